import type { SkillOutcome } from '../../../conversation/skill.ts'
import { escapeMarkdown } from '../../../domain/escape-markdown.ts'
import { checkAction } from '../../../programme/checks/check-action.ts'
import { countWords, visionWords } from '../../../programme/checks/check-vision.ts'
import { failures } from '../../../programme/checks/finding.ts'
import type { Question } from '../../../programme/coaching.ts'
import type { FieldDefinition } from '../../../programme/definitions.ts'
import { kept } from '../../../programme/kept-text.ts'
import type { CoachPhraseKey } from '../coach-phrases.ts'
import { afterChanges, type Change, type Desk, progressOn } from '../desk.ts'
import type { CoachOutcome } from '../doubted.ts'
import { addAction, sayUnusableDate } from '../work/actions.ts'
import { readFigures } from '../work/figures.ts'
import { readCheckedGoal, sayFormalGoal, saySharpening, setGoal } from '../work/goals.ts'
import { readMeasured, recordFigures, recordMeasurement } from '../work/measurements.ts'
import { noteRisk, takeNote } from '../work/notes.ts'
import { readAction, readDay } from '../work/read-action.ts'
import { goOn, questionChoices } from './ask.ts'
import { readField } from './sheet.ts'
import { type StepFlow, toFlow } from './state.ts'
import { toldBeside } from './told-beside.ts'

/** What is said of an answer that is better sharpened first. */
type Doubt = { readonly lines: readonly string[]; readonly rewrite?: string; readonly remark?: string }

const longestText = 4000

/**
 * Takes the answer to the question at hand: kept at once where nothing is to be said against it, otherwise asked about
 * first. `isKept`: the person keeps it as it is.
 */
export function takeAnswer(desk: Desk, flow: StepFlow, question: Question, text: string, isKept = false): CoachOutcome {
  const said = withPending(desk, flow, question, text)
  const done = write(desk, question, said)
  // Nothing was kept: what it lacks is said, and the same question waits.
  if (!done.events?.length) return { ...done, flow: toFlow({ ...flow, question: question.id }) }
  const doubt = isKept ? undefined : doubtOf(desk, question, said, done)
  if (doubt) {
    const ask = (advice: Partial<Doubt> = {}) => askAbout(desk, flow, question, said, { ...advice, ...doubt })
    return {
      ...ask(),
      doubted: { text: said, question: question.ask[desk.language], lines: doubt.lines, isBetter, ask },
    }
  }
  return goOn(afterChanges(desk, done), flow, done)

  /** The same checks find less to say against it, and it can be kept. */
  function isBetter(rewrite: string): boolean {
    const next = write(desk, question, rewrite)
    const left = doubtOf(desk, question, rewrite, next)?.lines.length ?? 0
    return (next.events?.length ?? 0) > 0 && left < (doubt?.lines.length ?? 0)
  }
}

/** A goal or an action may be told bit by bit: "Rudi" after "CSAT dari 78 ke 85" says whose it is. */
function withPending(desk: Desk, { pending }: StepFlow, { writes }: Question, text: string): string {
  if (pending === undefined || text === pending) return text
  const isName = countWords(text) <= 3 && !/\d/.test(text) && readDay(text, desk) === undefined
  if ('action' in writes) return isDetail(desk, text) ? `${pending}, ${text}` : text
  if (!('goal' in writes)) return text
  const { metric, object } = readCheckedGoal(desk, text).goal
  const isWhole = (metric ?? object) !== undefined && countWords(text) > 5
  return isWhole ? text : `${pending}, ${isName ? `PJ ${text}` : text}`
}

/** "Rina, Jumat, bukti: foto": whose, when and what proves it, but not what. */
function isDetail(desk: Desk, text: string): boolean {
  const { proof, changes } = desk.parts.reader.words
  const tagged = new RegExp(String.raw`^(?:${[...proof, ...changes.owner].join('|')})\b`, 'iu')
  return text
    .split(/\s*[,;]\s*/)
    .every((part) => tagged.test(part) || readDay(part, desk) !== undefined || countWords(part) <= 2)
}

function write(desk: Desk, question: Question, text: string): SkillOutcome {
  const { writes } = question
  if ('sheet' in writes) return writeSheets(desk, question, text)
  if ('metric' in writes) {
    const figures = readFigures(desk, text)
    if (figures && figures.length > 1) return recordFigures(desk, figures)
    const found = readMeasured(desk, text, true)
    return found ? recordMeasurement(desk, found) : desk.tell('measure-asked')
  }
  if ('goal' in writes) return setGoal(desk, text)
  if ('action' in writes) return addAction(desk, text)
  if ('risk' in writes) return noteRisk(desk, text)
  if ('note' in writes) return takeNote(desk, writes.note, text)
  return desk.tell('verdict-asked')
}

