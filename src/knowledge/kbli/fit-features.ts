import type { BusinessCues } from './business-cues.ts'
import type { Found } from './hand-on.ts'
import type { Kbli, KbliCode, Role } from './kbli.ts'
import type { BusinessReading } from './read-business.ts'
import type { RolesOf } from './roles-of-codes.ts'

/** What speaks for a code or against it, by name: each counts with the weight of that name in knowledge/kbli/ranking.yaml. */
export type FitFeatures = readonly (readonly [name: string, value: number])[]

/** A code that was found, and how. */
export type Candidate = {
  readonly entry: KbliCode
  readonly found: Found
  /** How many of the words, side by side, are a name that people have for it or for what is sold under it; 0: none is. */
  readonly namedBy: number
  /** Whether that is a name of its own. */
  readonly isNamed: boolean
  /** The most words that are a name of any code. */
  readonly longestName: number
  /** Share of it in what the business is said not to be, 0 to 1. */
  readonly denied: number
}

export type ReadFitFeatures = (candidate: Candidate, business: BusinessReading) => FitFeatures

/** Who makes or grows something also sells it; who supplies shops sells, too. What is said of a former tier silences the latter. */
const tiers: readonly (readonly Role[])[] = [['makes', 'grows'], ['wholesale'], ['sells']]
/** A service that is said leaves little room for another. */
const services: ReadonlySet<Role> = new Set([
  'rents',
  'repairs',
  'teaches',
  'builds',
  'carries',
  'brokers',
  'mines',
  'advises',
])
/** Said first, these make whatever follows their subject: a course in baking bakes nothing. */
const leading: ReadonlySet<Role> = new Set(['teaches', 'brokers', 'advises', 'rents'])
/** Longer names say no more. */
const mostWords = 3
const ofState = /pemerintah/i
const ofRest = /\b(?:ytdl|lainnya)\b/i
/** Less of a code is denied than takes it away altogether. */
const leastLeft = 0.05

/**
 * Sees how well codes suit what somebody does: how well they were found, their names, what is done under them beside what is
 * said to be done, and where.
 */
export function createFitFeatures({ roles }: BusinessCues, kbli: Kbli, rolesOf: RolesOf): ReadFitFeatures {
  return (candidate, business) => {
    const { entry, found, namedBy, isNamed, longestName, denied } = candidate
    const own = rolesOf(entry.code)
    const { handed } = found
    const share = Math.min(1, namedBy / Math.max(business.object.length, 1))
    return [
      ['score', Math.log(Math.max(found.score, Number.MIN_VALUE))],
      ['coverage', found.coverage],
      ...(namedBy > 0 ? [[`named ${Math.min(namedBy, mostWords)}`, 1] as const, ['named share', share] as const] : []),
      ...(namedBy > 0 && namedBy === longestName ? [['named longest', 1] as const] : []),
      ...(handed ? [[`handed ${handed}${isNamed ? ' named' : ''}`, 1] as const] : []),
      ...(denied > 0 ? [['denied', Math.log(Math.max(leastLeft, 1 - denied))] as const] : []),
      ...roleFeatures(own, business),
      ...placeFeatures(entry.code, own, business),
      ...titleFeatures(entry.title, business),
    ]
  }

  function roleFeatures(own: readonly Role[], business: BusinessReading): FitFeatures {
    const { roles: said, deniedRoles, isOnly } = business
    const meant = said.filter((role) => !deniedRoles.includes(role))
    const main = meant.length === 0 ? [] : mainOf(meant)
    const kinds = own.length === 0 ? ['none'] : own
    const states = main.length === 0 ? ['unsaid'] : main
    return [
      ...(own.some((role) => deniedRoles.includes(role) && !said.includes(role)) ? [['role denied', 1] as const] : []),
      ...(main.length > 0 ? [[`role ${relationOf(own, meant, main)}`, 1] as const] : []),
      ...(main.length > 0 && isOnly && !own.some((role) => meant.includes(role)) ? [['role only', 1] as const] : []),
      ...states.flatMap((state) =>
        kinds.map((kind) => [`${state} for ${kind}`, 1 / (states.length * kinds.length)] as const),
      ),
    ]
  }

  function relationOf(own: readonly Role[], meant: readonly Role[], main: readonly Role[]): string {
    if (own.some((role) => main.includes(role))) return 'main'
    const isService = main.every((role) => services.has(role))
    if (own.length === 0) return isService ? 'none for service' : 'none'
    const near = [...meant, ...main.flatMap((role) => roles[role].kin)]
    if (own.some((role) => near.includes(role))) return 'kin'
    return isService ? 'other for service' : 'other'
  }

  function placeFeatures(
    code: string,
    sellsBy: readonly Role[],
    { places: said, deniedPlaces }: BusinessReading,
  ): FitFeatures {
    const own = kbli.words.get(code)?.places ?? []
    if (own.length === 0) return said.length > 0 && sellsBy.includes('sells') ? [['place none', 1]] : []
    return [
      ...(own.every((place) => deniedPlaces.includes(place)) ? [['place denied', 1] as const] : []),
      ...(said.length === 0 ? [] : [[own.some((place) => said.includes(place)) ? 'place' : 'place other', 1] as const]),
    ]
  }
}

/** Most businesses are nobody's office, and most have a code that is not for the rest. */
function titleFeatures(title: string, { words }: BusinessReading): FitFeatures {
  const isPublic = ofState.test(title)
  return [
    ...(isPublic ? [[words.some((word) => ofState.test(word)) ? 'state said' : 'state', 1] as const] : []),
    ...(ofRest.test(title) ? [['rest', 1] as const] : []),
  ]
}

function mainOf(meant: readonly Role[]): readonly Role[] {
  const [leader] = meant
  if (leader && leading.has(leader)) return [leader]
  const tier = tiers.find((some) => some.some((role) => meant.includes(role))) ?? []
  const weaker = tiers.slice(tiers.indexOf(tier) + 1).flat()
  return tier.length === 0 ? meant : meant.filter((role) => !weaker.includes(role))
}
