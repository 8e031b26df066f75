-- Takes an entry out of the stream and makes its user due again.
-- ARGV from 3 on: entry, user, cause, time, trace, orders (one a line), attempts, delay in milliseconds.
local user, cause, at, trace, orders = ARGV[4], ARGV[5], tonumber(ARGV[6]), ARGV[7], ARGV[8]
local attempts, delay, now = tonumber(ARGV[9]), tonumber(ARGV[10]), clock()
remove(ARGV[3])
local mark = find(user)
if mark then
  local awaits = await(mark, orders)
  mark.patient = mark.patient and orders == ''
  mark.attempts = math.max(mark.attempts, attempts)
  if mark.entry then
    if awaits then replace(user, mark, now) else keep(user, mark, redis.call('ZSCORE', KEYS[1], user)) end
  else
    keep(user, mark, redis.call('ZSCORE', KEYS[1], user))
  end
else
  mark = {first = now, cause = cause, at = at, trace = trace, orders = orders, attempts = attempts, patient = false}
  schedule(user, mark, now + delay, now)
end
return 1
