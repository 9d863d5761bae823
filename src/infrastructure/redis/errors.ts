import {
  AbortError,
  ClientClosedError,
  ClientOfflineError,
  ConnectionTimeoutError,
  DisconnectsClientError,
  ErrorReply,
  MultiErrorReply,
  ReconnectStrategyError,
  SocketClosedUnexpectedlyError,
  SocketTimeoutError,
  TimeoutError,
} from 'redis'
import { PrimaError, StoreError } from '../../domain/errors.ts'

type Meaning = { readonly text: string; readonly transient: boolean }

/** The codes that begin an error of Redis. Those not named here are taken for a fault of ours that stays. */
const meanings: { readonly [code: string]: Meaning } = {
  OOM: { text: 'is full; raise its maxmemory', transient: true },
  LOADING: { text: 'is still loading its data', transient: true },
  BUSY: { text: 'is busy with a script', transient: true },
  TRYAGAIN: { text: 'asks to try again', transient: true },
  CLUSTERDOWN: { text: 'cluster is down', transient: true },
  MASTERDOWN: { text: 'replica has lost its primary', transient: true },
  NOREPLICAS: { text: 'has fewer replicas than it needs to write', transient: true },
  MISCONF: { text: 'cannot write its file; look at its disk', transient: true },
  // In a failover the old primary says so until we are led to the new one.
  READONLY: { text: 'is a read-only replica; name the primary in REDIS_URL', transient: true },
  WRONGPASS: { text: 'refused user or password; check REDIS_URL', transient: false },
  NOAUTH: { text: 'asks for a password; put it into REDIS_URL', transient: false },
  NOPERM: { text: 'does not permit this user what Prima needs', transient: false },
  CROSSSLOT: { text: 'is a cluster; Prima needs a single server', transient: false },
  MOVED: { text: 'is a cluster; Prima needs a single server', transient: false },
}

const connectionErrors = [
  AbortError,
  ClientClosedError,
  ClientOfflineError,
  ConnectionTimeoutError,
  DisconnectsClientError,
  ErrorReply,
  ReconnectStrategyError,
  SocketClosedUnexpectedlyError,
  SocketTimeoutError,
  TimeoutError,
] as const

/** The code at the beginning of an error reply, undefined for an error that Redis did not send. */
export function replyCodeOf(error: unknown): string | undefined {
  const cause = error instanceof ReconnectStrategyError ? error.socketError : error
  if (!(cause instanceof ErrorReply) || cause instanceof MultiErrorReply) return undefined
  // The protocol's own place for it: https://redis.io/docs/latest/develop/reference/protocol-spec/#simple-errors
  return /^[A-Z]+/.exec(cause.message)?.[0]
}

/** What Redis will not forgive however often we connect. */
export function isRefusedLogin(error: unknown): boolean {
  const code = replyCodeOf(error)
  return code === 'WRONGPASS' || code === 'NOAUTH' || code === 'NOPERM'
}

/**
 * What Redis, its client or the network between say, in our words; undefined for anything else, which is a mistake of
 * our own and passes as it is. `place` is host and port: never the whole address, which may hold a password.
 */
export function toStoreError(error: unknown, place: string): StoreError | undefined {
  if (error instanceof StoreError) return error
  const code = replyCodeOf(error)
  if (code === undefined) {
    if (!isOfConnection(error)) return undefined
    return new StoreError(`Redis at ${place} is not reached; is it running?`, { cause: error, transient: true })
  }
  const meaning = meanings[code] ?? { text: `answered ${code}`, transient: false }
  return new StoreError(`Redis at ${place} ${meaning.text}`, { cause: error, transient: meaning.transient })
}

/** The client's own classes, or an error of the system or of TLS, which has a code. Wrong arguments are `TypeError`s. */
function isOfConnection(error: unknown): boolean {
  if (error instanceof PrimaError) return false
  if (connectionErrors.some((one) => error instanceof one)) return true
  return error instanceof Error && 'code' in error && !(error instanceof TypeError || error instanceof RangeError)
}
