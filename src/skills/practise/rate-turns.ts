import type { SkillOutcome, TurnContext } from '../../conversation/skill.ts'
import { rateReply } from '../../rubric/rate-reply.ts'
import type { ReplySign } from '../../rubric/reply-signs.ts'
import { type PractiseParts, sayIn, told } from './practise-parts.ts'

const mostPoints = 10

/** Two sentences more than a reply needs. */
const longestReply = 500

/** Rates a reply to a customer, with what the customer wrote where it is told. */
export function createRateTurns({ practice, phrases, wordsmiths }: PractiseParts) {
  return { rate }

  async function rate(reply: string, customer: string, context: TurnContext): Promise<SkillOutcome> {
    const { language } = context
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
      ...(missing.length > 0 || faults.length > 0 ? [await rewrite()] : []),
      say('rules-only'),
    ]
    return { replies: [{ text: blocks.join('\n\n'), audience: 'asker' }] }

    /** By a model where it finds words that the same signs rate higher; the frame to fill in otherwise. */
    async function rewrite(): Promise<string> {
      const lacks = [
        ...signs.filter(({ quote }) => quote === '').map(({ name }) => say(`sign-${name}`)),
        ...faults.map(({ name }) => say(`fault-${name}`)),
      ]
      const wording = await wordsmiths?.reply(
        {
          material: [
            { label: 'customer', text: customer, from: 'person' },
            { label: 'reply', text: reply, from: 'person' },
            { label: 'missing', text: lacks.join('\n'), from: 'knowledge' },
          ],
          language,
          longest: longestReply,
          isBetter(better) {
            const rated = rateReply(better, practice().rules, customer)
            return rated.faults.length === 0 && rated.points > points
          },
        },
        context.model,
      )
      return wording === undefined
        ? say('rate-rewrite', { rewrite: say('rewrite') })
        : say('rate-reworded', { rewrite: wording })
    }
  }
}
