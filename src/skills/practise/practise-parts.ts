import type { Wordsmith } from '../../conversation/model/own-words.ts'
import type { Phrases } from '../../conversation/phrases.ts'
import type { SkillOutcome } from '../../conversation/skill.ts'
import type { Language } from '../../domain/language.ts'
import type { Choice } from '../../domain/reply.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { CriterionName, Practice } from '../../knowledge/practice/load-practice.ts'
import type { ReadableEvents } from '../../ports/event-log.ts'
import { entryChoice } from '../../questions/answer-commands.ts'
import type { Fault } from '../../rubric/find-faults.ts'
import type { SceneFinder } from './find-scene.ts'
import type { PractisePhraseKey } from './practise-phrases.ts'
import type { SteerReader } from './read-steer.ts'
import type { SceneWordReader, WhyReader, WishReader } from './read-wish.ts'

export const practiseSkill = 'practise'

export type PractiseParts = {
  /** Read when somebody first practises. */
  readonly practice: () => Practice
  readonly knowledge: Knowledge
  readonly events: ReadableEvents
  readonly readWish: WishReader
  readonly readSceneWord: SceneWordReader
  readonly steer: SteerReader
  readonly findScene: SceneFinder
  readonly asksWhy: WhyReader
  readonly soundsLikeQuestion: (text: string) => boolean
  readonly phrases: Phrases<PractisePhraseKey>
  /** Who words a better reply, and what a customer says. Undefined: the rules alone. */
  readonly wordsmiths?: { readonly reply: Wordsmith; readonly customer: Wordsmith }
}

/** What the practice partner says in one language. */
export function sayIn(phrases: Phrases<PractisePhraseKey>, language: Language) {
  const say = (key: PractisePhraseKey, values?: Readonly<Record<string, string | number>>) =>
    phrases.say(language, key, values)
  return {
    say,
    choice: (key: PractisePhraseKey, act: string, value = ''): Choice => ({
      pick: { skill: practiseSkill, act, value },
      label: say(key),
    }),
    good: (name: CriterionName, quote: string) => `- ${say(`criterion-${name}`)}${quote === '' ? '' : ` (“${quote}”)`}`,
    missing: (name: CriterionName) => `- ${say(`criterion-${name}`)}: ${say(`tip-${name}`)}`,
    /** Each kind once, with the words that made it. */
    faults: (faults: readonly Fault[]) =>
      [...new Map(faults.map((fault) => [fault.name, fault])).values()]
        .map(({ name, quote }) => `- ${say(`fault-${name}`)} (“${quote}”)`)
        .join('\n'),
  }
}

export function told(text: string, choices: readonly Choice[] = []): SkillOutcome {
  return { replies: [{ text, ...(choices.length > 0 ? { choices } : {}) }] }
}

/** The button that opens an entry. */
export function readingChoice(
  id: string,
  { knowledge, phrases }: PractiseParts,
  language: Language,
): readonly Choice[] {
  const title = knowledge.entries.get(id)?.[language].title
  if (title === undefined) return []
  return [{ pick: entryChoice('ask', id), label: phrases.say(language, 'choice-read', { title }).slice(0, 60) }]
}
