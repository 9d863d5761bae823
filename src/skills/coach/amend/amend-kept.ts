import type { SkillOutcome } from '../../../conversation/skill.ts'
import { escapeMarkdown } from '../../../domain/escape-markdown.ts'
import { wordsIn } from '../../../domain/words-in.ts'
import { countWords } from '../../../programme/checks/check-vision.ts'
import type { ActionValues } from '../../../programme/events.ts'
import { kept } from '../../../programme/kept-text.ts'
import type { Action, Goal, Measurement, Note } from '../../../programme/programme.ts'
import { afterChanges, type Change, type Desk, together } from '../desk.ts'
import { askWhoAndWhen, incompleteActions, sayComplete } from '../flow/go-on.ts'
import { addAction, moveActions, noSuchAction, sayAction, sayUnusableDate } from '../work/actions.ts'
import { correctedFigure, ofToldTime, replaceIn } from '../work/correct.ts'
import { readCheckedGoal, sayGoal } from '../work/goals.ts'
import { sayMeasurement } from '../work/measurements.ts'
import { takeNote } from '../work/notes.ts'
import { undo } from '../work/undo.ts'
import { amendedGoal } from './amend-goal.ts'
import type { Amendment, ReadAmendments } from './read-amendments.ts'
import { readTask } from './read-task.ts'

const longestNote = 500
/** Who tells that many words besides tells of something else. */
const leastWordsOfTask = 3

/** What the speaker's last message changed. */
type Last =
  | { readonly of: 'action'; readonly record: Action; readonly isMoved: boolean }
  | { readonly of: 'goal'; readonly record: Goal }
  | { readonly of: 'note'; readonly record: Note }
  | { readonly of: 'measurements'; readonly records: readonly Measurement[] }

/** What the speaker noted last, as a message says it is to be, in one change; undefined: the message says nothing of it. */
export function amendKept(desk: Desk, { amendments, rest, isSlip }: ReadAmendments): SkillOutcome | undefined {
  const last = lastOf(desk)
  if (!last) return undefined
  // "Yanti nempelin label di tiap kantong, besok" behind a goal is a task: its day is none of the goal's.
  const isOnlyDay = amendments.length > 0 && amendments.every(({ kind }) => kind === 'due')
  const tellsMore = isOnlyDay && rest.some((each) => countWords(each) >= leastWordsOfTask)
  // "And yesterday it was 3.9, n 75" is another figure.
  const tellsFigure = last.of === 'measurements' && rest.some((each) => /\d/.test(each))
  if ((tellsMore || tellsFigure) && !isSlip && last.of !== 'note') return undefined
  const changed = changeOf(desk, last, amendments, rest)
  const added = amendments.flatMap((each) => (each.kind === 'add' ? [each.text] : []))
  return added.reduce<SkillOutcome | undefined>((done, text) => {
    const next = add(done ? afterChanges(desk, done) : desk, last, text)
    return done && next ? together(done, next) : (done ?? next)
  }, changed)
}

/** What an action lacks, as it was asked for; then the next one that lacks something. */
export function amendAskedAction(desk: Desk, number: number, { amendments }: ReadAmendments): SkillOutcome | undefined {
  const action = desk.programme.actions.get(String(number))
  if (!action) return undefined
  const isSkipped = amendments.some(({ kind }) => kind === 'skip')
  const done = isSkipped ? { replies: [] } : amendAction(desk, action, amendments)
  if (!done || (!isSkipped && !done.events?.length)) return done
  const now = afterChanges(desk, done)
  const [next] = incompleteActions(now, isSkipped ? number : 0)
  return together(done, next ? askWhoAndWhen(now, next) : sayComplete(now))
}

/** What is said of an action that is named by its number. */
export function amendNumberedAction(
  desk: Desk,
  number: number,
  { amendments }: ReadAmendments,
): SkillOutcome | undefined {
  const action = desk.programme.actions.get(String(number))
  return action ? amendAction(desk, action, amendments) : noSuchAction(desk, number)
}

