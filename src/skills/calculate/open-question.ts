import type { Language } from '../../domain/language.ts'
import { toSaid } from './follow-ups/said.ts'
import { tokensOf } from './items.ts'
import type { MeasureName } from './measures/solve.ts'
import type { NumberReader } from './read-numbers.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A question has at least so many words, and so many that the measure does not know. */
const [fewestAsking, fewestStrangers] = [4, 2]
/** What the computation or what is said of it answers. */
const answered = [
  'asks',
  'judging',
  'targets',
  'lacking',
  'turning',
  'differences',
  'ordering',
  'lowests',
  'interval-wishes',
  'complaints',
] as const
/** "Gimana cara nurunin kontak ulang?" names a measure, and wants a way. */
const wantsWay =
  /(?<!\p{L})(?:cara|caranya|gimana|gmn|bagaimana|how)(?!\p{L}).*(?:naik|turun|nurun|baik|benah|benerin|cepat|kurang|ngurang|improve|raise|reduce|lower|cut|increase)/iu

/** The first question of a message, in its own words, that a computation of `measure` leaves open: it names no figure. */
export function openQuestion(
  text: string,
  measure: MeasureName,
  { vocabulary, readNumbers, language }: { vocabulary: Vocabulary; readNumbers: NumberReader; language: Language },
): string | undefined {
  const table = vocabulary.measures.find(({ name }) => name === measure)
  const questions = text.match(/[^.?!\n]+\?/g) ?? []
  return questions.find(isOpen)?.trim()

  function isOpen(question: string): boolean {
    const said = toSaid(question, vocabulary.normalise(readNumbers(question, language).items), vocabulary)
    if (said.figures.length > 0 || said.words < fewestAsking) return false
    if (wantsWay.test(question)) return true
    const isAbout = table !== undefined && vocabulary.strangersTo(table, said.items) < said.words
    const names = vocabulary.measures.some(({ names: own }) =>
      tokensOf(said.items).some((_, at, tokens) => own.at(tokens, at) !== undefined),
    )
    return (
      !answered.some((cue) => said.has(cue)) &&
      !names &&
      !(isAbout && vocabulary.strangersTo(table, said.items) < fewestStrangers)
    )
  }
}
