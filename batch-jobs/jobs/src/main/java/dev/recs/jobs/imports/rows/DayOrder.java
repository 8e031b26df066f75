package dev.recs.jobs.imports.rows;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which of the first two numbers of a date as 01/02/2026 is the day. */
public enum DayOrder {
    DAY_FIRST,
    MONTH_FIRST;

    private static final int MONTHS = 12;
    private static final Pattern DATE = Pattern.compile("(\\d{1,2})([/-])(\\d{1,2})\\2(\\d{4}|\\d{2})(?:\\D.*)?");

    /** What a date says itself, as there is no month 25; empty if it says nothing, as 25/10/26, which may begin with its year. */
    public static Optional<DayOrder> of(String text) {
        Matcher date = DATE.matcher(text);
        if (!date.matches()) {
            return Optional.empty();
        }
        int first = Integer.parseInt(date.group(1));
        int second = Integer.parseInt(date.group(3));
        if (first > MONTHS && second <= MONTHS && date.group(4).length() == 4) {
            return Optional.of(DAY_FIRST);
        }
        return first <= MONTHS && second > MONTHS ? Optional.of(MONTH_FIRST) : Optional.empty();
    }

    /** As a pattern. */
    public String pattern(char separator) {
        return this == DAY_FIRST ? "d" + separator + "M" : "M" + separator + "d";
    }
}
