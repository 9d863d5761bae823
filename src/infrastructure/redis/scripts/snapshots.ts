import { streamPosition } from './events.ts'
import { script } from './script.ts'

/** Position and content of a stream's snapshot, if it is of this version. */
export const loadSnapshot = script(
  `
local version, position, content = unpack(redis.call('HMGET', stream_key(ARGV[3]) .. 'snapshot', 'version', 'position', 'content'))
if version ~= ARGV[4] then return false end
return { position, content }
`,
  streamPosition,
  'allow-oom',
)

/** A snapshot in place of the one before, if the stream still stands where it was read. */
export const keepSnapshot = script(
  `
local s, at, version, position, content = stream_key(ARGV[3]), tonumber(ARGV[4]), ARGV[5], ARGV[6], ARGV[7]
if position_of(s) ~= at then return 'stale' end
redis.call('HSET', s .. 'snapshot', 'version', version, 'position', position, 'content', content)
return 'done'
`,
  streamPosition,
)
