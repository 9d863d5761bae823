import type { SkillOutcome } from '../../../conversation/skill.ts'
import { escapeMarkdown } from '../../../domain/escape-markdown.ts'
import { type ActionCheck, checkAction } from '../../../programme/checks/check-action.ts'
import { type Finding, failures } from '../../../programme/checks/finding.ts'
import { liveActions, ownerKey } from '../../../programme/counters.ts'
import { sayDay } from '../../../programme/dates/say-day.ts'
import type { ActionStatus, ActionValues, Owner } from '../../../programme/events.ts'
import { kept } from '../../../programme/kept-text.ts'
import { type Action, nextNumber } from '../../../programme/programme.ts'
import type { CoachPhraseKey } from '../coach-phrases.ts'
import type { Change, Desk, Values } from '../desk.ts'
import type { ChangedField } from '../sentences.ts'
import { type ReadAction, readAction, readDay } from './read-action.ts'

export function addAction(desk: Desk, text: string): SkillOutcome {
  const read = readAction(text, desk)
  if (!read) return desk.tell('action-asked')
  const number = nextNumber(desk.programme, 'actions')
  const line = desk.say('action-added', { number, action: sayAction(desk, read.values) })
  return desk.change(
    [{ kind: 'action-added', values: { action: number, values: read.values } }],
    [{ text: [line, ...hintsOn(desk, number, read)].join('\n') }],
  )
}

/** "buat template balasan · Rina · Jum, 4 Des 2026", with what is missing named. */
export function sayAction(desk: Desk, { what, owner, due, proof }: ActionValues): string {
  return [
    `**${escapeMarkdown(what)}**`,
    owner ? escapeMarkdown(owner.name) : desk.say('no-owner'),
    due === undefined ? desk.say('no-due') : sayDay(due, desk.language),
    ...(proof === undefined ? [] : [desk.say('action-proof', { proof: escapeMarkdown(proof) })]),
  ].join(' · ')
}

/** The most that is said about one action: a confirmation is one line, not a lesson. */
const mostHints = 2
const hintOrder: readonly ActionCheck[] = [
  'owner',
  'due',
  'after-goal',
  'overloaded',
  'no-member',
  'one-word',
  'vague',
  'proof',
]

function hintsOn(desk: Desk, number: number, { values, date }: ReadAction): string[] {
  const { owner } = values
  const goal = values.goal === undefined ? undefined : desk.programme.goals.get(String(values.goal))
  const found = failures(
    checkAction(values, {
      today: desk.today,
      words: desk.parts.knowledge.words,
      goalDue: goal?.values.due,
      openActions: owner ? openActionsOf(desk, owner) + 1 : 0,
      isMember: owner && desk.isMember(owner),
    }),
  )
  const aboutDate = date ? [sayUnusableDate(desk, date)] : []
  const hints = hintOrder.flatMap((check) => {
    const finding = found.find((each) => each.check === check)
    return finding && !(check === 'due' && date) ? [sayHint(desk, number, finding)] : []
  })
  return [...aboutDate, ...hints].slice(0, mostHints)
}

function sayHint(desk: Desk, number: number, { check, facts }: Finding<ActionCheck>): string {
  const key = check === 'owner' && 'word' in facts ? 'hint-nobody' : (`hint-${check}` as CoachPhraseKey)
  const days = { due: String(facts.due ?? ''), goalDue: String(facts.goalDue ?? '') }
  return desk.say(key, {
    number,
    ...facts,
    ...Object.fromEntries(
      Object.entries(days).flatMap(([name, day]) => (day === '' ? [] : [[name, sayDay(day, desk.language)]])),
    ),
  } as Values)
}

/** Why a date that was named is not kept. */
export function sayUnusableDate({ say, language }: Desk, date: NonNullable<ReadAction['date']>): string {
  if (date.kind === 'impossible') return say('date-impossible', { written: date.written })
  const day = sayDay(date.day, language)
  return date.kind === 'past' ? say('date-past', { day }) : say('date-contradiction', { day })
}

export function openActionsOf({ programme }: Desk, owner: Owner): number {
  return liveActions(programme).filter(
    ({ values, status }) => status !== 'done' && values.owner && ownerKey(values.owner) === ownerKey(owner),
  ).length
}

