-- Writes a user's list and profile summary: only over an older list, and never over a mark. See NewerWinsScript.
-- KEYS: the list, the profile summary, the erasure mark, the opt-out mark.
-- ARGV: the list, its ttl in milliseconds, the profile summary, its ttl in milliseconds.
-- Answers 'written', 'newer-present', 'erased' or 'opted-out'.
local MAGIC, ENVELOPE = '\137REC', 37

-- A time of eight bytes, big endian and signed. A number holds milliseconds exactly for 285,000 years; strings are not compared,
-- because Lua does that by the locale of the server.
local function millis(value, at)
  local time = string.byte(value, at)
  if time > 127 then time = time - 256 end
  for i = at + 1, at + 7 do time = time * 256 + string.byte(value, i) end
  return time
end

-- As-of and activity-until of an envelope, whatever the format of its body, or of a text of release 1.0.0; else nothing.
local function version(value)
  if #value >= ENVELOPE and string.sub(value, 1, 4) == MAGIC then return millis(value, 6), millis(value, 14) end
  local asOf, activityUntil = string.match(value, '^{"asOf":(%-?%d+),"activityUntil":(%-?%d+)')
  if asOf then return tonumber(asOf), tonumber(activityUntil) end
end

if redis.call('EXISTS', KEYS[3]) == 1 then return 'erased' end
if redis.call('EXISTS', KEYS[4]) == 1 then return 'opted-out' end
local present = redis.pcall('GETRANGE', KEYS[1], 0, 79)
if type(present) == 'string' then
  local asOf, activityUntil = version(present)
  if asOf then
    local newAsOf, newActivityUntil = version(ARGV[1])
    local older = asOf < newAsOf or (asOf == newAsOf and activityUntil < newActivityUntil)
    if not older then return 'newer-present' end
  end
end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
redis.call('SET', KEYS[2], ARGV[3], 'PX', ARGV[4])
return 'written'
