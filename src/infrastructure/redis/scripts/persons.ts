import { loadSession } from './conversation.ts'
import { script } from './script.ts'

/** Of these conversations (after how many needles there are, and the needles) those in which a needle stands anywhere. */
export const mentioning = script(
  `
local needles, found = tonumber(ARGV[3]), {}
local function holds(id)
  local c = conversation(id)
  local texts = redis.call('LRANGE', c .. 'inbox', 0, -1)
  for _, text in ipairs(redis.call('LRANGE', c .. 'aside', 0, -1)) do texts[#texts + 1] = text end
  texts[#texts + 1] = redis.call('GET', c .. 'session') or ''
  texts[#texts + 1] = redis.call('HGET', c .. 'work', 'handled') or ''
  texts[#texts + 1] = id
  for _, text in ipairs(texts) do
    for at = 4, 3 + needles do
      if string.find(text, ARGV[at], 1, true) then return true end
    end
  end
  return false
end
for at = 4 + needles, #ARGV do
  if holds(ARGV[at]) then found[#found + 1] = ARGV[at] end
end
return found
`,
  '',
  'allow-oom',
)

export const wholeConversation = script(
  `
local c = conversation(ARGV[3])
return {
  load_session(c), redis.call('LRANGE', c .. 'inbox', 0, -1), redis.call('HGET', c .. 'work', 'handled'),
  redis.call('LRANGE', c .. 'aside', 0, -1),
}
`,
  loadSession,
  'allow-oom',
)

/**
 * The session as it was found, what is to stand there instead ('' for none; the same to leave it), whether replies go
 * ('1'), whether the conversation is the one at hand ('1'), how many ids of waiting messages follow; the rest is what was
 * set aside. Nothing is changed (0) when the session has changed since.
 */
export const erasePerson = script(
  `
local id, before, after, dropReplies, atHand, waiting = ARGV[3], ARGV[4], ARGV[5], ARGV[6], ARGV[7], tonumber(ARGV[8])
local c = conversation(id)
local stored = load_session(c)
if (stored or '') ~= before then return 0 end
if after == '' then redis.call('DEL', c .. 'session')
elseif after ~= before then
  local expires = string.match(redis.call('GET', c .. 'session'), '^(%d+)|')
  redis.call('SET', c .. 'session', (expires and expires .. '|' or '') .. after, 'KEEPTTL')
end
for at = 9, 8 + waiting do
  local inbox = redis.call('LRANGE', c .. 'inbox', 0, -1)
  for index = 1, #inbox, 2 do
    if inbox[index] == ARGV[at] then
      redis.call('LSET', c .. 'inbox', index - 1, '\\0gone')
      redis.call('LSET', c .. 'inbox', index, '\\0gone')
      redis.call('LREM', c .. 'inbox', 0, '\\0gone')
      break
    end
  end
end
for at = 9 + waiting, #ARGV do redis.call('LREM', c .. 'aside', 1, ARGV[at]) end
if atHand == '1' then return 1 end
if dropReplies == '1' then
  redis.call('DEL', c .. 'outbox')
  redis.call('HDEL', c .. 'work', 'handled', 'handledId')
end
redis.call('HDEL', c .. 'work', 'token', 'holder')
if redis.call('ZSCORE', ready, id) then
  redis.call('ZADD', ready, int(now), id)
  redis.call('PUBLISH', prefix .. 'work', '')
end
return 1
`,
  loadSession,
  'allow-oom',
)