/** What was asked for, and what was told beside it to other questions of the step. */
function writeSheets(desk: Desk, question: Question, text: string): SkillOutcome {
  const { own, others } = toldBeside(desk, question, text)
  const changes: Change[] = []
  const lines: string[] = []
  for (const each of [...(own === '' ? [] : [{ question, text: own }]), ...others]) {
    const definition = fieldOf(desk, each.question)
    const read = readField(desk, each.question.step, definition, each.text)
    if ('change' in read) changes.push(read.change)
    // What was told beside and cannot be read is asked for in its turn.
    else if (each.question !== question) continue
    lines.push('change' in read ? desk.say('sheet-kept', { label: definition.label[desk.language] }) : read.told)
  }
  const reply = { text: lines.join('\n') }
  return changes.length === 0 ? { replies: [reply] } : desk.change(changes, [reply])
}

function fieldOf({ parts }: Desk, { step, writes }: Question): FieldDefinition {
  const field = 'sheet' in writes ? writes.sheet : ''
  const definition = parts.knowledge.steps.find(({ id }) => id === step)?.fields.find(({ id }) => id === field)
  if (!definition) throw new Error(`the step ${step} has no field ${field}`)
  return definition
}

function doubtOf(desk: Desk, question: Question, text: string, done: SkillOutcome): Doubt | undefined {
  const { writes, step } = question
  if ('sheet' in writes) {
    if (toldBeside(desk, question, text).own === '') return undefined
    const progress = progressOn(afterChanges(desk, done)).steps.find((each) => each.step === step)
    const unmet =
      progress?.rules.filter(({ rule, isMet }) => 'field' in rule && rule.field === writes.sheet && !isMet) ?? []
    if (unmet.length === 0) return undefined
    const rewrite = writes.sheet === 'vision' ? shortened(text) : undefined
    return { lines: unmet.map(({ rule }) => rule.says[desk.language]), ...(rewrite === undefined ? {} : { rewrite }) }
  }
  if ('goal' in writes) {
    const checked = readCheckedGoal(desk, text)
    if (checked.verdict.verdict === 'ready') return undefined
    const rewrite = sayFormalGoal(desk, checked.goal.values)
    return {
      lines: saySharpening(desk, checked.verdict),
      ...(rewrite === undefined || rewrite === text ? {} : { rewrite }),
    }
  }
  if (!('action' in writes)) return undefined
  const read = readAction(text, desk)
  const found = read ? failures(checkAction(read.values, { today: desk.today, words: desk.parts.knowledge.words })) : []
  const lines = found.flatMap(({ check, facts }) => {
    if (check === 'owner') return [desk.say('word' in facts ? 'lacks-single-owner' : 'lacks-owner')]
    if (check === 'due') return [read?.date ? sayUnusableDate(desk, read.date) : desk.say('lacks-due')]
    return check === 'proof' || check === 'one-word' ? [desk.say(`lacks-${check}` as CoachPhraseKey)] : []
  })
  return lines.length === 0 ? undefined : { lines }
}

/** A vision of too many words, cut where its first sentence or a clause of it ends. */
function shortened(text: string): string | undefined {
  if (countWords(text) <= visionWords.most) return undefined
  const [sentence = ''] = text.split(/(?<=[.!?])\s+/)
  const clauses = sentence.split(/(?=,\s)/)
  let best = ''
  for (let end = 1; end <= clauses.length; end++) {
    const candidate = clauses.slice(0, end).join('')
    if (countWords(candidate) <= visionWords.most) best = candidate
  }
  const cut = best.trim().replace(/[.,]+$/, '')
  return countWords(cut) >= visionWords.least ? `${cut}.` : undefined
}

function askAbout(
  desk: Desk,
  flow: StepFlow,
  question: Question,
  text: string,
  { lines, rewrite, remark }: Doubt,
): SkillOutcome {
  const { rewrite: _before, ...rest } = flow
  const said = [
    desk.say('sharpen', { text: escapeMarkdown(kept(text, 300)) }),
    ...lines.map((line) => `- ${line}`),
    ...(remark === undefined ? [] : ['', remark]),
    ...(rewrite === undefined ? [] : ['', desk.say('rewrite', { text: escapeMarkdown(rewrite) })]),
    '',
    desk.say('sharpen-how'),
  ].join('\n')
  const example = questionChoices(desk, question).filter(({ pick }) => pick.act === 'example' || pick.act === 'skip')
  const choices = [
    ...(rewrite === undefined ? [] : [desk.choice('choice-rewrite', 'rewrite')]),
    desk.choice('choice-keep', 'keep'),
    ...example,
  ]
  return {
    replies: [{ text: said, choices }],
    flow: toFlow({
      ...rest,
      question: question.id,
      pending: text.slice(0, longestText),
      ...(rewrite === undefined ? {} : { rewrite }),
    }),
  }
}
