import { aside, deliverMessage, giveBack, head, leaseCheck } from './conversation.ts'
import { appendEvent, streamPosition } from './events.ts'
import { script } from './script.ts'

/** After what `deliver_message` takes: how many messages of a person may wait (0: any number), and who it is. */
export const deliver = script(
  `
local most, channel, person = tonumber(ARGV[8]), ARGV[9], ARGV[10]
local inbox = conversation(ARGV[3]) .. 'inbox'
if most > 0 and redis.call('LLEN', inbox) / 2 >= most then
  local own = 0
  local all = redis.call('LRANGE', inbox, 0, -1)
  for index = 2, #all, 2 do
    local author = cjson.decode(all[index]).person
    if author.channel == channel and author.id == person then own = own + 1 end
  end
  if own >= most then return 'full' end
end
return deliver_message(ARGV[3], ARGV[4], ARGV[5], ARGV[6], tonumber(ARGV[7]))
`,
  deliverMessage,
)

/**
 * After the session, how many of each follow: expected positions (stream, position), replies (id, reply), outgoing
 * messages (as for `deliver`); what is left are the events.
 */
export const commit = script(
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

export const settle = script(
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

export const setAside = script(
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

export const release = script(
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
