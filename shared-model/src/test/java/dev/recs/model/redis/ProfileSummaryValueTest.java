package dev.recs.model.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recs.model.ListVersion;
import dev.recs.testing.Golden;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ProfileSummaryValueTest {

    private static final ProfileSummaryValue VALUE = new ProfileSummaryValue(
            new ListVersion(Instant.ofEpochMilli(1_764_000_000_000L), Instant.ofEpochMilli(1_763_999_000_000L)),
            List.of("Kitchen", "Bücher & \"Tee\" 🕯"));

    @Test
    void textIsThatOfTheGoldenFile() {
        Golden.assertText("redis/profile-summary.json", VALUE.toJson());
    }

    @Test
    void theGoldenFileIsReadAsTheSameValue() {
        assertThat(ProfileSummaryValue.parse(Golden.text("redis/profile-summary.json")))
                .isEqualTo(VALUE);
    }

    @Test
    void anotherFormIsRefused() {
        assertThatThrownBy(() -> ProfileSummaryValue.parse("{}"))
                .hasMessage("profile in Redis is not of our form (2 characters): delete the key, it is refilled");
    }
}
