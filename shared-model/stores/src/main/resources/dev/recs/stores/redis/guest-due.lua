-- Makes a guest due and notes the use. See GuestScripts.
-- KEYS: the registry, the due set, the hash of first events. ARGV: the guest, delay and longest delay in milliseconds, guests in the queue
-- at most, guests in all at most.
-- Answers 1 if the queue is full and else 0, then up to two guests beyond the cap, those away longest, each with the last use.
local guest, time = ARGV[1], redis.call('TIME')
local now, full = time[1] * 1000 + math.floor(time[2] / 1000), 0
redis.call('ZADD', KEYS[1], now, guest)
if not redis.call('ZSCORE', KEYS[2], guest) and redis.call('ZCARD', KEYS[2]) >= tonumber(ARGV[4]) then
  full = 1
else
  local first = tonumber(redis.call('HGET', KEYS[3], guest) or now)
  redis.call('HSET', KEYS[3], guest, string.format('%.0f', first))
  redis.call('ZADD', KEYS[2], math.min(now + tonumber(ARGV[2]), first + tonumber(ARGV[3])), guest)
end
local answer, over = {full}, redis.call('ZCARD', KEYS[1]) - tonumber(ARGV[5])
if over > 0 then
  for _, part in ipairs(redis.call('ZRANGE', KEYS[1], 0, math.min(over, 2) - 1, 'WITHSCORES')) do answer[#answer + 1] = part end
end
return answer
