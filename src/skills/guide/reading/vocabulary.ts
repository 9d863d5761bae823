import { z } from 'zod'
import { wordsIn } from '../../../domain/words-in.ts'
import { readLanguageFile } from '../../../knowledge/text/read-language-file.ts'

const lists = [
  'yes',
  'no',
  'unsure',
  'guessing',
  'settling',
  'explain',
  'fillers',
  'about-question',
  'denying',
  'negations',
  'absent',
  'yearly',
  'monthly',
  'weekly',
  'daily',
  'beyond',
  'lead',
  'restart',
  'keep',
  'file',
  'calendar',
  'handing',
  'step',
  'code',
  'finished',
  'first-step',
  'changing',
  'correcting',
  'complaining',
  'opening',
  'supposing',
  'beginning',
  'change',
  'list',
  'plans',
  'how-long',
  'cost',
  'late',
  'branch',
  'around-wish',
  'left',
  'done',
  'stepping-back',
  'of-paper',
  'not-beyond',
  'with-building',
  'formerly',
  'by-now',
  'lands',
  'peoples',
  'asking',
  'asking-ends',
  'deadline',
  'mine',
  'plan-named',
  'recalling',
  'around-recall',
  'where-stopped',
] as const

/** How people steer a guided path; each list in standard words. */
export type GuideVocabulary = Readonly<Record<(typeof lists)[number], readonly (readonly string[])[]>>

export type Standardise = (text: string) => readonly string[]

/** Brings everyday spelling to its standard words: "ga tau" and "tidak tahu" are the same. */
export function createStandardise(slang: ReadonlyMap<string, string>): Standardise {
  return (text) => wordsIn(text).flatMap((word) => slang.get(word)?.split(' ') ?? [word])
}

/** @throws KnowledgeError naming file and line of what is not right. */
export function loadGuideVocabulary(languageDirectory: string, standardise: Standardise): GuideVocabulary {
  const phrases = z.array(z.string().min(1).transform(standardise))
  return readLanguageFile(languageDirectory, 'guide-words.yaml', z.record(z.enum(lists), phrases))
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
