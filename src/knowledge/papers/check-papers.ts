import { existsSync } from 'node:fs'
import { KnowledgeError, type KnowledgeProblem } from '../../domain/errors.ts'
import { languages } from '../../domain/language.ts'
import type { Knowledge } from '../knowledge.ts'
import { neededSlots } from '../replies/fill-template.ts'
import { quoteFor } from '../replies/quote-entry.ts'
import { type Paper, type PaperBook, paperSlots, papersIn, readPaperBook } from './paper-book.ts'

/** Slots of the lines of what is sorted. */
const sortedSlots = ['box', 'count', 'said', 'action', 'x', 'when']

/** Holds knowledge/papers against its README. `directory`: a knowledge folder; a company's has no papers. */
export function checkPapers(directory: string, knowledge: Knowledge): readonly KnowledgeProblem[] {
  const folder = papersIn(directory)
  if (!existsSync(folder)) return []
  const book = readOrProblems(folder)
  if (!('papers' in book)) return book
  return book.papers.flatMap((paper) =>
    [...slotProblems(paper), ...boxProblems(paper, book), ...quoteProblems(paper, knowledge)].map((message) => ({
      file: `papers: ${paper.id}`,
      line: 1,
      message,
    })),
  )
}

function slotProblems({ title, cases, sorted, after }: Paper): readonly string[] {
  const known = new Set<string>([...paperSlots, ...(sorted ? sortedSlots : [])])
  const texts = [
    title,
    ...cases.flatMap(({ lines }) => lines),
    ...(sorted ? [sorted.line, sorted.rest] : []),
    ...(after ? [after] : []),
  ]
  const lastHasWords = (cases.at(-1)?.words.length ?? 0) > 0
  return [
    ...(cases.length === 0 && sorted === undefined ? ['it has no lines'] : []),
    ...(lastHasWords ? ['the last case has words: one must be meant where no other is'] : []),
    ...texts
      .flatMap((each) => languages.flatMap((language) => neededSlots(each[language])))
      .filter((slot) => !known.has(slot))
      .map((slot) => `there is no such slot: ${slot}`),
  ]
}

function boxProblems({ sorted }: Paper, { boxes }: PaperBook): readonly string[] {
  return sorted === undefined || boxes[sorted.boxes] ? [] : [`there are no boxes ${sorted.boxes}`]
}

function quoteProblems({ quote }: Paper, knowledge: Knowledge): readonly string[] {
  return quote === undefined || languages.every((language) => quoteFor(quote, language, knowledge)?.isAsAsked)
    ? []
    : [`there is no entry ${quote.entry}, or not these words in it`]
}

function readOrProblems(folder: string): PaperBook | readonly KnowledgeProblem[] {
  try {
    return readPaperBook(folder)
  } catch (error) {
    if (error instanceof KnowledgeError) return error.problems
    throw error
  }
}
