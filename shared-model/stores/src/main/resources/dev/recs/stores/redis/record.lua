-- Records events of one user all at once, or none. See RecordScript.
-- KEYS: 1 erasure mark; 2 opt-out mark; 3 and 4 both by the names that count too; 5 bought since; 6 searches; 7 views;
-- 8 impressions; 9 last shown; 10 activity of the user's bucket; from 11 on the idempotency key, if there is one, then the counters of a
-- day. All lie in the slot of the user.
-- ARGV: 1 deadline in milliseconds of the clock of Redis; 2 ttl of the idempotency key in milliseconds; 3 bytes from which on what was
-- bought is begun anew; 4 its ttl in milliseconds; 5 searches and views kept; 6 impressions kept; 7 ttl of these lists in seconds;
-- 8 products last shown kept; 9 ttl of the counters in seconds; 10 the user; 11 time of the newest order, search or view, or
-- empty; 12 place of the idempotency key, or 0.
-- Then of each event: 'bought', ids; 'search' or 'view', value; 'impression' or 'click', value, product, time, key of the day, field.
-- Answers what became of it, 'recorded', 'repeated' or 'late', and the clock of Redis.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
if now > tonumber(ARGV[1]) then return {'late', now} end
local seen = KEYS[tonumber(ARGV[12])]
if seen and redis.call('EXISTS', seen) == 1 then return {'repeated', now} end
local wanted = redis.call('EXISTS', KEYS[1], KEYS[3]) == 0
local personal = wanted and redis.call('EXISTS', KEYS[2], KEYS[4]) == 0
local HOUR, DAY = 3600000, 86400000
-- A key of another type is begun anew: a script that fails halfway cannot take back what it did.
local function run(command, key, ...)
  local answer = redis.pcall(command, key, ...)
  if type(answer) == 'table' and answer.err then
    if not string.find(answer.err, 'WRONGTYPE', 1, true) then error(answer.err) end
    redis.call('DEL', key)
    answer = redis.call(command, key, ...)
  end
  return answer
end
local function bought(ids)
  if run('STRLEN', KEYS[5]) >= tonumber(ARGV[3]) then redis.call('DEL', KEYS[5]) end
  run('APPEND', KEYS[5], ids)
  run('PEXPIRE', KEYS[5], ARGV[4])
end
local function recent(key, value)
  run('LREM', key, 0, value)
  run('LPUSH', key, value)
end
local function count(value, day, field)
  run('HINCRBY', KEYS[tonumber(day)], field, 1)
  run('EXPIRE', KEYS[tonumber(day)], ARGV[9])
  run('LPUSH', KEYS[8], value)
end
-- The score is the time the product was last shown, and half a millisecond more once it was clicked.
local function shown(product)
  return tonumber(run('ZSCORE', KEYS[9], product) or nil)
end
local function impression(value, product, at, day, field)
  local last = shown(product)
  if last and at < math.floor(last) + HOUR then return end
  run('ZADD', KEYS[9], string.format('%.0f', at), product)
  count(value, day, field)
end
local function click(value, product, at, day, field)
  local last = shown(product)
  if not last or last > math.floor(last) or last > at or last < at - DAY then return end
  run('ZADD', KEYS[9], string.format('%.1f', last + 0.5), product)
  count(value, day, field)
end
local position = 13
while position <= #ARGV do
  local kind, value = ARGV[position], ARGV[position + 1]
  if kind == 'bought' then
    if wanted then bought(value) end
    position = position + 2
  elseif kind == 'search' or kind == 'view' then
    if personal then recent(KEYS[kind == 'search' and 6 or 7], value) end
    position = position + 2
  else
    if personal then
      local product, at = ARGV[position + 2], tonumber(ARGV[position + 3])
      local event = kind == 'click' and click or impression
      event(value, product, at, ARGV[position + 4], ARGV[position + 5])
    end
    position = position + 6
  end
end
if personal then
  for list = 6, 8 do
    run('LTRIM', KEYS[list], 0, ARGV[list == 8 and 6 or 5] - 1)
    run('EXPIRE', KEYS[list], ARGV[7])
  end
  run('ZREMRANGEBYRANK', KEYS[9], 0, -1 - ARGV[8])
  run('PEXPIRE', KEYS[9], DAY + HOUR)
  if ARGV[11] ~= '' then run('ZADD', KEYS[10], 'GT', ARGV[11], ARGV[10]) end
end
if seen then redis.call('SET', seen, '1', 'PX', ARGV[2]) end
return {'recorded', now}
