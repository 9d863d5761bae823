import { type CodeLookUp, findCode } from '../../knowledge/kbli/find-codes.ts'
import type { KbliTables } from '../../knowledge/kbli/open-kbli-tables.ts'
import type { BusinessReading } from '../../knowledge/kbli/read-business.ts'
import type { CodeQuestion } from './read-code-question.ts'

const maxLookUps = 3
/** How far the codes that took over an old one may stand from the best for the business. */
const reach = 40
const yearLike = /^(?:19|20)\d\d$/

/** The codes that a message names, as far as it can mean codes of KBLI: `57` or `12345` alone may be anything. */
export function lookUpCodes(
  { codes, names, activities, isOldEdition }: CodeQuestion,
  business: BusinessReading,
  { kbli, search }: KbliTables,
): CodeLookUp[] {
  const isAlone = activities.length === 0
  const lookUps: CodeLookUp[] = []
  for (const code of codes) {
    if (lookUps.length === maxLookUps) break
    const lookUp = meant(findCode(kbli, code), isOldEdition)
    if (isMeant(lookUp, code)) lookUps.push(lookUp)
  }
  return isAlone ? lookUps : lookUps.map(withBestFirst)

  function isMeant(lookUp: CodeLookUp, code: string): boolean {
    if (code.length < 5) return names === 'certain' && isAlone && (lookUp.kind === 'group' || !yearLike.test(code))
    if (lookUp.kind !== 'unknown') return names !== 'no' || isAlone
    return names === 'certain' || (names === 'perhaps' && isAlone && lookUp.near.length > 0)
  }

  /** "Jualan baju, dulu 47912": of the codes that took it over, those for clothes come first. */
  function withBestFirst(lookUp: CodeLookUp): CodeLookUp {
    if (lookUp.kind !== 'old') return lookUp
    const { successors } = lookUp.old
    const ranked = search(business, reach).map(({ entry }) => entry)
    const fitting = ranked.filter((entry) => successors.includes(entry))
    const others = successors.filter((entry) => !fitting.includes(entry))
    return { kind: 'old', old: { ...lookUp.old, successors: [...fitting, ...others] } }
  }
}

/** "KBLI 2020 47811" is the number of then, whatever it means now. */
function meant(lookUp: CodeLookUp, isOldEdition: boolean): CodeLookUp {
  return isOldEdition && lookUp.kind === 'in-force' && lookUp.formerly ? { kind: 'old', old: lookUp.formerly } : lookUp
}
