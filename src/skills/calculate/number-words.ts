import { z } from 'zod'
import { readLanguageFile } from '../../knowledge/text/read-language-file.ts'
import { units } from './quantity.ts'

const list = z.array(z.coerce.string())
const byUnit = z.partialRecord(z.enum(units), list)
const byName = z.record(z.string(), list)
const schema = z.strictObject({
  words: byName,
  fractions: byName,
  scales: byName,
  'money-scales': byName,
  'money-talk': list,
  teen: list,
  point: list,
  minus: list,
  permille: list,
  percent: list,
  currency: list,
  times: list,
  points: list,
  units: byUnit,
  'glued-units': byUnit,
  one: byUnit,
  pointing: list,
  per: list,
  of: list,
  to: list,
  range: list,
  and: list,
  equals: list,
  references: list,
  occasions: list,
  fixed: list,
  confidence: list,
  scale: list,
  rating: list,
})

/** The lists of knowledge/language/numbers.yaml. */
export type NumberWords = z.infer<typeof schema>

/** @throws KnowledgeError where the file is not right. */
export function loadNumberWords(languageDirectory: string): NumberWords {
  return readLanguageFile(languageDirectory, 'numbers.yaml', schema)
}
