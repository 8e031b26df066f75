-- Sets users due. ARGV from 3 on, seven a user: id, cause, time, trace, order, delay and longest delay in milliseconds.
-- Answers how many of them were due already.
local function first(cause, at, trace, orders, delay, now)
  return {first = now, cause = cause, at = at, trace = trace, orders = orders, attempts = 0, patient = delay > 0}
end
local function due(user, mark, delay, limit, now)
  if delay == 0 then return now end
  if mark.patient then return math.min(now + delay, mark.first + limit) end
  return tonumber(redis.call('ZSCORE', KEYS[1], user))
end
local now, coalesced = clock(), 0
for i = 3, #ARGV, 7 do
  local user, cause, at, trace, orders = ARGV[i], ARGV[i + 1], tonumber(ARGV[i + 2]), ARGV[i + 3], ARGV[i + 4]
  local delay, limit = tonumber(ARGV[i + 5]), tonumber(ARGV[i + 6])
  local mark = find(user)
  if not mark then
    schedule(user, first(cause, at, trace, orders, delay, now), now + delay, now)
  else
    coalesced = coalesced + 1
    local awaits = await(mark, orders)
    if awaits then mark.at = at end
    if mark.entry then
      if awaits then replace(user, mark, now) end
    else
      if mark.patient and delay == 0 then
        mark.cause, mark.at, mark.trace, mark.patient = cause, at, trace, false
      end
      schedule(user, mark, due(user, mark, delay, limit, now), now)
    end
  end
end
return coalesced
