package dev.recs.stores;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** {@code DATETIME(3)} columns hold UTC; a driver that knows time zones would move them. */
public final class SqlTimes {

    private SqlTimes() {}

    public static LocalDateTime write(Instant time) {
        return LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    }

    /** @return {@link Instant#EPOCH} for NULL */
    public static Instant read(ResultSet row, String column) throws SQLException {
        LocalDateTime time = row.getObject(column, LocalDateTime.class);
        return time == null ? Instant.EPOCH : time.toInstant(ZoneOffset.UTC);
    }
}
