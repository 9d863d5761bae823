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

/** Reads a business once, for all of its candidates. */
export type ReadFitFeatures = (business: BusinessReading) => (candidate: Candidate) => FitFeatures

type Feature = FitFeatures[number]
/** What is done by whoever does it, as far as codes differ by it. */
type Done = { readonly meant: readonly Role[]; readonly main: readonly Role[]; readonly states: readonly string[] }

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
  return (business) => {
    const meant = business.roles.filter((role) => !business.deniedRoles.includes(role))
    const main = meant.length === 0 ? [] : mainOf(meant)
    const done = { meant, main, states: main.length === 0 ? ['unsaid'] : main }
    const saysState = business.words.some((word) => ofState.test(word))
    return ({ entry, found, namedBy, isNamed, longestName, denied }) => {
      const own = rolesOf(entry.code)
      const features: Feature[] = [
        ['score', Math.log(Math.max(found.score, Number.MIN_VALUE))],
        ['coverage', found.coverage],
      ]
      if (namedBy > 0) {
        const share = Math.min(1, namedBy / Math.max(business.object.length, 1))
        features.push([`named ${Math.min(namedBy, mostWords)}`, 1], ['named share', share])
        if (namedBy === longestName) features.push(['named longest', 1])
      }
      if (found.handed) features.push([`handed ${found.handed}${isNamed ? ' named' : ''}`, 1])
      if (denied > 0) features.push(['denied', Math.log(Math.max(leastLeft, 1 - denied))])
      addRoles(features, own, business, done)
      addPlaces(features, entry.code, own, business)
      // Most businesses are nobody's office, and most have a code that is not for the rest.
      if (ofState.test(entry.title)) features.push([saysState ? 'state said' : 'state', 1])
      if (ofRest.test(entry.title)) features.push(['rest', 1])
      return features
    }
  }

  function addRoles(
    features: Feature[],
    own: readonly Role[],
    { roles: said, deniedRoles, isOnly }: BusinessReading,
    { meant, main, states }: Done,
  ): void {
    const kinds = own.length === 0 ? ['none'] : own
    if (own.some((role) => deniedRoles.includes(role) && !said.includes(role))) features.push(['role denied', 1])
    if (main.length > 0) {
      features.push([`role ${relationOf(own, meant, main)}`, 1])
      if (isOnly && !own.some((role) => meant.includes(role))) features.push(['role only', 1])
    }
    const each = 1 / (states.length * kinds.length)
    for (const state of states) for (const kind of kinds) features.push([`${state} for ${kind}`, each])
  }

  function relationOf(own: readonly Role[], meant: readonly Role[], main: readonly Role[]): string {
    if (own.some((role) => main.includes(role))) return 'main'
    const isService = main.every((role) => services.has(role))
    if (own.length === 0) return isService ? 'none for service' : 'none'
    const near = [...meant, ...main.flatMap((role) => roles[role].kin)]
    if (own.some((role) => near.includes(role))) return 'kin'
    return isService ? 'other for service' : 'other'
  }

  function addPlaces(
    features: Feature[],
    code: string,
    sellsBy: readonly Role[],
    { places: said, deniedPlaces }: BusinessReading,
  ): void {
    const own = kbli.words.get(code)?.places ?? []
    if (own.length === 0) {
      if (said.length > 0 && sellsBy.includes('sells')) features.push(['place none', 1])
      return
    }
    if (own.every((place) => deniedPlaces.includes(place))) features.push(['place denied', 1])
    if (said.length > 0) features.push([own.some((place) => said.includes(place)) ? 'place' : 'place other', 1])
  }
}

function mainOf(meant: readonly Role[]): readonly Role[] {
  const [leader] = meant
  if (leader && leading.has(leader)) return [leader]
  const tier = tiers.find((some) => some.some((role) => meant.includes(role))) ?? []
  const weaker = tiers.slice(tiers.indexOf(tier) + 1).flat()
  return tier.length === 0 ? meant : meant.filter((role) => !weaker.includes(role))
}
