package dev.recs.serving.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.serving.catalog.CatalogRows.State;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CatalogRowsTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @Test
    void changesAreReadFromTheNewestOnOrFromFiveMinutesAgo() {
        assertThat(since("2026-03-01T12:00:00Z", "2026-03-01T11:00:00", ZoneOffset.UTC))
                .isEqualTo("2026-03-01T11:00:00.001");
        assertThat(since("2026-03-01T12:00:00Z", "2026-03-01T11:59:00", ZoneOffset.UTC))
                .isEqualTo("2026-03-01T11:55:00");
    }

    @Test
    void aTimeInTheFutureHidAllChangesOfAShopWestOfGreenwich() {
        assertThat(since("2026-03-01T12:00:00Z", "2041-01-01T00:00:00", NEW_YORK))
                .isEqualTo("2026-03-01T06:55:00");
    }

    @Test
    void withoutAnyTimeTheLastMinutesAreRead() {
        State none = new State(Instant.EPOCH, Instant.parse("2026-03-01T12:00:00Z"), 1, 1, Optional.empty(), NEW_YORK);
        assertThat(CatalogRows.since(none)).isEqualTo("2026-03-01T06:55:00");
    }

    @Test
    void anHourThatTheClockShowsTwiceIsReadFromItsBeginning() {
        String oneMinutePastTheSecondOne = "2026-11-01T06:01:00Z";
        assertThat(since(oneMinutePastTheSecondOne, "2026-11-01T01:59:59", NEW_YORK))
                .isEqualTo("2026-11-01T00:56:00");
    }

    private static LocalDateTime since(String at, String newest, ZoneId zone) {
        return CatalogRows.since(
                new State(Instant.EPOCH, Instant.parse(at), 1, 1, Optional.of(LocalDateTime.parse(newest)), zone));
    }
}
