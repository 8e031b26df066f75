-- Takes entries out of the stream, acknowledged and deleted together: no pending entry is ever without its text.
-- ARGV from 3 on: the entries. Answers how many there were.
for i = 3, #ARGV do remove(ARGV[i]) end
return #ARGV - 2
