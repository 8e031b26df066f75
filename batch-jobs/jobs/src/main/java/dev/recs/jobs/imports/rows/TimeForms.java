package dev.recs.jobs.imports.rows;

import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The forms of times in which day and month cannot be confused, and what tells each of them: a formatter is tried only where it can fit, since a
 * failure is slow.
 */
final class TimeForms {

    private static final String MONTH = "[MMMM][MMM]";
    private static final String OFFSET = "[ ]['GMT'xxx]['GMT'xx][XXXXX][XXXX][XX][X][z]['['VV']']";

    private static final List<Form> FORMS = List.of(
            form("\\d{4}-\\d.*", "uuuu-M-d"),
            form("\\d{4}/\\d.*", "uuuu/M/d"),
            form("\\d{4}\\.\\d.*", "uuuu.M.d"),
            form("\\d{1,2}\\.\\d{1,2}\\.\\d{4}.*", "d.M.uuuu"),
            form("\\d{1,2}\\.\\d{1,2}\\.\\d{2}(?:\\D.*)?", "d.M.uu"),
            form("\\d{1,2} \\p{L}.*", "d " + MONTH + " uuuu"),
            form("\\d{1,2}-\\p{L}+-\\d{4}.*", "d-" + MONTH + "-uuuu"),
            form("\\d{1,2}-\\p{L}+-\\d{2}(?:\\D.*)?", "d-" + MONTH + "-uu"),
            form("\\p{L}{3}, ?\\d.*", "EEE,[ ]d " + MONTH + " uuuu"),
            form("\\p{L}+, ?\\p{L}.*", "[EEEE][EEE],[ ]" + MONTH + " d[,] uuuu"),
            form("\\p{L}+ \\d{1,2},? \\d{4}.*", MONTH + " d[,] uuuu"),
            form("\\p{L}{3} \\p{L}{3} \\d{1,2} \\d{4}.*", "EEE MMM d uuuu"),
            new Form(
                    Pattern.compile("\\p{L}{3} \\p{L}{3} \\d{1,2} \\d{2}:.*"),
                    formatter(new DateTimeFormatterBuilder().appendPattern("EEE MMM d HH:mm:ss [z ]uuuu"))),
            new Form(
                    Pattern.compile("(?:19|20)\\d{6}"),
                    formatter(new DateTimeFormatterBuilder().appendPattern("uuuuMMdd"))),
            new Form(
                    Pattern.compile("(?:19|20)\\d{6}T\\d.*"),
                    formatter(new DateTimeFormatterBuilder().appendPattern("uuuuMMdd'T'HHmm[ss]" + OFFSET))),
            new Form(
                    Pattern.compile("(?:19|20)\\d{10}"),
                    formatter(new DateTimeFormatterBuilder().appendPattern("uuuuMMddHHmm"))),
            new Form(
                    Pattern.compile("(?:19|20)\\d{12}"),
                    formatter(new DateTimeFormatterBuilder().appendPattern("uuuuMMddHHmmss"))));

    private static final List<DateTimeFormatter> DAY_FIRST = ordered(DayOrder.DAY_FIRST);
    private static final List<DateTimeFormatter> MONTH_FIRST = ordered(DayOrder.MONTH_FIRST);

    private TimeForms() {}

    /** What may fit a text. */
    static List<DateTimeFormatter> fitting(String text, Optional<DayOrder> order) {
        for (Form form : FORMS) {
            if (form.shape().matcher(text).matches()) {
                return List.of(form.formatter());
            }
        }
        return DayOrder.of(text).or(() -> order).map(TimeForms::inOrder).orElse(List.of());
    }

    private static List<DateTimeFormatter> inOrder(DayOrder order) {
        return order == DayOrder.DAY_FIRST ? DAY_FIRST : MONTH_FIRST;
    }

    private static List<DateTimeFormatter> ordered(DayOrder order) {
        return List.of(
                withTime(order.pattern('/') + "/uuuu"),
                withTime(order.pattern('-') + "-uuuu"),
                withTime(order.pattern('/') + "/uu"),
                withTime(order.pattern('-') + "-uu"));
    }

    private static Form form(String shape, String date) {
        return new Form(Pattern.compile(shape), withTime(date));
    }

    /** A date, perhaps with a time of twelve or of twenty-four hours behind it. */
    private static DateTimeFormatter withTime(String date) {
        return formatter(new DateTimeFormatterBuilder()
                .appendPattern(date)
                .optionalStart()
                .appendPattern("[,][ ]h:mm[:ss][ ]a")
                .optionalEnd()
                .optionalStart()
                .appendPattern("[,][ ]['T']H:mm[:ss]")
                .optionalStart()
                .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
                .optionalEnd()
                .appendPattern(OFFSET)
                .optionalEnd());
    }

    private static DateTimeFormatter formatter(DateTimeFormatterBuilder pattern) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .append(pattern.toFormatter(Locale.US))
                .toFormatter(Locale.US)
                .withChronology(IsoChronology.INSTANCE)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    private record Form(Pattern shape, DateTimeFormatter formatter) {}
}
