import type { SkillOutcome } from '../../../conversation/skill.ts'
import { escapeMarkdown } from '../../../domain/escape-markdown.ts'
import { wordsIn } from '../../../domain/words-in.ts'
import { liveActions } from '../../../programme/counters.ts'
import { addDays, daysBetween } from '../../../programme/dates/calendar.ts'
import type { ReadDate } from '../../../programme/dates/read-date.ts'
import { sayDay } from '../../../programme/dates/say-day.ts'
import type { Action } from '../../../programme/programme.ts'
import { afterChanges, type Desk, together } from '../desk.ts'
import { sayActionLine } from '../show/programme.ts'
import { changeOwner, moveActions, noSuchAction, redateAction, sayUnusableDate } from '../work/actions.ts'
import { findActions } from '../work/find-actions.ts'
import { ownedBy } from '../work/owned-by.ts'
import { undo } from '../work/undo.ts'
import type { Meant, ReadChange, Wanted } from './read-changes.ts'

/** How many words of an action must be its own for it to be meant by them. */
const enoughOfIt = 0.5
const mostNamed = 5
/** Shorter words are no names here. */
const leastLetters = 3

/** Does all that a message changes of actions; undefined: nothing here that it could be about. `wasHere`: said right after the coach. */
export function applyChanges(desk: Desk, changes: readonly ReadChange[], wasHere: boolean): SkillOutcome | undefined {
  let done: SkillOutcome | undefined
  for (const [at, { meant, wanted }] of changes.entries()) {
    // "Yang Tono gak jadi, batalin aja" says one thing twice.
    if (meant.kind === 'last' && changes[at - 1]?.wanted.kind === wanted.kind && wanted.kind === 'dropped') continue
    const now = done ? afterChanges(desk, done) : desk
    const next = applyOne(now, ofNamedOwner(now, meant, wanted), wanted, wasHere)
    if (!next) return done
    done = done ? together(done, next) : next
  }
  return done
}

/** "Hendra keteteran, kasih ke Sofi aja": handed on is what the one who is named has to do, where that is one thing. */
function ofNamedOwner(desk: Desk, meant: Meant, wanted: Wanted): Meant {
  if (wanted.kind !== 'owner' || (meant.kind !== 'last' && meant.kind !== 'words')) return meant
  const said = wordsIn(desk.text)
  const next = wordsIn(wanted.name)
  const [only, other] = liveActions(desk.programme).filter(
    ({ status, values: { owner } }) =>
      status !== 'done' &&
      owner !== undefined &&
      wordsIn(owner.name).some((word) => word.length >= leastLetters && said.includes(word) && !next.includes(word)),
  )
  return only && !other ? { kind: 'numbers', numbers: [only.number], isNamed: true } : meant
}

function applyOne(desk: Desk, meant: Meant, wanted: Wanted, wasHere: boolean): SkillOutcome | undefined {
  const found = actionsMeant(desk, meant, wasHere)
  if (found === 'not-about-actions') return undefined
  if ('told' in found) {
    const isUnknown = meant.kind === 'words' && wanted.kind === 'due' && desk.programme.actions.size === 0
    const date = isUnknown ? readDayOf(desk, wanted.said) : undefined
    if (meant.kind !== 'words' || date?.kind !== 'day') return found.told
    const values = { what: escapeMarkdown(meant.text), due: sayDay(date.day, desk.language) }
    return desk.propose({ kind: 'no-actions' }, desk.say('no-actions-to-move', values), [])
  }
  const [first, ...others] = found.actions
  if (!first) return undefined
  switch (wanted.kind) {
    case 'done':
    case 'dropped':
      return moveActions(
        desk,
        found.actions.map(({ number }) => number),
        wanted.kind,
        '',
      )
    case 'kept': {
      // "Jangan dihapus", right after it was: it stands as before, and when it is to be done is asked.
      const back = first.status === 'dropped' ? undo(desk) : undefined
      const asked = desk.propose(
        { kind: 'action', number: first.number },
        desk.say('ask-new-day', { number: first.number, what: escapeMarkdown(first.values.what) }),
        [],
      )
      return back ? together(back, asked) : asked
    }
    case 'owner': {
      const date = readDayOf(desk, wanted.name)
      return date ? redate(desk, first, date) : changeOwner(desk, first, wanted.name)
    }
    case 'due': {
      const date = dayMeant(desk, first, wanted)
      return date && others.length === 0 ? redate(desk, first, date) : undefined
    }
  }
}

function redate(desk: Desk, action: Action, date: ReadDate): SkillOutcome {
  if (date.kind !== 'day') return { replies: [{ text: sayUnusableDate(desk, date) }] }
  if (date.day < desk.today) return { replies: [{ text: sayUnusableDate(desk, { kind: 'past', day: date.day }) }] }
  return redateAction(desk, action, date.day)
}

