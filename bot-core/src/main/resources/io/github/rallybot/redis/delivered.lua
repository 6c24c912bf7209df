-- Keeps what is known of a card in its channel, under the channel's lease.
-- KEYS: lease, record, due, urgent, marks, channels, dead letters
-- ARGV: token, record, what follows ('keep', 'finish', 'postpone', 'bury'), card, mark, time, urgent, channel, letter
-- Answers 1, or 0 if the lease is not held and so nothing was written.
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[2], ARGV[2])
local what, card = ARGV[3], ARGV[4]
if what == 'keep' then return 1 end
local mark = redis.call('HGET', KEYS[5], card)
local newest = mark == ARGV[5]
if what == 'postpone' then
  if newest then
    if ARGV[7] == '1' then
      redis.call('ZADD', KEYS[4], ARGV[6], card)
    else
      redis.call('ZREM', KEYS[4], card)
      redis.call('ZADD', KEYS[3], ARGV[6], card)
    end
  end
  return 1
end
if what == 'bury' then redis.call('HSET', KEYS[7], ARGV[8] .. ' ' .. card, ARGV[9]) end
if what == 'finish' then redis.call('HDEL', KEYS[7], ARGV[8] .. ' ' .. card) end
if newest then
  redis.call('ZREM', KEYS[3], card)
  redis.call('ZREM', KEYS[4], card)
  redis.call('HDEL', KEYS[5], card)
  if redis.call('ZCARD', KEYS[3]) + redis.call('ZCARD', KEYS[4]) == 0 then
    redis.call('SREM', KEYS[6], ARGV[8])
  end
elseif mark then
  -- what came meanwhile may wait, if it says so
  local later = string.match(mark, ':(%d+)$')
  if later then redis.call('ZADD', KEYS[3], 'XX', later, card) end
end
return 1
