import type { KnowledgeProblem } from '../../domain/errors.ts'
import { wordsIn } from '../../domain/words-in.ts'
import { referencesIn } from '../citing/references.ts'
import type { Entry } from '../entry.ts'
import type { EntryPair } from '../knowledge.ts'
import { plainText } from '../plain-text.ts'
import { loadWords, type Words } from '../text/words.ts'
import { itemFormats, type ToldItem } from '../told-items.ts'
import { at, bothLanguages, type CheckContext } from './rule.ts'
import { refusedBeginningOf } from './wording.ts'

type Kind = keyof typeof itemFormats

/** In this order they stand at the end of an entry. */
const kinds: readonly Kind[] = ['details', 'cases']
/** The statement opens a bubble of 90 words: the rule that it applies must still find room below. */
const longestStatement = 45
/** Indonesian says one thing in several ways, and a question in more of them than a name. */
const leastForms = { cases: { id: 2, en: 1 }, details: { id: 3, en: 2 } } as const

/** The details and cases of an entry: found by their forms, told by themselves, the same in both languages. */
export function tellsItsItems(pair: EntryPair, context: CheckContext): KnowledgeProblem[] {
  return kinds.flatMap((kind) => [
    ...bothLanguages(pair).flatMap((entry) => [
      ...standsLast(kind, entry),
      ...entry[kind].flatMap((one) => [
        ...canBeFound(kind, one, entry),
        ...isBrief(one, entry),
        ...beginsForEveryWording(one, entry, context),
      ]),
    ]),
    ...areTheSameInBothLanguages(kind, pair),
    ...shareNoForm(kind, pair),
  ])
}

function standsLast(kind: Kind, entry: Entry): KnowledgeProblem[] {
  const place = entry.sections.findIndex((section) => section.kind === kind)
  if (place < 0) return []
  if (entry[kind].length === 0) return [at(entry, `has a section of ${kind} without a ${itemFormats[kind].name}`)]
  const after = kinds.slice(kinds.indexOf(kind) + 1)
  const isLast = entry.sections.slice(place + 1).every((section) => after.some((other) => other === section.kind))
  if (isLast) return []
  return [at(entry, `the ${kind} must be the last section${after.length > 0 ? ` before ${after.join(', ')}` : ''}`)]
}

function canBeFound(kind: Kind, one: ToldItem, entry: Entry): KnowledgeProblem[] {
  const words = wordsOfQuestions()
  const least = leastForms[kind][entry.language]
  return [
    ...(one.forms.length < least
      ? [problemOf(one, entry, `needs at least ${least} forms: how else is it called?`)]
      : []),
    ...one.forms
      .filter((form) => wordsIn(form).every((word) => isCommon(kind, word, words)))
      .map((form) => problemOf(one, entry, `"${form}" has no word that tells: it would hold for every question`)),
  ]
}

/** "Berapa lama" names no case, but it may be a question. */
function isCommon(kind: Kind, word: string, { functionWords, templateWords, questionWords, slang }: Words): boolean {
  return (slang.get(word) ?? word)
    .split(' ')
    .every(
      (standard) =>
        functionWords.has(standard) || templateWords.has(standard) || (kind === 'cases' && questionWords.has(standard)),
    )
}

function isBrief(one: ToldItem, entry: Entry): KnowledgeProblem[] {
  const count = plainText(one.statement).split(/\s+/).filter(Boolean).length
  if (count <= longestStatement) return []
  return [problemOf(one, entry, `the statement has ${count} words; at most ${longestStatement}`)]
}

function beginsForEveryWording(one: ToldItem, entry: Entry, { style }: CheckContext): KnowledgeProblem[] {
  const found = refusedBeginningOf(one.statement, style.openings[entry.language])
  if (found === undefined) return []
  const message = `the statement begins with "${found}", which answers only one way of asking: name the matter and say what holds for it`
  return [problemOf(one, entry, message)]
}

/** Same number, same order: an item that rests on other rules than the one at its place is another one. */
function areTheSameInBothLanguages(kind: Kind, { id, en }: EntryPair): KnowledgeProblem[] {
  if (id[kind].length !== en[kind].length) {
    return [at(en, `has ${en[kind].length} ${kind}, the Indonesian text ${id[kind].length}`)]
  }
  const sourcesOf = ({ statement }: ToldItem, entry: Entry) =>
    referencesIn(statement, entry)
      .map((reference) => reference.id)
      .toSorted()
      .join('; ')
  const { name } = itemFormats[kind]
  return en[kind].flatMap((one, place) => {
    const other = id[kind][place]
    const [here, there] = [sourcesOf(one, en), other ? sourcesOf(other, id) : '']
    if (here === there) return []
    return [
      problemOf(
        one,
        en,
        `rests on ${here}, the Indonesian ${name} at its place on ${there}: the order must be the same`,
      ),
    ]
  })
}

/** Askers mix the languages, so the forms of both stand side by side. */
function shareNoForm(kind: Kind, pair: EntryPair): KnowledgeProblem[] {
  const owners = new Map<string, number>()
  const { name } = itemFormats[kind]
  return bothLanguages(pair).flatMap((entry) =>
    entry[kind].flatMap((one, place) =>
      one.forms.flatMap((form) => {
        const key = wordsIn(form).join(' ')
        const owner = owners.get(key) ?? place
        owners.set(key, owner)
        return owner === place ? [] : [problemOf(one, entry, `"${form}" is also a form of ${name} ${owner + 1}`)]
      }),
    ),
  )
}

function problemOf({ line }: ToldItem, { file }: Entry, message: string): KnowledgeProblem {
  return { file, line, message }
}

let known: Words | undefined
/** Read once, and only where there are such items. */
function wordsOfQuestions(): Words {
  known ??= loadWords()
  return known
}
