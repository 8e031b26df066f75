package dev.recs.jobs.imports.rows;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds a {@code --time-format} that fits a text, for the operator to copy. */
final class TimeFormatHint {

    private static final Pattern PART = Pattern.compile("\\d+|\\p{L}+|[^\\d\\p{L}]+");
    private static final Pattern ZONE = Pattern.compile("Z|[A-Z]{3,}");
    private static final String TIME = "Hms";
    private static final int LONGEST = 40;

    private TimeFormatHint() {}

    /** Empty if the text is no time of numbers, or names a zone, which the operator's format would lose. */
    static Optional<String> of(String text) {
        return text.length() > LONGEST || ZONE.matcher(text).find()
                ? Optional.empty()
                : Stream.of("dMy", "Mdy", "yMd")
                        .map(date -> pattern(text, date))
                        .filter(pattern -> fits(pattern, text))
                        .findFirst();
    }

    /** The letters of a formatter, as many as the text has digits. */
    private static String pattern(String text, String date) {
        String fields = date + (text.matches("(?i).*\\d ?[ap]m") ? TIME.replace('H', 'h') : TIME);
        StringBuilder pattern = new StringBuilder();
        int field = 0;
        Matcher parts = PART.matcher(text);
        while (parts.find()) {
            String part = parts.group();
            if (Character.isDigit(part.charAt(0)) && field < fields.length()) {
                pattern.repeat(fields.charAt(field), part.length());
                field++;
            } else if (part.equalsIgnoreCase("am") || part.equalsIgnoreCase("pm")) {
                pattern.append('a');
            } else {
                pattern.append(part.matches("\\p{L}+") ? "'" + part + "'" : part);
            }
        }
        return pattern.toString();
    }

    private static boolean fits(String pattern, String text) {
        try {
            LocalDate.from(DateTimeFormatter.ofPattern(pattern.replace('y', 'u'), Locale.US)
                    .withResolverStyle(ResolverStyle.STRICT)
                    .parse(text));
            return true;
        } catch (DateTimeException | IllegalArgumentException _) {
            return false;
        }
    }
}
