import type { SkillOutcome } from '../../../conversation/skill.ts'
import { escapeMarkdown } from '../../../domain/escape-markdown.ts'
import { liveActions, ownerKey } from '../../../programme/counters.ts'
import { dayAt } from '../../../programme/dates/calendar.ts'
import type { Action } from '../../../programme/programme.ts'
import type { Desk } from '../desk.ts'
import { isLateAction, sayActionLine } from '../show/programme.ts'

type Holder = { readonly name: string; readonly open: readonly Action[]; readonly done: number; readonly late: number }

/** What fits on one phone screen. */
const mostHolders = 12
const mostLinesEach = 4

/** Whose actions there are, those with most open ones first. */
function holdersOf(desk: Desk): readonly Holder[] {
  const byKey = new Map<string, { name: string; actions: Action[] }>()
  for (const action of liveActions(desk.programme)) {
    const { owner } = action.values
    if (!owner) continue
    const holder = byKey.get(ownerKey(owner)) ?? { name: owner.name, actions: [] }
    holder.actions.push(action)
    byKey.set(ownerKey(owner), holder)
  }
  return [...byKey.values()]
    .map(({ name, actions }) => ({
      name,
      open: actions.filter(({ status }) => status !== 'done'),
      done: actions.filter(({ status }) => status === 'done').length,
      late: actions.filter((action) => isLateAction(desk, action)).length,
    }))
    .toSorted((a, b) => b.open.length - a.open.length || b.late - a.late)
}

/** "Siapa yang paling jarang ngerjain?": the facts of each, without a ranking of people; a wish to shame is met with a better way. */
export function tellOwners(desk: Desk): SkillOutcome {
  const holders = holdersOf(desk)
  const wantsShame = desk.parts.lead.has(desk.text, 'shame')
  const advice = wantsShame ? [desk.say('owners-no-shame')] : []
  if (holders.length === 0) return { replies: [{ text: [desk.say('owners-none'), ...advice].join('\n\n') }] }
  const lines = holders.slice(0, mostHolders).map(({ name, open, done, late }) =>
    desk.say(late > 0 ? 'owner-line-late' : 'owner-line', {
      name: escapeMarkdown(name),
      open: open.length,
      done,
      late,
    }),
  )
  const unowned = liveActions(desk.programme).filter(({ values, status }) => !values.owner && status !== 'done').length
  const text = [
    lines.map((line) => `- ${line}`).join('\n'),
    ...(unowned > 0 ? [desk.say('owners-unowned', { count: unowned })] : []),
    ...(wantsShame ? advice : [desk.say('owners-caution')]),
  ]
  return desk.propose({ kind: 'list' }, text.join('\n\n'), [desk.choice('choice-actions', 'actions')])
}

/** "Siapa ngerjain apa": the open actions under the name of whoever holds them. */
export function tellShares(desk: Desk): SkillOutcome {
  const holders = holdersOf(desk).filter(({ open }) => open.length > 0)
  const unowned = liveActions(desk.programme).filter(({ values, status }) => !values.owner && status !== 'done')
  if (holders.length === 0 && unowned.length === 0) return desk.tell('shares-none')
  const blocks = [
    ...holders.slice(0, mostHolders).map(({ name, open }) => ({ head: escapeMarkdown(name), open })),
    ...(unowned.length > 0 ? [{ head: desk.say('shares-nobody'), open: unowned }] : []),
  ]
  const listed = blocks.flatMap(({ open }) => open.slice(0, mostLinesEach).map(({ number }) => number))
  const text = blocks
    .map(({ head, open }) =>
      [
        `**${head}** (${open.length})`,
        ...open.slice(0, mostLinesEach).map((action) => `- ${sayActionLine(desk, withoutOwner(action))}`),
      ].join('\n'),
    )
    .join('\n\n')
  return desk.propose({ kind: 'list', numbers: listed }, text, [desk.choice('choice-actions', 'actions')])
}

function withoutOwner({ values: { owner: _owner, ...values }, ...action }: Action): Action {
  return { ...action, values }
}

/** "Siapa yang belum lapor minggu ini": holders of open actions of whom nothing was noted since Monday. */
export function tellUnreported(desk: Desk, since: string): SkillOutcome {
  const holders = holdersOf(desk).filter(({ open }) => open.length > 0)
  if (holders.length === 0) return desk.tell('owners-none')
  const zone = desk.speaker.team?.team.zone ?? desk.parts.timeZone
  const isNews = (action: Action) => dayAt(action.movedAtMs, zone) >= since && action.movedAtMs !== action.madeAtMs
  const silent = holders.filter(
    ({ name }) => !liveActions(desk.programme).some((action) => action.values.owner?.name === name && isNews(action)),
  )
  if (silent.length === 0) return desk.tell('unreported-none')
  return desk.tell('unreported', {
    names: silent.map(({ name, open }) => `${escapeMarkdown(name)} (${open.length})`).join(', '),
  })
}
