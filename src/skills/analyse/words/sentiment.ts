import type { SentimentWords } from '../../../knowledge/analyse/analyse-words.ts'
import { createTermFinder, tokensOf } from './tokens.ts'

export type Sentiment = 'positive' | 'neutral' | 'negative'
export type SentimentReader = (text: string) => { readonly sentiment: Sentiment; readonly score: number }

type Sign = { readonly kind: 'word'; readonly weight: number } | { readonly kind: 'not' | 'more' | 'less' | 'unreal' }

/** So many words after "tidak" are still denied by it. */
const reach = 3
/** From this score on a text is positive or negative; between them it is neutral. */
const threshold = 0.75

/**
 * How a text sounds, by a lexicon with weights: words that deny turn the next ones round ("tidak ramah"), words that
 * strengthen or weaken count more or less. It sees words, not irony. Words: knowledge/analyse/sentiment.yaml.
 */
export function createSentimentReader(words: SentimentWords): SentimentReader {
  const finder = createTermFinder<Sign>([
    ...words.negators.map((phrase) => [phrase, { kind: 'not' }] as const),
    ...words.stronger.map((phrase) => [phrase, { kind: 'more' }] as const),
    ...words.weaker.map((phrase) => [phrase, { kind: 'less' }] as const),
    ...words.unreal.map((phrase) => [phrase, { kind: 'unreal' }] as const),
    ...weighted(words.positive, 1),
    ...weighted(words.negative, -1),
  ])

  return (text) => {
    const tokens = tokensOf(text)
    let score = 0
    let denied = 0
    let factor = 1
    let isUnreal = false
    for (let index = 0; index < tokens.length; ) {
      const found = finder.at(tokens, index)
      index += found?.length ?? 1
      const sign = found?.value
      if (sign?.kind === 'not') denied = reach + 1
      else if (sign?.kind === 'more') factor = 1.5
      else if (sign?.kind === 'less') factor = 0.5
      else if (sign?.kind === 'unreal') isUnreal = true
      else if (sign?.kind === 'word') {
        // What is denied is rather bad than the whole opposite: "tidak buruk" is no praise.
        const turned = denied > 0 ? (sign.weight > 0 ? -sign.weight : -sign.weight * 0.5) : sign.weight
        score += turned * factor * (isUnreal && turned > 0 ? 0.5 : 1)
        denied = 0
        factor = 1
      }
      if (denied > 0) denied--
    }
    return { score, sentiment: score >= threshold ? 'positive' : score <= -threshold ? 'negative' : 'neutral' }
  }
}

/** Lists by weight, such as `"2": [kecewa]`. */
function weighted(lists: Readonly<Record<string, readonly string[]>>, sign: 1 | -1): (readonly [string, Sign])[] {
  return Object.entries(lists).flatMap(([weight, phrases]) =>
    phrases.map((phrase) => [phrase, { kind: 'word', weight: sign * Number(weight) }] as const),
  )
}
