import { remembering } from '../../domain/remembering.ts'
import { phrasesTest, toLine } from './phrase-pattern.ts'
import type { ReplyBook, Situation } from './reply-book.ts'

/** What only looks like a concept: a late checkout is not late, a video call is no video. */
const lookalikes =
  /(?<=\s)(?:late check-?\s?out|late (?:mother|father|wife|husband)|video call|video conference|drop off|lost and found)(?=\s)/gu

/** "Biar ga keliatan nyolot" is about the draft, and tells of nobody. */
const aboutTone =
  /(?<=\s)(?:biar|supaya|agar|tanpa|without|so it)\s(?:(?:ga|gak|nggak|ngga|tidak|tdk|does not|doesn't)\s)?(?:keliatan|kelihatan|terlihat|terkesan|terdengar|kedengeran|kedengaran|sounding|sound|looking|look)\s\S+(?=\s)/gu

/** Concepts that many messages have and that tell little apart, and what they weigh against one that does. */
const lightWeights: Readonly<Record<string, number>> = {
  customer: 0.3,
  angry: 0.3,
  sent: 0.3,
  waiting: 0.4,
  staff: 0.5,
  apologised: 0.3,
  talk: 0.3,
}

export type Concepts = ReadonlySet<string>

export type ConceptReader = (text: string) => Concepts

/** Reads which concepts of concepts.yaml a text speaks of. `standard`: everyday spelling put right. */
export function createConceptReader({ concepts }: ReplyBook, standard: (text: string) => string): ConceptReader {
  const patterns = Object.entries(concepts).map(([name, phrases]) => ({ name, pattern: phrasesTest(phrases) }))
  return remembering((text) => {
    const lines = [...new Set([toLine(text), toLine(standard(text))])].map((line) =>
      line
        .replace(aboutTone, '-')
        .replace(lookalikes, (phrase) => (/(?:mother|father|wife|husband)/.test(phrase) ? 'late-kin' : '-')),
    )
    return new Set(patterns.flatMap(({ name, pattern }) => (lines.some((line) => pattern.test(line)) ? [name] : [])))
  })
}

/** A situation that is told, and how much of what tells it apart is. */
export type FoundSituation = { readonly situation: Situation; readonly weight: number }

/**
 * The situation that most of the told concepts speak for, of those for customers or one's own staff; with a stance, of those
 * that are for it, else the plain one of it.
 */
export function findSituation(
  concepts: Concepts,
  { situations }: Pick<ReplyBook, 'situations'>,
  to: Situation['to'],
  stance?: Situation['stance'],
): FoundSituation | undefined {
  // An apology is for whatever went wrong, and for nothing else.
  const isSorry = ({ fault, stance: own }: Situation) => fault !== 'none' && (own === undefined || own === 'apologise')
  const among = situations.filter((one) =>
    stance === undefined
      ? one.to === to && !one.onlyAsked
      : stance === 'apologise'
        ? one.to === to && isSorry(one)
        : one.stance === stance,
  )
  const told = mostTold(among, concepts)
  const plain = stance === undefined ? undefined : among.find((one) => one.plain)
  return told ?? (plain && { situation: plain, weight: 0 })
}

function mostTold(among: readonly Situation[], concepts: Concepts): FoundSituation | undefined {
  return among
    .flatMap((situation) => {
      const weights = situation.signs.flatMap((sign) => {
        const needed = conceptsOf(sign)
        return needed.every((name) => concepts.has(name)) ? [weightOf(needed)] : []
      })
      return weights.length === 0 ? [] : [{ situation, weight: Math.max(...weights) }]
    })
    .toSorted((one, other) => other.weight - one.weight)[0]
}

/** `a & b`: all of them are needed. */
export const conceptsOf: (sign: string) => readonly string[] = remembering((sign) => sign.split(' & '), 4000)

function weightOf(concepts: readonly string[]): number {
  return concepts.reduce((sum, name) => sum + (lightWeights[name] ?? 1), 0)
}
