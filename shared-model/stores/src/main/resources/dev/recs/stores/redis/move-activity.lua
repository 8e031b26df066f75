-- Moves times of the latest event from the one set of release 1.0.0 to those of the buckets. See MoveActivityScript.
-- KEYS: the set of 1.0.0, then the set of each user's bucket. ARGV: the users in the order of their keys. Answers how many were moved.
local moved = 0
for i, user in ipairs(ARGV) do
  local at = redis.call('ZSCORE', KEYS[1], user)
  if at then
    redis.call('ZADD', KEYS[i + 1], 'GT', at, user)
    redis.call('ZREM', KEYS[1], user)
    moved = moved + 1
  end
end
return moved
