import { SlackError, WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api'
import { ChannelError } from '../../../src/domain/errors.ts'
import { slackChannel } from '../place.ts'

/** Error codes of the Web API, by what they mean for us. https://docs.slack.dev/reference/methods/chat.postMessage#errors */
const outcomes: Readonly<Record<ChannelError['outcome'], readonly string[]>> = {
  gone: [
    'channel_not_found',
    'is_archived',
    'not_in_channel',
    'user_not_found',
    'user_not_in_channel',
    'user_disabled',
    'users_not_found',
    'cannot_dm_bot',
    'messages_tab_disabled',
    'thread_not_found',
    'message_not_found',
    'restricted_action',
    'restricted_action_read_only_channel',
    'restricted_action_thread_locked',
    'restricted_action_non_threadable_channel',
    'restricted_action_thread_only_channel',
    'ekm_access_denied',
  ],
  unauthorized: [
    'invalid_auth',
    'not_authed',
    'account_inactive',
    'token_revoked',
    'token_expired',
    'not_allowed_token_type',
    'team_access_not_granted',
    'org_login_required',
    'two_factor_setup_required',
  ],
  retry: [
    'internal_error',
    'fatal_error',
    'service_unavailable',
    'request_timeout',
    'ratelimited',
    'rate_limited',
    'message_limit_exceeded',
    'team_added_to_org',
    'accesslimited',
  ],
  refused: [],
}
const outcomeOfCode = new Map(
  (Object.keys(outcomes) as ChannelError['outcome'][]).flatMap((outcome) =>
    outcomes[outcome].map((code) => [code, outcome] as const),
  ),
)

/** What Slack says of blocks that it does not take: the same may pass in a simpler dress. */
const blocksRefused = new Set(['invalid_blocks', 'invalid_blocks_format', 'msg_blocks_too_long', 'msg_too_long'])

/** Undefined: not an answer of Slack's with a code. A code is short; a page of a proxy is none. */
export function codeOf(error: unknown): string | undefined {
  if (!(error instanceof WebAPIPlatformError)) return undefined
  const code: unknown = error.data.error
  return typeof code === 'string' && /^[a-z0-9_]{1,60}$/.test(code) ? code : undefined
}

export function areBlocksRefused(error: unknown): boolean {
  return blocksRefused.has(codeOf(error) ?? '')
}

/**
 * Slack was not reached, is not well, or said no; its own message may hold an address, so it is not passed on. Undefined
 * for anything that Slack's client did not throw, which is a mistake of our own.
 */
export function toChannelError(error: unknown, method: string): ChannelError | undefined {
  if (error instanceof ChannelError) return error
  if (!(error instanceof SlackError)) return undefined
  if (error instanceof WebAPIRateLimitedError) {
    const retryAfterMs = error.retryAfter * 1000
    const text = `Slack asks to wait ${error.retryAfter} s before ${method}`
    return new ChannelError(text, { channel: slackChannel, outcome: 'retry', retryAfterMs })
  }
  if (error instanceof WebAPIHTTPError && error.statusCode === 413) {
    return new ChannelError(`Slack answered ${method}: too large`, { channel: slackChannel, outcome: 'refused' })
  }
  const code = codeOf(error)
  if (code === undefined) {
    return new ChannelError(`Slack did not answer ${method}`, { channel: slackChannel, outcome: 'retry' })
  }
  const outcome = outcomeOfCode.get(code) ?? 'refused'
  return new ChannelError(`Slack answered ${method} with ${code}${hint(code, method)}`, {
    channel: slackChannel,
    outcome,
  })
}

function hint(code: string, method: string): string {
  if (code !== 'missing_scope') return ''
  return method === 'apps.connections.open'
    ? ': make an app-level token with the scope connections:write'
    : ': give the app the scopes of adapters/slack/manifest.yaml and install it again'
}
