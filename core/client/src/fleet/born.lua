-- How long the store has remembered, in microseconds. One that has just begun does not know what was granted before.
--
-- KEYS[1]  when it began
-- ARGV[1]  for how many milliseconds that is kept when nobody comes
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local born = tonumber(redis.call('GET', KEYS[1]))
-- A clock that was set back makes it young again.
if not born or born > now then born = now end
redis.call('SET', KEYS[1], string.format('%.0f', born), 'PX', ARGV[1])
return now - born
