package dev.recs.jobs.imports;

/**
 * Adds events to one of a user's lists so that it stays newest first, without repeats, and capped; so an import may be repeated, and
 * events that the shop writes meanwhile are kept.
 *
 * <p>Keys: the list, the activity set, the erasure mark, the opt-out mark. Arguments: the user's id, the cap, then the values. A user with a
 * mark gets nothing.
 */
final class MergeEventsScript {

    static final String SOURCE = """
            if redis.call('EXISTS', KEYS[3], KEYS[4]) > 0 then return 0 end
            local entries, known = {}, {}
            local function take(value)
              if not known[value] then
                known[value] = true
                entries[#entries + 1] = {value = value, at = tonumber(cjson.decode(value).at)}
              end
            end
            for _, value in ipairs(redis.call('LRANGE', KEYS[1], 0, -1)) do take(value) end
            for i = 3, #ARGV do take(ARGV[i]) end
            table.sort(entries, function(a, b)
              if a.at ~= b.at then return a.at > b.at end
              return a.value < b.value
            end)
            redis.call('DEL', KEYS[1])
            for i = 1, math.min(#entries, tonumber(ARGV[2])) do redis.call('RPUSH', KEYS[1], entries[i].value) end
            redis.call('ZADD', KEYS[2], 'GT', entries[1].at, ARGV[1])
            return 1
            """;

    private MergeEventsScript() {}
}
