package dev.recs.ranking.diversity;

import dev.recs.model.failure.Violations;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much a list avoids products that are alike.
 *
 * @param strength part of its score by which a duplicate of a product above goes down, in [0, 1]; 0 leaves the order of the scores
 */
@ConfigurationProperties("recs.ranking.diversity")
public record DiversitySettings(@DefaultValue("0.1") double strength) {

    public static final DiversitySettings DEFAULT = new DiversitySettings(0.1);
    public static final DiversitySettings NONE = new DiversitySettings(0);

    public DiversitySettings {
        new Violations("recs.ranking.diversity")
                .require(strength >= 0 && strength <= 1, "strength", strength, "0 to 1")
                .refuseAny();
    }
}
