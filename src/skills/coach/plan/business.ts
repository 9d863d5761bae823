import { phraseIn } from '../../../programme/checks/word-lists.ts'
import type { Business } from '../../../programme/coaching.ts'
import type { Desk } from '../desk.ts'

/** The kind of business that a text names, by its longest name: "hotelku", "klinik kami". */
export function businessIn({ parts }: Pick<Desk, 'parts'>, text: string): Business | undefined {
  return businessAmong(parts.knowledge.businesses, text)
}

/** The same among kinds of business that are handed in. */
export function businessAmong(businesses: readonly Business[], text: string): Business | undefined {
  const said = text.replace(/(?<=\p{L}{3})(?:ku|nya|mu)(?![\p{L}])/giu, '')
  return businesses
    .flatMap((business) => {
      const phrase = phraseIn(said, business.also)
      return phrase === undefined ? [] : [{ business, length: phrase.length }]
    })
    .toSorted((a, b) => b.length - a.length)[0]?.business
}

/** For whoever names no kind that there is, but says what goes wrong. */
export const anyService = 'services'
