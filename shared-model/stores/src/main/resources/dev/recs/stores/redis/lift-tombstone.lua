-- Removes the tombstone of an erasure that is older than the account. See LiftTombstoneScript.
-- KEYS: the tombstone. ARGV: when the account was opened, in milliseconds.
-- Answers 1 if it was removed.
local erased = tonumber(redis.call('GET', KEYS[1]) or '')
if erased and erased >= tonumber(ARGV[1]) then return 0 end
return redis.call('DEL', KEYS[1])
