-- One atomic write. First every condition is checked, then everything is written.
-- ARGV is a list of steps, each a code and its arguments; keys are named by their place in KEYS.
-- Answers {'done'}, {'conflict'} or {'taken', place of the claim in KEYS, who holds it}.

local function run(visit)
  local at = 1
  while at <= #ARGV do
    local code = ARGV[at]
    local size = tonumber(ARGV[at + 1])
    local args = {}
    for i = 1, size do args[i] = ARGV[at + 1 + i] end
    local answer = visit(code, args)
    if answer then return answer end
    at = at + 2 + size
  end
end

local function key(place) return KEYS[tonumber(place)] end

local refused = run(function(code, a)
  if code == 'put' or code == 'expect' then
    local version = redis.call('HGET', key(a[1]), 'version') or '0'
    if version ~= a[2] then return {'conflict'} end
  elseif code == 'take' then
    local holder = redis.call('GET', key(a[1]))
    if holder then return {'taken', a[1], holder} end
  elseif code == 'under' then
    if redis.call('GET', key(a[1])) ~= a[2] then return {'conflict'} end
  end
end)
if refused then return refused end

run(function(code, a)
  if code == 'put' then
    redis.call('HSET', key(a[1]), 'version', tonumber(a[2]) + 1, 'document', a[3])
  elseif code == 'take' then
    if a[3] == '0' then
      redis.call('SET', key(a[1]), a[2])
    else
      redis.call('SET', key(a[1]), a[2], 'PX', a[3])
    end
  elseif code == 'release' then
    if redis.call('GET', key(a[1])) == a[2] then redis.call('DEL', key(a[1])) end
  elseif code == 'add' then
    redis.call('ZADD', key(a[1]), a[2], a[3])
  elseif code == 'remove' then
    redis.call('ZREM', key(a[1]), a[2])
  elseif code == 'append' then
    local entry = {}
    for i = 3, #a do entry[#entry + 1] = a[i] end
    redis.call('XADD', key(a[1]), 'MINID', '~', a[2], '*', unpack(entry))
  elseif code == 'mark' then
    -- keys: channels, due, urgent, marks, counter
    local mark = redis.call('INCR', key(a[5]))
    -- a mark that may wait says until when
    if a[10] == '1' then mark = mark .. ':' .. a[8] end
    redis.call('HSET', key(a[4]), a[7], mark)
    redis.call('SADD', key(a[1]), a[6])
    if a[9] == '1' then
      redis.call('ZREM', key(a[2]), a[7])
      redis.call('ZADD', key(a[3]), a[8], a[7])
    elseif redis.call('ZSCORE', key(a[3]), a[7]) then
      redis.call('ZADD', key(a[3]), 'XX', 'LT', a[8], a[7])
    else
      redis.call('ZADD', key(a[2]), 'LT', a[8], a[7])
      redis.call('ZADD', key(a[2]), 'NX', a[8], a[7])
    end
  elseif code == 'unmark' then
    -- keys: channels, due, urgent, marks
    redis.call('ZREM', key(a[2]), a[6])
    redis.call('ZREM', key(a[3]), a[6])
    redis.call('HDEL', key(a[4]), a[6])
    if redis.call('ZCARD', key(a[2])) + redis.call('ZCARD', key(a[3])) == 0 then
      redis.call('SREM', key(a[1]), a[5])
    end
  elseif code == 'ticket' then
    redis.call('DEL', key(a[1]))
    redis.call('HSET', key(a[1]), 'token', a[2], 'left', a[3], 'until', a[4])
    redis.call('PEXPIREAT', key(a[1]), a[4])
  end
end)
return {'done'}
