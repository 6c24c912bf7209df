-- Takes one use of a permission to replace a message. KEYS: ticket.
local left = tonumber(redis.call('HGET', KEYS[1], 'left') or '0')
if left < 1 then return false end
redis.call('HINCRBY', KEYS[1], 'left', -1)
return redis.call('HMGET', KEYS[1], 'token', 'until')
