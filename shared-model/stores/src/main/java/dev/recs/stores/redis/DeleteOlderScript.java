package dev.recs.stores.redis;

import dev.recs.model.UserId;
import dev.recs.model.redis.RecommendationListKey;
import dev.recs.model.redis.UserProfileKey;
import java.time.Instant;
import java.util.List;

/**
 * The script that removes a user's list and profile summary, unless a refresh as of a later time wrote them.
 *
 * <p>A value that is not ours is removed too.
 */
public final class DeleteOlderScript {

    /** The Lua source; keys and arguments in the order of {@link #keys} and {@link #arguments}. */
    public static final String SOURCE = LuaSource.load("list-version.lua") + LuaSource.load("delete-older.lua");

    private DeleteOlderScript() {}

    public static List<String> keys(UserId user) {
        return List.of(RecommendationListKey.of(user), UserProfileKey.of(user));
    }

    /** @param asOf of the refresh that found nothing to make a list of */
    public static List<String> arguments(Instant asOf) {
        return List.of(Long.toString(asOf.toEpochMilli()));
    }
}
