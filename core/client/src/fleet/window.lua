-- The exact window: a log of grants, each with the latest moment at which its call may have arrived. A grant counts
-- until a span after that moment; a new one is given while fewer than the limit count.
--
-- KEYS[1]  the log: a sorted set of `granted:number:holder`, scored by the latest arrival
-- KEYS[2]  beside it: its clock, the settings in force, the peak, the next number
-- KEYS[3]  since when the store remembers
-- ARGV     limit, span, permits wanted, for how long each may arrive, who will hold them,
--          how many calls have arrived, for each its grant and how long after that it had arrived at the latest,
--          how many permits come back, for each its grant,
--          how many were granted while the store was away, for each the time left until its latest arrival (or less than 0)
-- All times are microseconds by the store's own clock. No moment of a client's comes in: only how long something took.
--
-- Gives nothing if the store remembers nothing; else granted at, first number, how many,
-- how long to wait if it is none, what counts, the limit, the span, the peak.
if redis.call('EXISTS', KEYS[3]) == 0 then return {} end

-- Settings of somebody else's that are stricter hold until he has not been heard of for so long.
local MEMORY = 60 * 1000000
-- Nobody may arrive later than this; what says so is damaged.
local LONGEST = 60 * 1000000

local whole = function(number) return string.format('%.0f', number) end
local argument = 0
local nextargument = function()
  argument = argument + 1
  return ARGV[argument]
end

local kept = redis.call('HMGET', KEYS[2],
  'ahead', 'latest', 'limit', 'limit_until', 'span', 'span_until', 'peak', 'next')
for field = 1, 8 do kept[field] = tonumber(kept[field]) or 0 end
local ahead, latest, limit, limit_until, span, span_until, peak, number = unpack(kept)

-- The calendar may be set back; this clock then stands still for that moment, and goes on.
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2] + ahead
if now < latest then
  ahead = ahead + latest - now
  now = latest
end

local own_limit, own_span = tonumber(nextargument()), tonumber(nextargument())
if limit == 0 or own_limit <= limit or now >= limit_until then
  limit, limit_until = own_limit, now + MEMORY
end
if own_span >= span or now >= span_until then
  span, span_until = own_span, now + MEMORY
end
local wanted, hold = tonumber(nextargument()), tonumber(nextargument())
local holder = nextargument()

for _ = 1, tonumber(nextargument()) do
  local grant, took = nextargument(), tonumber(nextargument())
  local known, held = tonumber(string.match(grant, '^%d+')) + took, redis.call('ZSCORE', KEYS[1], grant)
  if held then
    -- From now on it goes by its arrival, so that nobody hopes that it has arrived before.
    known = whole(math.min(known, tonumber(held)))
    redis.call('ZREM', KEYS[1], grant)
    redis.call('ZADD', KEYS[1], known, known .. string.match(grant, ':.*$'))
  end
end
for _ = 1, tonumber(nextargument()) do
  redis.call('ZREM', KEYS[1], nextargument())
end
local add = function(at)
  redis.call('ZADD', KEYS[1], whole(at), whole(now) .. ':' .. whole(number) .. ':' .. holder)
  number = number + 1
end
for _ = 1, tonumber(nextargument()) do
  add(now + tonumber(nextargument()))
end

redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', whole(now - span))
redis.call('ZREMRANGEBYSCORE', KEYS[1], '(' .. whole(now + LONGEST), '+inf')
local used = redis.call('ZCARD', KEYS[1])
local granted, first = math.max(math.min(wanted, limit - used), 0), number
for _ = 1, granted do add(now + hold) end
used = used + granted
peak = math.max(peak, math.min(used, limit))

-- A grant stops to count a span after it was given if its call turns out to have arrived at once, else after its doubt.
local wait = 0
if wanted > 0 and granted == 0 then
  local log = redis.call('ZRANGE', KEYS[1], 0, 127, 'WITHSCORES')
  local soonest = math.huge
  for place = 1, #log, 2 do
    local hoped, certain = tonumber(string.match(log[place], '^%d+')) + span, tonumber(log[place + 1]) + span
    soonest = math.min(soonest, (now < hoped and hoped < certain) and hoped or certain)
  end
  wait = math.max(soonest - now, 0)
end

redis.call('HSET', KEYS[2], 'ahead', whole(ahead), 'latest', whole(now), 'limit', whole(limit),
  'limit_until', whole(limit_until), 'span', whole(span), 'span_until', whole(span_until), 'peak', whole(peak),
  'next', whole(number))
local life = whole((LONGEST + MEMORY + span) / 1000)
redis.call('PEXPIRE', KEYS[1], life)
redis.call('PEXPIRE', KEYS[2], life)
return { now, first, granted, wait, used, limit, span, peak }
