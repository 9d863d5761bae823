/**
 * The other side of a channel's measurement, in a process of its own so that it takes no time from the bot: people who
 * each write the next message when the last was answered, on whichever platform.
 */

/** What the platform is told, and what it answers. */
export type CrowdAsks =
  | { readonly kind: 'deliver-to'; readonly url: string }
  | { readonly kind: 'measure'; readonly messages: number; readonly people: number }
export type CrowdSays =
  | { readonly kind: 'open'; readonly url: string }
  | {
      readonly kind: 'measured'
      readonly seconds: number
      /** From the platform having a message to it having the reply. */
      readonly durationsMs: readonly number[]
      /** From each event to its acknowledgement; empty where the platform waits for none. */
      readonly acknowledgedAfterMs: readonly number[]
    }

export type CrowdPlatform = {
  /** Where its API is. */
  readonly url: string
  /** Brings what happens to this address from now on. */
  deliverTo?(url: string): void
  /** A person writes. Resolves with how long it took, in milliseconds, when the reply is there. */
  ask(person: number, question: string): Promise<number>
  /** Filled while it runs. */
  readonly acknowledgedAfterMs?: number[]
  close(): unknown
}

const questions = [
  'apa itu NIB?',
  'siapa yang wajib daftar PSE?',
  'cara hitung CSAT gimana?',
  'telat lapor LKPM kena apa?',
  'what is a NIB?',
]

/** Does what the parent process asks until that goes away. */
export function serveCrowd(platform: CrowdPlatform): void {
  const { acknowledgedAfterMs = [] } = platform
  let asked = 0

  async function measure(messages: number, people: number): Promise<CrowdSays> {
    const durationsMs: number[] = []
    acknowledgedAfterMs.length = 0
    let left = messages
    const startedAt = performance.now()
    await Promise.all(
      Array.from({ length: people }, async (_, person) => {
        while (left-- > 0) {
          durationsMs.push(await platform.ask(person, questions[asked++ % questions.length] ?? ''))
        }
      }),
    )
    const seconds = (performance.now() - startedAt) / 1000
    return { kind: 'measured', seconds, durationsMs, acknowledgedAfterMs }
  }

  const tell = (said: CrowdSays) => process.send?.(said)
  process.on('message', (told: CrowdAsks) => {
    if (told.kind === 'deliver-to') platform.deliverTo?.(told.url)
    else void measure(told.messages, told.people).then(tell)
  })
  process.once('disconnect', () => void platform.close())
  tell({ kind: 'open', url: platform.url })
}

/** Who waits for an answer, by where it will be seen. */
export class Waiting<Place> {
  readonly #answered = new Map<Place, () => void>()

  /** Resolves with how long it took, in milliseconds, from now. */
  async answerIn(place: Place, write: () => unknown): Promise<number> {
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#answered.set(place, resolve)
    const startedAt = performance.now()
    write()
    await promise
    return performance.now() - startedAt
  }

  answered(place: Place): void {
    this.#answered.get(place)?.()
    this.#answered.delete(place)
  }
}
