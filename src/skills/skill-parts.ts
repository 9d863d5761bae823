import type { LanguageDetector } from '../conversation/detect-language.ts'
import type { DoingModel } from '../conversation/doings.ts'
import type { Phrases } from '../conversation/phrases.ts'
import type { Holidays } from '../knowledge/holidays/holidays.ts'
import type { IntentModel } from '../knowledge/intents/intent-model.ts'
import type { KbliSource } from '../knowledge/kbli/open-kbli-tables.ts'
import type { ToldBusinessReader } from '../knowledge/kbli/read-told-business.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { ProgrammeKnowledge } from '../knowledge/programme/load-programme.ts'
import type { NameReader } from '../knowledge/read-names.ts'
import type { Words } from '../knowledge/text/words.ts'
import type { Identity } from '../people/person.ts'
import type { Attachments } from '../ports/attachments.ts'
import type { Charts } from '../ports/charts.ts'
import type { Clock } from '../ports/clock.ts'
import type { ReadableEvents } from '../ports/event-log.ts'
import type { Prepared } from '../ports/prepared.ts'
import type { ProgrammeHistory } from '../programme/history.ts'
import type { StreamStates } from '../streams/stream-states.ts'
import type { Wordsmiths } from './open-wordsmiths.ts'

/** What there is one of, for all skills: the composition root makes it, and each skill takes what it needs. */
export type SkillParts = {
  readonly knowledge: Knowledge
  readonly words: Words
  readonly readNames: NameReader
  readonly kbli: KbliSource
  /** Whether a text tells what somebody's business is, and nothing else. */
  readonly readTold: ToldBusinessReader
  /** What people do with their team's programme, summary, reminders and practice. */
  readonly doings: DoingModel
  readonly programme: ProgrammeKnowledge
  readonly holidays: Holidays
  readonly languageDetector: LanguageDetector
  /** What messages are that ask nothing of our fields: talk, temper, trouble. */
  readonly intents: IntentModel
  /** Whether a text asks something, for flows and commands that wait for something else. */
  readonly soundsLikeQuestion: (text: string) => boolean
  /** The sentences that have no owner of their own; a skill's own stand in prompts/SKILL.LANGUAGE.yaml. */
  readonly phrases: Phrases
  /** Where Prima's own data lie: knowledge/, knowledge/language/, and prompts/. */
  readonly knowledgeDirectory: string
  readonly languageDirectory: string
  readonly promptsDirectory: string
  /** For what takes long to read of these. */
  readonly prepared: Prepared
  /** For reading: what a turn changes goes into its outcome. */
  readonly events: ReadableEvents
  /** What the programmes of teams come to, by their streams. */
  readonly histories: StreamStates<ProgrammeHistory>
  readonly attachments: Attachments
  /** Where a channel talks with one of its accounts alone. Undefined: that channel is not served, or not reached yet. */
  readonly privateConversationOf: (account: Identity) => string | undefined
  readonly charts: Charts
  readonly clock: Clock
  /** Words what people wrote by a model. Undefined: this installation has none. */
  readonly wordsmiths?: Wordsmiths
  /** The company's, an IANA name. */
  readonly timeZone: string
  /** Today as an ISO date in the company's time zone. */
  readonly today: () => string
}
