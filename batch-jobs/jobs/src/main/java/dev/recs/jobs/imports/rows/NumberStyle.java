package dev.recs.jobs.imports.rows;

import java.util.Optional;

/** How a file writes numbers: what 1.234 and 1,234 are in it. Numbers that can be read in one way only do not need it. */
public enum NumberStyle {
    /** 1,234.50 */
    POINT,
    /** 1.234,50 */
    COMMA,
    /** The file does not tell: a point is decimal, and a comma may mean either. */
    PLAIN,
    /** Decimal points and decimal commas side by side: no number with either can be known. */
    MIXED;

    /** Whether decimals follow it; empty if that is not known. */
    Optional<Boolean> isDecimal(char separator) {
        return switch (this) {
            case POINT -> Optional.of(separator == '.');
            case COMMA -> Optional.of(separator == ',');
            case PLAIN -> Optional.of(true).filter(decimal -> separator == '.');
            case MIXED -> Optional.empty();
        };
    }
}
