import type { Event } from '../../domain/event.ts'
import { ProgrammeHistory, type ProgrammeTail } from '../history.ts'
import { toPlainJson } from './columns.ts'
import { type Block, type BlockHead, openBlock } from './stored-block.ts'
import { fromStoredProgramme, type StoredProgramme, toStoredProgramme } from './stored-programme.ts'

/** The first line of a snapshot. Behind it stand the texts: of the blocks, of the programme before the tail, and of the tail. */
type Head = {
  readonly firstMs: number | undefined
  readonly now: StoredProgramme
  readonly blocks: readonly BlockHead[]
  /** How long the text of each block is, and of the programme before the tail. */
  readonly lengths: readonly number[]
  readonly beforeLength: number
}
type StoredTail = { readonly beforeUntilMs: number | null; readonly latest: readonly Event[] }

/**
 * What a programme's history keeps over restarts: the programme as it is, and the tail that weeks are told from. Both
 * have most of their blocks in common, and of each only what somebody asks for is read.
 */
export const historySnapshots = {
  write(history: ProgrammeHistory): string {
    const { firstMs, now } = history
    const { before, beforeUntilMs, latest } = history.tail()
    const places = new Map<string, number>()
    const heads: BlockHead[] = []
    const placeOf = ({ head, text }: Block) => {
      const key = `${JSON.stringify(head)}${text}`
      const place = places.get(key) ?? heads.push(head) - 1
      places.set(key, place)
      texts[place] = text
      return place
    }
    const texts: string[] = []
    const stored = { now: toStoredProgramme(now, placeOf), before: toPlainJson(toStoredProgramme(before, placeOf)) }
    const head: Head = {
      firstMs,
      now: stored.now,
      blocks: heads,
      lengths: texts.map(({ length }) => length),
      beforeLength: stored.before.length,
    }
    const events: StoredTail = { beforeUntilMs: before.size === 0 ? null : beforeUntilMs, latest }
    return [toPlainJson(head), '\n', ...texts, stored.before, toPlainJson(events)].join('')
  },

  read(content: string): ProgrammeHistory {
    let end = content.indexOf('\n') + 1
    const { firstMs, now, blocks, lengths, beforeLength } = JSON.parse(content.slice(0, end)) as Head
    const opened = blocks.map((head, place) => {
      const start = end
      end += lengths[place] ?? 0
      return openBlock(head, content.slice(start, end))
    })
    const blockAt = (place: number): Block => {
      const block = opened[place]
      if (!block) throw new RangeError(`there is no block ${place} of ${opened.length}`)
      return block
    }
    const readTail = (): ProgrammeTail => {
      const before = JSON.parse(content.slice(end, end + beforeLength)) as StoredProgramme
      const { beforeUntilMs, latest } = JSON.parse(content.slice(end + beforeLength)) as StoredTail
      return {
        firstMs,
        before: fromStoredProgramme(before, blockAt),
        beforeUntilMs: beforeUntilMs ?? Number.NEGATIVE_INFINITY,
        latest,
      }
    }
    return new ProgrammeHistory(fromStoredProgramme(now, blockAt), firstMs, readTail)
  },
}
