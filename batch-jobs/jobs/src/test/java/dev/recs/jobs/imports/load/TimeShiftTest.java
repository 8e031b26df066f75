package dev.recs.jobs.imports.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class TimeShiftTest {

    private static final Instant NEWEST = Instant.parse("2011-12-09T12:50:00Z");

    @Test
    void theMostWholeWeeksThatLeaveTheNewestNotAfterTheDate() {
        Instant to = Instant.parse("2011-12-23T12:49:59Z");
        assertThat(TimeShift.wholeWeeks(NEWEST, to)).isEqualTo(7);
        assertThat(TimeShift.wholeWeeks(NEWEST, to.plusSeconds(1))).isEqualTo(14);
        assertThat(NEWEST.plus(Duration.ofDays(14))).isEqualTo(to.plusSeconds(1));
    }

    @Test
    void aDateBeforeTheNewestMovesBack() {
        assertThat(TimeShift.wholeWeeks(NEWEST, NEWEST)).isZero();
        assertThat(TimeShift.wholeWeeks(NEWEST, NEWEST.minusSeconds(1))).isEqualTo(-7);
    }
}
