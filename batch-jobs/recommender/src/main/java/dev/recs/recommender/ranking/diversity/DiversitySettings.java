package dev.recs.recommender.ranking.diversity;

import dev.recs.model.failure.Violations;
import dev.recs.model.settings.Setting;
import dev.recs.model.settings.Settings;

/** How much a list avoids products that are alike. */
@Settings(prefix = "recs.ranking.diversity")
public record DiversitySettings(
        @Setting(
                defaultValue = "0.1",
                meaning =
                        "Part of its score by which a duplicate of a product above goes down, 0 to 1; 0 leaves the order of the scores.")
        double strength) {

    public static final DiversitySettings DEFAULT = new DiversitySettings(0.1);
    public static final DiversitySettings NONE = new DiversitySettings(0);

    public DiversitySettings {
        new Violations("recs.ranking.diversity")
                .require(strength >= 0 && strength <= 1, "strength", strength, "0 to 1")
                .refuseAny();
    }
}
