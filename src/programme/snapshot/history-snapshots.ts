import type { ProgrammeHistory } from '../history.ts'
import { fromStoredProgramme, type StoredProgramme, toStoredProgramme } from './stored-programme.ts'

type StoredHistory = {
  readonly firstMs: number | undefined
  readonly beforeUntilMs: number
  readonly before: StoredProgramme
}

/**
 * What a programme's history keeps over restarts: the programme as it was before its latest events. Those are read one by
 * one again, since weeks are told from them.
 */
export const historySnapshots = {
  /** How many events are left out: the latest. */
  left: ({ latest }: ProgrammeHistory): number => latest.length,
  write({ firstMs, beforeUntilMs, before }: ProgrammeHistory): string {
    const stored: StoredHistory = { firstMs, beforeUntilMs, before: toStoredProgramme(before) }
    return JSON.stringify(stored)
  },
  read(content: string): ProgrammeHistory {
    const { firstMs, beforeUntilMs, before } = JSON.parse(content) as StoredHistory
    const then = fromStoredProgramme(before)
    return { firstMs, beforeUntilMs, before: then, latest: [], now: then }
  },
}
