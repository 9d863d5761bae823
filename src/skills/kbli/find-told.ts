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

/** `isPlain`: whoever tells it means nothing else, whatever its words remind of. */
export type ToldAnswer = { readonly found: CodeAnswer; readonly isPlain: boolean }

/**
 * The codes for a business that is told and asked nothing about: "ternak lele di terpal". They answer where it is sure,
 * and are offered where it is likely. Undefined where the message is something else, or goes on about something else.
 */
export function createToldFinder({ readQuestion, readTold, tables }: ToldFinderParts) {
  return (context: TurnContext): ToldAnswer | undefined => {
    if (context.message.kind !== 'said' || context.command || !isOpen(context)) return undefined
    const text = questionPart(context.message.text)
    const told = readTold(text)
    const found = told && findCodeAnswer({ ...asWish(readQuestion(text)), asksOutright: true }, tables())
    if (!found) return undefined
    const { sureness, isPlain } = told
    if (found.kind === 'each') return sureness === 'sure' ? { found, isPlain } : undefined
    if (found.kind !== 'activity') return undefined
    const isAnswer = sureness === 'sure' && found.match !== 'nearest'
    return isAnswer ? { found, isPlain } : { found: { ...found, match: 'offered' }, isPlain: false }
  }
}

/** In a talk about something else a business that is told belongs to that. */
function isOpen({ topic, lastSkill }: TurnContext): boolean {
  if (lastSkill === kbliSkillName || topic === codesEntry) return true
  return topic === undefined && (lastSkill === undefined || lastSkill === greeter)
}
