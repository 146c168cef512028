-- Who holds what counts: of each holder its name (empty if it has none), and how many grants. The window was asked just
-- before, and has removed what does not count any more.
--
-- KEYS[1]  the log
-- ARGV     how many grants are looked at, at most
local counts, told = {}, {}
for _, member in ipairs(redis.call('ZRANGE', KEYS[1], -tonumber(ARGV[1]), -1)) do
  -- Whoever can reach the store may have written it.
  local name = string.match(member, '^%d+:%d+:([%w%.%-_]+/%d+)$') or ''
  if #name > 64 then name = '' end
  counts[name] = (counts[name] or 0) + 1
end
for name, count in pairs(counts) do
  told[#told + 1] = name
  told[#told + 1] = count
end
return told
