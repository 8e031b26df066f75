-- The clock of Redis. See RedisClock.
-- KEYS: any key of the node that is asked. Answers microseconds since 1970.
local time = redis.call('TIME')
return string.format('%.0f', time[1] * 1000000 + time[2])
