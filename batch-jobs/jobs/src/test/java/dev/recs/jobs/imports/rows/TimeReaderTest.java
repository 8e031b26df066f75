package dev.recs.jobs.imports.rows;

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Oct 1, 2026|2026-09-30T22:00:00Z",
                "October 1, 2026 2:05 PM|2026-10-01T12:05:00Z",
                "Oct 1 2026|2026-09-30T22:00:00Z",
                "Sept 1, 2026|2026-08-31T22:00:00Z",
                "Thursday, October 1, 2026|2026-09-30T22:00:00Z",
                "1 Oct 2026 14:05|2026-10-01T12:05:00Z",
                "1 October 2026|2026-09-30T22:00:00Z",
                "1-Oct-2026 14:05:00|2026-10-01T12:05:00Z",
                "01-OCT-26|2026-09-30T22:00:00Z",
                "01.10.26 14:05|2026-10-01T12:05:00Z",
                "2026.10.01 14:05|2026-10-01T12:05:00Z",
                "2026-10-01 2:05 PM|2026-10-01T12:05:00Z",
                "'2026-10-01 2:05\u202fp.m.'|2026-10-01T12:05:00Z",
                "20261001|2026-09-30T22:00:00Z",
                "202610011405|2026-10-01T12:05:00Z",
                "20261001140500|2026-10-01T12:05:00Z",
                "20261001T140500Z|2026-10-01T14:05:00Z",
                "Thu, 01 Oct 2026 14:05:00 GMT|2026-10-01T14:05:00Z",
                "Thu, 1 Oct 2026 14:05:00 +0200|2026-10-01T12:05:00Z",
                "2026-10-01 14:05 GMT+02:00|2026-10-01T12:05:00Z",
                "Thu Oct 01 14:05:00 UTC 2026|2026-10-01T14:05:00Z",
                "Thu Oct 01 2026 14:05:00 GMT+0200 (Central European Summer Time)|2026-10-01T12:05:00Z",
                "2026-10-01 14:05:00+00|2026-10-01T14:05:00Z",
                "2026-10-01T14:05:00+02:00[Europe/Berlin]|2026-10-01T12:05:00Z"
            })
    void aDateWhoseMonthIsAWordOrWhoseOrderIsClearIsRead(String text, Instant time) {
        assertThat(BERLIN.read("at", text)).isEqualTo(time);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "46296|2026-09-30T22:00:00Z",
                "46296.5|2026-10-01T10:00:00Z",
                "46296,5868055556|2026-10-01T12:05:00Z",
                "1790863500.25|2026-10-01T14:05:00.250Z",
                "1790863500000000|2026-10-01T14:05:00Z",
                "999999999999|2001-09-09T01:46:39.999Z"
            })
    void aNumberIsATimeByItsSize(String text, Instant time) {
        assertThat(BERLIN.read("at", text)).isEqualTo(time);
    }

    @Test
    void aNumberThatASpreadsheetHasRoundedIsNoTime() {
        assertRefused(
                BERLIN,
                "1.79086E+12",
                "at '1.79086E+12': expected a time as 2010-12-01T08:26:00Z: a spreadsheet has rounded this one, export it again");
    }

    @Test
    void dayAndMonthAreInTheOrderOfTheFile() {
        DayEvidence days = new DayEvidence();
        for (String text : new String[] {"01/02/2026", "25/09/2026 14:05", "2026-10-01"}) {
            days.add(text);
        }
        assertThat(days.order()).hasValue(DayOrder.DAY_FIRST);
        assertThat(days.note("at"))
                .hasValue(
                        "the day before the month in at, by 25/09/2026 14:05; another form is said with --time-format");
        TimeReader reader = new TimeReader(BERLIN.zone(), Optional.empty(), days.order());
        assertThat(reader.read("at", "01/02/2026 2:05 PM")).isEqualTo(Instant.parse("2026-02-01T13:05:00Z"));
        assertThat(reader.read("at", "1-2-26")).isEqualTo(Instant.parse("2026-01-31T23:00:00Z"));
        TimeReader american = new TimeReader(BERLIN.zone(), Optional.empty(), Optional.of(DayOrder.MONTH_FIRST));
        assertThat(american.read("at", "10/1/26 14:05")).isEqualTo(Instant.parse("2026-10-01T12:05:00Z"));
    }

    @Test
    void datesThatContradictEachOtherTellNoOrder() {
        DayEvidence days = new DayEvidence();
        days.add("25/10/2026");
        days.add("10/26/2026");
        assertThat(days.order()).isEmpty();
        assertThat(days.note("at"))
                .hasValue(
                        "days before months and months before days in at, as 25/10/2026 and 10/26/2026, so that dates which may be either are rejected");
    }

    @ParameterizedTest
    @CsvSource({
        "01/02/2026,",
        "25/10/26,",
        "13/13/2026,",
        "25/10/2026, DAY_FIRST",
        "10/25/26, MONTH_FIRST",
        "25-10-2026 08:00, DAY_FIRST"
    })
    void onlyWhatCanBeReadInOneWayTellsTheOrder(String text, DayOrder order) {
        assertThat(DayOrder.of(text)).isEqualTo(Optional.ofNullable(order));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "01/02/2026|which is the day|dd/MM/yyyy",
                "1/2/26 2:05 PM|which is the day|d/M/yy h:mm a",
                "05-06-2026 14:05:06|which is the day|dd-MM-yyyy HH:mm:ss",
                "01_10_2026|which is the day|dd_MM_yyyy",
                "2026-10-01 14h05|its form|yyyy-MM-dd HH'h'mm"
            })
    void theExampleOfAFormatFitsTheValue(String text, String what, String pattern) {
        assertRefused(
                BERLIN,
                text,
                "at '%s': expected a time as 2010-12-01T08:26:00Z, or say %s with --time-format=\"%s\""
                        .formatted(text, what, pattern));
        TimeReader said = new TimeReader(BERLIN.zone(), Optional.of(DateTimeFormatter.ofPattern(pattern, Locale.US)));
        assertThat(said.read("at", text)).isNotNull();
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
