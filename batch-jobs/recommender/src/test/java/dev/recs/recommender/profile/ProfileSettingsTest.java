package dev.recs.recommender.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recs.testing.Bound;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ProfileSettingsTest {

    @Test
    void defaults() {
        assertThat(Bound.settings(ProfileSettings.class, Map.of()))
                .isEqualTo(new ProfileSettings(ProfileEmbedding.SIGNALS));
    }

    @Test
    void everyPropertyIsReadByItsName() {
        assertThat(Bound.settings(ProfileSettings.class, Map.of("embedding", "text")))
                .isEqualTo(new ProfileSettings(ProfileEmbedding.TEXT));
    }
}
