import type { KbliSource } from '../../knowledge/kbli/open-kbli-tables.ts'
import type { ToldBusinessReader } from '../../knowledge/kbli/read-told-business.ts'
import { findCodeAnswer } from './find-answer.ts'
import { asWish, type CodeQuestionReader, createCodeQuestionReader, isCodeAlone } from './read-code-question.ts'

const clauseBreak = /(?<=[.,;!?])\s+|\n+/

export type SurerQuestionParts = { readonly readQuestion: CodeQuestionReader; readonly readTold: ToldBusinessReader }

/**
 * Reads a question for a code. Where a business is told and the clause that asks asks for nothing else, no word of what is
 * told makes it another question ("kelola rusun dengan fee bulanan. Kode?"), and "code" is one of KBLI.
 */
export function createSurerQuestionReader({ readQuestion, readTold }: SurerQuestionParts): CodeQuestionReader {
  return (text) => {
    const question = readQuestion(text)
    if (question.names === 'no') return question
    const clauses = text.split(clauseBreak).map((clause) => ({ clause, question: readQuestion(clause) }))
    const told = clauses.filter((one) => one.question.names === 'no').map(({ clause }) => clause)
    const asking = clauses.filter((one) => one.question.names !== 'no')
    if (told.length === 0 || readTold(told.join(' ')) === undefined) return question
    if (asking.every((one) => isCodeAlone(one.question))) return { ...asWish(question), asksOutright: true }
    return question.asksOutright ? { ...question, names: 'certain' } : question
  }
}

/**
 * Whether a message asks for a code of KBLI: by that name, or for a business that is found. It is not to be taken for what is done with a code in a
 * team ("masuk kode apa").
 */
export function createCodeWishReader({ asking, tables, readTold }: KbliSource & Pick<SurerQuestionParts, 'readTold'>) {
  const readSurely = createSurerQuestionReader({ readQuestion: createCodeQuestionReader(asking), readTold })
  return (text: string): boolean => {
    const question = readSurely(text)
    if (question.names === 'no' || !(question.asksOutright || question.tellsFirst)) return false
    if (question.names === 'certain') return true
    const found = findCodeAnswer(question, tables())
    return found?.kind === 'each' || (found?.kind === 'activity' && found.match !== 'nearest')
  }
}
