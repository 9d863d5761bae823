import { standardForms } from '../text/casual-affixes.ts'
import { stem } from '../text/stem.ts'
import type { BusinessCues } from './business-cues.ts'
import { type Place, places, type Role, roles } from './kbli.ts'

/** One thing that somebody does, or what a sentence comes to as a whole. */
export type BusinessPart = {
  /** Roles that are said ("makes", "sells"), in order. */
  readonly roles: readonly Role[]
  /** What it is about, as words. */
  readonly object: readonly string[]
  /** Words beside the object: with what, where, for whom. */
  readonly beside: readonly string[]
  /** All words that were not denied, in order, for finding names. */
  readonly words: readonly string[]
}

/** A business as its owner told it. */
export type BusinessReading = BusinessPart & {
  /** The object as far as it is told first, up to the first comma or "and". */
  readonly lead: readonly string[]
  /** The activities by themselves, in the order in which they were told; one where only one was. */
  readonly parts: readonly BusinessPart[]
  /** What it is not, as words. */
  readonly denied: readonly string[]
  readonly deniedRoles: readonly Role[]
  readonly places: readonly Place[]
  readonly deniedPlaces: readonly Place[]
  /** Whose it is, is said: "saya", "usaha kami", "we". */
  readonly isOwn: boolean
  /** Said to be this and nothing else: "cuma jual". */
  readonly isOnly: boolean
}

export type ReadBusiness = (text: string) => BusinessReading

const longestPhrase = 4
/** Penggergajian, percetakan, peleburan. */
const nounOfDoing = /^pe(?:r|ng|n|m|l|ny)?\p{L}{4,}an$/u
/** How many words a "not", a "with" or an "in" reaches at most. */
const reachOfNegation = 6
const reachOfBeside = 4
/** More than this is no description any more; what is said first counts. */
const maxWords = 80

type Kind =
  | 'negation'
  | 'unsure'
  | 'only'
  | 'means'
  | 'around'
  | 'breaks'
  | 'and'
  | 'nouns'
  | 'has'
  | 'owners'
  | `role:${Role}`
  | `place:${Place}`
type Mode = 'object' | 'beside' | 'denied'
/** `content`: how many words of the object are more than a way of saying the role. */
type Draft = { roles: Role[]; object: string[]; beside: string[]; words: string[]; content: number }

/**
 * Reads what somebody does: the role, the object, where, and what it is not. `fillers` are words that say nothing of the
 * object: those of the way of asking, everyday function words, and what is as true of any business.
 */
