package dev.recs.jobs.imports;

import dev.recs.model.failure.BadInput;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads times: ISO 8601 with a blank or a T, with or without an offset; seconds or milliseconds since 1970; the forms of shops' exports in
 * which day and month cannot be confused.
 *
 * <p>A time without an offset is one of the shop's zone. Of an hour that a change of clocks repeats, the first is taken; one that it leaves
 * out is moved on.
 *
 * @param zone of times without an offset; empty where the operator did not say it
 * @param format of the operator, tried before ours
 */
record TimeReader(Optional<ZoneId> zone, Optional<DateTimeFormatter> format) {

    static final TimeReader STRICT = new TimeReader(Optional.empty(), Optional.empty());

    private static final String EXPECTED = "a time as 2010-12-01T08:26:00Z";
    private static final Pattern SECONDS = Pattern.compile("\\d{9,10}");
    private static final Pattern MILLIS = Pattern.compile("\\d{12,13}");
    private static final List<DateTimeFormatter> FORMATS = List.of(
            form("uuuu-M-d['T'][' ']H:mm[:ss]", "[ ][XXXXX][XXXX][XX][X][z]"),
            form("uuuu/M/d[' ']H:mm[:ss]", "[ ][XXX][XX]"),
            form("uuuu-M-d", ""),
            form("uuuu/M/d", ""),
            form("d.M.uuuu[,]['T'][' ']H:mm[:ss]", ""),
            form("d.M.uuuu", ""),
            form("MMM d, uuuu[,] h:mm[:ss] a", ""),
            form("MMM d, uuuu[,] H:mm[:ss]", ""),
            form("d MMM uuuu H:mm[:ss]", ""));

    /** @throws BadInput naming the column, its value and what was expected */
    Instant read(String column, String text) {
        if (SECONDS.matcher(text).matches()) {
            return Instant.ofEpochSecond(Long.parseLong(text));
        }
        if (MILLIS.matcher(text).matches()) {
            return Instant.ofEpochMilli(Long.parseLong(text));
        }
        TemporalAccessor time = parse(text).orElseThrow(() -> Values.refused(column, text, expected(text)));
        return switch (time) {
            case OffsetDateTime offset -> offset.toInstant();
            case ZonedDateTime zoned -> zoned.toInstant();
            case LocalDateTime local -> local(column, text, local);
            case LocalDate day -> local(column, text, day.atStartOfDay());
            default -> throw Values.refused(column, text, EXPECTED);
        };
    }

    private Optional<TemporalAccessor> parse(String text) {
        return Stream.concat(format.stream(), FORMATS.stream())
                .flatMap(one -> parse(one, text).stream())
                .findFirst();
    }

    private static Optional<TemporalAccessor> parse(DateTimeFormatter format, String text) {
        try {
            return Optional.of(format.parseBest(
                    text, OffsetDateTime::from, ZonedDateTime::from, LocalDateTime::from, LocalDate::from));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private Instant local(String column, String text, LocalDateTime time) {
        return zone.map(place -> time.atZone(place).toInstant())
                .orElseThrow(() -> new BadInput(
                        "%s '%s': it names no time zone: expected %s, or say the shop's with --time-zone=Europe/Berlin"
                                .formatted(column, text, EXPECTED)));
    }

    private String expected(String text) {
        return text.matches("\\d{1,2}[/-]\\d{1,2}[/-]\\d{4}.*")
                ? EXPECTED + ", or say which is the day with --time-format=\"dd/MM/yyyy HH:mm\""
                : EXPECTED;
    }

    private static DateTimeFormatter form(String pattern, String offset) {
        DateTimeFormatterBuilder builder =
                new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern(pattern);
        if (pattern.endsWith("[:ss]")) {
            builder.optionalStart()
                    .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
                    .optionalEnd();
        }
        return builder.appendPattern(offset)
                .toFormatter(Locale.US)
                .withChronology(IsoChronology.INSTANCE)
                .withResolverStyle(ResolverStyle.STRICT);
    }
}
