-- A day's quota: two words that are written if nobody else has written them since they were read.
--
-- KEYS[1]  the quota
-- ARGV     the state as it was read, the one to write, what was learned of the limit, for how many milliseconds it is kept
--
-- Gives 1 if it was written, else 0, and what stands there now.
local state, learned = unpack(redis.call('HMGET', KEYS[1], 'state', 'learned'))
state, learned = state or '0', learned or '0'
if state ~= ARGV[1] then return { '0', state, learned } end
if ARGV[1] ~= ARGV[2] or learned ~= ARGV[3] then
  redis.call('HSET', KEYS[1], 'state', ARGV[2], 'learned', ARGV[3])
  redis.call('PEXPIRE', KEYS[1], ARGV[4])
end
return { '1', ARGV[2], ARGV[3] }
