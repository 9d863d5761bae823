import type { SkillOutcome } from '../../../conversation/skill.ts'
import { alternatives, inAnyCase } from '../../../domain/alternatives.ts'
import { metricIn } from '../../../programme/checks/word-lists.ts'
import { kept } from '../../../programme/kept-text.ts'
import { nextNumber } from '../../../programme/programme.ts'
import type { Change, Desk } from '../desk.ts'
import { addAction, sayAction } from '../work/actions.ts'
import { createClauseReader, type Task } from './task-clause.ts'
import { apartFromDay } from './task-day.ts'

/**
 * "Bu Sari tugasnya telpon ulang 20 pelanggan, Pak Heri benerin papan antrean, saya bikin jadwal. Semua Kamis": who is to do
 * what, each an action; or one, said with "tambahin" or "assign". Undefined: nobody is given anything.
 */
export function assignTasks(desk: Desk): SkillOutcome | undefined {
  const { parts, today } = desk
  const isGiven = parts.doingWords.leads('give-leads', desk.text)
  const text = isGiven ? parts.doingWords.without('give-leads', desk.text) : desk.text
  const { reader, changeWords: words, knowledge, doingWords } = parts
  const lead = new RegExp(
    String.raw`^(?:(?:${alternatives([...words.add, ...words.assign, ...words.fillers])})(?![\p{L}])[\s,:]*)+`,
    'iu',
  )
  const led = lead.exec(text.trim())?.[0] ?? ''
  const isLed =
    new RegExp(String.raw`(?<![\p{L}])(?:${alternatives([...words.add, ...words.assign])})(?![\p{L}])`, 'iu').test(
      led,
    ) || isGiven
  const body = text.trim().slice(led.length)
  // The dot of "Sdr. Fauzan" ends no sentence.
  const pieces = new RegExp(
    String.raw`[,;\n]\s*|(?<!(?<!\p{L})(?:${inAnyCase(doingWords.any('titles'))}))\.\s+|\s+(?:dan|sama|terus|trus|and)\s+(?=\p{L}+\s)`,
    'u',
  )
  const read = createClauseReader(desk, isLed)
  const isOnlyLead = (clause: string) => lead.exec(`${clause} `)?.[0].trim().length === clause.length
  const whole = new RegExp(String.raw`^(?:${alternatives(words.all)})[\s,]+(.+)$`, 'iu')
  const asksToKeep = new RegExp(
    String.raw`^(?:(?:${alternatives([...words.fillers, ...reader.words.record, 'pantau', 'dipantau'])})[\s,]*(?:dan\s+)?)+$`,
    'iu',
  )
  const tasks: Task[] = []
  let day: string | undefined
  for (const piece of body.split(pieces)) {
    const clause = piece.trim().replace(/[.!]+$/, '')
    if (clause === '' || isOnlyLead(clause) || asksToKeep.test(clause)) continue
    const task = read(clause, tasks.length > 0)
    const [, allDay] = whole.exec(clause) ?? []
    if (task) tasks.push(task)
    else if (allDay !== undefined && knowledge.dates.readWhole(allDay, { today })?.kind === 'day') day = allDay
    else {
      // Not a task of its own: a day, or more of what the last one is about.
      const last = tasks.pop()
      if (!last) return undefined
      tasks.push({ ...last, what: `${last.what}, ${clause}` })
    }
  }
  const [only, ...others] = tasks
  if (!only) return undefined
  if (others.length === 0) return isLed || isDue(desk, only) ? addAction(desk, sentenceOf(desk, only, day)) : undefined
  return addAll(desk, tasks, day)
}

/** "Rizal follow up dia besok sore": whoever is written as a name is to do something by a day. */
function isDue({ parts, today }: Desk, { who, what }: Task): boolean {
  const date = parts.knowledge.dates.read(what, { today })
  const isName = /(?<!\p{L})\p{Lu}\p{Ll}/u.test(who) && metricIn(who, parts.knowledge.metrics) === undefined
  return isName && what.trim().split(/\s+/).length > 1 && date?.kind === 'day' && date.day >= today
}

/** The day is taken out where it stands at the end. */
function sentenceOf(desk: Desk, { who, what }: Task, day: string | undefined): string {
  const task = apartFromDay(desk, what)
  const said = task.isAtEnd ? task.what : what
  const by = task.isAtEnd ? task.said : day
  return [said, who.replace(/\s+sendiri$/iu, ''), ...(by === undefined ? [] : [by])].join(', ')
}

function addAll(desk: Desk, tasks: readonly Task[], day: string | undefined): SkillOutcome {
  const { dates } = desk.parts.knowledge
  const forAll = day === undefined ? undefined : dates.readWhole(day, { today: desk.today })
  const first = nextNumber(desk.programme, 'actions')
  const added = tasks.map(({ who, what }, index) => {
    const task = apartFromDay(desk, what)
    const due = task.day ?? (forAll?.kind === 'day' ? forAll.day : undefined)
    return {
      number: first + index,
      values: {
        what: kept(task.what),
        owner: desk.owner(who.replace(/\s+sendiri$/iu, '')),
        ...(due === undefined ? {} : { due }),
      },
    }
  })
  const changes = added.map(
    ({ number, values }): Change => ({ kind: 'action-added', values: { action: number, values } }),
  )
  const lines = added.map(({ number, values }) => desk.say('action-added', { number, action: sayAction(desk, values) }))
  return desk.change(changes, [{ text: lines.join('\n') }])
}
