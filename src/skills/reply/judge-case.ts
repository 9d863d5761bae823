import { phrasesTest, toLine } from '../../knowledge/replies/phrase-pattern.ts'
import type { Recipient, ReplyBook } from '../../knowledge/replies/reply-book.ts'
import type { CaseReader } from './read-case.ts'

export type CaseJudge = {
  /** How surely a text tells a case of a customer, or of one's own staff: the weight of its situation; 0: it tells none. */
  weightOf(text: string, to: Recipient | undefined): number
  /** Whether a text tells of a customer, and asks for no figure, rule or plan. */
  isCase(text: string): boolean
  /** It reports figures, or asks for a plan. */
  reports(text: string): boolean
  /** It asks for a rule or a step: who, how much, whether it must be reported. */
  asksForRule(text: string): boolean
}

const fewestWordsTold = 5
/** So much of a case is one, though nobody says "customer". */
const leastWithoutCustomer = 2

/** "Telat 84, rusak 41, salah warna 22" counts cases, and tells none. */
const countedList = /(?:^|[\s:,;])(?:\p{L}[\p{L}\s]*\s\d[\d.]*\s*[,;]\s*){2,}\p{L}[\p{L}\s]*\s\d/u

/** Tells a case from what other skills answer. `namesOthers`: whether a text names a rule, a permit, a measure. */
export function createCaseJudge(
  { wishes }: Pick<ReplyBook, 'wishes'>,
  cases: CaseReader,
  namesOthers: (text: string) => boolean,
): CaseJudge {
  const [figures, asking] = [wishes.figures, wishes.asking].map((list) => phrasesTest(list))
  const reports = (text: string) => (figures?.test(toLine(text)) ?? false) || countedList.test(text)
  const asksForRule = (text: string) => asking?.test(toLine(text)) ?? false
  const weightOf = (text: string, to: Recipient | undefined) => cases.situationIn(text, whose(to))?.weight ?? 0

  return {
    weightOf,
    reports,
    asksForRule,
    isCase(text) {
      const concepts = cases.conceptsIn(text)
      const situation = cases.situationIn(text, 'customer')?.situation
      const isOfCustomer =
        concepts.has('customer') ||
        (concepts.has('staff') && concepts.has('video')) ||
        weightOf(text, undefined) >= leastWithoutCustomer
      return (
        isOfCustomer &&
        !concepts.has('personal') &&
        situation?.onWish !== true &&
        !(situation?.ofStaff === true && concepts.has('own-staff')) &&
        text.trim().split(/\s+/).length >= fewestWordsTold &&
        !namesOthers(text) &&
        !reports(text) &&
        !asksForRule(text)
      )
    },
  }
}

/** Of whom situations are told where a text is for somebody. */
export function whose(to: Recipient | undefined): 'customer' | 'staff' {
  return to === 'staff' ? 'staff' : 'customer'
}
