package dev.recs.jobs.imports.load;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A row or a field that cannot be used, as it is reported: file, line and reason, on one line whatever a value holds. */
final class RejectLine {

    /** A line break would read as another report, and a terminal obeys some of the others. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\u2028\\u2029]");

    private RejectLine() {}

    static String of(Path file, long line, @Nullable String reason) {
        return "%s:%d: %s".formatted(file.getFileName(), line, printable(String.valueOf(reason)));
    }

    /** Characters that do not print are written as Java and JSON escape them. */
    static String printable(String text) {
        return UNPRINTABLE
                .matcher(text)
                .replaceAll(one -> Matcher.quoteReplacement(
                        "\\u%04x".formatted((int) one.group().charAt(0))));
    }
}
