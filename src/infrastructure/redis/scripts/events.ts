import { script } from './script.ts'

/** A stream's position is where it was when it was last erased or trimmed, and its length since. */
export const streamPosition = `
local function stream_key(stream) return prefix .. '{s:' .. stream .. '}:' end
local function position_of(s)
  local base = tonumber(redis.call('GET', s .. 'erased')) or 0
  return base + redis.call('XLEN', s .. 'events'), base
end
`

/** The entry's id is the event's time, lifted to that of the entry before it: it is never before the event's time. */
export const appendEvent = `
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

export const append = script(
  `
for at = 3, #ARGV, 5 do append_event(ARGV[at], ARGV[at + 1], ARGV[at + 2], ARGV[at + 3], ARGV[at + 4]) end
return 'done'
`,
  streamPosition + appendEvent,
)

/** Of the events after a position, the last so many that come before an entry (`+`: of all), newest first. */
export const readBack = script(
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

export const erase = script(
  `
local s, keepMs = stream_key(ARGV[3]), ARGV[5]
local position, base = position_of(s)
if position == base then return 0 end
redis.call('SET', s .. 'erased', int(position + 1), 'PX', keepMs)
redis.call('ZREM', prefix .. 'streams', ARGV[4])
return redis.call('DEL', s .. 'events', s .. 'ids', s .. 'snapshot')
`,
  streamPosition,
  'allow-oom',
)

/** The events of a whole stream, in place of those it has, if it still stands where it was read. */
export const replace = script(
  `
local stream, name, position, keepMs = ARGV[3], ARGV[4], tonumber(ARGV[5]), ARGV[6]
local s = stream_key(stream)
local now_at, base = position_of(s)
if now_at ~= position then return 'stale' end
if now_at > base then
  redis.call('SET', s .. 'erased', int(now_at + 1), 'PX', keepMs)
  redis.call('ZREM', prefix .. 'streams', name)
  redis.call('DEL', s .. 'events', s .. 'ids', s .. 'snapshot')
end
for at = 7, #ARGV, 5 do append_event(ARGV[at], ARGV[at + 1], ARGV[at + 2], ARGV[at + 3], ARGV[at + 4]) end
return 'done'
`,
  streamPosition + appendEvent,
)

/** An entry is never older than its event, so those before the moment hold no younger one. */
export const trim = script(
  `
local s, name, beforeMs, limit, keepMs = stream_key(ARGV[3]), ARGV[4], tonumber(ARGV[5]), ARGV[6], ARGV[7]
local old = redis.call('XRANGE', s .. 'events', '-', '(' .. int(beforeMs) .. '-0', 'COUNT', limit)
if #old == 0 then return 0 end
local _, base = position_of(s)
for _, entry in ipairs(old) do
  redis.call('XDEL', s .. 'events', entry[1])
  redis.call('SREM', s .. 'ids', cjson.decode(entry[2][2]).id)
end
redis.call('SET', s .. 'erased', int(base + #old))
redis.call('DEL', s .. 'snapshot')
if redis.call('XLEN', s .. 'events') == 0 then
  redis.call('PEXPIRE', s .. 'erased', keepMs)
  redis.call('ZREM', prefix .. 'streams', name)
  redis.call('DEL', s .. 'events', s .. 'ids')
end
return #old
`,
  streamPosition,
  'allow-oom',
)
