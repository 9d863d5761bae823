import type { SkillOutcome } from '../../conversation/skill.ts'
import type { Language } from '../../domain/language.ts'
import { type ReplySign, rateReply } from '../../rubric/rate-reply.ts'
import { type PractiseParts, sayIn, told } from './practise-parts.ts'

const mostPoints = 10

/** Rates a reply to a customer, with what the customer wrote where it is told. */
export function createRateTurns({ practice, phrases }: PractiseParts) {
  return { rate }

  function rate(reply: string, customer: string, language: Language): SkillOutcome {
    const { say, faults: faultLines } = sayIn(phrases, language)
    if (reply === '') return told(say('rate-ask'))
    const { points, signs, faults } = rateReply(reply, practice().rules, customer)
    const goodLine = ({ name, quote }: ReplySign) => `- ${say(`sign-${name}`)} (“${quote}”)`
    const good = signs.filter(({ quote }) => quote !== '').map(goodLine)
    const missing = signs
      .filter(({ quote }) => quote === '')
      .map(({ name }) => `- ${say(`sign-${name}`)}: ${say(`sign-tip-${name}`)}`)
    const blocks = [
      say('rate-result', { points, most: mostPoints }),
      ...(good.length > 0 ? [say('good', { list: good.join('\n') })] : []),
      ...(faults.length > 0 ? [say('rate-faults', { list: faultLines(faults) })] : []),
      ...(missing.length > 0 ? [say('missing', { list: missing.join('\n') })] : []),
      ...(missing.length > 0 || faults.length > 0 ? [say('rate-rewrite', { rewrite: say('rewrite') })] : []),
      say('rules-only'),
    ]
    return { replies: [{ text: blocks.join('\n\n'), audience: 'asker' }] }
  }
}
