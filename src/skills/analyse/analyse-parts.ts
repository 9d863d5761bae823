import type { Remarker } from '../../conversation/model/remarks.ts'
import type { Phrases } from '../../conversation/phrases.ts'
import type { AnalyseWords } from '../../knowledge/analyse/analyse-words.ts'
import type { PracticeRules } from '../../knowledge/practice/load-practice.ts'
import type { NameReader } from '../../knowledge/read-names.ts'
import type { Attachments } from '../../ports/attachments.ts'
import type { Charts } from '../../ports/charts.ts'
import type { AnalysePhraseKey } from './analyse-phrases.ts'
import type { AnalyseWishReader } from './read-wish.ts'
import type { RecordParts } from './record-results.ts'
import type { AnswerReader } from './survey/read-answer.ts'
import type { SentimentReader } from './words/sentiment.ts'
import type { ThemeReader } from './words/themes.ts'

/** What reads answers and chats: made when somebody first wants an analysis. */
export type AnalyseTools = {
  readonly words: AnalyseWords
  readonly answers: AnswerReader
  readonly sentiment: SentimentReader
  readonly themes: ThemeReader
  readonly rules: PracticeRules
}

export type AnalyseParts = {
  readonly tools: () => AnalyseTools
  readonly readWish: AnalyseWishReader
  readonly soundsLikeQuestion: (text: string) => boolean
  readonly readNames: NameReader
  readonly attachments: Attachments
  readonly charts: Charts
  readonly record: () => RecordParts
  readonly phrases: Phrases<AnalysePhraseKey>
  /** Says a sentence of coaching on lines of a chat. Undefined: the rules alone. */
  readonly remark?: Remarker
  /** The company's, an IANA name. */
  readonly timeZone: string
}

/** Of choices and due work. */
export const analyseSkill = 'analyse'
