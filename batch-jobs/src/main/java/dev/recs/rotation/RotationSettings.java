package dev.recs.rotation;

import dev.recs.model.failure.Violations;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How products give way that were shown often without a click.
 *
 * @param strength the largest part of a score that is taken away, in [0, 1]; 0 for no rotation
 * @param free impressions that cost nothing
 * @param halfLife after which an impression counts half
 */
@ConfigurationProperties("recs.ranking.rotation")
public record RotationSettings(
        @DefaultValue("0.5") double strength,
        @DefaultValue("5") double free,
        @DefaultValue("7d") Duration halfLife) {

    public static final RotationSettings DEFAULT = new RotationSettings(0.5, 5, Duration.ofDays(7));

    public RotationSettings {
        new Violations("recs.ranking.rotation")
                .require(strength >= 0 && strength <= 1, "strength", strength, "0 to 1")
                .require(free >= 1 && free <= 500, "free", free, "1 to 500")
                .require(halfLife.isPositive(), "half-life", halfLife, "a time above 0, for example 7d")
                .refuseAny();
    }
}
