import { z } from 'zod'

const words = z.array(z.string().min(1)).min(1)

/** The shape of knowledge/programme/words.yaml. */
export const wordListsSchema = z.strictObject({
  verbs: z.strictObject({ up: words, down: words, keep: words, solve: words }),
  from: words,
  to: words,
  limit: words,
  owner: words,
  nobody: words,
  units: z.record(z.string(), z.strictObject({ en: z.string().min(1), also: z.array(z.string().min(1)) })),
  vague: words,
  'no-time': words,
  activities: words,
  reasons: words,
  customers: words,
  ours: words,
  alone: words,
})
export type WordLists = z.infer<typeof wordListsSchema>

const bothLanguages = z.strictObject({ id: z.string().min(1), en: z.string().min(1) })

/** A record of knowledge/programme/metrics.yaml. */
export const metricSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  name: bothLanguages,
  also: words,
  unit: z.string().min(1).optional(),
  better: z.enum(['higher', 'lower']),
  least: z.number().optional(),
  most: z.number().optional(),
  share: z.boolean().default(false),
  n: z.boolean().default(false),
  scales: z.record(z.string().regex(/^\d+$/), z.string()).optional(),
})
export type KnownMetric = z.infer<typeof metricSchema>

/** Whether one of the phrases stands in a text as whole words, whatever its case; the longest that does. */
export function phraseIn(text: string, phrases: readonly string[]): string | undefined {
  const padded = ` ${spaced(text)} `
  return preparedOf(phrases).find(({ padded: each }) => padded.includes(each))?.phrase
}

/** All of the phrases that stand in a text, the longest first. */
export function phrasesIn(text: string, phrases: readonly string[]): readonly string[] {
  const padded = ` ${spaced(text)} `
  return preparedOf(phrases)
    .filter(({ padded: each }) => padded.includes(each))
    .map(({ phrase }) => phrase)
}

type Prepared = readonly { readonly phrase: string; readonly padded: string }[]
/** Lists are data that is read once: each is prepared once. */
const prepared = new WeakMap<readonly string[], Prepared>()

function preparedOf(phrases: readonly string[]): Prepared {
  const known = prepared.get(phrases)
  if (known) return known
  const list = phrases
    .map((phrase) => ({ phrase, padded: ` ${spaced(phrase)} ` }))
    .toSorted((a, b) => b.phrase.length - a.phrase.length)
  prepared.set(phrases, list)
  return list
}

/** Lower case words, one space apart: "No. 1!" becomes "no 1". Keeps the signs that units are made of. */
export function spaced(text: string): string {
  return (text.toLowerCase().match(/[\p{Letter}\p{Number}]+(?:[-'’][\p{Letter}\p{Number}]+)*|%/gu) ?? []).join(' ')
}

/** The metric that a text names first by its longest name. */
export function metricIn(text: string, metrics: readonly KnownMetric[]): KnownMetric | undefined {
  const found = metrics.flatMap((metric) => {
    const phrase = phraseIn(text, metric.also)
    return phrase === undefined
      ? []
      : [{ metric, length: phrase.length, at: ` ${spaced(text)} `.indexOf(` ${spaced(phrase)} `) }]
  })
  return found.toSorted((a, b) => b.length - a.length || a.at - b.at)[0]?.metric
}