export function createBusinessReader(cues: BusinessCues, fillers: ReadonlySet<string>): ReadBusiness {
  const kindsOf = indexPhrases(cues)

  return (text) => {
    const parts: Draft[] = []
    const denied: string[] = []
    const deniedRoles = new Set<Role>()
    const found: Record<'places' | 'deniedPlaces', Set<Place>> = { places: new Set(), deniedPlaces: new Set() }
    let isOnly = false
    let isOwn = false
    let left = maxWords

    for (const segment of segmentsOf(text)) {
      let part = newPart()
      let mode: Mode = 'object'
      let reach = 0
      for (let at = 0; at < segment.length && left > 0; at++, left--) {
        const word = segment[at] ?? ''
        const { kinds, length } = longestAt(segment, at)
        if (mode !== 'object' && reach-- <= 0) mode = 'object'
        if (kinds.has('only')) isOnly = true
        if (kinds.has('owners')) isOwn = true
        if (kinds.has('negation')) {
          if (isUnsure(segment, at)) at += 1
          else {
            mode = 'denied'
            reach = reachOfNegation
          }
          continue
        }
        for (const place of places) {
          if (kinds.has(`place:${place}`)) found[mode === 'denied' ? 'deniedPlaces' : 'places'].add(place)
        }
        // "Dititip ke kantin sekolah" teaches nobody.
        const said = mode === 'beside' && kinds.has('nouns') ? [] : rolesOf(kinds)
        if (word === 'buat' && mode === 'object' && part.object.length === 0 && part.roles.length === 0) {
          if (at === 0 || kindsOf.get(segment[at - 1] ?? '')?.has('owners')) said.push('makes')
        }
        if (said.length > 0) {
          if (mode === 'denied') for (const role of said) deniedRoles.add(role)
          else {
            if (part.content > 0 && part.roles.length > 0 && !said.some((role) => part.roles.includes(role))) {
              part = newPart()
            }
            part.roles.push(...said)
            mode = 'object'
          }
        } else if (kinds.has('breaks')) {
          // "For weddings and corporate events" goes on.
          if (mode === 'beside' && kinds.has('and')) continue
          mode = 'object'
          if (kinds.has('and') && part.content > 0) part = newPart()
          continue
        } else if (kinds.has('means') || kinds.has('around') || (kinds.has('has') && isTold(parts))) {
          if (mode === 'object') {
            mode = 'beside'
            reach = reachOfBeside
          }
          continue
        }
        const taken = segment.slice(at, at + (said.length > 0 ? length : 1))
        at += taken.length - 1
        if (mode !== 'denied') part.words.push(...taken)
        const telling = taken.filter((one) => !fillers.has(one) && !fillers.has(one.replace(/'\p{L}+$/u, '')))
        if (mode === 'denied') denied.push(...telling)
        else part[mode === 'beside' || (said.length > 0 && !kinds.has('nouns')) ? 'beside' : 'object'].push(...telling)
        if (mode === 'object' && said.length === 0) part.content += telling.length
      }
    }

    const told = parts.filter(({ object, beside, roles }) => object.length + beside.length + roles.length > 0)
    const whole = joined(told)
    return {
      ...whole,
      lead: told.find(({ content }) => content > 0)?.object ?? whole.object,
      parts: byActivity(told),
      denied,
      deniedRoles: [...deniedRoles],
      places: placesSaid(found.places),
      deniedPlaces: [...found.deniedPlaces],
      isOwn,
      isOnly,
    }

    function newPart(): Draft {
      const part: Draft = { roles: [], object: [], beside: [], words: [], content: 0 }
      parts.push(part)
      return part
    }
  }

  function longestAt(segment: readonly string[], at: number): { kinds: ReadonlySet<Kind>; length: number } {
    for (let length = Math.min(longestPhrase, segment.length - at); length > 0; length--) {
      const kinds = kindsOf.get(segment.slice(at, at + length).join(' '))
      if (kinds) return { kinds, length }
    }
    return { kinds: casualKinds(segment[at] ?? ''), length: 1 }
  }

  /** "Ngerakit" says what "rakit" does, and so does "perakitan". */
  function casualKinds(word: string): ReadonlySet<Kind> {
    const doing = nounOfDoing.test(word) ? [stem(word, 'id')] : []
    for (const form of [word.replace(/^di/, ''), ...standardForms(word), ...doing]) {
      const kinds = kindsOf.get(form)
      if (kinds && rolesOf(kinds).length > 0 && !kinds.has('nouns')) return kinds
    }
    return none
  }

  /** "Ga tau masuk mana" denies nothing. */
  function isUnsure(segment: readonly string[], at: number): boolean {
    return kindsOf.get(segment[at + 1] ?? '')?.has('unsure') === true
  }
}

/** A cart that goes around, also where a street is closed for it, stands nowhere. */
function placesSaid(said: ReadonlySet<Place>): readonly Place[] {
  return [...said].filter((place) => place !== 'stall' || !said.has('travelling'))
}

/** "Ruko, ada mejanya" sells no tables; "ada toko di rumah" is a shop. */
function isTold(parts: readonly Draft[]): boolean {
  return parts.some(({ content, roles: said }) => content > 0 || said.length > 0)
}

const none: ReadonlySet<Kind> = new Set()

function rolesOf(kinds: ReadonlySet<Kind>): Role[] {
  return roles.filter((role) => kinds.has(`role:${role}`))
}

/** "Jual telur, mi, rokok" is one activity: what has no role of its own after one that has goes with it. */
function byActivity(drafts: readonly Draft[]): BusinessPart[] {
  const activities: BusinessPart[] = []
  for (const { content, ...draft } of drafts) {
    const last = activities.at(-1)
    if (last && (content === 0 || (draft.roles.length === 0 && last.roles.length > 0))) {
      activities[activities.length - 1] = joined([last, draft])
    } else if (content > 0 || draft.roles.length > 0) activities.push(draft)
  }
  return activities.filter(({ object }) => object.length > 0)
}

function joined(parts: readonly BusinessPart[]): BusinessPart {
  const object = parts.flatMap((part) => part.object)
  const beside = parts.flatMap((part) => part.beside)
  const said = [...new Set(parts.flatMap((part) => part.roles))]
  const words = parts.flatMap((part) => part.words)
  return object.length > 0 ? { roles: said, object, beside, words } : { roles: said, object: beside, beside: [], words }
}

/** The words of a text between its marks; `muter2` is muter. */
function segmentsOf(text: string): string[][] {
  return text
    .toLowerCase()
    .replace(/\b([a-z]{3,})2(?=nya\b|an\b|\b)/g, '$1 $1 ')
    .split(/[.,;:!?()\n/–—]+/)
    .map((segment) => segment.match(/[\p{L}\p{N}]+(?:'[\p{L}]+)?/gu) ?? [])
    .filter((segment) => segment.length > 0)
}

function indexPhrases(cues: BusinessCues): ReadonlyMap<string, ReadonlySet<Kind>> {
  const index = new Map<string, Set<Kind>>()
  const add = (phrases: readonly string[], kind: Kind) => {
    for (const phrase of phrases) {
      const kinds = index.get(phrase)
      if (kinds) kinds.add(kind)
      else index.set(phrase, new Set([kind]))
    }
  }
  for (const role of roles) add(cues.roles[role].cues, `role:${role}`)
  for (const place of places) add(cues.places[place], `place:${place}`)
  for (const kind of [
    'negation',
    'unsure',
    'only',
    'means',
    'around',
    'breaks',
    'and',
    'nouns',
    'has',
    'owners',
  ] as const)
    add(cues[kind], kind)
  return index
}
