package dev.recs.model.redis;

import java.time.Duration;
import java.util.List;

/** Takes an entry out of the stream and makes its user due again after a pause; if the user is due anyway, only joins the two. */
public final class PutBackScript {

    /** The Lua source; keys as in {@link RefreshDueScript#keys}. */
    public static final String SOURCE = RefreshMarkLua.FUNCTIONS + """
            local user, cause, at, trace, orders = ARGV[2], ARGV[3], tonumber(ARGV[4]), ARGV[5], ARGV[6]
            local attempts, delay, now = tonumber(ARGV[7]), tonumber(ARGV[8]), clock()
            remove(ARGV[1])
            local mark = find(user)
            if mark then
              local awaits = await(mark, orders)
              mark.attempts = math.max(mark.attempts, attempts)
              if mark.entry then
                if awaits then replace(user, mark, now) end
              else
                keep(user, mark, redis.call('ZSCORE', KEYS[1], user))
              end
            else
              mark = {first = now, cause = cause, at = at, trace = trace, orders = orders, attempts = attempts, patient = false}
              schedule(user, mark, now + delay, now)
            end
            return 1
            """;

    private PutBackScript() {}

    public static List<String> arguments(RefreshEntry entry, int attempts, Duration delay) {
        return List.of(
                entry.id(),
                entry.user().value(),
                entry.cause().wireName(),
                Long.toString(entry.at().toEpochMilli()),
                entry.traceId(),
                String.join("\n", entry.orders()),
                Integer.toString(attempts),
                Long.toString(delay.toMillis()));
    }
}
