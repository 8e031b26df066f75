-- Moves what a key of release 1.0.0 holds to the key of this release, and joins it with what is there. See MoveFormerScript.
-- KEYS: the key of 1.0.0, the key of this release. ARGV: values a list keeps at most. Answers 1 if there was something to move.
local kind = redis.call('TYPE', KEYS[1]).ok
if kind == 'none' then return 0 end
local here = redis.call('TYPE', KEYS[2]).ok
if here == 'none' then
  redis.call('RENAME', KEYS[1], KEYS[2])
  return 1
end
if kind == here then
  if kind == 'list' then
    local entries, known = {}, {}
    for _, key in ipairs(KEYS) do
      for _, value in ipairs(redis.call('LRANGE', key, 0, -1)) do
        if not known[value] then
          known[value] = true
          local read, event = pcall(cjson.decode, value)
          local at = read and type(event) == 'table' and tonumber(event.at) or 0
          entries[#entries + 1] = {value = value, at = at, place = #entries}
        end
      end
    end
    table.sort(entries, function(a, b)
      if a.at ~= b.at then return a.at > b.at end
      return a.place < b.place
    end)
    local ttl = redis.call('PTTL', KEYS[2])
    redis.call('DEL', KEYS[2])
    for i = 1, math.min(#entries, tonumber(ARGV[1])) do redis.call('RPUSH', KEYS[2], entries[i].value) end
    if ttl > 0 then redis.call('PEXPIRE', KEYS[2], ttl) end
  elseif kind == 'string' and redis.call('PTTL', KEYS[2]) > 0 then
    redis.call('APPEND', KEYS[2], redis.call('GET', KEYS[1]))
  elseif kind == 'zset' then
    local members = redis.call('ZRANGE', KEYS[1], 0, -1, 'WITHSCORES')
    for i = 1, #members, 2 do redis.call('ZADD', KEYS[2], 'GT', members[i + 1], members[i]) end
  elseif kind == 'hash' then
    local fields = redis.call('HGETALL', KEYS[1])
    for i = 1, #fields, 2 do redis.call('HINCRBY', KEYS[2], fields[i], fields[i + 1]) end
  end
end
redis.call('DEL', KEYS[1])
return 1
