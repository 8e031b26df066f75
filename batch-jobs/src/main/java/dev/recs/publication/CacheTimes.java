package dev.recs.publication;

import dev.recs.model.failure.Violations;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;

/**
 * How long the copies in Redis live; serving refills them from MongoDB.
 *
 * @param profile of a profile summary; also as {@code USER_PROFILE_CACHE_TTL}, in seconds
 * @param recommendations of a list; also as {@code RECOMMENDATIONS_CACHE_TTL}, in seconds
 */
@ConfigurationProperties("recs.cache")
public record CacheTimes(
        @DefaultValue("3600") @DurationUnit(ChronoUnit.SECONDS)
        Duration profile,

        @DefaultValue("1800") @DurationUnit(ChronoUnit.SECONDS)
        Duration recommendations) {

    public CacheTimes {
        new Violations("recs.cache")
                .require(profile.isPositive(), "profile", profile, "a time above 0, for example 1h")
                .require(
                        recommendations.isPositive(),
                        "recommendations",
                        recommendations,
                        "a time above 0, for example 30m")
                .refuseAny();
    }
}
