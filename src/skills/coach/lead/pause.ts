import type { SkillOutcome } from '../../../conversation/skill.ts'
import { openGoals } from '../../../programme/counters.ts'
import { addDays, type Day, weekdayOf } from '../../../programme/dates/calendar.ts'
import { sayDay } from '../../../programme/dates/say-day.ts'
import { kept } from '../../../programme/kept-text.ts'
import { pauseOn } from '../../../programme/pauses.ts'
import { nextNumber } from '../../../programme/programme.ts'
import type { Desk } from '../desk.ts'

/** How far ahead a feast is looked for. */
const yearDays = 370

/** "Program ini kita stop dulu sampai abis lebaran": nothing is asked for or reminded of until then; all stays. */
export function pauseProgramme(desk: Desk): SkillOutcome {
  const until = untilIn(desk, desk.text)
  if (desk.programme.size === 0)
    return desk.propose({ kind: 'pause' }, desk.say('pause-nothing'), remindMe(desk, until))
  const values = {
    pause: nextNumber(desk.programme, 'pauses'),
    text: kept(desk.text),
    ...(until === undefined ? {} : { until }),
  }
  const running = pauseOn(desk.programme, desk.today)
  const lines = [
    until === undefined ? desk.say('paused') : desk.say('paused-until', { day: sayDay(until, desk.language) }),
    desk.say('paused-kept', countsOf(desk)),
    ...(until === undefined ? [desk.say('paused-no-day')] : []),
  ]
  return desk.change(
    [...(running ? [{ kind: 'resumed', values: { pause: running.number } } as const] : []), { kind: 'paused', values }],
    [{ text: lines.join(' ') }],
    [
      ...remindMe(desk, until),
      desk.choice('choice-resume', 'resume'),
      desk.choice('choice-undo', 'undo', desk.undoKey),
    ],
  )
}

/** "Eh sampe 15": another end of the pause. Undefined: the programme is in none, or no day is named. */
export function movePause(desk: Desk): SkillOutcome | undefined {
  const isRunning = pauseOn(desk.programme, desk.today) !== undefined
  const isSpokenOf = desk.last?.made.kind === 'pause'
  return (isRunning || isSpokenOf) && untilIn(desk, desk.text) !== undefined ? pauseProgramme(desk) : undefined
}

export function resumeProgramme(desk: Desk): SkillOutcome | undefined {
  const pause = pauseOn(desk.programme, desk.today)
  if (!pause) return undefined
  return desk.change(
    [{ kind: 'resumed', values: { pause: pause.number } }],
    [{ text: desk.say('resumed') }],
    [desk.choice('choice-go-on', 'next'), desk.choice('choice-show', 'show')],
  )
}

/** "Datanya jangan ilang": what there is, how long it stays, and how to have a copy. */
export function tellKeptData(desk: Desk): SkillOutcome {
  if (desk.programme.size === 0) return desk.tell('data-none')
  return desk.tell('data-kept', countsOf(desk), [desk.choice('choice-export', 'export')])
}

function countsOf(desk: Desk) {
  return {
    goals: openGoals(desk.programme).length,
    actions: desk.programme.actions.size,
    measurements: desk.programme.measurements.size,
    notes: desk.programme.notes.size,
  }
}

function remindMe(desk: Desk, until: Day | undefined) {
  if (until === undefined) return []
  return [
    {
      label: desk.say('choice-remind-on', { day: sayDay(until, desk.language) }),
      pick: { skill: 'remind', act: 'note', value: `${until} ${desk.say('remind-resume')}` },
    },
  ]
}

/** The day on which it goes on: the one that is named, or the first working day behind the feast that is named. */
function untilIn({ parts, today }: Desk, text: string): Day | undefined {
  const feast = /lebaran|idul\s*fitri|idulfitri|eid/iu.test(text)
    ? 'Idulfitri'
    : /natal|christmas/iu.test(text)
      ? 'Natal'
      : /nyepi/iu.test(text)
        ? 'Nyepi'
        : undefined
  if (feast !== undefined) return dayBehind(feast)
  const behind = text.replace(/^[\s\S]*?(?<![\p{L}])(?:sampai|sampe|hingga|ampe|until|till|nganti)\s+/iu, '')
  const read =
    behind === text
      ? undefined
      : (parts.knowledge.dates.readWhole(behind.replace(/[.!?]+$/, ''), { today }) ??
        parts.knowledge.dates.read(behind, { today }))
  if (read?.kind === 'day' && read.day > today) return read.day
  const bare = /^(?:tgl\s*|tanggal\s*)?(\d{1,2})(?!\d)/iu.exec(behind)?.[1]
  const numbered = behind !== text && bare ? parts.knowledge.dates.readWhole(`tanggal ${bare}`, { today }) : undefined
  return numbered?.kind === 'day' && numbered.day > today ? numbered.day : undefined

  function dayBehind(name: string): Day | undefined {
    const { holidays } = parts
    let isPassed = false
    for (let days = 0, day = today; days < yearDays; days++, day = addDays(day, 1)) {
      if (holidays.nameOf(day)?.includes(name)) isPassed = true
      else if (isPassed && weekdayOf(day) <= 5 && !holidays.isHoliday(day)) return day
    }
    return undefined
  }
}
