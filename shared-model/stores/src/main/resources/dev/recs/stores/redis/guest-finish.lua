-- Gives up the leases of guests whose lists are made; one who did something meanwhile stays due. See GuestScripts.
-- KEYS: the registry, the due set, the hash of first events. ARGV: the end of the lease, then the guests.
-- Answers the guests who are in the registry no longer.
local answer = {}
for i = 2, #ARGV do
  local due = redis.call('ZSCORE', KEYS[2], ARGV[i])
  if due and tonumber(due) == tonumber(ARGV[1]) then redis.call('ZREM', KEYS[2], ARGV[i]) end
  if not redis.call('ZSCORE', KEYS[1], ARGV[i]) then answer[#answer + 1] = ARGV[i] end
end
return answer
