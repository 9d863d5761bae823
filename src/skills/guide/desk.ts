import type { Phrases } from '../../conversation/phrases.ts'
import type { TurnContext } from '../../conversation/skill.ts'
import type { Language } from '../../domain/language.ts'
import type { Choice } from '../../domain/reply.ts'
import type { Guide } from '../../knowledge/guides/guide.ts'
import type { Derive } from '../../knowledge/guides/run-guide.ts'
import type { KbliTables } from '../../knowledge/kbli/open-kbli-tables.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { People } from '../../people/people.ts'
import type { StreamStates } from '../../streams/stream-states.ts'
import type { GuidePhraseKey } from './guide-phrases.ts'
import type { KeptPlans } from './kept-plans.ts'
import type { Affirmed } from './reading/affirmed.ts'
import type { AnswerReader } from './reading/read-answer.ts'
import type { MomentReader } from './reading/read-moment.ts'
import type { StartReader } from './reading/read-start.ts'
import type { GuideVocabulary, Standardise } from './reading/vocabulary.ts'

export const guideSkill = 'guide'

export type GuideParts = {
  readonly knowledge: Knowledge
  readonly phrases: Phrases<GuidePhraseKey>
  readonly soundsLikeQuestion: (text: string) => boolean
  readonly standardise: Standardise
  readonly vocabulary: GuideVocabulary
  /** What people say for the places of a list, from 1. */
  readonly places: ReadonlyMap<string, number>
  readonly people: People
  readonly plans: StreamStates<KeptPlans>
  /** Read when the first message may be for a guide. */
  readonly library: () => GuideLibrary
  /** Today as an ISO date in the company's time zone. */
  readonly today: () => string
  /** The company's, an IANA name: deadlines are told by its clocks. */
  readonly timeZone: string
}

export type GuideLibrary = {
  readonly guides: readonly Guide[]
  readonly starts: StartReader
  readonly answers: AnswerReader
  readonly derive: Derive
  /** What a text says is so, and what it says is not. */
  readonly affirmed: (text: string) => Affirmed
  readonly moments: MomentReader
  /** Built when an activity is first asked for. */
  readonly tables: () => KbliTables
}

/** What a turn of this skill works with. */
export type Desk = GuideParts & {
  readonly context: TurnContext
  readonly language: Language
  say(key: GuidePhraseKey, values?: Readonly<Record<string, string | number>>): string
  choice(key: GuidePhraseKey, act: string, value: string): Choice
}

export function openDesk(parts: GuideParts, context: TurnContext): Desk {
  const { language } = context
  const say: Desk['say'] = (key, values) => parts.phrases.say(language, key, values)
  return {
    ...parts,
    context,
    language,
    say,
    choice: (key, act, value) => ({ label: say(key), pick: { skill: guideSkill, act, value } }),
  }
}

export function guideCalled(id: string, { library }: GuideParts): Guide | undefined {
  return library().guides.find((guide) => guide.id === id)
}

/** At most 60 characters, cut at a word. */
export function shortLabel(text: string): string {
  const plain = text.replace(/\*\*/g, '')
  if (plain.length <= 60) return plain
  return `${plain.slice(0, 59).replace(/\s+\S*$/, '')}…`
}
