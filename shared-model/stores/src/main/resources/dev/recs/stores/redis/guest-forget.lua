-- Takes a guest out of registry and queue. See GuestScripts.
-- KEYS: the registry, the due set, the hash of first events. ARGV: the guest; the last use that must stand there still, or empty.
-- Answers 1, or 0 for a guest who was there since.
local used = redis.call('ZSCORE', KEYS[1], ARGV[1])
if ARGV[2] ~= '' and used and tonumber(used) ~= tonumber(ARGV[2]) then return 0 end
for i = 1, 2 do redis.call('ZREM', KEYS[i], ARGV[1]) end
redis.call('HDEL', KEYS[3], ARGV[1])
return 1
