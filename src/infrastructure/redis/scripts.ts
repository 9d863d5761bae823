import { createHash } from 'node:crypto'

/**
 * The scripts that change several keys together. Redis runs one script at a time and as a whole, so each is one
 * transaction. None writes before the checks that may fail, and all can be refused only up front: without `allow-oom`
 * Redis refuses the whole script when it is full, and on a read-only replica it refuses all.
 *
 * They make key names from conversation ids themselves and touch the keys of the bot, of a conversation and of streams
 * in one go. That holds on one Redis server (with replicas or Sentinel, not counting what a failover may lose). Redis
 * Cluster refuses them: there a turn's events would have to go through a queue in the conversation's slot first.
 *
 * The first two arguments of each: the key prefix, and the time in milliseconds or '' for the server's own. One clock
 * for all processes is the server's; tests bring theirs.
 */

const prelude = `
local prefix = ARGV[1]
local now = tonumber(ARGV[2])
if not now then
  local time = redis.call('TIME')
  now = time[1] * 1000 + math.floor(time[2] / 1000)
end
local ready = prefix .. 'ready'
local function conversation(id) return prefix .. '{c:' .. id .. '}:' end
local holders = prefix .. 'holders'
local function int(number) return string.format('%.0f', number) end
`

const leaseCheck = `
local id, token = ARGV[3], ARGV[4]
local c = conversation(id)
if redis.call('HGET', c .. 'work', 'token') ~= token then return 'lost' end
`

const aside = `
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
const head = `
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
const giveBack = `
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
const deliverMessage = `
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

/** A stream's position is where it was when it was last erased, and its length since. */
const streamPosition = `
local function stream_key(stream) return prefix .. '{s:' .. stream .. '}:' end
local function position_of(s)
  local base = tonumber(redis.call('GET', s .. 'erased')) or 0
  return base + redis.call('XLEN', s .. 'events'), base
end
`

/** The entry's id is the event's time, lifted to that of the entry before it: it is never before the event's time. */
const appendEvent = `
local function append_event(stream, name, eventId, atMs, event)
  local s = stream_key(stream)
  if redis.call('SADD', s .. 'ids', eventId) == 0 then return end
  local ms = math.max(0, tonumber(atMs))
  local last = redis.call('XREVRANGE', s .. 'events', '+', '-', 'COUNT', 1)[1]
  if last then ms = math.max(ms, tonumber(string.match(last[1], '^(%d+)-')))
  else
    redis.call('ZADD', prefix .. 'streams', 0, name)
    redis.call('PERSIST', s .. 'erased')
  end
  redis.call('XADD', s .. 'events', int(ms) .. '-*', 'event', event)
end
`

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

/** Session text if there is one that has not expired, else false. */
const loadSession = `
local function load_session(c)
  local stored = redis.call('GET', c .. 'session')
  if not stored then return false end
  local expires, session = string.match(stored, '^(%d+)|(.*)$')
  if expires and tonumber(expires) <= now then return false end
  return session or stored
end
`

const deliver = script(`return deliver_message(ARGV[3], ARGV[4], ARGV[5], ARGV[6], tonumber(ARGV[7]))`, deliverMessage)

