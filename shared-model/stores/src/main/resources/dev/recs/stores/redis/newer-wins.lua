-- Writes a user's list and profile summary: only over an older list, and never over a mark. See NewerWinsScript.
-- KEYS: the list, the profile summary, the erasure mark, the opt-out mark, and both marks by the names that count too.
-- All are of one user and lie in one slot.
-- ARGV: the list, its ttl in milliseconds, the profile summary, its ttl in milliseconds, 1 if a list of the same version and another
-- variant is written over.
-- Answers 'written', 'newer-present', 'erased' or 'opted-out'.
if redis.call('EXISTS', KEYS[3], KEYS[5]) > 0 then return 'erased' end
if redis.call('EXISTS', KEYS[4], KEYS[6]) > 0 then return 'opted-out' end
local present = redis.pcall('GETRANGE', KEYS[1], 0, 79)
if type(present) == 'string' then
  local asOf, activityUntil = version(present)
  if asOf then
    local newAsOf, newActivityUntil = version(ARGV[1])
    local older = asOf < newAsOf or (asOf == newAsOf and activityUntil < newActivityUntil)
    local same = asOf == newAsOf and activityUntil == newActivityUntil
    local moved = ARGV[5] == '1' and same and variantOf(present) ~= variantOf(ARGV[1])
    if not older and not moved then return 'newer-present' end
  end
end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
redis.call('SET', KEYS[2], ARGV[3], 'PX', ARGV[4])
return 'written'
