package dev.recs.jobs.imports;

import java.util.Optional;
import java.util.regex.Pattern;

/** How a file writes numbers. */
enum NumberStyle {
    /** 1,234.50 */
    POINT("[+-]?(?:\\d{1,13}|\\d{1,3}(?:,\\d{3}){1,3})(?:\\.\\d{0,10})?|[+-]?\\.\\d{1,10}", ","),
    /** 1.234,50 */
    COMMA("[+-]?(?:\\d{1,13}|\\d{1,3}(?:[. ]\\d{3}){1,3})(?:,\\d{0,10})?|[+-]?,\\d{1,10}", "."),
    /** 1234.50; a comma may mean either. */
    PLAIN("[+-]?\\d{1,13}(?:\\.\\d{0,10})?|[+-]?\\.\\d{1,10}", "");

    private final Pattern form;
    private final String grouping;

    NumberStyle(String form, String grouping) {
        this.form = Pattern.compile(form);
        this.grouping = grouping;
    }

    /** The number as Java writes it; empty if it is none. Exponents are none: 1E999999999 has a billion digits. */
    Optional<String> plain(String text) {
        if (!form.matcher(text).matches()) {
            return Optional.empty();
        }
        String digits = grouping.isEmpty() ? text : text.replace(grouping, "").replace(" ", "");
        return Optional.of(digits.replace(',', '.'));
    }
}
