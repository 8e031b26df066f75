-- Runs commands all at once, or none if KEYS[1] says that they ran before.
-- KEYS[1]: idempotency key, or empty. ARGV[1]: its ttl in milliseconds. ARGV[2]: bytes from which on a text is begun anew.
-- Then of each command: the key of the erasure mark, the key of the opt-out mark, how many words, the words.
-- Answers 0 if it was a repetition, else 1.
if KEYS[1] ~= '' and redis.call('EXISTS', KEYS[1]) == 1 then return 0 end
local full = tonumber(ARGV[2])
local function run(command, key, ...)
  local size = command == 'APPEND' and redis.pcall('STRLEN', key)
  if type(size) == 'number' and size >= full then redis.call('DEL', key) end
  local answer = redis.pcall(command, key, ...)
  if type(answer) == 'table' and answer.err then
    if not string.find(answer.err, 'WRONGTYPE', 1, true) then error(answer.err) end
    redis.call('DEL', key)
    redis.call(command, key, ...)
  end
end
local at = 3
while at <= #ARGV do
  local erased, optedOut, words = ARGV[at], ARGV[at + 1], tonumber(ARGV[at + 2])
  local from = at + 3
  at = from + words
  if (erased == '' or redis.call('EXISTS', erased) == 0) and (optedOut == '' or redis.call('EXISTS', optedOut) == 0) then
    run(unpack(ARGV, from, from + words - 1))
  end
end
if KEYS[1] ~= '' then redis.call('SET', KEYS[1], '1', 'PX', ARGV[1]) end
return 1
