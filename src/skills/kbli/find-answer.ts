import { type CodeLookUp, findCode } from '../../knowledge/kbli/find-codes.ts'
import type { Kbli, KbliCode } from '../../knowledge/kbli/kbli.ts'
import type { KbliMatch, KbliSearch } from '../../knowledge/kbli/search-kbli.ts'
import type { CodeQuestion } from './read-code-question.ts'

/** What answers a question for a code. */
export type CodeAnswer =
  | { readonly kind: 'look-ups'; readonly lookUps: readonly CodeLookUp[] }
  /**
   * Codes for an activity, best first. `one`: the first fits clearly better than the others. `partly`: so it does, by
   * some of the words. `several`: the person chooses. `nearest`: none fits well.
   */
  | { readonly kind: 'activity'; readonly fit: Fit; readonly entries: readonly KbliCode[] }
  | { readonly kind: 'malformed'; readonly written: string }
  | { readonly kind: 'nothing' }

export type Fit = 'one' | 'partly' | 'several' | 'nearest'

/** Tried on the ways of asking of all entries and on everyday words; see test/skills/kbli. */
const bounds = {
  /** Below, nothing here is about the activity. */
  near: { confidence: 0.2, coverage: 0.3, namedBy: 1 },
  /** From here, a match is one; enough for a message that says KBLI. So is a name of so many words. */
  good: { confidence: 0.6, coverage: 0.5, namedBy: 1 },
  /** For a message that says no more than "code". */
  perhaps: { confidence: 0.5, coverage: 0.6, namedBy: 2 },
  /** A rival's score as a share of the best, from which the person chooses; and from which it is shown at all. */
  rival: 0.85,
  shown: 0.5,
}
const maxShown = 3
const maxLookUps = 3
const yearLike = /^(?:19|20)\d\d$/
/** "kbli buat usaha …", "… kbli berapa": asks for a code even where no activity is found. */
const asksOutright =
  /\b(?:kode\s+)?kbli(?:nya)?\s+(?:untuk|utk|buat|bwt|usaha|jual\w*|jasa|bisnis|dagang|toko|pabrik|industri|for|of|apa|berapa|brp)\b|\b(?:apa|berapa|brp|which|what)\s+(?:kode\s+)?kbli\b/i

/** The answer to a message, or undefined where it does not ask for a code. */
export function findCodeAnswer(
  text: string,
  question: CodeQuestion,
  kbli: Kbli,
  search: KbliSearch,
): CodeAnswer | undefined {
  const { names, activities } = question
  if (question.isMixed) return undefined
  if (question.elsewhere.some((phrase) => !belongsToName(phrase, text, question, kbli))) return undefined
  const lookUps = lookUpCodes(question, kbli, search)
  if (lookUps.length > 0) return { kind: 'look-ups', lookUps }
  const [written] = question.malformed
  if (written !== undefined && names === 'certain' && activities.length === 0) return { kind: 'malformed', written }
  if (names === 'no' || activities.length === 0) return undefined

  const searches = activities.map((activity) => search(activity, maxShown + 1))
  const bound = names === 'certain' ? bounds.good : bounds.perhaps
  const found = searches.filter(([best]) => best !== undefined && reaches(best, bound))
  const isAnswered = names === 'certain' ? found.length > 0 : found.length === searches.length
  if (isAnswered) return found.length > 1 ? oneForEach(found) : bestOf(found[0] ?? [])
  if (names !== 'certain' || !asksOutright.test(text)) return undefined
  const near = searches.flat().filter((match) => reaches(match, bounds.near))
  return near.length > 0
    ? { kind: 'activity', fit: 'nearest', entries: near.slice(0, maxShown).map(({ entry }) => entry) }
    : { kind: 'nothing' }
}

