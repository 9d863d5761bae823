import { questionPart } from '../../conversation/clean-message.ts'
import type { TurnContext } from '../../conversation/skill.ts'
import type { KbliTables } from '../../knowledge/kbli/open-kbli-tables.ts'
import type { ToldBusinessReader } from '../../knowledge/kbli/read-told-business.ts'
import { kbliSkillName } from './compose-codes.ts'
import { type CodeAnswer, findCodeAnswer } from './find-answer.ts'
import { asWish, type CodeQuestionReader } from './read-code-question.ts'

export type ToldFinderParts = {
  readonly readQuestion: CodeQuestionReader
  readonly readTold: ToldBusinessReader
  readonly tables: () => KbliTables
}

/** The entry on what a code is: who tells a business after it wants one. */
const codesEntry = 'oss/kbli'
/** A greeting leaves open what somebody comes for. */
const greeter = 'account'

/**
 * The codes for a business that is told and asked nothing about: "ternak lele di terpal". They answer where it is sure,
 * and are offered where it is likely. Undefined where the message is something else, or goes on about something else.
 */
export function createToldFinder({ readQuestion, readTold, tables }: ToldFinderParts) {
  return (context: TurnContext): CodeAnswer | undefined => {
    if (context.message.kind !== 'said' || context.command || !isOpen(context)) return undefined
    const text = questionPart(context.message.text)
    const told = readTold(text)
    const found = told && findCodeAnswer({ ...asWish(readQuestion(text)), asksOutright: true }, tables())
    if (!found) return undefined
    if (found.kind === 'each') return told.sureness === 'sure' ? found : undefined
    if (found.kind !== 'activity') return undefined
    return told.sureness === 'sure' && found.match !== 'nearest' ? found : { ...found, match: 'offered' }
  }
}

/** In a talk about something else a business that is told belongs to that. */
function isOpen({ topic, lastSkill }: TurnContext): boolean {
  if (lastSkill === kbliSkillName || topic === codesEntry) return true
  return topic === undefined && (lastSkill === undefined || lastSkill === greeter)
}
