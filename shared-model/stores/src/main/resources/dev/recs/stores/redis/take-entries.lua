-- Clears the marks of received entries. ARGV[3]: 'new' or 'claimed'; then two an entry: its id, its user.
-- Answers 1 for an entry to be worked on and 0 for one that is gone.
local answers = {}
for i = 4, #ARGV, 2 do
  local entry, user = ARGV[i], ARGV[i + 1]
  local mark = find(user)
  local current = mark and mark.entry == entry
  if current then clear(user) end
  if current or ARGV[3] == 'claimed' then
    answers[#answers + 1] = 1
  else
    remove(entry)
    answers[#answers + 1] = 0
  end
end
return answers
