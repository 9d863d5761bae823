import { script } from './script.ts'

/** A stream's position is where it was when it was last erased, and its length since. */
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
return redis.call('DEL', s .. 'events', s .. 'ids')
`,
  streamPosition,
  'allow-oom',
)
