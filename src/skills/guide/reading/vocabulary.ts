import { z } from 'zod'
import { wordsIn } from '../../../domain/words-in.ts'
import { readLanguageFile } from '../../../knowledge/text/read-language-file.ts'

const phrases = z.array(z.string().min(1))
const schema = z.strictObject({
  yes: phrases,
  no: phrases,
  unsure: phrases,
  guessing: phrases,
  settling: phrases,
  explain: phrases,
  fillers: phrases,
  'about-question': phrases,
  denying: phrases,
  negations: phrases,
  absent: phrases,
  yearly: phrases,
  monthly: phrases,
  weekly: phrases,
  daily: phrases,
  beyond: phrases,
  lead: phrases,
  restart: phrases,
  keep: phrases,
  file: phrases,
  calendar: phrases,
  handing: phrases,
  step: phrases,
  code: phrases,
  finished: phrases,
  'first-step': phrases,
  changing: phrases,
  correcting: phrases,
  complaining: phrases,
  opening: phrases,
  supposing: phrases,
  change: phrases,
  list: phrases,
  plans: phrases,
  'how-long': phrases,
  cost: phrases,
  late: phrases,
  branch: phrases,
  'around-wish': phrases,
  left: phrases,
  done: phrases,
  'stepping-back': phrases,
  'of-paper': phrases,
})

/** How people steer a guided path; each list in standard words. */
export type GuideVocabulary = Readonly<Record<keyof z.infer<typeof schema>, readonly (readonly string[])[]>>

export type Standardise = (text: string) => readonly string[]

/** Brings everyday spelling to its standard words: "ga tau" and "tidak tahu" are the same. */
export function createStandardise(slang: ReadonlyMap<string, string>): Standardise {
  return (text) => wordsIn(text).flatMap((word) => slang.get(word)?.split(' ') ?? [word])
}

/** @throws KnowledgeError naming file and line of what is not right. */
export function loadGuideVocabulary(languageDirectory: string, standardise: Standardise): GuideVocabulary {
  const lists = readLanguageFile(languageDirectory, 'guide-words.yaml', schema)
  const standard = (some: readonly string[]) => some.map(standardise)
  return {
    yes: standard(lists.yes),
    no: standard(lists.no),
    unsure: standard(lists.unsure),
    guessing: standard(lists.guessing),
    settling: standard(lists.settling),
    explain: standard(lists.explain),
    fillers: standard(lists.fillers),
    'about-question': standard(lists['about-question']),
    denying: standard(lists.denying),
    negations: standard(lists.negations),
    absent: standard(lists.absent),
    yearly: standard(lists.yearly),
    monthly: standard(lists.monthly),
    weekly: standard(lists.weekly),
    daily: standard(lists.daily),
    beyond: standard(lists.beyond),
    lead: standard(lists.lead),
    restart: standard(lists.restart),
    keep: standard(lists.keep),
    file: standard(lists.file),
    calendar: standard(lists.calendar),
    handing: standard(lists.handing),
    step: standard(lists.step),
    code: standard(lists.code),
    finished: standard(lists.finished),
    'first-step': standard(lists['first-step']),
    changing: standard(lists.changing),
    correcting: standard(lists.correcting),
    complaining: standard(lists.complaining),
    opening: standard(lists.opening),
    supposing: standard(lists.supposing),
    change: standard(lists.change),
    list: standard(lists.list),
    plans: standard(lists.plans),
    'how-long': standard(lists['how-long']),
    cost: standard(lists.cost),
    late: standard(lists.late),
    branch: standard(lists.branch),
    'around-wish': standard(lists['around-wish']),
    left: standard(lists.left),
    done: standard(lists.done),
    'stepping-back': standard(lists['stepping-back']),
    'of-paper': standard(lists['of-paper']),
  }
}

const placesSchema = z.object({ places: z.record(z.string(), z.array(z.string())) })

/** What people say for the places of a list: "kedua" and "loro" are 2. */
export function loadPlaces(languageDirectory: string): ReadonlyMap<string, number> {
  const { places } = readLanguageFile(languageDirectory, 'choice-places.yaml', placesSchema)
  return new Map(Object.entries(places).flatMap(([place, words]) => words.map((word) => [word, Number(place)])))
}

/** Where a phrase begins in a text, as a run of words; -1: nowhere. */
export function placeOf(phrase: readonly string[], words: readonly string[]): number {
  if (phrase.length === 0) return -1
  for (let at = 0; at <= words.length - phrase.length; at++) {
    if (phrase.every((word, index) => words[at + index] === word)) return at
  }
  return -1
}

export function says(phrases: readonly (readonly string[])[], words: readonly string[]): boolean {
  return phrases.some((phrase) => placeOf(phrase, words) >= 0)
}

/** The words of a text without those of the phrases. */
export function withoutPhrases(phrases: readonly (readonly string[])[], words: readonly string[]): readonly string[] {
  return phrases
    .toSorted((a, b) => b.length - a.length)
    .reduce((left, phrase) => {
      const at = placeOf(phrase, left)
      return at < 0 ? left : [...left.slice(0, at), ...left.slice(at + phrase.length)]
    }, words)
}

/** Whether two of the phrases are said, or more. */
export function saysTwice(phrases: readonly (readonly string[])[], words: readonly string[]): boolean {
  return phrases.filter((phrase) => placeOf(phrase, words) >= 0).length > 1
}

/** Whether a text is nothing but one of the phrases. */
export function isNothingBut(phrases: readonly (readonly string[])[], words: readonly string[]): boolean {
  return phrases.some((phrase) => phrase.length === words.length && placeOf(phrase, words) === 0)
}

/** A text without the words that say nothing by themselves: "simpan mi nak" is "simpan". */
export function withoutFillers({ fillers }: GuideVocabulary, words: readonly string[]): readonly string[] {
  const empty = new Set(fillers.flat())
  return words.filter((word) => !empty.has(word))
}
