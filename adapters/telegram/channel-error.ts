import { GrammyError, HttpError } from 'grammy'
import { ChannelError } from '../../src/domain/errors.ts'
import { telegramChannel } from './traits.ts'

/** What the operator reads when the token stops working. */
export const revokedAdvice =
  'TELEGRAM_BOT_TOKEN is not accepted any more; BotFather gives a new one (/token); trying again in case it is'

/**
 * What grammY throws, in our words; undefined for anything else, which is a mistake of our own. The cause stays behind:
 * grammY keeps what was sent in it, and the address of a request holds the token. `place` is named in the message: a
 * conversation, or what was tried.
 */
export function toChannelError(error: unknown, place: string): ChannelError | undefined {
  if (error instanceof ChannelError) return error
  if (error instanceof GrammyError) {
    const { error_code: code, method, parameters } = error
    const retryAfterMs = parameters.retry_after === undefined ? undefined : parameters.retry_after * 1000
    return new ChannelError(`Telegram answered ${code} to ${method} (${place})`, {
      channel: telegramChannel,
      outcome: outcomeOf(code),
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    })
  }
  if (!(error instanceof HttpError)) return undefined
  return new ChannelError(`Telegram was not reached${reasonOf(error)} (${place})`, {
    channel: telegramChannel,
    outcome: 'retry',
  })
}

/** For the log, where work that never ends goes on after any failure: what it was, and how long Telegram asks to wait. */
export function describeFailure(error: unknown, place: string): { error: string; retryAfterMs: number | undefined } {
  const known = toChannelError(error, place)
  if (known) return { error: known.message, retryAfterMs: known.retryAfterMs }
  return { error: `${error instanceof Error ? error.name : typeof error} (${place})`, retryAfterMs: undefined }
}

/** Telegram gives no list of its codes; these are as its server uses them: https://core.telegram.org/api/errors */
function outcomeOf(code: number): ChannelError['outcome'] {
  // A token that never was one is answered with 404, one that was revoked with 401.
  if (code === 401 || code === 404) return 'unauthorized'
  // Blocked by the person, put out of the group, or the account is deleted.
  if (code === 403) return 'gone'
  return code === 429 || code === 409 || code >= 500 ? 'retry' : 'refused'
}

/** A system error code such as ECONNREFUSED: never a text, which would name the address. */
function reasonOf({ error: inner }: HttpError): string {
  const code = typeof inner === 'object' && inner !== null && 'code' in inner ? inner.code : undefined
  return typeof code === 'string' ? `: ${code}` : ''
}
