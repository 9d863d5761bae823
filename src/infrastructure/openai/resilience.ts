import {
  BrokenCircuitError,
  BulkheadRejectedError,
  bulkhead,
  ConsecutiveBreaker,
  circuitBreaker,
  DelegateBackoff,
  handleWhen,
  retry,
  wrap,
} from 'cockatiel'
import { systemClock } from '../../ports/clock.ts'
import type { CallLimits, ModelFact, ModelFailure, ModelOutcome, ModelPurpose, ModelUse } from '../../ports/model.ts'
import { CallFailed, toCallFailed } from './call-failed.ts'
import type { OpenAiConfig, ResilienceLimits } from './model-config.ts'

export type Answered<Value> = { readonly value: Value; readonly use: ModelUse }

export type ResilienceParts = {
  readonly limits: ResilienceLimits
  readonly prices: OpenAiConfig['prices']
  readonly observe: (fact: ModelFact) => void
}

/** Does a call with all care; the way every call to the server goes. Never rejects. */
export type CarefulCall = <Value>(
  purpose: ModelPurpose,
  limits: CallLimits,
  attempt: (signal: AbortSignal) => Promise<Answered<Value>>,
) => Promise<ModelOutcome<Value>>

const nothing: ModelUse = { inputTokens: 0, outputTokens: 0 }
/** A random share of the wait by which retries of several calls come apart. */
const jitter = 0.3
/** What says that the server, not the request, is in trouble. */
const countsAgainstServer: ReadonlySet<ModelFailure> = new Set(['unavailable', 'timeout', 'misconfigured'])

/**
 * Retries what may work a moment later, when the server says so; lets only so many calls through at a time; leaves a
 * server alone that fails again and again (`limits`). One for all calls to a server.
 */
export function createCarefulCall({ limits, prices, observe }: ResilienceParts): CarefulCall {
  const breaker = circuitBreaker(
    handleWhen((error) => error instanceof CallFailed && countsAgainstServer.has(error.failure)),
    { halfOpenAfter: limits.restMs, breaker: new ConsecutiveBreaker(limits.failuresToRest) },
  )
  const again = retry(
    handleWhen((error) => error instanceof WorthAnotherTry),
    {
      maxAttempts: limits.retries,
      backoff: new DelegateBackoff(({ result }) =>
        'error' in result && result.error instanceof WorthAnotherTry ? result.error.waitMs : limits.firstWaitMs,
      ),
    },
  ).dangerouslyUnref()
  const carefully = wrap(again, bulkhead(limits.concurrency, limits.queue))

  return async (purpose, { signal, timeLimitMs }, attempt) => {
    const startedAt = performance.now()
    const late = new AbortController()
    const timer = setTimeout(() => late.abort(), timeLimitMs)
    const whole = AbortSignal.any([signal, late.signal])
    let attempts = 0
    const tryOnce = async () => {
      attempts++
      try {
        return await breaker.execute(async () => {
          try {
            return await orAborted(attempt(whole), whole)
          } catch (error) {
            throw late.signal.aborted && !signal.aborted
              ? new CallFailed('timeout')
              : toCallFailed(error, systemClock.now())
          }
        })
      } catch (error) {
        throw worthAnotherTry(error, timeLimitMs - (performance.now() - startedAt))
      }
    }
    try {
      const { value, use: counted } = await orAborted(carefully.execute(tryOnce, whole), whole)
      const use = priced(counted)
      tell('done', use)
      return { kind: 'done', value, use }
    } catch (error) {
      const { failure, status, use: counted = nothing } = reasonOf(error, signal, late.signal)
      const use = priced(counted)
      tell(failure, use, status)
      return { kind: 'failed', failure, use }
    } finally {
      clearTimeout(timer)
    }

    function tell(outcome: ModelFact['outcome'], use: ModelUse, status?: number): void {
      observe({
        purpose,
        outcome,
        durationMs: performance.now() - startedAt,
        attempts,
        use,
        ...(status === undefined ? {} : { status }),
      })
    }
  }

  function priced(use: ModelUse): ModelUse {
    if (!prices) return use
    return { ...use, cost: (use.inputTokens * prices.input + use.outputTokens * prices.output) / 1e6 }
  }

  /** Only what there is still time to wait for is tried again. */
  function worthAnotherTry(error: unknown, leftMs: number): unknown {
    if (!(error instanceof CallFailed) || !error.isTransient) return error
    const waitMs = (error.retryAfterMs ?? limits.firstWaitMs) * (1 + jitter * Math.random())
    return waitMs < leftMs ? new WorthAnotherTry(error, waitMs) : error
  }
}

/** A failure after which there is time to ask again. */
class WorthAnotherTry extends Error {
  readonly failed: CallFailed
  readonly waitMs: number

  constructor(failed: CallFailed, waitMs: number) {
    super(failed.message, { cause: failed })
    this.failed = failed
    this.waitMs = waitMs
  }
}

function reasonOf(
  error: unknown,
  signal: AbortSignal,
  late: AbortSignal,
): { failure: ModelFailure; status?: number; use?: ModelUse } {
  if (signal.aborted) return { failure: 'aborted' }
  if (late.aborted) return { failure: 'timeout' }
  const failed = error instanceof WorthAnotherTry ? error.failed : error
  if (failed instanceof BrokenCircuitError) return { failure: 'unavailable' }
  if (failed instanceof BulkheadRejectedError) return { failure: 'limited' }
  const { failure, status, use } = toCallFailed(failed, systemClock.now())
  return { failure, ...(status === undefined ? {} : { status }), ...(use === undefined ? {} : { use }) }
}

/** The work, or a rejection as soon as the signal aborts, whatever the work does then. */
async function orAborted<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  // Whoever loses the race must not end the process.
  work.catch(() => {})
  let stop: (() => void) | undefined
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(new CallFailed('aborted'))
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
  })
  try {
    return await Promise.race([work, aborted])
  } finally {
    if (stop) signal.removeEventListener('abort', stop)
  }
}