function lastOf({ programme, speaker }: Desk): Last | undefined {
  const own = programme.changes.filter(
    ({ by, touched, kind }) => by === speaker.person && touched.length > 0 && kind !== 'undone',
  )
  const message = own.at(-1)?.message
  const touched = own
    .filter((change) => change.message === message)
    .flatMap((change) => change.touched.map((each) => ({ ...each, kind: change.kind })))
  const [first] = touched
  switch (first?.collection) {
    case 'measurements': {
      const records = touched.flatMap(({ key }) => programme.measurements.get(key) ?? [])
      return { of: 'measurements', records }
    }
    case 'actions': {
      const record = programme.actions.get(first.key)
      return record && { of: 'action', record, isMoved: first.kind === 'action-moved' }
    }
    case 'goals': {
      const record = programme.goals.get(first.key)
      return record && { of: 'goal', record }
    }
    case 'notes': {
      const record = programme.notes.get(first.key)
      return record && { of: 'note', record }
    }
    default:
      return undefined
  }
}

/** "Tambahin Andi buat cek datanya" is an action, whatever came before it. */
function add(desk: Desk, last: Last, text: string): SkillOutcome | undefined {
  if (last.of === 'measurements') return undefined
  const task = readTask(desk, text)
  return task !== undefined || last.of !== 'note' ? addAction(desk, task ?? text) : takeNote(desk, 'note', text)
}

function changeOf(
  desk: Desk,
  last: Last,
  amendments: readonly Amendment[],
  rest: readonly string[],
): SkillOutcome | undefined {
  switch (last.of) {
    case 'action':
      return meantOther(desk, last, amendments) ?? amendAction(desk, last.record, amendments)
    case 'goal':
      return amendGoal(desk, last.record, amendments)
    case 'note':
      return amendNote(desk, last.record, amendments, rest)
    case 'measurements':
      return amendments.map((each) => amendFigures(desk, last.records, each)).find((done) => done !== undefined)
  }
}

/** "Aksi 2 selesai", "eh nomor 3 maksudnya": the one is as before, the other is moved. */
function meantOther(
  desk: Desk,
  { record, isMoved }: Extract<Last, { of: 'action' }>,
  amendments: readonly Amendment[],
): SkillOutcome | undefined {
  const meant = amendments.find(({ kind }) => kind === 'which')
  if (meant?.kind !== 'which' || !isMoved || record.number === meant.number) return undefined
  if (!desk.programme.actions.has(String(meant.number))) return undefined
  const undone = undo(desk)
  return together(undone, moveActions(afterChanges(desk, undone), [meant.number], record.status, ''))
}

function amendAction(
  desk: Desk,
  { number, values }: Action,
  amendments: readonly Amendment[],
): SkillOutcome | undefined {
  const unusable = amendments.flatMap((each) =>
    each.kind !== 'due'
      ? []
      : each.date.kind !== 'day'
        ? [sayUnusableDate(desk, each.date)]
        : each.date.day < desk.today
          ? [sayUnusableDate(desk, { kind: 'past', day: each.date.day })]
          : [],
  )
  const changes: Partial<ActionValues> = {}
  for (const each of amendments) Object.assign(changes, actionChange(desk, { ...values, ...changes }, each))
  const text = desk.say('action-changed', { number, action: sayAction(desk, { ...values, ...changes }) })
  if (Object.keys(changes).length === 0)
    return unusable.length === 0 ? undefined : { replies: [{ text: unusable.join('\n') }] }
  const proof = changes.proof === undefined ? [] : [desk.say('detail-proof', { text: escapeMarkdown(changes.proof) })]
  return desk.change(
    [{ kind: 'action-changed', values: { action: number, changes } }],
    [{ text: [text, ...proof, ...unusable].join('\n') }],
  )
}

function actionChange(desk: Desk, { owner, what }: ActionValues, amendment: Amendment): Partial<ActionValues> {
  switch (amendment.kind) {
    case 'due':
      return amendment.date.kind === 'day' && amendment.date.day >= desk.today ? { due: amendment.date.day } : {}
    case 'owner':
      return { owner: desk.owner(amendment.name) }
    case 'proof':
      return { proof: kept(amendment.text) }
    case 'replace': {
      if (owner && isCalled(owner.name, amendment.wrong)) return { owner: desk.owner(amendment.right) }
      const replaced = replaceIn(what, amendment.wrong, amendment.right)
      return replaced === undefined ? {} : { what: kept(replaced) }
    }
    default:
      return {}
  }
}

