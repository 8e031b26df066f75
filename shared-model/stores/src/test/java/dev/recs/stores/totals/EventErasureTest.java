package dev.recs.stores.totals;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.UncategorizedSQLException;

final class EventErasureTest {

    @Test
    void itIsTriedAgainAfterWhatTwoErasuresDoToEachOtherOnly() {
        assertThat(EventErasure.isConflict(new CannotAcquireLockException("deadlock")))
                .isTrue();
        assertThat(EventErasure.isConflict(uncategorized(1020))).isTrue();
        assertThat(EventErasure.isConflict(uncategorized(1021))).isFalse();
        assertThat(EventErasure.isConflict(new QueryTimeoutException("late"))).isFalse();
    }

    private static UncategorizedSQLException uncategorized(int code) {
        return new UncategorizedSQLException(
                "update", "UPDATE", new SQLException("Record has changed since last read", "HY000", code));
    }
}
