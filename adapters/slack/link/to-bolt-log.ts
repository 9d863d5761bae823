import { type Logger, LogLevel } from '@slack/bolt'
import type { Log } from '../../../src/ports/log.ts'

/** Tokens, and addresses: those of Socket Mode hold a ticket, those of a response the right to answer. */
const secrets = /\b(?:xox[a-z]?|xapp)-[\w-]+|\b(?:https?|wss?):\/\/\S+/gi
const longestText = 300

/**
 * Slack's libraries log to our log: their warnings and errors only, because what is below tells of people's messages,
 * and of those no object, because it may hold one.
 */
export function toBoltLog(log: Log): Logger {
  const say = (level: 'warn' | 'error') => {
    return (...parts: unknown[]) => {
      const text = parts
        .map((part) => (part instanceof Error ? part.name : typeof part === 'string' ? part : ''))
        .join(' ')
      log[level]({ from: 'slack' }, text.replace(secrets, '[…]').slice(0, longestText).trim())
    }
  }
  return {
    debug() {},
    info() {},
    warn: say('warn'),
    error: say('error'),
    setLevel() {},
    // At this level the libraries do not even put their debug lines together where they ask first.
    getLevel: () => LogLevel.WARN,
    setName() {},
  }
}
