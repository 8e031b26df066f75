package dev.recs.jobs.imports.rows;

import java.util.Optional;

/** Counts what the numbers of a file tell of its {@link NumberStyle}: those that can be read in one way only. */
public final class NumberEvidence {

    /** Of one style up to one part of so many is a slip; beyond, the file is of two minds. */
    private static final int SLIPS = 10;

    private long points;
    private long commas;

    public void add(String text) {
        NumberText.parse(text).ifPresent(number -> {
            switch (number.form()) {
                case DECIMAL_POINT -> points++;
                case DECIMAL_COMMA -> commas++;
                case WHOLE, OPEN -> {}
            }
        });
    }

    /**
     * By what nearly all numbers tell. Where more than a tenth tell otherwise, two hands or programs wrote the file, and what either meant by a
     * mark is not known.
     *
     * @param delimiter where it is a semicolon and no number tells, commas are most likely decimal
     */
    public NumberStyle style(String delimiter) {
        if (points + commas == 0) {
            return delimiter.equals(";") ? NumberStyle.COMMA : NumberStyle.PLAIN;
        }
        if (SLIPS * Math.min(points, commas) > points + commas) {
            return NumberStyle.MIXED;
        }
        return points > commas ? NumberStyle.POINT : NumberStyle.COMMA;
    }

    /** One line for the operator where commas are decimal, or may be. */
    public Optional<String> note(String column, NumberStyle style) {
        if (style == NumberStyle.MIXED) {
            return Optional.of("decimal points (%d) and decimal commas (%d) in %s: numbers with either are rejected"
                    .formatted(points, commas, column));
        }
        if (points > 0 && commas > 0) {
            return Optional.of(
                    "decimal points (%d) and decimal commas (%d) in %s: each is read as it stands, and what may be either, as 1.234, with a decimal %s"
                            .formatted(points, commas, column, style == NumberStyle.COMMA ? "comma" : "point"));
        }
        return style == NumberStyle.COMMA ? Optional.of("decimal commas in " + column) : Optional.empty();
    }
}
