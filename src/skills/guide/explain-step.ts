import type { SkillOutcome } from '../../conversation/skill.ts'
import { planOf, runGuide } from '../../knowledge/guides/run-guide.ts'
import { entryChoice } from '../../questions/answer-commands.ts'
import { type Desk, guideCalled, guideSkill } from './desk.ts'
import { readRuns, toldAt, withTold } from './memory.ts'
import { placeOf, says } from './reading/vocabulary.ts'
import { labelOf, tell } from './tell.ts'

/** Longer than that, in words, a message asks something of its own. */
const longest = 16
/** For so many turns "langkah 2" is the plan's, whatever was answered in between. */
const justNow = 3
/** For so many turns a plan is on people's minds. */
const recent = 8
const numbered = /^\d+\. /m

/**
 * "Yang nomor 2 maksudnya apa?", "langkah ketiga gimana caranya", "yang mana dulu?" just after a plan, or after another of
 * its steps: the step in full, and the entry that it rests on. Undefined: the message asks for no step of it.
 */
export function explainStep(desk: Desk, text: string): (() => SkillOutcome) | undefined {
  const { context } = desk
  const [last] = readRuns(context.memory)
  const guide = last?.done ? guideCalled(last.guide, desk) : undefined
  if (!guide || !last || !isOfPlan(desk)) return undefined
  const number = stepIn(desk, text)
  if (number === undefined) return undefined
  const run = runGuide(guide, last.answers, desk.library().derive)
  const step = planOf(guide, run)[number - 1]
  const [basis] = step?.from ?? []
  if (!step || !basis) return undefined
  const said = desk.say('step-again', { number, step: tell(desk, guide, run, step) })
  return () => ({
    replies: [{ text: said }],
    memory: withTold(context.memory, context.turns),
    opens: entryChoice('ask', basis.entryId),
  })
}

/** "Kode KBLI-nya tadi berapa?", "masih kode itu?": the code that the last plan is for, and what it holds. */
export function recallCode(desk: Desk, text: string): (() => SkillOutcome) | undefined {
  const { context, vocabulary, standardise } = desk
  const words = standardise(text)
  const [last] = readRuns(context.memory)
  const guide = last?.done ? guideCalled(last.guide, desk) : undefined
  if (!guide || !last || words.length > longest || !isRecent(desk) || !says(vocabulary.code, words)) return undefined
  const id = Object.keys(guide.questions).find((one) => guide.questions[one]?.kind === 'activity') ?? ''
  const code = last.answers[id]
  if (code === undefined || !/^\d{5}$/.test(code)) return undefined
  const said = desk.say('code-again', { activity: labelOf(desk, guide, id, code) })
  return () => ({ replies: [{ text: said }], opens: { skill: 'kbli', act: 'code', value: code } })
}

/** Whether a plan, or a step of it, was told not long ago. */
export function isRecent({ context: { memory, turns } }: Desk): boolean {
  const told = toldAt(memory)
  return told !== undefined && turns - told <= recent
}

/** Whether the numbers that were shown last are the plan's: answers with steps of their own have others. */
function isOfPlan(desk: Desk): boolean {
  const { context, knowledge, language } = desk
  const { lastSkill, memory, turns, topic = '' } = context
  if (lastSkill === guideSkill || turns - (toldAt(memory) ?? Number.NEGATIVE_INFINITY) <= justNow) return true
  const said = knowledge.entries.get(topic)?.[language]
  return isRecent(desk) && said !== undefined && !said.sections.some(({ markdown }) => numbered.test(markdown))
}

/** The step, from 1, that a message points at. */
function stepIn(desk: Desk, text: string): number | undefined {
  const { vocabulary } = desk
  // "Nomor 2 itu apa" is as if it were "yang nomor 2"; "PP nomor 28" is no step.
  const words = ['yang', ...desk.standardise(text)]
  if (words.length > longest || says(vocabulary.finished, words)) return undefined
  return numberOfStep(desk, words) ?? (says(vocabulary['first-step'], words) ? 1 : undefined)
}

/** The number, from 1, behind a word for a step. */
export function numberOfStep({ vocabulary, places }: Desk, words: readonly string[]): number | undefined {
  for (const phrase of vocabulary.step) {
    const at = placeOf(phrase, words)
    const said = at < 0 ? undefined : words[at + phrase.length]
    if (said === undefined) continue
    const number = /^\d{1,2}$/.test(said) ? Number(said) : places.get(said)
    if (number !== undefined) return number
  }
  return undefined
}
