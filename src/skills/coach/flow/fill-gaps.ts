import type { SkillOutcome } from '../../../conversation/skill.ts'
import { phraseIn } from '../../../programme/checks/word-lists.ts'
import type { StepId } from '../../../programme/steps.ts'
import { afterChanges, type Desk, together } from '../desk.ts'
import { noteRisk } from '../work/notes.ts'
import { readField } from './sheet.ts'

/**
 * "Budget 0. Risikonya Bagas sakit, tindakan saya yang jaga": said to the list of what a plan still lacks, it fills that and
 * is no proof. Undefined: nothing of the kind.
 */
export function fillGaps(desk: Desk, step: StepId, text: string): SkillOutcome | undefined {
  if (step !== 'plan') return undefined
  let done: SkillOutcome | undefined
  for (const sentence of text.split(/(?<=[.!;])\s+|\n+/u).map((each) => each.replace(/[.!;]$/, '').trim())) {
    const now = done ? afterChanges(desk, done) : desk
    const filled = budgetIn(now, sentence) ?? riskIn(now, sentence)
    done = done && filled ? together(done, filled) : (done ?? filled)
  }
  return done
}

function budgetIn(desk: Desk, sentence: string): SkillOutcome | undefined {
  const { budget } = desk.parts.flowHearing.words
  const field = desk.parts.knowledge.steps.find(({ id }) => id === 'plan')?.fields.find(({ id }) => id === 'budget')
  if (!field || !phraseIn(sentence, budget) || !/\d|nol|zero|none|tidak ada|ga ada|gak ada/iu.test(sentence))
    return undefined
  const read = readField(desk, 'plan', field, sentence)
  return 'change' in read
    ? desk.change([read.change], [{ text: desk.say('sheet-kept', { label: field.label[desk.language] }) }])
    : undefined
}

function riskIn(desk: Desk, sentence: string): SkillOutcome | undefined {
  const { risk } = desk.parts.flowHearing.words
  const named = phraseIn(sentence, risk)
  if (!named) return undefined
  const at = sentence.toLowerCase().indexOf(named.toLowerCase())
  const said = sentence.slice(at + named.length).replace(/^(?:nya)?\s*(?:is|adalah|:)?\s*/iu, '')
  return said === '' ? undefined : noteRisk(desk, said)
}
