import { leaseCheck, loadSession } from './conversation.ts'
import { script } from './script.ts'

/** What the dead hold comes due. Nothing else of it changes, so that one who was not dead keeps what nobody took over. */
const freeHeld = `
local function free_held(dead)
  local isDead, isAny = {}, false
  for _, holder in ipairs(dead) do
    isDead[holder], isAny = true, true
    redis.call('ZREM', holders, holder)
  end
  if not isAny then return end
  for _, id in ipairs(redis.call('ZRANGE', ready, '(' .. int(now), '+inf', 'BYSCORE')) do
    if isDead[redis.call('HGET', conversation(id) .. 'work', 'holder')] then redis.call('ZADD', ready, int(now), id) end
  end
end
`

export const claim = script(
  `
local leaseMs, limit, holder, silenceMs = tonumber(ARGV[3]), ARGV[4], ARGV[5], tonumber(ARGV[6])
local seen = tonumber(redis.call('GET', prefix .. 'clock'))
local latest = seen or now
if latest - now > 1000 then
  for _, key in ipairs({ ready, holders }) do
    local waiting = redis.call('ZRANGE', key, 0, -1, 'WITHSCORES')
    for index = 1, #waiting, 2 do
      redis.call('ZADD', key, int(waiting[index + 1] - (latest - now)), waiting[index])
    end
  end
end
-- Noted from time to time only, so that an idle bot writes next to nothing.
if not seen or latest - now > 1000 or now - latest > 5000 then redis.call('SET', prefix .. 'clock', int(now)) end

local dead = {}
for _, other in ipairs(redis.call('ZRANGE', holders, '-inf', int(now), 'BYSCORE')) do
  if other ~= holder then dead[#dead + 1] = other end
end
free_held(dead)

local claims = {}
for _, id in ipairs(redis.call('ZRANGE', ready, '-inf', int(now), 'BYSCORE', 'LIMIT', 0, limit)) do
  local c = conversation(id)
  local work = redis.call('HMGET', c .. 'work', 'attempts', 'error', 'handled')
  local message, session = work[3], false
  local replies = redis.call('LRANGE', c .. 'outbox', 0, -1)
  local attempt = (tonumber(work[1]) or 0) + 1
  if #replies == 0 then
    message = redis.call('LINDEX', c .. 'inbox', 1)
    session = load_session(c)
  end
  if not message then
    redis.call('ZREM', ready, id)
    redis.call('DEL', c .. 'work')
  else
    local token = redis.call('INCR', prefix .. 'token')
    redis.call('HSET', c .. 'work', 'token', token, 'holder', holder, 'attempts', attempt)
    redis.call('HDEL', c .. 'work', 'error')
    if #replies == 0 then redis.call('HDEL', c .. 'work', 'handledId', 'handled') end
    redis.call('ZADD', ready, int(now + leaseMs), id)
    claims[#claims + 1] = { id, token, attempt, work[2], message, session, replies }
  end
end
if #claims > 0 then redis.call('ZADD', holders, int(now + silenceMs), holder) end
local next = tonumber(redis.call('ZRANGE', ready, 0, 0, 'WITHSCORES')[2])
local silent = redis.call('ZRANGE', holders, 0, 1, 'WITHSCORES')
for index = 1, #silent, 2 do
  if next and silent[index] ~= holder then next = math.min(next, tonumber(silent[index + 1])) end
end
return { claims, next and math.max(0, math.ceil(next - now)) or false }
`,
  loadSession + freeHeld,
)

export const beat = script(`return redis.call('ZADD', holders, int(now + tonumber(ARGV[4])), ARGV[3])`, '', 'allow-oom')

/** The holders that are known to be dead. */
export const bury = script(
  `
local dead = {}
for index = 3, #ARGV do dead[#dead + 1] = ARGV[index] end
free_held(dead)
redis.call('PUBLISH', prefix .. 'work', '')
return #dead
`,
  freeHeld,
  'allow-oom',
)

export const renew = script(
  `${leaseCheck}
redis.call('ZADD', ready, 'XX', int(now + tonumber(ARGV[5])), id)
redis.call('ZADD', holders, int(now + tonumber(ARGV[7])), ARGV[6])
return 'done'
`,
  '',
  'allow-oom',
)
