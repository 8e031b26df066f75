package dev.recs.model.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.golden.Golden;
import dev.recs.model.ListVersion;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ProfileSummaryValueTest {

    private static final ProfileSummaryValue VALUE = new ProfileSummaryValue(
            new ListVersion(Instant.ofEpochMilli(1_764_000_000_000L), Instant.ofEpochMilli(1_763_999_000_000L)),
            List.of("Kitchen", "Bücher & \"Tee\" 🕯"));

    @Test
    void bytesAreThoseOfTheGoldenFile() {
        Golden.assertBytes("redis/profile-summary.bin", VALUE.toBytes("abc"));
    }

    @Test
    void theGoldenFileIsReadAsTheSameValue() {
        assertThat(ProfileSummaryValue.parse(Golden.bytes("redis/profile-summary.bin")))
                .isEqualTo(VALUE);
    }

    @Test
    void aTextOfRelease100IsReadAsTheSameValue() {
        assertThat(ProfileSummaryValue.parse(Golden.bytes("redis/release-1.0.0/profile-summary.json")))
                .isEqualTo(VALUE);
    }

    @Test
    void anotherFormIsRefused() {
        assertThatThrownBy(() -> ProfileSummaryValue.parse("{}".getBytes(StandardCharsets.UTF_8)))
                .hasMessage("profile in Redis is not of our form (2 bytes): delete the key, it is refilled");
    }
}
