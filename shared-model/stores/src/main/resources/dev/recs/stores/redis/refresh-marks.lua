-- The functions that the scripts of the refresh queue share; put before each of them. See PendingRefreshLua.
-- KEYS: the due set, the hash of marks, the stream, those of the due set for whom no order waits, the count of dropped ones. ARGV[1]: the consumer group. ARGV[2]: the lease of an entry, in milliseconds.
local GROUP, LEASE = ARGV[1], tonumber(ARGV[2])
-- Bytes of order ids of one user that are awaited; what comes beyond is not, and the outbox sets its user due once it is visible.
local MAX_AWAITED = 8192
local function clock()
  local time = redis.call('TIME')
  return time[1] * 1000 + math.floor(time[2] / 1000)
end
local function remove(entry)
  redis.call('XACK', KEYS[3], GROUP, entry)
  redis.call('XDEL', KEYS[3], entry)
end
local function keep(user, mark, due)
  redis.call('HSET', KEYS[2], user, cjson.encode(mark))
  redis.call('ZADD', KEYS[1], due, user)
  if mark.patient then redis.call('ZADD', KEYS[4], due, user) else redis.call('ZREM', KEYS[4], user) end
end
local function clear(user)
  redis.call('HDEL', KEYS[2], user)
  redis.call('ZREM', KEYS[1], user)
  redis.call('ZREM', KEYS[4], user)
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
  for order in string.gmatch(orders, '[^\n]+') do
    if #mark.orders + #order < MAX_AWAITED and not string.find('\n' .. mark.orders .. '\n', '\n' .. order .. '\n', 1, true) then
      mark.orders = mark.orders == '' and order or mark.orders .. '\n' .. order
      added = true
    end
  end
  return added
end
local function replace(user, mark, now)
  remove(mark.entry)
  enqueue(user, mark, now)
end
