import type { QueryReading } from '../../../knowledge/retrieval/read-query.ts'
import type { Words } from '../../../knowledge/text/words.ts'
import type { QuestionReader, ReadQuestion } from '../read-question.ts'
import type { TailReader } from './verdict.ts'

export type FollowUpParts = {
  readonly words: Words
  readonly readQuery: (text: string) => QueryReading
  readonly questionReader: QuestionReader
  readonly endsAsking: TailReader
}

/** A follow-up says so little that each word counts: it is read in standard spelling as well, slips put right. */
export function createFollowUpReader({ words, readQuery, questionReader, endsAsking }: FollowUpParts) {
  return (question: ReadQuestion): ReadQuestion => {
    const standard = questionReader.read(standardOf(question.text))
    const { aspects: more, bare } = standard
    const aspects = [...new Set([...question.aspects, ...more])]
    return {
      ...question,
      aspects,
      bare: aspects.length > question.aspects.length ? bare : question.bare,
      asks: question.asks || standard.asks || endsAsking(question.text),
    }
  }

  function standardOf(text: string): string {
    const corrected = new Map(readQuery(text).words.map(({ word, corrections }) => [word, corrections[0]]))
    return (text.toLowerCase().match(/[\p{L}\p{N}'’]+|[?!.,]/gu) ?? [])
      .map((word) => words.slang.get(word) ?? corrected.get(word) ?? word)
      .join(' ')
  }
}
