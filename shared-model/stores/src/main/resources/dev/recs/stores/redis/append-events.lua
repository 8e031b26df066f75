-- Appends entries to a stream as far as there is room. See EventStream.
-- KEYS: 1 the stream. ARGV: 1 entries at most; 2 fields of an entry, names and values together; then the fields of each entry.
-- Answers how many were appended.
local most, size = tonumber(ARGV[1]), tonumber(ARGV[2])
local appended = 0
local room = most - redis.call('XLEN', KEYS[1])
for first = 3, #ARGV, size do
  if appended >= room then break end
  redis.call('XADD', KEYS[1], '*', unpack(ARGV, first, first + size - 1))
  appended = appended + 1
end
return appended
