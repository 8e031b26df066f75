package dev.recs.pipeline.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.core.http.Headers;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class RetryAfterTest {

    @Test
    void readsSecondsMillisecondsAndDates() {
        assertThat(of("Retry-After", "20")).isEqualTo(Duration.ofSeconds(20));
        assertThat(of("retry-after", "0.5")).isEqualTo(Duration.ofMillis(500));
        assertThat(of("Retry-After-Ms", "1500")).isEqualTo(Duration.ofMillis(1500));
        String inAMinute = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.now(ZoneOffset.UTC).plusMinutes(1));
        assertThat(of("Retry-After", inAMinute)).isBetween(Duration.ofSeconds(50), Duration.ofSeconds(61));
    }

    @Test
    void millisecondsWinOverSeconds() {
        Headers headers = Headers.builder()
                .put("retry-after", "2")
                .put("retry-after-ms", "1800")
                .build();
        assertThat(RetryAfter.parse(headers)).isEqualTo(Duration.ofMillis(1800));
    }

    @Test
    void whatIsPastIsNowAndNonsenseIsNothing() {
        assertThat(of("Retry-After", "Wed, 21 Oct 2015 07:28:00 GMT")).isEqualTo(Duration.ZERO);
        assertThat(of("Retry-After", "soon")).isNull();
        assertThat(of("Retry-After", "-5")).isNull();
        assertThat(of("Retry-After", "NaN")).isNull();
        assertThat(of("Date", "1")).isNull();
    }

    private static @Nullable Duration of(String name, String value) {
        return RetryAfter.parse(Headers.builder().put(name, value).build());
    }
}
