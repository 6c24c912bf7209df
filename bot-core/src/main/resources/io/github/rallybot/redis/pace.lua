-- Takes one call from a quota, or answers how many microseconds to wait; nothing was taken then.
-- The quota is a time at which it will be whole again (the generic cell rate algorithm).
-- KEYS: hold, quota. ARGV: interval in microseconds, burst.
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000000 + tonumber(time[2])
local held = redis.call('PTTL', KEYS[1])
if held > 0 then return held * 1000 end
local interval, burst = tonumber(ARGV[1]), tonumber(ARGV[2])
local whole = math.max(tonumber(redis.call('GET', KEYS[2]) or '0'), now)
local early = whole - now - (burst - 1) * interval
if early > 0 then return early end
local ttl = math.ceil((whole + interval - now) / 1000) + 1000
redis.call('SET', KEYS[2], string.format('%.0f', whole + interval), 'PX', ttl)
return 0
