package dev.recs.stores.lists;

import dev.recs.model.failure.Violations;
import dev.recs.model.settings.Setting;
import dev.recs.model.settings.Settings;
import java.time.Duration;
import org.jspecify.annotations.NullMarked;

/** How long the copies in Redis live; the API refills them from MongoDB. */
@NullMarked
@Settings(prefix = "recs.cache")
public record CacheTimes(
        @Setting(
                defaultValue = "1h",
                meaning = "How long a profile summary lives in Redis, above 0.",
                aliases = "USER_PROFILE_CACHE_TTL")
        Duration profile,

        @Setting(
                defaultValue = "30m",
                meaning = "How long a recommendation list lives in Redis, above 0.",
                aliases = "RECOMMENDATIONS_CACHE_TTL")
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
