import { escapeMarkdown } from '../../../domain/escape-markdown.ts'
import { phraseIn, spaced } from '../../../programme/checks/word-lists.ts'
import { sayDay } from '../../../programme/dates/say-day.ts'
import { mergePlan, type Plan } from '../../../programme/plan/plan.ts'
import { themesIn } from '../../../programme/plan/themes.ts'
import type { Desk } from '../desk.ts'
import type { CoachOutcome } from '../doubted.ts'
import { acceptPlan } from './accept.ts'
import { applied } from './amend.ts'
import { actionsIn, draftPlan, factsIn } from './draft.ts'
import type { Edit } from './read-edits.ts'

/** A draft on the way through the changes of one message. */
type Work = {
  readonly plan: Plan
  /** What was done, and what was not, each as it is said. */
  readonly done: readonly string[]
  readonly open: readonly string[]
  /** The action that was added or replaced last. */
  readonly last?: string
}

const fewestWordsUnread = 2
const longestAction = 200

/**
 * All that a message changes in a draft, and what of it could not be done. Undefined: it changes no action, owner or
 * complaint of it; facts, days and lengths alone are read elsewhere.
 */
export function editDraft(desk: Desk, plan: Plan): CoachOutcome | undefined {
  const { parts, text, today } = desk
  const { knowledge, readEdits } = parts
  const business = knowledge.businesses.find(({ id }) => id === plan.business)
  if (!business) return undefined
  const readDay = (said: string) => {
    const read = knowledge.dates.readWhole(said, { today })
    return read?.kind === 'day' && read.day >= today ? read.day : undefined
  }
  const isKnown = (said: string) => desk.owner(said).person !== undefined
  const { edits, rest } = readEdits.read(text, { readDay, isKnown })
  const meant = edits.filter((edit) => edit.kind !== 'not' || themesIn(edit.what, knowledge.themes).length > 0)
  // Whose all of it is, and nothing else, is told by what reads owners.
  if (!meant.some(({ kind }) => kind !== 'due')) return undefined
  if (meant.every((edit) => edit.kind === 'owner' && edit.number === undefined)) return undefined
  // By the numbers as they were shown.
  const shown = actionsIn(desk, plan, business).map(({ what }) => what)
  const changed = meant.reduce<Work>((work, edit) => apply(desk, work, edit, shown), { plan, done: [], open: [] })
  const { amended, unread, isKept } = withRest(desk, changed.plan, rest)
  const open = [...changed.open, ...unread.map((said) => desk.say('draft-not-read', { said: escapeMarkdown(said) }))]
  if (isKept && open.length === 0) return acceptPlan(desk, amended)
  const lead = [
    ...(changed.done.length === 0 ? [] : [desk.say('draft-done', { done: changed.done.join('; ') })]),
    ...(open.length === 0 ? [] : [desk.say('draft-not-done', { said: open.join('; ') })]),
  ].join('\n')
  return draftPlan(desk, amended, lead === '' ? undefined : lead)
}

/** What else the message says of the plan: facts of the place, its length, that it is to be kept. */
function withRest(desk: Desk, plan: Plan, rest: readonly string[]) {
  const { parts, today } = desk
  const reading = {
    readDay: (said: string) => parts.knowledge.dates.readWhole(said, { today }),
    isKnown: (said: string) => desk.owner(said).person !== undefined,
  }
  let amended = plan
  let isKept = false
  const unread: string[] = []
  for (const clause of rest) {
    const facts = factsIn(desk, clause)
    const { amendments } = parts.readAmendments(clause, reading)
    const others = amendments.flatMap((each) => applied(desk, amended, each) ?? [])
    isKept ||= amendments.some(({ kind }) => kind === 'keep') || parts.door.draftWish(clause)?.kind === 'take'
    if (Object.keys(facts).length > 0) amended = mergePlan(amended, facts)
    else if (others.length > 0) amended = others.at(-1) ?? amended
    else if (!isKept && !parts.readEdits.isNagging(clause) && clause.split(/\s+/).length >= fewestWordsUnread)
      unread.push(clause)
  }
  return { amended, unread, isKept }
}

