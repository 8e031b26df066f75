-- Moves users whose time has come to the stream. ARGV[3]: how many at most. Answers how many it moved.
local now, moved = clock(), 0
for _, user in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', now, 'LIMIT', 0, ARGV[3])) do
  local mark = find(user)
    or {first = now, cause = 'view', at = now, trace = 'due-' .. now, orders = '', attempts = 0, patient = true}
  if mark.entry and #redis.call('XRANGE', KEYS[3], mark.entry, mark.entry) == 1 then
    keep(user, mark, now + LEASE)
  else
    enqueue(user, mark, now)
    moved = moved + 1
  end
end
return moved
