-- Runs commands all at once, or none if KEYS[1] says that they ran before.
-- KEYS[1]: idempotency key, or empty. ARGV[1]: its ttl in milliseconds. ARGV[2]: bytes from which on a text is begun anew.
-- Then of each command: the key of the erasure mark, the key of the opt-out mark, how many words, the words.
-- A command CLICK is not one of Redis: its words are the user's impressions, the click as one of them, the hash of the day, its field
-- and its ttl in seconds. It counts a click of a product that was shown in the 24 hours before and not clicked since.
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
local DAY = 86400000
-- By list, then by product: when it was last shown and last clicked. A list is read once a call, however many clicks there are.
local impressions = {}
local function note(products, value)
  local product, at, clicked = string.match(value, '^(.*),"at":(%-?%d+),"clicked":(%a+)}$')
  if not product then return end
  local known = products[product] or {}
  if clicked == 'true' then known.clicked = math.max(known.clicked or 0, tonumber(at))
  else known.shown = math.max(known.shown or 0, tonumber(at)) end
  products[product] = known
  return known, tonumber(at)
end
local function impressionsOf(list)
  if not impressions[list] then
    impressions[list] = {}
    local values = redis.pcall('LRANGE', list, 0, -1)
    if not values.err then
      for _, value in ipairs(values) do note(impressions[list], value) end
    end
  end
  return impressions[list]
end
local function click(list, value, day, field, ttl)
  local product, text = string.match(value, '^(.*),"at":(%-?%d+),')
  local known, at = product and impressionsOf(list)[product], tonumber(text)
  if not known or not known.shown or known.shown > at or known.shown < at - DAY then return end
  if known.clicked and known.clicked >= known.shown then return end
  run('HINCRBY', day, field, '1')
  run('EXPIRE', day, ttl)
  run('LPUSH', list, value)
  note(impressions[list], value)
end
local at = 3
while at <= #ARGV do
  local erased, optedOut, words = ARGV[at], ARGV[at + 1], tonumber(ARGV[at + 2])
  local from = at + 3
  at = from + words
  if (erased == '' or redis.call('EXISTS', erased) == 0) and (optedOut == '' or redis.call('EXISTS', optedOut) == 0) then
    if ARGV[from] == 'CLICK' then
      click(unpack(ARGV, from + 1, from + words - 1))
    else
      run(unpack(ARGV, from, from + words - 1))
      if ARGV[from] == 'LPUSH' and impressions[ARGV[from + 1]] then note(impressions[ARGV[from + 1]], ARGV[from + 2]) end
    end
  end
end
if KEYS[1] ~= '' then redis.call('SET', KEYS[1], '1', 'PX', ARGV[1]) end
return 1
