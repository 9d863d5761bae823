import type { KbliSource } from '../../knowledge/kbli/open-kbli-tables.ts'
import type { ToldBusinessReader } from '../../knowledge/kbli/read-told-business.ts'
import { findCodeAnswer } from './find-answer.ts'
import { type CodeQuestion, type CodeQuestionReader, createCodeQuestionReader } from './read-code-question.ts'

const clauseBreak = /(?<=[.,;!?])\s+|\n+/

export type SurerQuestionParts = { readonly readQuestion: CodeQuestionReader; readonly readTold: ToldBusinessReader }

/** Reads a question for a code; "code" means one of KBLI where the rest of the message tells a business. */
export function createSurerQuestionReader({ readQuestion, readTold }: SurerQuestionParts): CodeQuestionReader {
  return (text) => {
    const question = readQuestion(text)
    return question.names === 'perhaps' && question.asksOutright && isTold(text) ? asCertain(question) : question
  }

  function isTold(text: string): boolean {
    const rest = text.split(clauseBreak).filter((clause) => readQuestion(clause).names === 'no')
    return rest.length > 0 && readTold(rest.join(' ')) !== undefined
  }
}

/**
 * Whether a message asks for the code of a business that is found: it is not to be taken for what is done with a code in a
 * team ("masuk kode apa").
 */
export function createCodeWishReader({ asking, tables, readTold }: KbliSource & Pick<SurerQuestionParts, 'readTold'>) {
  const readSurely = createSurerQuestionReader({ readQuestion: createCodeQuestionReader(asking), readTold })
  return (text: string): boolean => {
    const question = readSurely(text)
    if (question.names === 'no' || !(question.asksOutright || question.tellsFirst)) return false
    const found = findCodeAnswer(question, tables())
    return found?.kind === 'each' || (found?.kind === 'activity' && found.match !== 'nearest')
  }
}

function asCertain(question: CodeQuestion): CodeQuestion {
  return { ...question, names: 'certain' }
}
