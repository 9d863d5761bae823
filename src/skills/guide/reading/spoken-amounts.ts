import { z } from 'zod'
import { readLanguageFile } from '../../../knowledge/text/read-language-file.ts'

const list = z.array(z.coerce.string())
const schema = z.object({
  words: z.record(z.string(), list),
  fractions: z.record(z.string(), list),
  scales: z.record(z.string(), list),
  teen: list,
})

/** From there on a scale is a unit of money or people: thousand, million. */
const thousand = 1000

/** Puts amounts that are written in words into figures: "modal satu setengah miliar" becomes "modal 1.5 miliar". */
export type SpellAmounts = (text: string) => string

/** @throws KnowledgeError where numbers.yaml is not right. */
export function loadSpokenAmounts(languageDirectory: string): SpellAmounts {
  const { words, fractions, scales, teen } = readLanguageFile(languageDirectory, 'numbers.yaml', schema)
  const [values, parts, factors] = [byWord(words), byWord(fractions), byWord(scales)]
  const teens = new Set(teen)

  return (text) => {
    const tokens = text.split(/(\s+)/)
    const spelt: string[] = []
    for (let at = 0; at < tokens.length; ) {
      const read = readAt(tokens, at)
      spelt.push(read?.written ?? tokens[at] ?? '')
      at += read?.length ?? 1
    }
    return spelt.join('')
  }

  /** The amount whose words begin at a token; undefined: no number with a unit of thousand or more. */
  function readAt(tokens: readonly string[], from: number): { written: string; length: number } | undefined {
    let [sum, digit] = [0, 0]
    for (let at = from; at < tokens.length; at++) {
      const raw = tokens[at] ?? ''
      if (raw.trim() === '') {
        if (at === from) return undefined
        continue
      }
      const word = raw.toLowerCase().replace(/[^\p{Letter}]+$/u, '')
      const [value, part, factor] = [values.get(word), parts.get(word), factors.get(word)]
      if (value !== undefined && value >= thousand) return at === from ? ended(1, value, raw, word) : undefined
      if (value !== undefined && value >= 10) sum += value
      else if (value !== undefined) digit = value
      else if (part !== undefined) digit += part
      else if (teens.has(word) && digit > 0) [sum, digit] = [sum + digit + 10, 0]
      else if (factor === undefined || at === from) return undefined
      else if (factor < thousand) [sum, digit] = [sum + Math.max(1, digit) * factor, 0]
      else return ended(sum + digit, factor, raw, word, at - from + 1)
    }
    return undefined
  }

  function ended(count: number, factor: number, raw: string, word: string, length = 1) {
    const unit = [...factors].find(([, value]) => value === factor)?.[0] ?? word
    return count > 0 ? { written: `${count} ${unit}${raw.slice(word.length)}`, length } : undefined
  }
}

function byWord(lists: Readonly<Record<string, readonly string[]>>): ReadonlyMap<string, number> {
  return new Map(Object.entries(lists).flatMap(([value, words]) => words.map((word) => [word, Number(value)] as const)))
}
