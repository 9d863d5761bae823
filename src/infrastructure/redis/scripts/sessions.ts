import { aside, loadSession } from './conversation.ts'
import { script } from './script.ts'

export const load = script(`return load_session(conversation(ARGV[3]))`, loadSession, 'allow-oom')

/** Only if it is still the session that was found damaged. */
export const setSessionAside = script(
  `
local c, found, reason = conversation(ARGV[3]), ARGV[4], ARGV[5]
if load_session(c) ~= found then return 0 end
set_aside(c, 'session', found, reason)
return redis.call('DEL', c .. 'session')
`,
  loadSession + aside,
  'allow-oom',
)

export const forget = script(
  `
local c = conversation(ARGV[3])
return redis.call('DEL', c .. 'session', c .. 'aside')
`,
  '',
  'allow-oom',
)
