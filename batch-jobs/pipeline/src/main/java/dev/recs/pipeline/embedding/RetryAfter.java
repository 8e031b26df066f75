package dev.recs.pipeline.embedding;

import com.openai.core.http.Headers;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** When an answer says to come again: {@code retry-after-ms}, or {@code Retry-After} in seconds or as a date. */
final class RetryAfter {

    private RetryAfter() {}

    /** Null if the answer does not say, or says it in no form that is known. */
    static @Nullable Duration parse(Headers headers) {
        Duration milliseconds = number(headers, "retry-after-ms", 1);
        if (milliseconds != null) {
            return milliseconds;
        }
        Duration seconds = number(headers, "retry-after", 1_000);
        return seconds != null ? seconds : date(headers);
    }

    private static @Nullable Duration number(Headers headers, String name, int unitMillis) {
        for (String value : headers.values(name)) {
            try {
                double number = Double.parseDouble(value.strip());
                return number >= 0 && number < 1e9 ? Duration.ofMillis(Math.round(number * unitMillis)) : null;
            } catch (NumberFormatException ignored) {
                // a date, or nonsense
            }
        }
        return null;
    }

    private static @Nullable Duration date(Headers headers) {
        for (String value : headers.values("retry-after")) {
            try {
                Instant at = ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant();
                Duration wait = Duration.between(Instant.now(), at);
                return wait.isNegative() ? Duration.ZERO : wait;
            } catch (DateTimeParseException ignored) {
                return null;
            }
        }
        return null;
    }
}
