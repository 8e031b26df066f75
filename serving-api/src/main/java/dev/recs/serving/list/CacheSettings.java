package dev.recs.serving.list;

import dev.recs.model.failure.Misconfigured;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;

/**
 * How long a refilled value lives in Redis; numbers without a unit are seconds.
 *
 * @param profileTtl also {@code USER_PROFILE_CACHE_TTL}
 * @param recommendationsTtl also {@code RECOMMENDATIONS_CACHE_TTL}
 */
@ConfigurationProperties("recs.cache")
public record CacheSettings(
        @DefaultValue("1h") @DurationUnit(ChronoUnit.SECONDS)
        Duration profileTtl,

        @DefaultValue("30m") @DurationUnit(ChronoUnit.SECONDS)
        Duration recommendationsTtl) {

    public CacheSettings {
        if (profileTtl.isNegative()
                || profileTtl.isZero()
                || recommendationsTtl.isNegative()
                || recommendationsTtl.isZero()) {
            throw new Misconfigured(
                    "recs.cache.profile-ttl is %s and recs.cache.recommendations-ttl is %s: expected more than zero"
                            .formatted(profileTtl, recommendationsTtl));
        }
    }
}
