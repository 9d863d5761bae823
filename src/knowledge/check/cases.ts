import type { KnowledgeProblem } from '../../domain/errors.ts'
import { wordsIn } from '../../domain/words-in.ts'
import type { Case } from '../cases.ts'
import { referencesIn } from '../citing/references.ts'
import type { Entry } from '../entry.ts'
import type { EntryPair } from '../knowledge.ts'
import { plainText } from '../plain-text.ts'
import { loadWords, type Words } from '../text/words.ts'
import { at, bothLanguages, type CheckContext } from './rule.ts'
import { refusedBeginningOf } from './wording.ts'

/** The statement of a case opens a bubble of 90 words: the rule that it applies must still find room below. */
const longestStatement = 45
/** Indonesian says one thing in several ways. */
const leastForms = { id: 2, en: 1 }

/** The cases of an entry: found by their forms, told by themselves, the same in both languages. */
export function tellsItsCases(pair: EntryPair, { style }: CheckContext): KnowledgeProblem[] {
  return [
    ...bothLanguages(pair).flatMap((entry) => [
      ...standsLast(entry),
      ...entry.cases.flatMap((one) => [...canBeFound(one, entry), ...isBrief(one, entry)]),
      ...entry.cases.flatMap((one) => {
        const found = refusedBeginningOf(one.statement, style.openings[entry.language])
        if (found === undefined) return []
        const message = `the statement begins with "${found}", which answers only one way of asking: name the case and say what holds for it`
        return [problemOf(one, entry, message)]
      }),
    ]),
    ...areTheSameInBothLanguages(pair),
    ...shareNoForm(pair),
  ]
}

function standsLast(entry: Entry): KnowledgeProblem[] {
  const place = entry.sections.findIndex(({ kind }) => kind === 'cases')
  if (place < 0) return []
  if (entry.cases.length === 0) return [at(entry, 'has a section of cases without a case')]
  return place === entry.sections.length - 1 ? [] : [at(entry, 'the cases must be the last section')]
}

function canBeFound(one: Case, entry: Entry): KnowledgeProblem[] {
  const words = wordsOfQuestions()
  const least = leastForms[entry.language]
  return [
    ...(one.forms.length < least
      ? [problemOf(one, entry, `needs at least ${least} forms: how else is it called?`)]
      : []),
    ...one.forms
      .filter((form) => wordsIn(form).every((word) => isCommon(word, words)))
      .map((form) => problemOf(one, entry, `"${form}" has no word that tells: it would hold for every question`)),
  ]
}

function isCommon(word: string, { functionWords, templateWords, questionWords, slang }: Words): boolean {
  return (slang.get(word) ?? word)
    .split(' ')
    .every((standard) => functionWords.has(standard) || templateWords.has(standard) || questionWords.has(standard))
}

function isBrief(one: Case, entry: Entry): KnowledgeProblem[] {
  const count = plainText(one.statement).split(/\s+/).filter(Boolean).length
  if (count <= longestStatement) return []
  return [problemOf(one, entry, `the statement has ${count} words; at most ${longestStatement}`)]
}

/** Same number, same order: a case that rests on other rules than the one at its place is another case. */
function areTheSameInBothLanguages({ id, en }: EntryPair): KnowledgeProblem[] {
  if (id.cases.length !== en.cases.length) {
    return [at(en, `has ${en.cases.length} cases, the Indonesian text ${id.cases.length}`)]
  }
  const sourcesOf = ({ statement }: Case, entry: Entry) =>
    referencesIn(statement, entry)
      .map((reference) => reference.id)
      .toSorted()
      .join('; ')
  return en.cases.flatMap((one, place) => {
    const other = id.cases[place]
    const [here, there] = [sourcesOf(one, en), other ? sourcesOf(other, id) : '']
    if (here === there) return []
    return [
      problemOf(one, en, `rests on ${here}, the Indonesian case at its place on ${there}: the order must be the same`),
    ]
  })
}

/** Askers mix the languages, so the forms of both stand side by side. */
function shareNoForm(pair: EntryPair): KnowledgeProblem[] {
  const owners = new Map<string, number>()
  return bothLanguages(pair).flatMap((entry) =>
    entry.cases.flatMap((one, place) =>
      one.forms.flatMap((form) => {
        const key = wordsIn(form).join(' ')
        const owner = owners.get(key) ?? place
        owners.set(key, owner)
        return owner === place ? [] : [problemOf(one, entry, `"${form}" is also a form of case ${owner + 1}`)]
      }),
    ),
  )
}

function problemOf({ line }: Case, { file }: Entry, message: string): KnowledgeProblem {
  return { file, line, message }
}

let known: Words | undefined
/** Read once, and only where there are cases. */
function wordsOfQuestions(): Words {
  known ??= loadWords()
  return known
}
