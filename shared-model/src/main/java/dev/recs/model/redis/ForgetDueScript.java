package dev.recs.model.redis;

import dev.recs.model.UserId;
import java.util.List;

/** Removes a user from the refresh queue and from its dead letters, as part of an erasure; answers how many places held it. */
public final class ForgetDueScript {

    /** The Lua source; keys and arguments in the order of {@link #keys} and {@link #arguments}. */
    public static final String SOURCE = RefreshMarkLua.FUNCTIONS + """
            local user, places = ARGV[1], 0
            local mark = find(user)
            if mark then
              if mark.entry then remove(mark.entry) end
              places = places + 1
            end
            clear(user)
            for _, letter in ipairs(redis.call('XRANGE', KEYS[4], '-', '+')) do
              for i = 1, #letter[2], 2 do
                if letter[2][i] == 'user' and letter[2][i + 1] == user then
                  redis.call('XDEL', KEYS[4], letter[1])
                  places = places + 1
                end
              end
            end
            return places
            """;

    private ForgetDueScript() {}

    public static List<String> keys() {
        return List.of(
                SharedKeys.PROFILE_REFRESH_DUE,
                SharedKeys.PROFILE_REFRESH_MARKS,
                SharedKeys.PROFILE_REFRESH,
                SharedKeys.PROFILE_REFRESH_DEAD);
    }

    public static List<String> arguments(UserId user) {
        return List.of(user.value());
    }
}
