package dev.recs.model.redis;

import java.util.List;

/**
 * Moves users whose time has come to the stream, the longest due first; answers how many it moved.
 *
 * <p>A user whose entry has been in the stream for a minute is looked at too: if the entry is gone (somebody trimmed the stream)
 * the user gets another. A member without a mark, put there by hand, is moved like a view.
 */
public final class MoveDueScript {

    /** The Lua source; keys as in {@link RefreshDueScript#keys}. */
    public static final String SOURCE = RefreshMarkLua.FUNCTIONS + """
            local now, moved = clock(), 0
            for _, user in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', now, 'LIMIT', 0, ARGV[1])) do
              local mark = find(user)
                or {first = now, cause = 'view', at = now, trace = 'due-' .. now, orders = '', attempts = 0, patient = true}
              if mark.entry and #redis.call('XRANGE', KEYS[3], mark.entry, mark.entry) == 1 then
                keep(user, mark, now + LEASE)
              else
                enqueue(user, mark, now)
                moved = moved + 1
              end
            end
            return moved
            """;

    private MoveDueScript() {}

    public static List<String> arguments(int limit) {
        return List.of(Integer.toString(limit));
    }
}
