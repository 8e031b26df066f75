-- Moves users from the queue of release 1.0.0 to this one: who waits keeps the time, who was queued is queued here, and what a worker of
-- 1.0.0 took and has not finished in time comes back. See DrainFormerScript.
-- KEYS[6] to KEYS[8]: due set, marks and stream of 1.0.0. ARGV[3]: how many users at most. ARGV[4]: milliseconds after which a worker is
-- taken for dead. Answers how many users were moved.
local now, moved = clock(), 0
local function join(user, former, due)
  local mark = find(user)
  former.first, former.cause, former.at = former.first or now, former.cause or 'view', former.at or now
  former.trace, former.orders, former.attempts = former.trace or '', former.orders or '', former.attempts or 0
  if not mark then
    former.entry = nil
    schedule(user, former, due, now)
  else
    local awaits = await(mark, former.orders)
    if mark.entry then
      if awaits then replace(user, mark, now) end
    else
      schedule(user, mark, math.min(due, tonumber(redis.call('ZSCORE', KEYS[1], user))), now)
    end
  end
  moved = moved + 1
end
local function gone(entry)
  redis.pcall('XACK', KEYS[8], GROUP, entry)
  redis.call('XDEL', KEYS[8], entry)
end
for _, user in ipairs(redis.call('ZRANGE', KEYS[6], 0, ARGV[3] - 1)) do
  local text = redis.call('HGET', KEYS[7], user)
  local due = tonumber(redis.call('ZSCORE', KEYS[6], user))
  local former = text and cjson.decode(text) or {patient = true}
  if former.entry then
    gone(former.entry)
    due = now
  end
  join(user, former, due)
  redis.call('HDEL', KEYS[7], user)
  redis.call('ZREM', KEYS[6], user)
end
local taken = redis.pcall('XPENDING', KEYS[8], GROUP, 'IDLE', ARGV[4], '-', '+', ARGV[3])
for _, pending in ipairs(taken.err and {} or taken) do
  local entry = redis.call('XRANGE', KEYS[8], pending[1], pending[1])[1]
  if entry then
    local fields = {}
    for i = 1, #entry[2], 2 do fields[entry[2][i]] = entry[2][i + 1] end
    if fields.user then
      join(fields.user, {cause = fields.cause, at = tonumber(fields.at), trace = fields.trace, orders = fields.orders,
        attempts = tonumber(fields.attempts), patient = false}, now)
    end
  end
  gone(pending[1])
end
return moved
