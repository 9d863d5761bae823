import type { PhraseKey, Phrases } from '../../conversation/phrases.ts'
import type { Language } from '../../domain/language.ts'
import { wordsIn } from '../../domain/words-in.ts'
import type { Kbli, KbliCode } from '../../knowledge/kbli/kbli.ts'
import type { NameIndex } from '../../knowledge/kbli/name-index.ts'
import type { BusinessReading } from '../../knowledge/kbli/read-business.ts'

type Speech = { readonly kbli: Kbli; readonly names: NameIndex; readonly phrases: Phrases; readonly language: Language }

const maxNames = 2

/** Why a code fits: the person's own words that name it, and what they said of where. */
export function reasonsFor({ code }: KbliCode, business: BusinessReading, speech: Speech): string[] {
  const { kbli, names, phrases, language } = speech
  const own = kbli.words.get(code)
  if (!own) return []
  const said = names.namesIn(business.words)
  const matching = [...own.id, ...own.en].filter((name) => said.has(wordsIn(name).join(' ')))
  const longest = matching
    .filter((name) => !matching.some((other) => other !== name && other.includes(name)))
    .slice(0, maxNames)
  const role = business.roles.find((one) => !business.deniedRoles.includes(one))
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
  { words }: Kbli,
  language: Language,
): string | undefined {
  const when = other && words.get(other.code)?.not.find((not) => not.code === code)?.when?.[language]
  return when && (language === 'id' ? `kalau ${when}` : `if ${when}`)
}

/** The one question that tells codes apart that are as likely. */
export function whatDecides(entries: readonly KbliCode[], { words }: Kbli): PhraseKey {
  const places = entries.map(({ code }) => words.get(code)?.places ?? [])
  if (places.every((some) => some.length > 0)) return 'kbli-choose-place'
  const isSold = entries.some(({ code }) => entries.some((other) => words.get(code)?.sold.includes(other.code)))
  return isSold ? 'kbli-choose-role' : 'kbli-choose'
}
