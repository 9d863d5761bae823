import type { BusinessCues } from './business-cues.ts'
import type { Kbli, Role } from './kbli.ts'
import type { BusinessReading } from './read-business.ts'
import type { RolesOf } from './roles-of-codes.ts'

/** How well a code suits what somebody does, whatever the object: a factor for its score, about 0.2 to 1.3. */
export type JudgeFit = (code: string, business: BusinessReading) => number

/** Tried on descriptions of our own; see test/knowledge/kbli. */
const factors = {
  role: 1,
  /** A role that is said beside the main one, or that goes with it. */
  kin: 0.65,
  /** A code of no role, such as most services. */
  noRole: 0.85,
  /** The same where a service is said. */
  noService: 0.7,
  otherThanService: 0.25,
  otherRole: 0.4,
  /** Another role, where only this one was said. */
  otherThanOnly: 0.35,
  deniedRole: 0.3,
  place: 1.5,
  otherPlace: 0.7,
  /** A shop of no certain place, where a place is said. */
  noPlace: 0.85,
  deniedPlace: 0.6,
  /** Nothing said: more people make or serve than sell wholesale. */
  unsaidWholesale: 0.75,
  /** A platform that matches others is said to be one. */
  unsaidBroker: 0.7,
}

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

export function createFitJudge({ roles }: BusinessCues, kbli: Kbli, rolesOf: RolesOf): JudgeFit {
  return (code, business) => {
    const own = rolesOf(code)
    return roleFactor(own, business) * placeFactor(code, own, business)
  }

  function roleFactor(own: readonly Role[], { roles: said, deniedRoles, isOnly }: BusinessReading): number {
    if (own.some((role) => deniedRoles.includes(role) && !said.includes(role))) return factors.deniedRole
    const unsaidBroker = own.includes('brokers') && !said.includes('brokers') ? factors.unsaidBroker : 1
    return unsaidBroker * saidFactor(own, said, deniedRoles, isOnly)
  }

  function saidFactor(
    own: readonly Role[],
    said: readonly Role[],
    deniedRoles: readonly Role[],
    isOnly: boolean,
  ): number {
    const meant = said.filter((role) => !deniedRoles.includes(role))
    if (meant.length === 0) return own.includes('wholesale') ? factors.unsaidWholesale : 1
    const main = mainOf(meant)
    if (own.some((role) => main.includes(role))) return factors.role
    const isService = main.every((role) => services.has(role))
    if (own.length === 0) return isService ? factors.noService : factors.noRole
    const near = [...meant, ...main.flatMap((role) => roles[role].kin)]
    if (own.some((role) => near.includes(role))) return factors.kin
    if (isService) return factors.otherThanService
    return isOnly ? factors.otherThanOnly : factors.otherRole
  }

  function placeFactor(
    code: string,
    sellsBy: readonly Role[],
    { places: said, deniedPlaces }: BusinessReading,
  ): number {
    const own = kbli.words.get(code)?.places ?? []
    if (own.length === 0) return said.length > 0 && sellsBy.includes('sells') ? factors.noPlace : 1
    const denied = own.every((place) => deniedPlaces.includes(place)) ? factors.deniedPlace : 1
    if (said.length === 0) return denied
    return denied * (own.some((place) => said.includes(place)) ? factors.place : factors.otherPlace)
  }
}

function mainOf(meant: readonly Role[]): readonly Role[] {
  const [leader] = meant
  if (leader && leading.has(leader)) return [leader]
  const tier = tiers.find((some) => some.some((role) => meant.includes(role))) ?? []
  const weaker = tiers.slice(tiers.indexOf(tier) + 1).flat()
  return tier.length === 0 ? meant : meant.filter((role) => !weaker.includes(role))
}
