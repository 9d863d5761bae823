import type { Platform, Taken } from './platform.ts'

/** Who is hit: a process of the bot that is killed or frozen for a while, or Redis, killed and started again. */
export type Victim = 'bot' | 'frozen' | 'redis'

export type Blow = {
  readonly victim: Victim
  /** Milliseconds of `performance.now`, as all times here. */
  readonly atMs: number
  /** The number of the process; Redis has none. */
  readonly process?: number
  /** When the frozen process went on, or Redis was back. */
  backAt?: number
  /** When the first reply came after it from a process that was not hit. */
  nextReplyAt?: number
}

export type PlannedBlow = { readonly victim: Victim; readonly answered: number }

/** Blows spread at random over the run, each after so many messages were answered. */
export function planBlows(messages: number, counts: Readonly<Record<Victim, number>>): PlannedBlow[] {
  return (Object.entries(counts) as [Victim, number][])
    .flatMap(([victim, count]) => Array.from({ length: count }, () => victim))
    .map((victim) => ({ victim, answered: Math.floor(messages * (0.02 + 0.93 * Math.random())) }))
    .toSorted((a, b) => a.answered - b.answered)
}

/** Why a reply was said again: a blow kept the process from marking it. */
export function causeOf(blows: readonly Blow[], first: Taken | undefined, againAt: number): Victim | 'unexplained' {
  if (!first) return 'unexplained'
  const killed = blows.some(
    ({ victim, process, atMs }) => victim === 'bot' && process === first.process && atMs < againAt,
  )
  if (killed) return 'bot'
  const away = blows.find(
    ({ victim, atMs, backAt }) => victim !== 'bot' && atMs < againAt && first.atMs < (backAt ?? againAt),
  )
  return away?.victim ?? 'unexplained'
}

/** From each kill to the next reply. */
export function nextReplyMs(blows: readonly Blow[]): readonly number[] {
  return kills(blows).flatMap(({ atMs, nextReplyAt }) => (nextReplyAt === undefined ? [] : [nextReplyAt - atMs]))
}

/** From each kill until all that was accepted before it was answered; left out where another blow came between. */
export function recoveredMs(blows: readonly Blow[], platform: Platform): readonly number[] {
  return kills(blows).flatMap(({ atMs }) => {
    const untilMs = recoveredAt(platform, atMs)
    return blows.some((other) => other.atMs > atMs && other.atMs < untilMs) ? [] : [untilMs - atMs]
  })
}

const kills = (blows: readonly Blow[]) => blows.filter(({ victim }) => victim !== 'frozen')

function recoveredAt(platform: Platform, killedAt: number): number {
  let recovered = killedAt
  for (const [messageId, acknowledgedAt] of platform.acknowledgedAt) {
    const answeredAt = platform.answeredAt.get(messageId) ?? Number.POSITIVE_INFINITY
    if (acknowledgedAt <= killedAt && answeredAt > killedAt) recovered = Math.max(recovered, answeredAt)
  }
  return recovered
}
