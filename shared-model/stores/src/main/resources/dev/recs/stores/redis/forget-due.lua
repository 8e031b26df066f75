-- Removes a user from the queue. ARGV[3]: the user. Answers how many places held the user.
local user = ARGV[3]
local mark = find(user)
if mark and mark.entry then remove(mark.entry) end
clear(user)
return mark and 1 or 0
