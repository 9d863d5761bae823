import { wordsIn } from '../../domain/words-in.ts'
import type { IntentModel } from '../intents/intent-model.ts'
import type { KbliSource } from './open-kbli-tables.ts'
import { phrasesIn, toPattern } from './phrase-pattern.ts'
import type { BusinessReading } from './read-business.ts'
import type { KbliMatch } from './search-kbli.ts'

/** A message that tells a business. */
export type ToldBusiness = {
  /** How sure it is that this has a code here: that is answered, or only offered. */
  readonly sureness: 'sure' | 'likely'
  /** What is done, and with what, is both said: whoever tells it means nothing else. */
  readonly isPlain: boolean
}

/** Undefined: it asks something, tells something else, or nothing that is found. */
export type ToldBusinessReader = (text: string) => ToldBusiness | undefined

export type ToldBusinessParts = KbliSource & {
  readonly soundsLikeQuestion: (text: string) => boolean
  /** How likely a text is to tell a business, learned from how people do; see bench/kbli/train-told.ts. */
  readonly model: Pick<IntentModel, 'together'>
}

/** Fewer words are a topic ("laundry"), more are a story. */
const fewestWords = 2
const mostWords = 36
/** A command, a question, a share, an address, something quoted, lines of a form. */
const notTold = /^\s*\/|[?@%"“”=]|https?:|\n.*\n.*\n|(?<!\p{L}|\p{N})\p{N}{5}(?!\p{N})/iu
/** Of a person, a card or an account: no business is told in so many digits. */
const mostDigits = 7

/** Tried on businesses and on messages about other things that people wrote blind; see bench/kbli. */
const bounds = {
  sure: { confidence: 0.09, coverage: 0.34 },
  /** For whoever speaks for a business, in words that name nothing. */
  spoken: { confidence: 0.1, coverage: 0.5 },
  /** For what is found nearly whole, whoever says it. */
  found: { confidence: 0.4, coverage: 0.75 },
  likely: { confidence: 0.02, coverage: 0.25 },
  plain: { confidence: 0.15, coverage: 0.6 },
  /** For what is told as businesses are. */
  learned: { confidence: 0.02, coverage: 0.2 },
  faint: { confidence: 0, coverage: 0.15 },
}

/** How likely a text must be to tell a business, 0 to 1; of 888 messages on other things that were not learned from 6 reach `likely`. */
const told = {
  /** Below, what is somebody's is told of a business that stands. */
  hardly: 0.3,
  likely: 0.5,
  /** Here a word that is mostly of another matter, "izin" or "server", belongs to the business. */
  surely: 0.9,
}
/** What bench/kbli/train-told.ts calls it. */
const businessIntent = 'business'

/** Tells whether a message says what somebody's business is, asks nothing and tells nothing else. */
export function createToldBusinessReader({ asking, telling, tables, soundsLikeQuestion, model }: ToldBusinessParts) {
  const { asks, leads, ends, happens, matters, addressed, speaks, owners, owned, own, plans, founds } = telling
  const more = toPattern([...asks, ...happens, ...addressed])
  const matter = toPattern(matters)
  // "Kami" at the beginning tells who does it.
  const possessive = new RegExp(`\\p{L}\\s+${toPattern(owned).source}|${toPattern(own).source}`, 'iu')
  const other = toPattern([...asking.names, ...asking.illegal])
  const leading = beginning(leads)
  const ending = new RegExp(`${toPattern(ends).source}\\P{L}*$`, 'iu')
  const speaking = beginning(speaks)
  const owning = beginning(owners)
  const otherPlan = new RegExp(`${toPattern(plans).source}\\s+(?!${toPattern(founds).source})`, 'iu')

  return read satisfies ToldBusinessReader

  function read(text: string): ToldBusiness | undefined {
    const { length } = wordsIn(text)
    if (length < fewestWords || length > mostWords || !mayTell(text)) return undefined
    if (soundsLikeQuestion(text) || ending.test(text)) return undefined
    if (text.search(other) >= 0 || otherPlan.test(text)) return undefined
    const { readBusiness, names, search } = tables()
    const business = readBusiness(text)
    const known = [...names.namesIn(business.words)]
    const isOfName = (phrase: string) => known.some((name) => name !== phrase && ` ${name} `.includes(` ${phrase} `))
    const says = (pattern: RegExp) => !phrasesIn(text.toLowerCase(), pattern).every(isOfName)
    if (says(more)) return undefined
    const [best] = business.object.length > 0 ? search(business, 1) : []
    if (!best) return undefined
    const likelihood = model.together(text, [businessIntent])
    const begun = leading.exec(text)?.[1]?.toLowerCase()
    if (likelihood < told.hardly && text.search(possessive) >= 0) return undefined
    const isOther = says(matter) || (begun !== undefined && !isOfName(begun))
    if (isOther && likelihood < told.surely) return undefined
    const sureness = isOther ? undefined : surenessOf(text, business, best)
    if (sureness !== 'sure' && likelihood >= told.likely && reaches(best, bounds.learned))
      return { sureness: 'sure', isPlain: false }
    if (!sureness && likelihood >= told.surely && reaches(best, bounds.faint))
      return { sureness: 'likely', isPlain: false }
    const isDone = business.roles.length > 0 || speaking.test(text)
    return sureness && { sureness, isPlain: sureness === 'sure' && isDone && reaches(best, bounds.plain) }
  }

  function surenessOf(
    text: string,
    { roles, object }: BusinessReading,
    best: KbliMatch,
  ): ToldBusiness['sureness'] | undefined {
    if (best.namedBy > 0 && reaches(best, bounds.sure)) return 'sure'
    if (best.namedBy > 0) return reaches(best, bounds.likely) ? 'likely' : undefined
    const isSpoken = speaking.test(text)
    const isTold = (isSpoken || owning.test(text)) && roles.length > 0 && reaches(best, bounds.likely)
    const isFound = roles.length > 0 && object.length >= fewestWords && reaches(best, bounds.found)
    return isTold || isFound || (isSpoken && reaches(best, bounds.spoken)) ? 'likely' : undefined
  }
}

function mayTell(text: string): boolean {
  return !notTold.test(text) && (text.match(/\p{Number}/gu) ?? []).length <= mostDigits
}

function beginning(phrases: readonly string[]): RegExp {
  return new RegExp(`^\\P{L}*(${toPattern(phrases).source})`, 'iu')
}

function reaches({ confidence, coverage }: KbliMatch, bound: (typeof bounds)['sure']): boolean {
  return confidence >= bound.confidence && coverage >= bound.coverage
}
