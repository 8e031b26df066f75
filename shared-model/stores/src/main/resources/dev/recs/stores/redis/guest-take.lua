-- Takes guests whose time has come, for as long as the lease. See GuestScripts.
-- KEYS: the registry, the due set, the hash of first events. ARGV: how many at most, the lease in milliseconds.
-- Answers the end of the lease, then the guests.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local lease = now + tonumber(ARGV[2])
local answer = {string.format('%.0f', lease)}
for _, guest in ipairs(redis.call('ZRANGEBYSCORE', KEYS[2], '-inf', now, 'LIMIT', 0, ARGV[1])) do
  redis.call('ZADD', KEYS[2], lease, guest)
  redis.call('HDEL', KEYS[3], guest)
  answer[#answer + 1] = guest
end
return answer
