package dev.recs.model.redis;

/**
 * The functions that the scripts of the refresh queue share, and the states a user can be in.
 *
 * <p>A user with something to do has a member in {@link SharedKeys#PROFILE_REFRESH_DUE} and a mark, a JSON object, in the hash
 * {@link SharedKeys#PROFILE_REFRESH_MARKS}; both are written and removed together. <em>Waiting</em>: the mark has no
 * {@code entry}, the score is the time it is due. <em>Queued</em>: {@code entry} is the id of the user's one entry in the stream,
 * the score is when somebody looks whether that entry is still there; further events add nothing. <em>Taken</em>: a worker has
 * removed the mark, just before it reads the activity, so an event from now on makes a new one.
 *
 * <p>The clock is Redis' own, so that hosts need not agree. All keys exist once: a Redis cluster would need them in one slot.
 */
final class RefreshMarkLua {

    static final String FUNCTIONS = """
            local LEASE = 60000
            local function clock()
              local time = redis.call('TIME')
              return time[1] * 1000 + math.floor(time[2] / 1000)
            end
            local function remove(entry)
              redis.call('XACK', KEYS[3], 'refreshers', entry)
              redis.call('XDEL', KEYS[3], entry)
            end
            local function keep(user, mark, due)
              redis.call('HSET', KEYS[2], user, cjson.encode(mark))
              redis.call('ZADD', KEYS[1], due, user)
            end
            local function clear(user)
              redis.call('HDEL', KEYS[2], user)
              redis.call('ZREM', KEYS[1], user)
            end
            local function enqueue(user, mark, now)
              mark.entry = redis.call('XADD', KEYS[3], '*', 'user', user, 'cause', mark.cause,
                'at', string.format('%.0f', mark.at), 'trace', mark.trace, 'orders', mark.orders,
                'attempts', string.format('%.0f', mark.attempts))
              keep(user, mark, now + LEASE)
            end
            local function schedule(user, mark, due, now)
              if due <= now then enqueue(user, mark, now) else keep(user, mark, due) end
            end
            local function find(user)
              local text = redis.call('HGET', KEYS[2], user)
              return text and cjson.decode(text)
            end
            local function await(mark, orders)
              local added = false
              for order in string.gmatch(orders, '[^\\n]+') do
                if not string.find('\\n' .. mark.orders .. '\\n', '\\n' .. order .. '\\n', 1, true) then
                  mark.orders = mark.orders == '' and order or mark.orders .. '\\n' .. order
                  added = true
                end
              end
              return added
            end
            local function replace(user, mark, now)
              remove(mark.entry)
              enqueue(user, mark, now)
            end
            """;

    private RefreshMarkLua() {}
}
