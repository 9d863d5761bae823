import type { SkillOutcome } from '../../../conversation/skill.ts'
import { metricIn } from '../../../programme/checks/word-lists.ts'
import { kept } from '../../../programme/kept-text.ts'
import { nextNumber } from '../../../programme/programme.ts'
import { alternatives } from '../alternatives.ts'
import type { Change, Desk } from '../desk.ts'
import { addAction, sayAction } from '../work/actions.ts'

const titles = String.raw`(?:[Pp]ak|[Bb]u|[Ii]bu|[Bb]apak|[Mm]as|[Mm]bak|[Mm]ba|[Kk]ak|[Bb]ang|[Kk]ang|[Kk]oh|[Cc]i|[Cc]ak|[Ll]ik|[Bb]li|[Tt]eh|[Ss]audar[ai]|[Ss]i)\s+`
const name = String.raw`((?:${titles})?@?\p{L}[\p{L}.']{1,20}(?:\s+sendiri)?)`

/** Leads up to a day and stays behind where it is taken out. */
const leads =
  /(?:[\s,]+selesai)?[\s,]+(?:mulai|tenggatnya|tenggat|selambatnya|selambat-lambatnya|batas waktu|paling lambat|paling telat|sampai|sampe|sebelum|deadline|by|on|hari|pada)\s*$/iu

type Task = { readonly who: string; readonly what: string }

/**
 * "Bu Sari tugasnya telpon ulang 20 pelanggan, Pak Heri benerin papan antrean, saya bikin jadwal. Semua Kamis": who is to do
 * what, each an action; or one, said with "tambahin" or "assign". Undefined: nobody is given anything.
 */
export function assignTasks(desk: Desk): SkillOutcome | undefined {
  const { parts, today } = desk
  const isGiven = parts.doingWords.leads('give-leads', desk.text)
  const text = isGiven ? parts.doingWords.without('give-leads', desk.text) : desk.text
  const { reader, changeWords: words, knowledge } = parts
  const doing = alternatives(reader.words.doing)
  const has = alternatives(words.has)
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
  // Who says "saya menugaskan Lina" may name any work: "menyusun", "ngecek".
  const work = isLed ? String.raw`(?:${doing}|(?:me|nge|ng|ny)\p{Ll}{3,})` : `(?:${doing})`
  const task = new RegExp(
    String.raw`^${name}\s*:?\s+(?:(?:${has})\s+)*(${work}(?:in|kan)?(?![\p{L}])\s*[\s\S]*)$`,
    'iu',
  )
  const isOnlyLead = (clause: string) => lead.exec(`${clause} `)?.[0].trim().length === clause.length
  // "Pak Hadi membuat banner": what begins with me- is a verb behind somebody who is written as a name.
  const active = new RegExp(String.raw`^((?:(?:${titles}))?\p{Lu}\p{Ll}{1,20})\s+(me[mnl]\p{L}{4,}\s[\s\S]+)$`, 'u')
  // "Vina: survei anggota, tgl 18": behind a name and a colon whatever it is.
  const named = new RegExp(String.raw`^((?:${titles})?\p{Lu}\p{L}{1,20})(?:\s+juga)?\s*:\s+(\S[\s\S]*)$`, 'u')
  const whole = new RegExp(String.raw`^(?:${alternatives(words.all)})[\s,]+(.+)$`, 'iu')

  const asksToKeep = new RegExp(
    String.raw`^(?:(?:${alternatives([...words.fillers, ...reader.words.record, 'pantau', 'dipantau'])})[\s,]*(?:dan\s+)?)+$`,
    'iu',
  )
  const tasks: Task[] = []
  let day: string | undefined
  for (const piece of body.split(/[,;\n]\s*|\.\s+|\s+(?:dan|sama|terus|trus|and)\s+(?=\p{L}+\s)/u)) {
    const clause = piece.trim().replace(/[.!]+$/, '')
    if (clause === '' || isOnlyLead(clause) || asksToKeep.test(clause)) continue
    const [, who, what] = named.exec(clause) ?? task.exec(clause) ?? active.exec(clause) ?? []
    const [, allDay] = whole.exec(clause) ?? []
    if (who !== undefined && what !== undefined && isSomebody(desk, who)) tasks.push({ who, what })
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

function sentenceOf({ parts, today }: Desk, { who, what }: Task, day: string | undefined): string {
  const date = parts.doingWords.recurs(what) ? undefined : parts.knowledge.dates.read(what, { today })
  const isAtEnd =
    date?.kind === 'day' &&
    /^\s*(?:pagi|siang|sore|malam|morning|afternoon|evening)?[\s.!]*$/iu.test(what.slice(date.end))
  const said = isAtEnd ? what.slice(0, date.start).replace(leads, '') : what
  const by = isAtEnd ? what.slice(date.start, date.end) : day
  return [said, who.replace(/\s+sendiri$/iu, ''), ...(by === undefined ? [] : [by])].join(', ')
}

/** Pronouns and helpers that stand before a verb are nobody. */
function isSomebody({ parts }: Desk, who: string): boolean {
  const said = who.toLowerCase().replace(/\s+sendiri$/, '')
  if (parts.reader.words.me.includes(said)) return true
  return !parts.knowledge.words.nobody.includes(said) && !parts.notNames.includes(said)
}

function addAll(desk: Desk, tasks: readonly Task[], day: string | undefined): SkillOutcome {
  const { dates } = desk.parts.knowledge
  const forAll = day === undefined ? undefined : dates.readWhole(day, { today: desk.today })
  const first = nextNumber(desk.programme, 'actions')
  const added = tasks.map(({ who, what }, index) => {
    const read = desk.parts.doingWords.recurs(what) ? undefined : dates.read(what, { today: desk.today })
    const own = read?.kind === 'day' && read.day >= desk.today ? read : undefined
    const due = own?.day ?? (forAll?.kind === 'day' ? forAll.day : undefined)
    const said = own ? `${what.slice(0, own.start)} ${what.slice(own.end)}` : what
    return {
      number: first + index,
      values: {
        what: kept(said.replace(leads, '').replace(/[\s,]+$/, '')),
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