function apply(desk: Desk, work: Work, edit: Edit, shown: readonly string[]): Work {
  const { plan } = work
  const quoted = (what: string) => escapeMarkdown(what)
  const did = (next: Plan, done: string, last?: string): Work => ({
    ...work,
    plan: next,
    done: [...work.done, done],
    ...(last === undefined ? {} : { last }),
  })
  const missing = (number: number): Work => ({
    ...work,
    open: [...work.open, desk.say('draft-not-there', { number, last: shown.length })],
  })
  const unfound = (said: string): Work => ({
    ...work,
    open: [...work.open, desk.say('draft-not-read', { said: quoted(said) })],
  })
  switch (edit.kind) {
    case 'remove': {
      const { number } = edit
      const what = shown[number - 1]
      return what === undefined ? missing(number) : did(without(plan, what), desk.say('edit-removed', { number }))
    }
    case 'remove-what': {
      const what = named(edit.what, shown)
      return what === undefined
        ? unfound(edit.what)
        : did(without(plan, what), desk.say('edit-removed-what', { what: quoted(what) }))
    }
    case 'replace':
    case 'replace-what': {
      const number = edit.kind === 'replace' ? edit.number : shown.indexOf(named(edit.old, shown) ?? '') + 1
      const old = shown[number - 1]
      if (old === undefined) return edit.kind === 'replace' ? missing(number) : unfound(edit.old)
      const what = edit.what.slice(0, longestAction)
      const done = desk.say('edit-replaced', { number, what: quoted(what) })
      return did(instead(plan, old, what), done, what)
    }
    case 'add': {
      const what = edit.what.slice(0, longestAction)
      const there = [...shown, ...plan.added].find((each) => spaced(each) === spaced(what))
      const isGone = there !== undefined && !plan.added.includes(there) && plan.removed.includes(there)
      if (there !== undefined && !isGone)
        return { ...work, done: [...work.done, desk.say('edit-there', { what: quoted(there) })], last: there }
      return did({ ...plan, added: [...plan.added, what] }, desk.say('edit-added', { what: quoted(what) }), what)
    }
    case 'owner':
      return withOwner(desk, work, edit, shown, did, missing)
    case 'due':
      return work.last === undefined
        ? work
        : did(
            { ...plan, dueOf: { ...plan.dueOf, [work.last]: edit.day } },
            desk.say('edit-due', { what: quoted(work.last), due: sayDay(edit.day, desk.language) }),
          )
    case 'not': {
      const out = themesIn(edit.what, desk.parts.knowledge.themes)
      const excluded = [...new Set([...(plan.excluded ?? []), ...out.map(({ id }) => id)])]
      const themes = [
        ...new Set([...plan.themes, ...themesIn(desk.text, desk.parts.knowledge.themes).map(({ id }) => id)]),
      ]
      const theme = out.map(({ name }) => name[desk.language]).join(', ')
      return did(
        { ...plan, excluded, themes: themes.filter((id) => !excluded.includes(id)) },
        desk.say('edit-excluded', { theme }),
      )
    }
  }
}

function withOwner(
  desk: Desk,
  work: Work,
  edit: Edit & { readonly kind: 'owner' },
  shown: readonly string[],
  did: (next: Plan, done: string, last?: string) => Work,
  missing: (number: number) => Work,
): Work {
  const { plan, last } = work
  const names = edit.names.map((name) => desk.owner(name).name)
  const owners = names.map((name) => escapeMarkdown(name)).join(', ')
  const [only, another] = names
  if (edit.number !== undefined) {
    const old = shown[edit.number - 1]
    if (old === undefined) return missing(edit.number)
    // What took its place in the same message is meant.
    const what = plan.replaced?.[old] ?? old
    const owner = names.join(' & ')
    return did(
      { ...plan, ownerOf: { ...plan.ownerOf, [what]: owner } },
      desk.say('edit-owner', { number: edit.number, owner: escapeMarkdown(owner) }),
      what,
    )
  }
  if (only === undefined) return work
  if (another === undefined && edit.isOfLast && last !== undefined)
    return did(
      { ...plan, ownerOf: { ...plan.ownerOf, [last]: only } },
      desk.say('edit-owner-what', { what: escapeMarkdown(last), owner: owners }),
    )
  return another === undefined
    ? did({ ...plan, owner: only, owners: undefined }, desk.say('edit-owner-all', { owner: owners }))
    : did({ ...plan, owners: names }, desk.say('edit-owners', { owners }))
}

/** The plan without an action, whichever way it came into it. */
function without(plan: Plan, what: string): Plan {
  if (plan.added.includes(what)) return { ...plan, added: plan.added.filter((each) => each !== what) }
  return { ...plan, removed: [...plan.removed, originalOf(plan, what)] }
}

/** The plan with another action in the place of one. */
function instead(plan: Plan, old: string, what: string): Plan {
  if (plan.added.includes(old)) return { ...plan, added: plan.added.map((each) => (each === old ? what : each)) }
  return { ...plan, replaced: { ...plan.replaced, [originalOf(plan, old)]: what } }
}

function originalOf({ replaced = {} }: Plan, what: string): string {
  return Object.entries(replaced).find(([, now]) => now === what)?.[0] ?? what
}

/** The action that shares most words with what was said; undefined: none shares any that tell. */
function named(said: string, shown: readonly string[]): string | undefined {
  const words = spaced(said)
    .split(' ')
    .filter((word) => word.length > 3)
  const scored = shown
    .map((what) => ({ what, score: words.filter((word) => phraseIn(what, [word]) !== undefined).length }))
    .toSorted((one, other) => other.score - one.score)
  const [best] = scored
  return best !== undefined && best.score > 0 ? best.what : undefined
}
