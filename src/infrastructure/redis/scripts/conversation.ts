/** Parts of scripts: functions on what one conversation has. */

export const leaseCheck = `
local id, token = ARGV[3], ARGV[4]
local c = conversation(id)
if redis.call('HGET', c .. 'work', 'token') ~= token then return 'lost' end
`

export const aside = `
local function set_aside(c, kind, content, reason)
  local key = c .. 'aside'
  redis.call('RPUSH', key, cjson.encode({ kind = kind, content = content, reason = reason, atMs = now }))
  redis.call('LTRIM', key, -100, -1)
  redis.call('PEXPIRE', key, 30 * 24 * 3600 * 1000)
end
`

/**
 * `check_head` tells what to answer when the first message in the inbox is not this one or is handled already, else nil;
 * `take_head` takes it out and returns it.
 */
export const head = `
local function check_head(c, messageId)
  if redis.call('HGET', c .. 'work', 'handledId') == messageId then return 'done' end
  if redis.call('LINDEX', c .. 'inbox', 0) ~= messageId then return 'lost' end
end
local function take_head(c)
  local head = redis.call('LPOP', c .. 'inbox', 2)
  redis.call('HSET', c .. 'work', 'handledId', head[1], 'handled', head[2], 'attempts', 0)
  return head[2]
end
`

/** The two ways to let go of a conversation: nothing is left in it (then all trace of work goes), or something waits. */
export const giveBack = `
local function has_work(id, c)
  if redis.call('EXISTS', c .. 'inbox', c .. 'outbox') > 0 then return true end
  redis.call('DEL', c .. 'work')
  redis.call('ZREM', ready, id)
  return false
end
local function give_back(id, c, retryInMs)
  redis.call('HDEL', c .. 'work', 'token', 'holder')
  redis.call('ZADD', ready, int(now + retryInMs), id)
  if retryInMs <= 0 then redis.call('PUBLISH', prefix .. 'work', '') end
end
`

/** `seenName`: the message's channel and id. */
export const deliverMessage = `
local function deliver_message(id, messageId, message, seenName, rememberMs)
  local seen = prefix .. 'seen:' .. seenName
  local at = redis.call('GET', seen)
  if at and now - tonumber(at) < rememberMs then return 'duplicate' end
  redis.call('SET', seen, int(now), 'PX', int(rememberMs + 24 * 3600 * 1000))
  redis.call('RPUSH', conversation(id) .. 'inbox', messageId, message)
  if redis.call('ZADD', ready, 'NX', int(now), id) == 1 then redis.call('PUBLISH', prefix .. 'work', '') end
  return 'accepted'
end
`

/** Session text if there is one that has not expired, else false. */
export const loadSession = `
local function load_session(c)
  local stored = redis.call('GET', c .. 'session')
  if not stored then return false end
  local expires, session = string.match(stored, '^(%d+)|(.*)$')
  if expires and tonumber(expires) <= now then return false end
  return session or stored
end
`