const claim = script(
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

const beat = script(`return redis.call('ZADD', holders, int(now + tonumber(ARGV[4])), ARGV[3])`, '', 'allow-oom')

/** The holders that are known to be dead. */
const bury = script(
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

const renew = script(
  `${leaseCheck}
redis.call('ZADD', ready, 'XX', int(now + tonumber(ARGV[5])), id)
redis.call('ZADD', holders, int(now + tonumber(ARGV[7])), ARGV[6])
return 'done'
`,
  '',
  'allow-oom',
)

/**
 * After the session, how many of each follow: expected positions (stream, position), replies (id, reply), outgoing
 * messages (as for `deliver`); what is left are the events.
 */
const commit = script(
  `${leaseCheck}
local messageId, ttlMs, session, rememberMs = ARGV[5], tonumber(ARGV[6]), ARGV[7], tonumber(ARGV[8])
local expected, replies, outgoing = tonumber(ARGV[9]), tonumber(ARGV[10]), tonumber(ARGV[11])
local answer = check_head(c, messageId)
if answer then return answer end
local index = 12
for _ = 1, expected do
  if position_of(stream_key(ARGV[index])) ~= tonumber(ARGV[index + 1]) then return 'stale' end
  index = index + 2
end
take_head(c)
if ttlMs > 0 then redis.call('SET', c .. 'session', int(now + ttlMs) .. '|' .. session, 'PX', int(ttlMs))
else redis.call('DEL', c .. 'session') end
for _ = 1, replies do
  redis.call('RPUSH', c .. 'outbox', ARGV[index], ARGV[index + 1])
  index = index + 2
end
for _ = 1, outgoing do
  deliver_message(ARGV[index], ARGV[index + 1], ARGV[index + 2], ARGV[index + 3], rememberMs)
  index = index + 4
end
for at = index, #ARGV, 5 do append_event(ARGV[at], ARGV[at + 1], ARGV[at + 2], ARGV[at + 3], ARGV[at + 4]) end
return 'done'
`,
  head + deliverMessage + streamPosition + appendEvent,
)

const settle = script(
  `${leaseCheck}
local replyId, kind, reason, release = ARGV[5], ARGV[6], ARGV[7], ARGV[8]
if redis.call('LINDEX', c .. 'outbox', 0) == replyId then
  local reply = redis.call('LPOP', c .. 'outbox', 2)[2]
  if kind == 'refused' then set_aside(c, 'reply', reply, reason) end
  if kind == 'gone' then redis.call('DEL', c .. 'outbox') end
  redis.call('HSET', c .. 'work', 'attempts', 0)
end
if release == '1' and has_work(id, c) then give_back(id, c, 0) end
return 'done'
`,
  aside + giveBack,
  'allow-oom',
)

const setAside = script(
  `${leaseCheck}
local messageId, reason, replyId, reply = ARGV[5], ARGV[6], ARGV[7], ARGV[8]
local answer = check_head(c, messageId)
if answer then return answer end
set_aside(c, 'message', take_head(c), reason)
if replyId then redis.call('RPUSH', c .. 'outbox', replyId, reply) end
return 'done'
`,
  head + aside,
)

const release = script(
  `${leaseCheck}
local retryInMs, untried, reason = tonumber(ARGV[5]), tonumber(ARGV[6]), ARGV[7]
if not has_work(id, c) then return 'done' end
if reason then redis.call('HSET', c .. 'work', 'error', reason) end
if untried == 1 then
  local attempts = tonumber(redis.call('HGET', c .. 'work', 'attempts')) or 0
  redis.call('HSET', c .. 'work', 'attempts', math.max(0, attempts - 1))
end
give_back(id, c, retryInMs)
return 'done'
`,
  giveBack,
  'allow-oom',
)

const load = script(`return load_session(conversation(ARGV[3]))`, loadSession, 'allow-oom')

/** Only if it is still the session that was found damaged. */
const setSessionAside = script(
  `
local c, found, reason = conversation(ARGV[3]), ARGV[4], ARGV[5]
if load_session(c) ~= found then return 0 end
set_aside(c, 'session', found, reason)
return redis.call('DEL', c .. 'session')
`,
  loadSession + aside,
  'allow-oom',
)

const forget = script(
  `
local c = conversation(ARGV[3])
return redis.call('DEL', c .. 'session', c .. 'aside')
`,
  '',
  'allow-oom',
)

const append = script(
  `
for at = 3, #ARGV, 5 do append_event(ARGV[at], ARGV[at + 1], ARGV[at + 2], ARGV[at + 3], ARGV[at + 4]) end
return 'done'
`,
  streamPosition + appendEvent,
)

/** Of the events after a position, the last so many that come before an entry (`+`: of all), newest first. */
const readBack = script(
  `
local s, after, before, limit = stream_key(ARGV[3]), tonumber(ARGV[4]), ARGV[5], tonumber(ARGV[6])
local position, base = position_of(s)
local count, entries = math.min(limit, position - math.max(after, base)), {}
if count > 0 then entries = redis.call('XREVRANGE', s .. 'events', before, '-', 'COUNT', int(count)) end
return { position, base, entries }
`,
  streamPosition,
  'allow-oom',
)

const erase = script(
  `
local s, keepMs = stream_key(ARGV[3]), ARGV[5]
local position, base = position_of(s)
if position == base then return 0 end
redis.call('SET', s .. 'erased', int(position + 1), 'PX', keepMs)
redis.call('ZREM', prefix .. 'streams', ARGV[4])
return redis.call('DEL', s .. 'events', s .. 'ids')
`,
  streamPosition,
  'allow-oom',
)

const budget = `
local function read_ledger(name)
  local stored = redis.call('HMGET', prefix .. 'budget:' .. name, 'places', 'notBefore', 'seen')
  -- When the clock was set back, what was counted moves back with it.
  local back = math.max(0, (tonumber(stored[3]) or now) - now)
  local places = {}
  for place in string.gmatch(stored[1] or '', '%S+') do places[#places + 1] = tonumber(place) - back end
  return { name = name, places = places, notBefore = (tonumber(stored[2]) or 0) - back }
end
local function store_ledger(ledger, sinceMs)
  local places, text = ledger.places, {}
  for _, place in ipairs(places) do
    if place > sinceMs then text[#text + 1] = int(place) end
  end
  local key = prefix .. 'budget:' .. ledger.name
  redis.call('HSET', key, 'places', table.concat(text, ' '), 'notBefore', int(ledger.notBefore), 'seen', int(now))
  redis.call('PEXPIRE', key, int(math.max(places[#places] or now, ledger.notBefore, now) - now + 120000))
end
`

/**
 * After the priority: who asks ('' for nobody), how long they wait at most, and how late they may be; then each rule as name, number of windows, and of each window the places and the milliseconds.
 * How a place is looked for is told in sqlite/send-budget.ts, which does the same.
 */
const reserve = script(
  `
local priority, ledgers, at, index = ARGV[3], {}, now, 7
local holder, longest, grace = ARGV[4], tonumber(ARGV[5]), tonumber(ARGV[6])
while index <= #ARGV do
  local ledger = read_ledger(ARGV[index])
  ledger.windows, ledger.longest = {}, 0
  for _ = 1, tonumber(ARGV[index + 1]) do
    local window = { places = tonumber(ARGV[index + 2]), ms = tonumber(ARGV[index + 3]) }
    ledger.windows[#ledger.windows + 1] = window
    ledger.longest = math.max(ledger.longest, window.ms)
    index = index + 2
  end
  index = index + 2
  at = math.max(at, ledger.notBefore)
  ledgers[#ledgers + 1] = ledger
end
if holder ~= '' then
  local kept = read_ledger('kept:' .. holder).places[1]
  if kept then
    -- So far the place is when the last ban ends.
    local good = kept + grace >= now and at <= math.max(kept, now)
    if not good or kept - now <= longest then redis.call('DEL', prefix .. 'budget:kept:' .. holder) end
    if good then return math.max(0, kept - now) end
  end
end
local function behind(places)
  local position = #places + 1
  while position > 1 and places[position - 1] > at do position = position - 1 end
  return position
end
local function room(places, window)
  local position = behind(places)
  for first = math.min(position, #places - window.places + 1), math.max(1, position - window.places), -1 do
    local from, to = math.min(places[first], at), math.max(places[first + window.places - 1], at)
    if to - from < window.ms then return places[first] + window.ms end
  end
  return at
end
local own = ledgers[1].places
at = math.max(at, own[#own] or 0)
local found
repeat
  found = at
  for _, ledger in ipairs(ledgers) do
    for _, window in ipairs(ledger.windows) do at = room(ledger.places, window) end
  end
until at == found
if priority == 'cosmetic' and at > now then return false end
for _, ledger in ipairs(ledgers) do
  table.insert(ledger.places, behind(ledger.places), at)
  store_ledger(ledger, now - ledger.longest)
end
if holder ~= '' and at - now > longest then
  store_ledger({ name = 'kept:' .. holder, places = { at }, notBefore = 0 }, now)
end
return at - now
`,
  budget,
)

const penalise = script(
  `
local ledger = read_ledger(ARGV[3])
ledger.notBefore = math.max(ledger.notBefore, now + tonumber(ARGV[4]))
store_ledger(ledger, -1)
return 'done'
`,
  budget,
)

/** Refused exactly when a delivery would be: when Redis is full, read-only or cannot write its file. Changes nothing. */
const probe = script('return 1')

// biome-ignore format: a list of names
export const scripts = {
  deliver, claim, beat, bury, renew, commit, settle, setAside, release, load, setSessionAside, forget, append, readBack, erase,
  reserve, penalise, probe,
}

export type Script = { readonly text: string; readonly sha: string }

function script(body: string, helpers = '', flags = ''): Script {
  const text = `#!lua${flags && ` flags=${flags}`}\n${prelude}${helpers}${body}`
  return { text, sha: createHash('sha1').update(text).digest('hex') }
}
