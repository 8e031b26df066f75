package dev.recs.jobs.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.model.failure.BadInput;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TimeReaderTest {

    private static final TimeReader BERLIN = new TimeReader(Optional.of(ZoneId.of("Europe/Berlin")), Optional.empty());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-10-25T00:30:00Z",
                "2026-10-25 02:30:00 +0200",
                "2026-10-25T02:30:00+02:00",
                "2026-10-25T02:30:00+0200",
                "2026-10-25 00:30:00 UTC",
                "2026-10-25T00:30Z",
                "1792888200",
                "1792888200000"
            })
    void aTimeWithAnOffsetIsReadInEveryForm(String text) {
        assertThat(TimeReader.STRICT.read("at", text)).isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
    }

    @Test
    void fractionsOfASecondAreKept() {
        assertThat(TimeReader.STRICT.read("at", "2026-10-25T02:30:00.123456Z"))
                .isEqualTo(Instant.parse("2026-10-25T02:30:00.123456Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-25 01:30:00, 2026-10-24T23:30:00Z",
        "2026-10-25 02:30:00, 2026-10-25T00:30:00Z",
        "2026-10-25 03:30:00, 2026-10-25T02:30:00Z",
        "2026-03-29 01:59:00, 2026-03-29T00:59:00Z",
        "2026-03-29 03:00:00, 2026-03-29T01:00:00Z",
        "2026-07-01, 2026-06-30T22:00:00Z",
        "25.10.2026 02:30, 2026-10-25T00:30:00Z",
        "2026/1/5 7:05, 2026-01-05T06:05:00Z"
    })
    void aLocalTimeIsRightOnBothSidesOfAChangeOfClocks(String text, String utc) {
        assertThat(BERLIN.read("at", text)).isEqualTo(Instant.parse(utc));
    }

    @Test
    void magentosGridWritesMonthsAsWords() {
        assertThat(BERLIN.read("at", "Oct 26, 2026 02:30:00 PM")).isEqualTo(Instant.parse("2026-10-26T13:30:00Z"));
    }

    @Test
    void aTimeWithoutAZoneSaysWhichOptionIsMissing() {
        assertRefused(
                TimeReader.STRICT,
                "2026-10-25 02:30:00",
                "at '2026-10-25 02:30:00': it names no time zone: expected a time as 2010-12-01T08:26:00Z, or say the shop's with --time-zone=Europe/Berlin");
    }

    @Test
    void dayAndMonthThatCanBeConfusedAreNotGuessed() {
        assertRefused(
                BERLIN,
                "05/10/2026 02:30",
                "at '05/10/2026 02:30': expected a time as 2010-12-01T08:26:00Z, or say which is the day with --time-format=\"dd/MM/yyyy HH:mm\"");
        TimeReader said =
                new TimeReader(BERLIN.zone(), Optional.of(DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm", Locale.US)));
        assertThat(said.read("at", "05/10/2026 02:30")).isEqualTo(Instant.parse("2026-10-05T00:30:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-13-01T00:00:00Z", "2026-02-30T00:00:00Z", "12"})
    void whatIsNoTimeIsRefused(String text) {
        assertRefused(BERLIN, text, "at '%s': expected a time as 2010-12-01T08:26:00Z".formatted(text));
    }

    @Test
    void anOrderOfTodayInAStoreWhoseTimesWereShiftedIsNotPutInto2041() {
        Instant now = Instant.parse("2026-11-28T12:00:00Z");
        TimeBounds bounds = new TimeBounds(now, Duration.ofDays(5_460));
        assertThatThrownBy(() -> bounds.check("at", "2026-11-28T10:00:00Z", TimeReader.STRICT))
                .isInstanceOf(BadInput.class)
                .hasMessage(
                        "at '2026-11-28T10:00:00Z': expected a time that is not in the future, and this store moves its times by 5460 days, to 2041-11-09T10:00:00Z");
        assertThat(bounds.check("at", "2011-12-01T10:00:00Z", TimeReader.STRICT))
                .isEqualTo(Instant.parse("2011-12-01T10:00:00Z"));
    }

    private static void assertRefused(TimeReader reader, String text, String message) {
        assertThatThrownBy(() -> reader.read("at", text))
                .isInstanceOf(BadInput.class)
                .hasMessage(message);
    }
}
