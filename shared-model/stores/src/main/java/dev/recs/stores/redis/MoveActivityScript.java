package dev.recs.stores.redis;

import dev.recs.model.UserId;
import dev.recs.model.redis.ActivityKey;
import dev.recs.model.redis.FormerKeys;
import java.util.ArrayList;
import java.util.List;

/** Moves times of the latest event from the one set of release 1.0.0 to those of the buckets; answers how many. */
public final class MoveActivityScript {

    /** The Lua source; keys and arguments in the order of {@link #keys} and {@link #arguments}. */
    public static final String SOURCE = LuaSource.load("move-activity.lua");

    private MoveActivityScript() {}

    /** Of many slots: there is no set of 1.0.0 in a cluster. */
    public static List<String> keys(List<String> users) {
        List<String> keys = new ArrayList<>(List.of(FormerKeys.USER_ACTIVITY));
        users.forEach(user -> keys.add(ActivityKey.of(new UserId(user))));
        return keys;
    }

    public static List<String> arguments(List<String> users) {
        return users;
    }
}
