package dev.recs.jobs.imports.rows;

import dev.recs.model.failure.BadInput;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads times: ISO 8601 with a blank or a T, with or without an offset; seconds, milliseconds or microseconds since 1970; the days of a
 * spreadsheet; the forms of {@link TimeForms}.
 *
 * <p>A time without an offset is one of the shop's zone. Of an hour that a change of clocks repeats, the first is taken; one that it leaves
 * out is moved on.
 *
 * @param zone of times without an offset; empty where the operator did not say it
 * @param format of the operator, tried before ours
 * @param dayOrder of dates as 01/02/2026; empty where it is not known
 */
public record TimeReader(Optional<ZoneId> zone, Optional<DateTimeFormatter> format, Optional<DayOrder> dayOrder) {

    public static final TimeReader STRICT = new TimeReader(Optional.empty(), Optional.empty());

    private static final String EXPECTED = "a time as 2010-12-01T08:26:00Z";
    private static final Pattern SECONDS = Pattern.compile("\\d{9,10}(?:\\.\\d{1,9})?");
    private static final Pattern MILLIS = Pattern.compile("\\d{12,13}");
    private static final Pattern MICROS = Pattern.compile("\\d{16}");
    private static final Pattern ROUNDED = Pattern.compile("(?i)\\d[.,]\\d+E\\+?\\d+");
    /** From 1970 to 2099. */
    private static final Pattern DAYS = Pattern.compile("(?:2[6-9]|[3-6]\\d|7[0-2])\\d{3}(?:[.,]\\d{1,15})?");

    private static final LocalDateTime FIRST_DAY = LocalDate.of(1899, 12, 30).atStartOfDay();
    private static final BigDecimal SECONDS_OF_DAY = BigDecimal.valueOf(86_400);
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern NAME_OF_ZONE = Pattern.compile(" \\([^()]*\\)$");
    private static final Pattern SEPTEMBER = Pattern.compile("(?i)\\bsept\\b\\.?");
    private static final Pattern HALF_OF_DAY = Pattern.compile("(?i)\\b([ap])\\.? ?m\\.$");

    public TimeReader(Optional<ZoneId> zone, Optional<DateTimeFormatter> format) {
        this(zone, format, Optional.empty());
    }

    /** @throws BadInput naming the column, its value and what was expected */
    public Instant read(String column, String text) {
        Optional<TemporalAccessor> asItIs = parse(text);
        if (asItIs.isPresent()) {
            return instant(column, text, asItIs.get());
        }
        String plain = plain(text);
        Optional<TemporalAccessor> time = parse(plain);
        return time.isPresent() ? instant(column, text, time.get()) : number(column, text, plain);
    }

    private Instant number(String column, String text, String plain) {
        if (SECONDS.matcher(plain).matches()) {
            return Instant.EPOCH.plusNanos(
                    new BigDecimal(plain).movePointRight(9).longValueExact());
        }
        if (MILLIS.matcher(plain).matches()) {
            return Instant.ofEpochMilli(Long.parseLong(plain));
        }
        if (MICROS.matcher(plain).matches()) {
            return Instant.EPOCH.plus(Long.parseLong(plain), ChronoUnit.MICROS);
        }
        if (DAYS.matcher(plain).matches()) {
            BigDecimal seconds = new BigDecimal(plain.replace(',', '.')).multiply(SECONDS_OF_DAY);
            return local(
                    column,
                    text,
                    FIRST_DAY.plusSeconds(
                            seconds.setScale(0, RoundingMode.HALF_UP).longValueExact()));
        }
        throw Values.refused(column, text, expected(plain));
    }

    private static String plain(String text) {
        String blanks = BLANKS.matcher(text).replaceAll(" ").strip();
        String numbered = NAME_OF_ZONE.matcher(blanks).replaceFirst("");
        return HALF_OF_DAY
                .matcher(SEPTEMBER.matcher(numbered).replaceFirst("Sep"))
                .replaceFirst("$1m");
    }

    private Instant instant(String column, String text, TemporalAccessor time) {
        return switch (time) {
            case OffsetDateTime offset -> offset.toInstant();
            case ZonedDateTime zoned -> zoned.toInstant();
            case LocalDateTime local -> local(column, text, local);
            case LocalDate day -> local(column, text, day.atStartOfDay());
            default -> throw Values.refused(column, text, EXPECTED);
        };
    }

    private Optional<TemporalAccessor> parse(String text) {
        return Stream.concat(format.stream(), TimeForms.fitting(text, dayOrder).stream())
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

    private static String expected(String text) {
        if (ROUNDED.matcher(text).matches()) {
            return EXPECTED + ": a spreadsheet has rounded this one, export it again";
        }
        return TimeFormatHint.of(text)
                .map(pattern -> "%s, or say %s with --time-format=\"%s\""
                        .formatted(EXPECTED, pattern.startsWith("d") ? "which is the day" : "its form", pattern))
                .orElse(EXPECTED);
    }
}
