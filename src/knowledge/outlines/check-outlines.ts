import { existsSync } from 'node:fs'
import { KnowledgeError, type KnowledgeProblem } from '../../domain/errors.ts'
import { languages } from '../../domain/language.ts'
import type { Knowledge } from '../knowledge.ts'
import { quoteFor } from '../replies/quote-entry.ts'
import { type OutlineBook, outlinesIn, readOutlineBook } from './outline-book.ts'

const knownSlots = /\{(?!(?:you|for|case|kind|count|x)\})[^}]*\}/

/** Holds knowledge/outlines against its README. `directory`: a knowledge folder; a company's has no outlines. */
export function checkOutlines(directory: string, knowledge: Knowledge): readonly KnowledgeProblem[] {
  const folder = outlinesIn(directory)
  if (!existsSync(folder)) return []
  const book = readOrProblems(folder)
  if (!('outlines' in book)) return book
  const kinds = new Set(book.kinds.map(({ id }) => id))
  const problem = (id: string, message: string) => ({ file: `outlines/${id}.yaml`, line: 1, message })
  return book.outlines.flatMap((outline) => [
    ...outline.cases
      .filter(({ id, words, name }) => (words.length === 0 || !name) && !kinds.has(id))
      .map(({ id }) => problem(outline.id, `case ${id} has no words or name, and is no kind of business`)),
    ...(outline.fallback === undefined || outline.cases.some(({ id }) => id === outline.fallback)
      ? []
      : [problem(outline.id, `there is no case ${outline.fallback}`)]),
    ...outline.cases
      .filter(({ items }) => outline.first.length + items.length + outline.last.length < outline.fewest)
      .map(({ id }) => problem(outline.id, `case ${id} has fewer lines than are of use`)),
    ...[...outline.first, ...outline.last, ...outline.more, ...outline.cases.flatMap(({ items }) => items)].flatMap(
      (item) =>
        languages
          .filter((language) => knownSlots.test(item[language]))
          .map((language) => problem(outline.id, `there is no such slot: ${item[language]}`)),
    ),
    ...outline.asks
      .flatMap(({ quote }) => (quote ? [quote] : []))
      .filter((quote) => languages.some((language) => !quoteFor(quote, language, knowledge)?.isAsAsked))
      .map(({ entry }) => problem(outline.id, `there is no entry ${entry}, or not these words in it`)),
  ])
}

function readOrProblems(folder: string): OutlineBook | readonly KnowledgeProblem[] {
  try {
    return readOutlineBook(folder)
  } catch (error) {
    if (error instanceof KnowledgeError) return error.problems
    throw error
  }
}
