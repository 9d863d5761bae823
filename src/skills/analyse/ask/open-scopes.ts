import type { AskedWords } from '../../../knowledge/analyse/analyse-words.ts'
import { tokensOf } from '../words/tokens.ts'
import { monthNumberOf } from './months.ts'

/**
 * What a question limits itself to and the answer does not speak of, as it was asked: a month, "bulan ini", "perempuan". A
 * figure for the whole file is then told as one, since it is not what was asked for.
 */
export function openScopes(question: string, answer: string, { scopes }: AskedWords): readonly string[] {
  const asked = tokensOf(question)
  const line = ` ${asked.join(' ')} `
  const said = new Set(tokensOf(answer))
  const months = new Set([...said].flatMap(monthOf))
  const named = asked.filter((word) => monthOf(word).some((month) => !months.has(month)))
  const has = (phrase: string) => line.includes(` ${tokensOf(phrase).join(' ')} `)
  const relative = months.size > 0 ? [] : scopes.times.filter(has)
  const people = scopes.people.filter((word) => has(word) && !said.has(word))
  return [...new Set([...named, ...relative, ...people])]
}

/** The month that a word names, whatever its year. */
function monthOf(word: string): number[] {
  const number = /^[a-z]{3,9}$/.test(word) ? monthNumberOf(word) : undefined
  return number === undefined ? [] : [number % 100]
}
