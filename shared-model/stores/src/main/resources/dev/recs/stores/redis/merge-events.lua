-- Adds events to one of a user's lists: newest first, without repeats, capped; a value there that is none goes. See MergeEventsScript.
-- KEYS: the list, the activity set of the bucket, the erasure mark, the opt-out mark, and both marks by the names that count too. ARGV: the user, the cap, the ttl in seconds, then the values.
-- Answers 1, or 0 for a user with a mark.
if redis.call('EXISTS', KEYS[3], KEYS[4], KEYS[5], KEYS[6]) > 0 then return 0 end
local entries, known = {}, {}
local function take(value)
  if not known[value] then
    known[value] = true
    local read, event = pcall(cjson.decode, value)
    local at = read and type(event) == 'table' and tonumber(event.at)
    if at then entries[#entries + 1] = {value = value, at = at} end
  end
end
for _, value in ipairs(redis.call('LRANGE', KEYS[1], 0, -1)) do take(value) end
for i = 4, #ARGV do take(ARGV[i]) end
table.sort(entries, function(a, b)
  if a.at ~= b.at then return a.at > b.at end
  return a.value < b.value
end)
redis.call('DEL', KEYS[1])
for i = 1, math.min(#entries, tonumber(ARGV[2])) do redis.call('RPUSH', KEYS[1], entries[i].value) end
redis.call('EXPIRE', KEYS[1], ARGV[3])
redis.call('ZADD', KEYS[2], 'GT', entries[1].at, ARGV[1])
return 1
