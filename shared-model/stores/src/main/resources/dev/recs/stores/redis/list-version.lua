-- Reads the version of a stored list; put before the scripts that compare versions.
local MAGIC, ENVELOPE = '\137REC', 37

-- A time of eight bytes, big endian and signed. A number holds milliseconds exactly for 285,000 years; strings are not compared,
-- because Lua does that by the locale of the server.
local function millis(value, at)
  local time = string.byte(value, at)
  if time > 127 then time = time - 256 end
  for i = at + 1, at + 7 do time = time * 256 + string.byte(value, i) end
  return time
end

-- The hash of the variant, as its eight bytes; zeroes for none and for a text of release 1.0.0.
local function variantOf(value)
  if #value >= ENVELOPE and string.sub(value, 1, 4) == MAGIC then return string.sub(value, 30, 37) end
  return string.rep('\0', 8)
end

-- As-of and activity-until of an envelope, whatever the format of its body, or of a text of release 1.0.0; else nothing.
local function version(value)
  if #value >= ENVELOPE and string.sub(value, 1, 4) == MAGIC then return millis(value, 6), millis(value, 14) end
  local asOf, activityUntil = string.match(value, '^{"asOf":(%-?%d+),"activityUntil":(%-?%d+)')
  if asOf then return tonumber(asOf), tonumber(activityUntil) end
end
