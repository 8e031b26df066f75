package dev.recs.model.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The one script that sets users due: an order at once, which puts the user into the stream; a search or a view after a pause.
 *
 * <p>Answers how many of the users were due already, so that nothing but their time and their reason changed.
 */
public final class RefreshDueScript {

    /** The Lua source; keys and arguments in the order of {@link #keys} and {@link #arguments}. */
    public static final String SOURCE = RefreshMarkLua.FUNCTIONS + """
            local function first(cause, at, trace, orders, delay, now)
              return {first = now, cause = cause, at = at, trace = trace, orders = orders, attempts = 0, patient = delay > 0}
            end
            local function due(user, mark, delay, limit, now)
              if delay == 0 then return now end
              if mark.patient then return math.min(now + delay, mark.first + limit) end
              return tonumber(redis.call('ZSCORE', KEYS[1], user))
            end
            local now, coalesced = clock(), 0
            for i = 1, #ARGV, 7 do
              local user, cause, at, trace, orders = ARGV[i], ARGV[i + 1], tonumber(ARGV[i + 2]), ARGV[i + 3], ARGV[i + 4]
              local delay, limit = tonumber(ARGV[i + 5]), tonumber(ARGV[i + 6])
              local mark = find(user)
              if not mark then
                schedule(user, first(cause, at, trace, orders, delay, now), now + delay, now)
              else
                coalesced = coalesced + 1
                local awaits = await(mark, orders)
                if awaits then mark.at = at end
                if mark.entry then
                  if awaits then replace(user, mark, now) end
                else
                  if mark.patient and delay == 0 then
                    mark.cause, mark.at, mark.trace, mark.patient = cause, at, trace, false
                  end
                  schedule(user, mark, due(user, mark, delay, limit, now), now)
                end
              end
            end
            return coalesced
            """;

    private RefreshDueScript() {}

    public static List<String> keys() {
        return List.of(SharedKeys.PROFILE_REFRESH_DUE, SharedKeys.PROFILE_REFRESH_MARKS, SharedKeys.PROFILE_REFRESH);
    }

    public static List<String> arguments(List<DueUser> users, DueDelays delays) {
        List<String> arguments = new ArrayList<>(7 * users.size());
        for (DueUser due : users) {
            boolean patient = due.cause().patient();
            arguments.add(due.user().value());
            arguments.add(due.cause().wireName());
            arguments.add(Long.toString(due.at().toEpochMilli()));
            arguments.add(due.traceId());
            arguments.add(due.orderId());
            arguments.add(millis(patient ? delays.quiet() : Duration.ZERO));
            arguments.add(millis(patient ? delays.atMost() : Duration.ZERO));
        }
        return arguments;
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