/** "aksi 1 selesai", "aksi 2 dan 3 batal karena pindah toko", "aksi 4 nunggu IT". */
export function moveActions(desk: Desk, numbers: readonly number[], status: ActionStatus, rest: string): SkillOutcome {
  const found = numbers.flatMap((number) => desk.programme.actions.get(String(number)) ?? [])
  const missing = numbers.filter((number) => !desk.programme.actions.has(String(number)))
  if (found.length === 0) return noSuchAction(desk, missing[0] ?? 0)
  const changes = found.flatMap((action) => movesOf(desk, action, status, rest))
  const lines = found.map(({ number, values }) =>
    desk.say(`action-${status}`, { number, what: escapeMarkdown(values.what), rest: escapeMarkdown(kept(rest)) }),
  )
  const [only] = found
  const lacksProof = status === 'done' && rest === '' && only?.evidence === undefined
  return desk.change(changes, [
    {
      text: [
        ...lines,
        ...missing.map((number) => desk.say('no-such-action', { number })),
        ...(lacksProof ? [desk.say('proof-asked', { number: only?.number ?? 0 })] : []),
        ...(status === 'dropped' && rest === '' ? [desk.say('reason-asked', { number: only?.number ?? 0 })] : []),
      ].join('\n'),
    },
  ])
}

function movesOf(desk: Desk, action: Action, status: ActionStatus, rest: string): readonly Change[] {
  const text = kept(withoutLead(desk, rest))
  const said = text === '' ? {} : status === 'done' ? { proof: text } : { reason: text }
  const moved: Change = { kind: 'action-moved', values: { action: action.number, status, ...said } }
  const isBlocked = [...desk.programme.blockers.values()].filter(
    (blocker) => blocker.action === action.number && blocker.clearedAtMs === undefined,
  )
  if (status === 'blocked' && text !== '') {
    const blocker: Change = {
      kind: 'blocked',
      values: {
        blocker: nextNumber(desk.programme, 'blockers'),
        action: action.number,
        waitingFor: text,
        since: desk.today,
        ...(action.values.owner ? { who: action.values.owner, owner: action.values.owner } : {}),
      },
    }
    return [moved, blocker]
  }
  const isCleared = status === 'done' || status === 'running' || status === 'dropped'
  return [
    moved,
    ...(isCleared ? isBlocked.map(({ number }): Change => ({ kind: 'unblocked', values: { blocker: number } })) : []),
  ]
}

/** "bukti: …", "karena …": the word goes, what it leads to stays. */
function withoutLead({ parts: { reader } }: Desk, rest: string): string {
  const leads = [...reader.words.proof, ...reader.words.waiting].toSorted((a, b) => b.length - a.length).join('|')
  return rest.replace(new RegExp(String.raw`^(?:${leads})\b\s*:?\s*`, 'iu'), '')
}

export function noSuchAction(desk: Desk, number: number): SkillOutcome {
  return desk.tell('no-such-action', { number }, [desk.choice('choice-actions', 'actions')])
}

/** "aksi 1 tenggat Jumat depan", "aksi 2 pj Budi", "aksi 3 bukti: foto". */
export function changeAction(desk: Desk, number: number, field: ChangedField, rest: string): SkillOutcome {
  const action = desk.programme.actions.get(String(number))
  if (!action) return noSuchAction(desk, number)
  const changes = changesOf(desk, field, rest)
  if ('told' in changes) return changes.told
  return changeWith(desk, number, action.values, changes)
}

function changesOf(desk: Desk, field: ChangedField, rest: string): Partial<ActionValues> | { told: SkillOutcome } {
  switch (field) {
    case 'due': {
      const date = readDay(rest, desk)
      if (date?.kind === 'day') return { due: date.day }
      return {
        told: date
          ? { replies: [{ text: sayUnusableDate(desk, date) }] }
          : desk.tell('date-unreadable', { text: kept(rest, 60) }),
      }
    }
    case 'owner':
      return rest === '' ? { told: desk.tell('owner-asked') } : { owner: desk.owner(rest) }
    case 'proof':
      return rest === '' ? { told: desk.tell('proof-unsaid') } : { proof: kept(rest) }
    case 'goal':
      return /^\d{1,3}$/.test(rest)
        ? { goal: Number(rest) }
        : { told: desk.tell('no-such-goal', { number: kept(rest, 20) }) }
    case 'priority-high':
      return { priority: 'high' }
    case 'what':
      return rest === '' ? { told: desk.tell('action-asked') } : { what: kept(rest) }
  }
}

/** Another one is to do it. */
export function changeOwner(desk: Desk, { number, values }: Action, name: string): SkillOutcome {
  return changeWith(desk, number, values, { owner: desk.owner(name) })
}

/** It is to be done by another day. */
export function redateAction(desk: Desk, { number, values }: Action, due: string): SkillOutcome {
  return changeWith(desk, number, values, { due })
}

function changeWith(desk: Desk, number: number, values: ActionValues, changes: Partial<ActionValues>): SkillOutcome {
  return desk.change(
    [{ kind: 'action-changed', values: { action: number, changes } }],
    [{ text: desk.say('action-changed', { number, action: sayAction(desk, { ...values, ...changes }) }) }],
  )
}
