import type { SkillOutcome } from '../../conversation/skill.ts'
import { addDays, weekdayOf } from '../../programme/dates/calendar.ts'
import { readTime } from '../../programme/dates/read-time.ts'
import { sayDay } from '../../programme/dates/say-day.ts'
import type { Strength } from '../../programme/reminders/occasions.ts'
import { type Desk, sayClock, whereOf } from './desk.ts'
import { noteChoices, sayNote } from './notes.ts'
import { isWaking } from './waking.ts'

const usual = { strength: 'normal', hour: 9, minute: 0 } as const

type Wanted = { readonly strength: Strength; readonly hour: number; readonly minute: number }

export function agree(desk: Desk): SkillOutcome {
  return agreeTo(desk, desk.state.agreement ?? usual)
}

export function changeStrength(desk: Desk, strength: Strength): SkillOutcome {
  return agreeTo(desk, { ...(desk.state.agreement ?? usual), strength })
}

export function changeHour(desk: Desk, text: string): SkillOutcome {
  const time = readTime(text, true)
  if (time?.kind !== 'time') return desk.tell(desk.say('hour-unclear'))
  if (!isWaking(time)) return desk.tell(desk.say('hour-quiet'))
  return agreeTo(desk, { ...(desk.state.agreement ?? usual), hour: time.hour, minute: time.minute })
}

function agreeTo(desk: Desk, { strength, hour, minute }: Wanted): SkillOutcome {
  if (desk.context.message.isShared) return desk.tell(desk.say('private-only'))
  const { parts, today, zone } = desk
  const said = desk.say('agreed', {
    strength: desk.say(`strength-${strength}`),
    time: sayClock({ hour, minute }),
    zone,
  })
  const text = parts.holidays.isKnown(today) ? said : `${said}\n\n${desk.say('holidays-unknown')}`
  return desk.change(
    [{ kind: 'agreed', values: { ...whereOf(desk), strength, hour, minute } }],
    desk.tell(text, [
      ...(strength === 'gentle' ? [] : [desk.choice('choice-gentle', 'gentle')]),
      ...(strength === 'firm' ? [] : [desk.choice('choice-firm', 'firm')]),
      desk.choice('choice-stop', 'stop'),
    ]),
  )
}

export function stop(desk: Desk): SkillOutcome {
  if (!desk.state.agreement && desk.state.notes.length > 0) return dropAll(desk)
  if (!desk.state.agreement) return desk.tell(desk.say('was-off'), [desk.choice('choice-on', 'on')])
  return desk.change(
    [{ kind: 'stopped', values: {} }],
    desk.tell(desk.say('stopped'), [desk.choice('choice-on', 'on')]),
  )
}

/** "Batalin semua pengingat": what one asked to be reminded of, and the daily one. */
export function dropAll(desk: Desk): SkillOutcome {
  const { agreement, notes } = desk.state
  if (notes.length === 0) return stop(desk)
  const dropped = notes.map(({ note }) => ({ kind: 'note-dropped', values: { note } }) as const)
  const lines = notes.map((note) => `- ${sayNote(desk, note)}`).join('\n')
  return desk.change(
    [...dropped, ...(agreement ? [{ kind: 'stopped', values: {} } as const] : [])],
    desk.tell(desk.say('dropped-all', { list: lines })),
  )
}

/** `text`: a day as people say it; `monday` of a button is the next one. */
export function snooze(desk: Desk, text: string): SkillOutcome {
  if (!desk.state.agreement) return desk.tell(desk.say('was-off'), [desk.choice('choice-on', 'on')])
  const until = text === 'monday' ? nextMonday(desk.today) : dayIn(desk, text)
  if (until === undefined || until <= desk.today) return desk.tell(desk.say('day-unclear'))
  const said = desk.tell(desk.say('snoozed', { day: sayDay(until, desk.language) }))
  return desk.change([{ kind: 'snoozed', values: { until } }], said)
}

function dayIn({ parts, today }: Desk, text: string): string | undefined {
  const read = parts.dates.read(text, { today })
  return read?.kind === 'day' ? read.day : undefined
}

function nextMonday(today: string): string {
  return addDays(today, 8 - weekdayOf(today))
}

export function show(desk: Desk): SkillOutcome {
  const { agreement, quietUntil, notes } = desk.state
  // What one asked for comes first where it is all there is.
  const off = desk.say(notes.length > 0 ? 'shown-off-beside' : 'shown-off')
  const own =
    notes.length > 0 ? [[desk.say('shown-notes'), ...notes.map((note) => `- ${sayNote(desk, note)}`)].join('\n')] : []
  const blocks = [
    ...(agreement ? [] : own),
    agreement
      ? desk.say('shown', {
          strength: desk.say(`strength-${agreement.strength}`),
          time: sayClock(agreement),
          zone: agreement.zone,
        })
      : off,
    ...(agreement && quietUntil !== undefined && quietUntil > desk.today
      ? [desk.say('shown-quiet', { day: sayDay(quietUntil, desk.language) })]
      : []),
    ...(agreement ? own : []),
  ]
  return desk.tell(blocks.join('\n\n'), [
    ...(agreement
      ? [
          ...(agreement.strength === 'gentle' ? [] : [desk.choice('choice-gentle', 'gentle')]),
          ...(agreement.strength === 'firm' ? [] : [desk.choice('choice-firm', 'firm')]),
          desk.choice('choice-stop', 'stop'),
        ]
      : [desk.choice('choice-on', 'on')]),
    ...noteChoices(desk),
  ])
}

/** "Jangan ingetin pas weekend": when reminders of the programme are silent anyway, and what of one's own is not. */
export function quietTimes(desk: Desk): SkillOutcome {
  const own = desk.state.notes.map((note) => `- ${sayNote(desk, note)}`)
  return desk.tell(
    [desk.say('quiet-times'), ...(own.length > 0 ? [desk.say('quiet-own'), own.join('\n')] : [])].join('\n\n'),
    noteChoices(desk),
  )
}
