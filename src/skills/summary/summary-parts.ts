import type { Phrases } from '../../conversation/phrases.ts'
import type { SkillOutcome } from '../../conversation/skill.ts'
import type { ChoiceReference } from '../../domain/choice.ts'
import type { Language } from '../../domain/language.ts'
import type { Choice } from '../../domain/reply.ts'
import type { Holidays } from '../../knowledge/holidays/holidays.ts'
import type { ProgrammeKnowledge } from '../../knowledge/programme/load-programme.ts'
import type { Suggestions } from '../../knowledge/programme/suggestions.ts'
import type { People } from '../../people/people.ts'
import type { Charts } from '../../ports/charts.ts'
import type { ReadableEvents } from '../../ports/event-log.ts'
import type { ProgrammeHistory } from '../../programme/history.ts'
import type { StreamStates } from '../../streams/stream-states.ts'
import type { SkillParts } from '../skill-parts.ts'
import type { RequestReader } from './read-request.ts'
import type { ScheduleState } from './schedule.ts'
import type { SummaryPhraseKey } from './summary-phrases.ts'

export const summarySkill = 'summary'

export type SummaryParts = {
  readonly people: People
  readonly events: ReadableEvents
  readonly histories: StreamStates<ProgrammeHistory>
  readonly schedules: StreamStates<ScheduleState>
  readonly knowledge: ProgrammeKnowledge
  /** How an entry is called; undefined: there is none. */
  readonly titleOf: (entryId: string, language: Language) => string | undefined
  readonly suggestions: Suggestions
  readonly reader: RequestReader
  readonly phrases: Phrases<SummaryPhraseKey>
  readonly charts: Charts
  readonly privateConversationOf: SkillParts['privateConversationOf']
  readonly holidays: Holidays
  /** The company's, an IANA name. */
  readonly timeZone: string
}

export type Say = (key: SummaryPhraseKey, values?: Readonly<Record<string, string | number>>) => string

export function sayIn({ phrases }: Pick<SummaryParts, 'phrases'>, language: Language): Say {
  return (key, values) => phrases.say(language, key, values)
}

/** An answer that changes nothing. */
export function told(text: string, choices: readonly Choice[] = []): SkillOutcome {
  return { replies: [{ text, ...(choices.length > 0 ? { choices } : {}) }] }
}

export function pick(act: string, value: string): ChoiceReference {
  return { skill: summarySkill, act, value }
}
