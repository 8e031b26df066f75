-- Removes a user from the queue and from its dead letters. KEYS[4]: the stream of dead letters. ARGV[3]: the user.
-- Answers how many places held the user.
local user, places = ARGV[3], 0
local mark = find(user)
if mark then
  if mark.entry then remove(mark.entry) end
  places = places + 1
end
clear(user)
for _, letter in ipairs(redis.call('XRANGE', KEYS[4], '-', '+')) do
  for i = 1, #letter[2], 2 do
    if letter[2][i] == 'user' and letter[2][i + 1] == user then
      redis.call('XDEL', KEYS[4], letter[1])
      places = places + 1
    end
  end
end
return places
