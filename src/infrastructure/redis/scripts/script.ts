import { createHash } from 'node:crypto'

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

/** `sha`: the name by which Redis calls a script that it knows. */
export type Script = { readonly text: string; readonly sha: string }

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
export function script(body: string, helpers = '', flags = ''): Script {
  const text = `#!lua${flags && ` flags=${flags}`}\n${prelude}${helpers}${body}`
  return { text, sha: createHash('sha1').update(text).digest('hex') }
}
