import { readOpened } from '../domain/choice.ts'
import type { Language } from '../domain/language.ts'
import type { Choice, ReplyDraft } from '../domain/reply.ts'
import type { Done } from './next-state.ts'
import type { Skill } from './skill.ts'

/** Below an answer stands what the other skills can do about its entry, where the person is on no flow. */
export function withOffers(
  skills: readonly Skill[],
  replies: readonly ReplyDraft[],
  { skill: answering, outcome, flows }: Done,
  asked: { readonly text: string; readonly language: Language },
): readonly ReplyDraft[] {
  const { topic } = outcome
  const last = replies.findLastIndex(({ answerId }) => answerId !== undefined)
  if (topic === undefined || last < 0 || flows.length > 0) return replies
  const others = skills.filter(({ name }) => name !== answering)
  const offers = others.flatMap((skill) => skill.offers?.(topic, asked) ?? [])
  if (offers.length === 0) return replies
  return replies.map((reply, at) =>
    at === last ? { ...reply, choices: offering(reply.choices ?? [], offers) } : reply,
  )
}

/** Behind what is about the answer, where a phone has room in the same row; where nothing is, last. */
function offering(choices: readonly Choice[], offers: readonly Choice[]): readonly Choice[] {
  const about = choices.filter(({ pick }) => readOpened(pick) !== undefined)
  const others = choices.filter((choice) => !about.includes(choice))
  return about.length > 0 ? [...about, ...offers, ...others] : [...others, ...offers]
}
