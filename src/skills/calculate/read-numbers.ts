import type { Language } from '../../domain/language.ts'
import { createPeriodJoiner, joinTimes } from './attach-periods.ts'
import type { Item } from './items.ts'
import { createNumberLists, isBehind, type NumberLists } from './number-lists.ts'
import type { NumberWords } from './number-words.ts'
import { createQuantityReader } from './read-quantity.ts'
import { readList, readRange, readRated } from './read-scale.ts'
import { createSkipper } from './skip-tokens.ts'
import { type Token, tokenise } from './tokens.ts'

export type ReadNumbers = {
  readonly items: readonly Item[]
  /** The highest answer of the scale, where the text names one: "skala 1-5". */
  readonly scale?: number
}

export type NumberReader = (text: string, language: Language) => ReadNumbers

/** `slang`: everyday spelling -> standard form. `months`: their names, which make dates of the numbers beside them. */
export function createNumberReader(
  words: NumberWords,
  slang: ReadonlyMap<string, string>,
  months: ReadonlySet<string>,
): NumberReader {
  const lists = createNumberLists(words)
  const skip = createSkipper(lists, months)
  const readQuantity = createQuantityReader(words, lists)
  const attachPeriods = createPeriodJoiner(lists)
  const fixed = new RegExp(
    `(?<![\\p{L}\\d])(?:${words.fixed.map((phrase) => phrase.replace(/[/.]/g, '\\$&')).join('|')})(?![\\p{L}\\d])`,
    'giu',
  )

  return (text, language) => {
    const withoutFixed = text.replace(fixed, (found) => ' '.repeat(found.length))
    const tokens = tokenise(withoutFixed, slang, lists.currency)
    const items: Item[] = []
    let scale: number | undefined
    for (let at = 0; at < tokens.length; ) {
      const token = tokens[at]
      if (!token) break
      const { start } = token
      const isScale = isBehind(tokens, at, lists.scale)
      const skipped = skip(tokens, at)
      const rated = readRated(tokens, at, language, lists)
      const range = readRange(tokens, at, language, lists)
      const list = readList(tokens, at, language)
      const read = readQuantity({ tokens, language }, at)
      if (skipped > 0) at += skipped
      else if (rated) {
        scale = rated.scale
        at = rated.next
      } else if (range) {
        if (isScale) scale = range.high
        else items.push({ kind: 'range', text: `${range.low}-${range.high}`, ...range, start })
        at = range.next
      } else if (list) {
        for (const mention of list) items.push({ kind: 'number', mention, start })
        at++
      } else if (read) {
        if (isScale) scale = read.mention.quantity.value
        else items.push({ kind: 'number', mention: read.mention, start })
        at = read.next
      } else {
        if (!isCurrency(tokens, at, lists)) items.push(toItem(token))
        at++
      }
    }
    return { items: joinTimes(attachPeriods(items)), ...(scale === undefined ? {} : { scale }) }
  }
}

/** The "Rp" of a number, which says its unit and nothing else. */
function isCurrency(tokens: readonly Token[], at: number, { currency }: NumberLists): boolean {
  return currency.has(tokens[at]?.text ?? '') || (tokens[at]?.text === '.' && currency.has(tokens[at - 1]?.text ?? ''))
}

function toItem({ kind, text, start }: Token): Item {
  return kind === 'sign' ? { kind: 'sign', text, start } : { kind: 'word', text, start }
}
