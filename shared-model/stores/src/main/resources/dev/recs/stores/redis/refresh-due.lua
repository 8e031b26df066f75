-- Sets users due. ARGV[3]: users in the queue at most. ARGV[4]: for how long it is told how many were dropped, in milliseconds.
-- ARGV from 5 on, seven a user: id, cause, time, trace, order, delay and longest delay in milliseconds.
-- Answers how many of them were due already, how many the full queue refused, and how many others had to go for an order.
local PROBES = 8
local function first(cause, at, trace, orders, delay, now)
  return {first = now, cause = cause, at = at, trace = trace, orders = orders, attempts = 0, patient = delay > 0}
end
local function due(user, mark, delay, limit, now)
  if delay == 0 then return now end
  if mark.patient then return math.min(now + delay, mark.first + limit) end
  return tonumber(redis.call('ZSCORE', KEYS[1], user))
end
local now, coalesced, refused, displaced = clock(), 0, 0, 0
-- Takes out the user who came last of those for whom no order waits. A member without such a mark was left by somebody else.
local function displace()
  for _ = 1, PROBES do
    local user = redis.call('ZPOPMAX', KEYS[4])[1]
    if not user then return false end
    local mark = find(user)
    if mark and mark.patient then
      if mark.entry then remove(mark.entry) end
      clear(user)
      displaced = displaced + 1
      return true
    end
  end
  return false
end
local function has_room(delay)
  return redis.call('ZCARD', KEYS[1]) < tonumber(ARGV[3]) or delay == 0 and displace()
end
for i = 5, #ARGV, 7 do
  local user, cause, at, trace, orders = ARGV[i], ARGV[i + 1], tonumber(ARGV[i + 2]), ARGV[i + 3], ARGV[i + 4]
  local delay, limit = tonumber(ARGV[i + 5]), tonumber(ARGV[i + 6])
  local mark = find(user)
  if not mark and not has_room(delay) then
    refused = refused + 1
  elseif not mark then
    schedule(user, first(cause, at, trace, orders, delay, now), now + delay, now)
  else
    coalesced = coalesced + 1
    local awaits = await(mark, orders)
    if awaits then mark.at = at end
    if mark.entry then
      local hastens = mark.patient and delay == 0
      mark.patient = mark.patient and not hastens
      if awaits then
        replace(user, mark, now)
      elseif hastens then
        keep(user, mark, redis.call('ZSCORE', KEYS[1], user))
      end
    else
      if mark.patient and delay == 0 then
        mark.cause, mark.at, mark.trace, mark.patient = cause, at, trace, false
      end
      schedule(user, mark, due(user, mark, delay, limit, now), now)
    end
  end
end
if refused + displaced > 0 then
  redis.call('INCRBY', KEYS[5], refused + displaced)
  redis.call('PEXPIRE', KEYS[5], ARGV[4])
end
return {coalesced, refused, displaced}