/** "Kang Paijo" is called "Paijo" as well. */
function isCalled(name: string, said: string): boolean {
  const words = wordsIn(name)
  return said.trim() !== '' && wordsIn(said).every((word) => words.includes(word))
}

function amendGoal(desk: Desk, { number, values }: Goal, amendments: readonly Amendment[]): SkillOutcome | undefined {
  const sentence = amendedGoal(desk, values.sentence, amendments)
  if (sentence === undefined) return undefined
  const { owner, ...read } = readCheckedGoal(desk, sentence).goal.values
  const changes = { ...read, ...(owner ? { owner } : {}) }
  return desk.change(
    [{ kind: 'goal-changed', values: { goal: number, changes } }],
    [{ text: desk.say('goal-changed', { number, goal: sayGoal(desk, { ...values, ...changes }) }) }],
  )
}

/** What is told besides a correction belongs to the note: "eh bukan Bu Yanti, Bu Yanni. Ganti ruginya belum dibayar". */
function amendNote(
  desk: Desk,
  { number, values }: Note,
  amendments: readonly Amendment[],
  rest: readonly string[],
): SkillOutcome | undefined {
  const changed = amendments.reduce((text, each) => noteText(desk, text, each) ?? text, values.text)
  if (changed === values.text) return undefined
  const text = kept([changed, ...rest].join('; '), longestNote)
  const change: Change = { kind: 'note-changed', values: { note: number, changes: { text } } }
  return desk.change([change], [{ text: desk.say('corrected', { what: escapeMarkdown(text) }) }])
}

function noteText({ parts, today }: Desk, text: string, amendment: Amendment): string | undefined {
  switch (amendment.kind) {
    case 'due': {
      const date = parts.knowledge.dates.read(text, { today })
      return date
        ? `${text.slice(0, date.start)}${amendment.said}${text.slice(date.end)}`
        : `${text}, ${amendment.said}`
    }
    case 'owner':
      return `${text} (${amendment.name})`
    case 'replace':
      return replaceIn(text, amendment.wrong, amendment.right)
    case 'value':
      return amendment.about === '' ? undefined : replaceIn(text, amendment.about, amendment.text)
    default:
      return undefined
  }
}

/** "Maret salah, harusnya 36": of several figures the one whose month, name or value is told, otherwise the last. */
function amendFigures(desk: Desk, records: readonly Measurement[], amendment: Amendment): SkillOutcome | undefined {
  if (amendment.kind !== 'value' && amendment.kind !== 'count' && amendment.kind !== 'replace') return undefined
  const about = amendment.kind === 'value' ? amendment.about : ''
  const last = records.at(-1)
  const record = records.find((each) => isAbout(desk, each, about)) ?? (last && ofToldTime(desk, last))
  const wrong = amendment.kind === 'replace' ? amendment.wrong : undefined
  const right = amendment.kind === 'replace' ? amendment.right : amendment.text
  const changes = record && correctedFigure(desk, record.values, right, amendment.kind === 'count' ? 'n' : wrong)
  if (!record || !changes) return undefined
  const what = sayMeasurement(desk, { ...record.values, ...changes })
  return desk.change(
    [{ kind: 'measurement-changed', values: { measurement: record.number, changes } }],
    [{ text: desk.say('corrected', { what }) }],
  )
}

function isAbout({ parts, today }: Desk, { values }: Measurement, about: string): boolean {
  if (about === '') return false
  const date = parts.knowledge.dates.readWhole(about, { today, lean: 'past' })
  if (date?.kind === 'day') return date.day.slice(0, 7) === values.day.slice(0, 7)
  const said = about.toLowerCase()
  return (
    said.includes(values.metric.name.toLowerCase()) ||
    said.includes(values.metric.key) ||
    said.includes(String(values.value))
  )
}
