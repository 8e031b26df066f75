-- Removes a user's list and profile summary unless the list is newer. See DeleteOlderScript.
-- KEYS: the list, the profile summary. ARGV: as-of in milliseconds.
-- Answers how many of the two were there, 0 also if the list is newer.
local present = redis.pcall('GETRANGE', KEYS[1], 0, 79)
if type(present) == 'string' then
  local asOf = version(present)
  if asOf and asOf > tonumber(ARGV[1]) then return 0 end
end
return redis.call('DEL', KEYS[1], KEYS[2])
