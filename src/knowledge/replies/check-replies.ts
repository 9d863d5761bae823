import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { KnowledgeError, type KnowledgeProblem } from '../../domain/errors.ts'
import { type Language, languages } from '../../domain/language.ts'
import type { Knowledge } from '../knowledge.ts'
import { neededSlots } from './fill-template.ts'
import { quoteFor } from './quote-entry.ts'
import { conceptsOf } from './read-concepts.ts'
import { type Quoted, type ReplyBook, readReplyBook, stanceIds, voices } from './reply-book.ts'

/** Slots that every draft fills. */
const alwaysFilled = new Set(['you', 'call', 'reason-of'])

/**
 * Holds knowledge/replies against its README: concepts and entries that are named exist, quoted words stand in their
 * entries, sentences need nothing that may be unknown. `directory`: a knowledge folder; a company's has no replies.
 */
export function checkReplies(directory: string, knowledge: Knowledge): readonly KnowledgeProblem[] {
  const folder = join(directory, 'replies')
  if (!existsSync(folder)) return []
  const book = readOrProblems(folder)
  if (!('situations' in book)) return book
  const concepts = new Set(Object.keys(book.concepts))
  const problem = (file: string, message: string) => ({ file: `replies/${file}`, line: 1, message })
  const ids = book.situations.map(({ id }) => id)
  return [
    ...ids
      .filter((id, index) => ids.indexOf(id) !== index)
      .map((id) => problem('situations', `situation ${id} stands twice`)),
    ...book.situations.flatMap(({ id, signs, entry, advice, ...situation }) => [
      ...signs
        .flatMap(conceptsOf)
        .filter((name) => !concepts.has(name))
        .map((name) => problem('situations', `${id}: there is no concept "${name}"`)),
      ...quoteProblems(advice ?? { entry }, knowledge).map((message) => problem('situations', `${id}: ${message}`)),
      ...(knowledge.entries.has(entry) ? [] : [problem('situations', `${id}: there is no entry ${entry}`)]),
      ...voices.flatMap((voice) =>
        Object.values(situation[voice])
          .flatMap((part) => part ?? [])
          .flatMap(neededSlots)
          .filter((slot) => !alwaysFilled.has(slot))
          .map((slot) => problem('situations', `${id}, ${voice}: {${slot}} may be unknown; write {${slot}|…} or <…>`)),
      ),
    ]),
    ...stanceIds
      .filter((id) => book.situations.filter(({ stance, plain }) => stance === id && plain).length !== 1)
      .map((id) => problem('situations', `stance ${id} needs one plain situation, for where no other is told`)),
    ...book.situations
      .filter(({ signs, plain }) => signs.length === 0 && !plain)
      .map(({ id }) => problem('situations', `${id} has no signs, and is not plain`)),
    ...book.frame.also
      .flatMap(({ when, except }) => [
        ...(concepts.has(when) ? [] : [`there is no concept "${when}"`]),
        ...except.filter((id) => !ids.includes(id)).map((id) => `there is no situation "${id}"`),
      ])
      .map((message) => problem('frame.yaml', message)),
    ...book.wishes.asks.flatMap(({ id, quote }) =>
      quoteProblems(quote, knowledge).map((message) => problem('wishes.yaml', `${id}: ${message}`)),
    ),
    ...Object.entries(book.frame.told).flatMap(([slot, rows]) =>
      rows
        .flatMap(({ when }) => when)
        .filter((name) => !concepts.has(name))
        .map((name) => problem('frame.yaml', `${slot}: there is no concept "${name}"`)),
    ),
  ]
}

function readOrProblems(folder: string): ReplyBook | readonly KnowledgeProblem[] {
  try {
    return readReplyBook(folder)
  } catch (error) {
    if (error instanceof KnowledgeError) return error.problems
    throw error
  }
}

function quoteProblems({ entry, words }: Quoted, knowledge: Knowledge): string[] {
  if (!knowledge.entries.has(entry)) return [`there is no entry ${entry}`]
  if (!words) return []
  return languages
    .filter((language: Language) => quoteFor({ entry, words }, language, knowledge)?.isAsAsked !== true)
    .map((language) => `"${words[language]}" does not stand in ${entry}.${language}`)
}
