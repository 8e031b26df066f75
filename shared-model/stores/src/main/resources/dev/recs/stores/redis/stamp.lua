-- Gives a user's list, if it is the one that a refresh found equal, a new stamp in its envelope. See StampScript.
-- KEYS: as of newer-wins.lua.
-- ARGV: both times of the compared list as an envelope has them, both times and the recipe of the stamp, at which byte of the envelope
-- they begin, the list's ttl in milliseconds, the profile summary, its ttl in milliseconds.
-- Answers 'written', 'newer-present', 'erased' or 'opted-out'.
if redis.call('EXISTS', KEYS[3], KEYS[5]) > 0 then return 'erased' end
if redis.call('EXISTS', KEYS[4], KEYS[6]) > 0 then return 'opted-out' end
local present = redis.pcall('GETRANGE', KEYS[1], 0, 79)
local isCompared = false
if type(present) == 'string' then
  local asOf, activityUntil = version(present)
  if asOf then
    local newAsOf, newActivityUntil = millis(ARGV[2], 1), millis(ARGV[2], 9)
    local older = asOf < newAsOf or (asOf == newAsOf and activityUntil < newActivityUntil)
    if not older then return 'newer-present' end
    local at = tonumber(ARGV[3])
    isCompared = string.sub(present, 1, 4) == MAGIC and string.sub(present, at + 1, at + #ARGV[1]) == ARGV[1]
  end
end
if isCompared then
  redis.call('SETRANGE', KEYS[1], ARGV[3], ARGV[2])
  redis.call('PEXPIRE', KEYS[1], ARGV[4])
else
  redis.call('DEL', KEYS[1])
end
redis.call('SET', KEYS[2], ARGV[5], 'PX', ARGV[6], 'XX')
return 'written'
