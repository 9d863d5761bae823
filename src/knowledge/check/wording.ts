import type { KnowledgeProblem } from '../../domain/errors.ts'
import type { Language } from '../../domain/language.ts'
import { wordsIn } from '../../domain/words-in.ts'
import type { Entry } from '../entry.ts'
import type { EntryPair } from '../knowledge.ts'
import { plainText } from '../plain-text.ts'
import { figuresOf } from './figures.ts'
import type { HouseStyle, Promised } from './house-style.ts'
import { at, bodyOf, bothLanguages, type CheckContext } from './rule.ts'

/** The first paragraph is often all that is shown, to people who asked in other words than its writer had in mind. */
export function standsByItself(pair: EntryPair, { style }: CheckContext): KnowledgeProblem[] {
  return bothLanguages(pair).flatMap((entry) => {
    const found = refusedBeginningOf(entry.answer, style.openings[entry.language])
    if (found === undefined) return []
    return [
      at(
        entry,
        `the first paragraph begins with "${found}", which answers only one way of asking: name the thing itself and say what holds for it ("Izin OJK tidak menggantikan …" instead of "Masih perlu.")`,
      ),
    ]
  })
}

/** The words with which a text begins that no text may begin with; undefined where it stands by itself. */
export function refusedBeginningOf(
  markdown: string,
  { refused, fine }: HouseStyle['openings'][Language],
): string | undefined {
  const text = plainText(markdown).toLowerCase()
  if (fine.some((beginning) => beginsWith(text, beginning))) return undefined
  return refused.find((beginning) => beginsWith(text, beginning))
}

function beginsWith(text: string, beginning: string): boolean {
  return text.startsWith(beginning) && !/^[\p{Letter}\p{Number}-]/u.test(text.slice(beginning.length))
}

/** Whoever asks for a number, a formula, an example or the sentences to use came for just that. */
export function keepsWhatItsQuestionsPromise(pair: EntryPair, { style }: CheckContext): KnowledgeProblem[] {
  return bothLanguages(pair).flatMap((entry) =>
    style.promises.flatMap((promise) => {
      const asking = entry.questions.find((question) => namesOneOf(question, promise.asked[entry.language]))
      if (asking === undefined || isKept(promise, entry)) return []
      return [at(entry, `"${asking}" asks for ${promise.what}, but the text gives none: add it, or drop the question`)]
    }),
  )
}

function isKept({ kept_by: keptBy }: Promised, entry: Entry): boolean {
  const text = plainText(bodyOf(entry))
  return (
    entry.sections.some(({ kind }) => kind !== undefined && keptBy.sections.includes(kind)) ||
    (keptBy.figure && figuresOf(withoutNamesOfRules(bodyOf(entry))).size > 0) ||
    (keptBy.quote && quotesASentence(bodyOf(entry))) ||
    keptBy.words.some((word) => (/\p{Letter}/u.test(word) ? namesOneOf(text, [word]) : text.includes(word)))
  )
}

/** "Pasal 5 ayat (2)" and "PP 28/2025" are names: they answer no "how many". */
function withoutNamesOfRules(markdown: string): string {
  return markdown
    .replace(/\b(?:Pasal|Article|ayat|huruf|angka|butir)\s+[\d()]+[A-Z]?(?:\([\da-z]+\))*/gi, ' ')
    .replace(/\b\d+\/[\w./-]*\d{4}\b/g, ' ')
}

/** Four words are a sentence to say; one or two in quotes are a name of something. */
function quotesASentence(markdown: string): boolean {
  if (/^\s*(?:[-*\d.]+\s+)?>/m.test(markdown)) return true
  return [...markdown.matchAll(/["“]([^"“”\n]+)["”]/g)].some(([, said = '']) => wordsIn(said).length >= 4)
}

/** One term for one thing, so that a reader need not wonder whether two are meant. */
export function usesOneTerm(pair: EntryPair, { style }: CheckContext): KnowledgeProblem[] {
  return bothLanguages(pair).flatMap((entry) => {
    const text = `${entry.title}\n${entry.sections.map(({ heading }) => heading).join('\n')}\n${plainText(bodyOf(entry))}`
    return style.terms.flatMap(({ use, not }) => {
      const found = not[entry.language].filter((term) => namesOneOf(text, [term]))
      return found.length === 0 ? [] : [at(entry, `says "${found.join('", "')}": write "${use[entry.language]}"`)]
    })
  })
}

/** Whether one of these words or phrases stands in the text, whatever its case and punctuation. */
function namesOneOf(text: string, phrases: readonly string[]): boolean {
  const said = ` ${wordsIn(text).join(' ')} `
  return phrases.some((phrase) => said.includes(` ${wordsIn(phrase).join(' ')} `))
}
