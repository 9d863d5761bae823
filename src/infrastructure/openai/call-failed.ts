import type { ModelFailure, ModelUse } from '../../ports/model.ts'

/** A try that failed, in our words. `retryAfterMs`: when the server wants to be asked again. */
export class CallFailed extends Error {
  override readonly name = 'CallFailed'
  readonly failure: ModelFailure
  readonly isTransient: boolean
  readonly retryAfterMs: number | undefined
  readonly status: number | undefined
  /** What the server counted though nothing came of it. */
  readonly use: ModelUse | undefined

  constructor(
    failure: ModelFailure,
    options: {
      readonly isTransient?: boolean
      readonly retryAfterMs?: number | undefined
      readonly status?: number | undefined
      readonly use?: ModelUse
      readonly cause?: unknown
    } = {},
  ) {
    super(`the model server's answer came to: ${failure}`, { cause: options.cause })
    this.failure = failure
    this.isTransient = options.isTransient ?? false
    this.retryAfterMs = options.retryAfterMs
    this.status = options.status
    this.use = options.use
  }
}

const rejectedKey = new Set([401, 403])
const rejectedRequest = new Set([400, 404, 405, 413, 422])
/** What may work a moment later: RFC 9110, sections 15.5.9 and 15.6, and RFC 8470. */
const transient = new Set([408, 409, 425, 500, 502, 503, 504, 529])

/** What an error of the `openai` client, or of LangChain around it, means. Told by status, name and code, never by text. */
export function toCallFailed(error: unknown, nowMs: number): CallFailed {
  if (error instanceof CallFailed) return error
  const { status, name, code } = factsOf(error)
  if (status === 429) {
    const retryAfterMs = retryAfterOf(error, nowMs)
    return new CallFailed('limited', { isTransient: code !== 'insufficient_quota', retryAfterMs, status, cause: error })
  }
  if (status !== undefined && (rejectedKey.has(status) || rejectedRequest.has(status))) {
    return new CallFailed('misconfigured', { status, cause: error })
  }
  if (name === 'TimeoutError') return new CallFailed('timeout', { isTransient: true, cause: error })
  if (name === 'AbortError') return new CallFailed('aborted', { cause: error })
  if (name === 'SyntaxError') return new CallFailed('malformed', { cause: error })
  const isTransient = status === undefined || transient.has(status)
  return new CallFailed('unavailable', { isTransient, retryAfterMs: retryAfterOf(error, nowMs), status, cause: error })
}

function factsOf(error: unknown): { status?: number; name?: string; code?: string } {
  if (typeof error !== 'object' || error === null) return {}
  return {
    ...('status' in error && typeof error.status === 'number' ? { status: error.status } : {}),
    ...('name' in error && typeof error.name === 'string' ? { name: error.name } : {}),
    ...('code' in error && typeof error.code === 'string' ? { code: error.code } : {}),
  }
}

/** `retry-after-ms` of OpenAI and Azure, or `retry-after` in seconds or as a date (RFC 9110, section 10.2.3). */
function retryAfterOf(error: unknown, nowMs: number): number | undefined {
  if (typeof error !== 'object' || error === null || !('headers' in error)) return undefined
  const { headers } = error
  if (!(headers instanceof Headers)) return undefined
  const ms = Number(headers.get('retry-after-ms') ?? Number.NaN)
  if (Number.isFinite(ms) && ms >= 0) return ms
  const value = headers.get('retry-after')
  if (value === null) return undefined
  const seconds = Number(value)
  const waitMs = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(value) - nowMs
  return Number.isFinite(waitMs) ? Math.max(0, waitMs) : undefined
}
