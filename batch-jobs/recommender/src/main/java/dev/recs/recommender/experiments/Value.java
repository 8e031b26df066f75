package dev.recs.recommender.experiments;

import dev.recs.model.failure.Misconfigured;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The value of a setting as it stands in the file, by what it should be. */
record Value(String name, String text) {

    private static final Pattern TIME = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)?");
    private static final Map<String, Long> MILLIS =
            Map.of("ms", 1L, "s", 1_000L, "m", 60_000L, "h", 3_600_000L, "d", 86_400_000L);

    boolean isTrue() {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong("true or false");
        };
    }

    int count() {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw wrong("a whole number");
        }
    }

    double number() {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw wrong("a number");
        }
    }

    /** A bare number is seconds, as everywhere. */
    Duration time() {
        Matcher matcher = TIME.matcher(text);
        if (!matcher.matches()) {
            throw wrong("a time such as 30s, 15m or 7d");
        }
        String unit = matcher.group(2) == null ? "s" : matcher.group(2);
        return Duration.ofMillis(Math.multiplyExact(Long.parseLong(matcher.group(1)), MILLIS.getOrDefault(unit, 0L)));
    }

    private Misconfigured wrong(String expected) {
        return new Misconfigured("%s is '%s': expected %s".formatted(name, text, expected));
    }
}
