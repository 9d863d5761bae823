import type { SkillOutcome } from '../../../conversation/skill.ts'
import { alternatives } from '../../../domain/alternatives.ts'
import { wordsIn } from '../../../domain/words-in.ts'
import type { Desk } from '../desk.ts'
import { listBlockers } from '../show/lists.ts'
import { clearBlockers, noteBlocker, openBlockers } from '../work/blockers.ts'
import { meantAction } from '../work/meant-action.ts'

/** "Sparepartnya udah dateng": what somebody waited for is there. */
export function unblockNamed(desk: Desk): SkillOutcome | undefined {
  const open = openBlockers(desk)
  const said = wordsIn(desk.text)
  const isNamed = (text: string) =>
    wordsIn(text).some((word) => word.length >= leastLetters && said.some((each) => each.startsWith(word)))
  const named = open.filter(({ waitingFor, who }) => isNamed(waitingFor) || (who !== undefined && isNamed(who.name)))
  const [only, other] = named.length > 0 ? named : open
  if (!only) return undefined
  return other ? listBlockers(desk) : clearBlockers(desk, { number: String(only.number) })
}

const leastLetters = 3

/** "Dimas mentok, trainernya sakit": who cannot go on, and what is in the way. */
export function blockNamed(desk: Desk): SkillOutcome | undefined {
  const { reader, doingWords } = desk.parts
  const [, ahead = '', why = ''] =
    new RegExp(
      String.raw`^(.{2,60}?)(?:\s*,\s*|\s+(?:${alternatives(reader.words.waiting)})\s+)(\S[\s\S]*)$`,
      'iu',
    ).exec(desk.text) ?? []
  const owner =
    meantAction(desk)?.values.owner?.name ??
    /\p{Lu}\p{Ll}[\p{L}.']*/u.exec(doingWords.without('give-leads', ahead))?.[0]
  // Of somebody who keeps nothing here it is a case that is told.
  if (desk.programme.size === 0 && !desk.speaker.team) return undefined
  // "…, menunggu persetujuan direksi": what it waits for is said without the waiting.
  const cause = why.replace(new RegExp(String.raw`^(?:${alternatives(reader.words.waiting)})\s+`, 'iu'), '')
  return owner === undefined || cause === '' ? undefined : noteBlocker(desk, owner, cause.replace(/[.!]+$/, ''))
}