/** The codes that a message names, as far as it can mean codes of KBLI: `57` or `12345` alone may be anything. */
function lookUpCodes(
  { codes, names, activities, isOldEdition }: CodeQuestion,
  kbli: Kbli,
  search: KbliSearch,
): CodeLookUp[] {
  const isAlone = activities.length === 0
  const lookUps = codes.flatMap((code): CodeLookUp[] => {
    const lookUp = meant(findCode(kbli, code), isOldEdition)
    if (code.length < 5) {
      const meansGroup = names === 'certain' && isAlone && (lookUp.kind === 'group' || !yearLike.test(code))
      return meansGroup ? [lookUp] : []
    }
    if (lookUp.kind === 'unknown') {
      return names === 'certain' || (names === 'perhaps' && isAlone && lookUp.near.length > 0) ? [lookUp] : []
    }
    return names !== 'no' || isAlone ? [lookUp] : []
  })
  return lookUps.slice(0, maxLookUps).map((lookUp) => (isAlone ? lookUp : withBestFirst(lookUp, activities, search)))
}

/** "KBLI 2020 47811" is the number of then, whatever it means now. */
function meant(lookUp: CodeLookUp, isOldEdition: boolean): CodeLookUp {
  return isOldEdition && lookUp.kind === 'in-force' && lookUp.formerly ? { kind: 'old', old: lookUp.formerly } : lookUp
}

/** "Jualan baju, dulu 47912": of the codes that took it over, those for clothes come first. */
function withBestFirst(lookUp: CodeLookUp, activities: readonly string[], search: KbliSearch): CodeLookUp {
  if (lookUp.kind !== 'old') return lookUp
  const { successors } = lookUp.old
  const ranked = activities
    .flatMap((activity) => search(activity, successors.length + maxShown))
    .map(({ entry }) => entry)
  const fitting = ranked.filter((entry, index) => successors.includes(entry) && ranked.indexOf(entry) === index)
  const others = successors.filter((entry) => !fitting.includes(entry))
  return { kind: 'old', old: { ...lookUp.old, successors: [...fitting, ...others] } }
}

/** "Pajak" makes it a question on tax, but not in "konsultan pajak"; "notaris" alone is the name of a trade. */
function belongsToName(
  phrase: string,
  text: string,
  { activities, elsewhere }: CodeQuestion,
  { everyday }: Kbli,
): boolean {
  const spaced = ` ${text.toLowerCase()} `
  const isAlone = elsewhere.length === 1 && activities.length === 1 && activities[0] === phrase
  const names = [...everyday.values()].flatMap(({ id, en }) => [...id, ...en]).map((name) => name.toLowerCase())
  return names.some((name) =>
    name === phrase ? isAlone : ` ${name} `.includes(` ${phrase} `) && spaced.includes(` ${name} `),
  )
}

function bestOf(matches: readonly KbliMatch[]): CodeAnswer {
  const [best, ...others] = matches
  if (!best) return { kind: 'nothing' }
  const isPartial = best.confidence < bounds.good.confidence && best.coverage < 1
  const rivals = others.filter(
    (match) => match.score >= bounds.shown * best.score && reaches(match, isPartial ? bounds.near : bounds.good),
  )
  const isClear = rivals.every(({ score }) => score < bounds.rival * best.score)
  const fit = !isClear ? 'several' : isPartial ? 'partly' : 'one'
  return { kind: 'activity', fit, entries: [best, ...rivals].slice(0, maxShown).map(({ entry }) => entry) }
}

function oneForEach(searches: readonly (readonly KbliMatch[])[]): CodeAnswer {
  const entries = [...new Set(searches.flatMap(([best]) => best?.entry ?? []))]
  return { kind: 'activity', fit: entries.length > 1 ? 'several' : 'one', entries: entries.slice(0, maxShown) }
}

function reaches({ confidence, coverage, namedBy }: KbliMatch, bound: (typeof bounds)['near']): boolean {
  return namedBy >= bound.namedBy || (confidence >= bound.confidence && coverage >= bound.coverage)
}