function readDayOf({ parts, today }: Desk, said: string): ReadDate | undefined {
  return parts.knowledge.dates.readWhole(said, { today })
}

/** "Seminggu" is a week later than it was, or earlier; "ke Senin" that day. */
function dayMeant(desk: Desk, { values }: Action, { said, isEarlier }: Extract<Wanted, { kind: 'due' }>) {
  const day = readDayOf(desk, said)
  if (day) return day
  const from = values.due ?? desk.today
  const later = desk.parts.knowledge.dates.readWhole(`${said} lagi`, { today: from })
  if (later?.kind !== 'day' || !isEarlier) return later
  return { ...later, day: addDays(from, -daysBetween(from, later.day)) }
}

type Found = { readonly actions: readonly Action[] } | { readonly told: SkillOutcome } | 'not-about-actions'

function actionsMeant(desk: Desk, meant: Meant, wasHere: boolean): Found {
  const { programme } = desk
  switch (meant.kind) {
    case 'numbers': {
      if (!meant.isNamed && !wasHere) return 'not-about-actions'
      const actions = meant.numbers.flatMap((number) => programme.actions.get(String(number)) ?? [])
      if (actions.length > 0) return { actions }
      return {
        told:
          programme.actions.size === 0 ? noneYet(desk, meant.numbers[0]) : noSuchAction(desk, meant.numbers[0] ?? 0),
      }
    }
    case 'place': {
      if (!wasHere) return 'not-about-actions'
      if (programme.actions.size === 0) return { told: noneYet(desk) }
      const listed = desk.last?.made.kind === 'list' ? (desk.last.made.numbers ?? []) : []
      const numbers = listed.length > 0 ? listed : liveActions(programme).map(({ number }) => number)
      const number = meant.place < 0 ? numbers.at(meant.place) : numbers[meant.place - 1]
      const action = number === undefined ? undefined : programme.actions.get(String(number))
      return action ? { actions: [action] } : { told: noSuchAction(desk, meant.place) }
    }
    case 'last': {
      const action = wasHere ? lastAction(desk) : undefined
      if (action) return { actions: [action] }
      return wasHere && programme.actions.size === 0 && desk.last?.made.kind === 'no-actions'
        ? { told: noneYet(desk) }
        : 'not-about-actions'
    }
    case 'words':
      return actionsOfWords(desk, meant.text, meant.isNamed)
  }
}

/** The action that the speaker changed last, or that was asked about. */
export function lastAction({ programme, speaker, last }: Desk): Action | undefined {
  if (last?.made.kind === 'action') return programme.actions.get(String(last.made.number))
  const change = programme.changes.findLast(
    ({ by, touched, kind }) => by === speaker.person && kind !== 'undone' && touched.length > 0,
  )
  const key = change?.touched.find(({ collection }) => collection === 'actions')?.key
  return key === undefined ? undefined : programme.actions.get(key)
}

function actionsOfWords(desk: Desk, text: string, isNamed: boolean): Found {
  const own = ownedBy(desk, text).filter(({ status }) => status !== 'done')
  const found = own.length > 0 ? own : closeEnough(desk, text)
  const [only, other] = found
  if (only && !other) return { actions: [only] }
  if (only)
    return {
      told: desk.propose(
        { kind: 'list', numbers: found.slice(0, mostNamed).map(({ number }) => number) },
        [
          desk.say('action-which', { what: escapeMarkdown(text) }),
          ...found.slice(0, mostNamed).map((action) => sayActionLine(desk, action)),
        ].join('\n'),
        [],
      ),
    }
  const isOfActions =
    isNamed ||
    (desk.programme.actions.size === 0 && /(?<![\p{L}])(?:task|tugas\p{L}*|aksi)(?![\p{L}])/iu.test(desk.text))
  if (!isOfActions) return 'not-about-actions'
  return {
    told:
      desk.programme.actions.size === 0
        ? noneYet(desk)
        : desk.tell('action-not-found', { what: escapeMarkdown(text) }, [desk.choice('choice-actions', 'actions')]),
  }
}

function closeEnough(desk: Desk, text: string): readonly Action[] {
  const words = text.split(/\s+/).filter((word) => word.length > 2)
  const found = findActions(desk, text)
  const isMeant = ({ values }: Action) => {
    const what = values.what.toLowerCase()
    return words.filter((word) => what.includes(word.toLowerCase())).length >= Math.max(1, words.length * enoughOfIt)
  }
  return found.filter(isMeant)
}

function noneYet(desk: Desk, number?: number): SkillOutcome {
  return desk.propose(
    { kind: 'no-actions' },
    desk.say(number === undefined ? 'no-actions-kept' : 'no-actions-numbered', { number: number ?? 0 }),
    [],
  )
}
