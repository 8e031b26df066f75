package dev.recs.jobs.imports;

import java.util.regex.Pattern;

/** Counts what the numbers of a file tell of its {@link NumberStyle}; a single group of three digits tells nothing. */
final class NumberEvidence {

    private static final Pattern POINT =
            Pattern.compile("[+-]?(?:\\d*\\.(?:\\d{1,2}|\\d{4,})|\\d{1,3}(?:,\\d{3})+\\.\\d+)");
    private static final Pattern COMMA =
            Pattern.compile("[+-]?(?:\\d*,(?:\\d{1,2}|\\d{4,})|\\d{1,3}(?:[. ]\\d{3})+,\\d+)");
    private static final Pattern GROUP = Pattern.compile("[+-]?\\d+,\\d{3}");

    private long points;
    private long commas;
    private long groups;

    void add(String text) {
        if (POINT.matcher(text).matches()) {
            points++;
        } else if (COMMA.matcher(text).matches()) {
            commas++;
        } else if (GROUP.matcher(text).matches()) {
            groups++;
        }
    }

    /** @param delimiter where it is a semicolon, commas are most likely decimal */
    NumberStyle style(char delimiter) {
        if (points == 0 && (commas > 0 || (delimiter == ';' && groups > 0))) {
            return NumberStyle.COMMA;
        }
        return points > 0 && commas == 0 ? NumberStyle.POINT : NumberStyle.PLAIN;
    }

    /** Whether the file writes numbers in two ways. */
    boolean isContradictory() {
        return points > 0 && commas > 0;
    }
}
