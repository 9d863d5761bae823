import type { PhraseKey, Phrases } from '../../conversation/phrases.ts'
import type { Language } from '../../domain/language.ts'
import { wordsIn } from '../../domain/words-in.ts'
import type { Kbli, KbliCode } from '../../knowledge/kbli/kbli.ts'
import type { NameIndex } from '../../knowledge/kbli/name-index.ts'
import type { BusinessReading } from '../../knowledge/kbli/read-business.ts'
import type { RolesOf } from '../../knowledge/kbli/roles-of-codes.ts'

type Speech = {
  readonly kbli: Kbli
  readonly names: NameIndex
  readonly rolesOf: RolesOf
  readonly phrases: Phrases
  readonly language: Language
}

const maxNames = 2

/** Why a code fits: the person's own words that name it, and what they said of where. */
export function reasonsFor({ code }: KbliCode, business: BusinessReading, speech: Speech): string[] {
  const { kbli, names, rolesOf, phrases, language } = speech
  const own = kbli.words.get(code)
  if (!own) return []
  const said = names.namesIn(business.words)
  const matching = [...new Set([...own.id, ...own.en])].filter((name) => said.has(wordsIn(name).join(' ')))
  const longest = matching
    .filter((name) => !matching.some((other) => other !== name && other.includes(name)))
    .slice(0, maxNames)
  const role = business.roles.find((one) => rolesOf(code).includes(one) && !business.deniedRoles.includes(one))
  const places = own.places.filter((place) => business.places.includes(place))
  return [
    ...longest,
    ...(role ? [phrases.say(language, `kbli-role-${role}`)] : []),
    ...places.map((place) => phrases.say(language, `kbli-place-${place}`)),
  ]
}

/** What would make a business this code and not the other; undefined where our words do not say. */
export function whenItIs(
  { code }: KbliCode,
  other: KbliCode | undefined,
  { kbli, rolesOf, phrases, language }: Speech,
): string | undefined {
  if (!other) return undefined
  const beside = kbli.words.get(other.code)
  const when = beside?.not.find((not) => not.code === code)?.when?.[language]
  if (when) return phrases.say(language, 'kbli-when', { when })
  if (beside?.sold.includes(code)) {
    return phrases.say(language, rolesOf(code).includes('wholesale') ? 'kbli-when-wholesale' : 'kbli-when-retail')
  }
  return kbli.words.get(code)?.sold.includes(other.code) ? phrases.say(language, 'kbli-when-makes') : undefined
}

/** The one question that tells codes apart that are as likely. */
export function whatDecides(entries: readonly KbliCode[], { words }: Kbli): PhraseKey {
  const places = entries.map(({ code }) => words.get(code)?.places ?? [])
  if (places.every((some) => some.length > 0)) return 'kbli-choose-place'
  const isSold = entries.some(({ code }) => entries.some((other) => words.get(code)?.sold.includes(other.code)))
  return isSold ? 'kbli-choose-role' : 'kbli-choose'
}
