import type { RoleName } from '../../../knowledge/analyse/analyse-words.ts'
import type { Profile } from './profile.ts'
import type { AnswerReader, Scale } from './read-answer.ts'

const withSign = /(\d{1,2})\s*[=:]\s*([\p{L}][\p{L} ]*)/gu
const withoutSign = /(\d{1,2})\s*[=:]?\s*([\p{L}][\p{L} ]*)/gu
/** "1 - Sangat puas". */
const ofAnswer = /^(\d{1,2})\s*[-–—:.)=(]\s*([\p{L}][\p{L} ]*)/gmu

/**
 * A scale with the direction that the title tells: "1 = sangat mudah, 7 = sangat sulit", or a question on how difficult
 * something was, or that numbered answers tell: "1 - Sangat puas". Words of answers say theirs themselves. `legend`: what stands
 * beside the table, such as a key above it.
 */
export function directed(
  scale: Scale | undefined,
  title: string,
  role: RoleName,
  answers: AnswerReader,
  kinds: Profile['kinds'],
  legend = '',
): Scale | undefined {
  if (!scale || scale.words !== undefined || !['csat', 'ces', 'rating'].includes(role)) return scale
  const endsIn = (text: string, pattern: RegExp) => {
    const ends = new Map([...text.matchAll(pattern)].map(([, end, label = '']) => [Number(end), answers.isBad(label)]))
    return [ends.get(scale.low), ends.get(scale.high)] as const
  }
  // Without a sign between them both ends must be named: "Q1 Seberapa mudah" names none.
  const [named, loose] = [endsIn(title, withSign), endsIn(title, withoutSign)]
  const labels = endsIn([...kinds.keys()].join('\n'), ofAnswer)
  const told = endsIn(legend, withSign)
  const isBoth = (ends: readonly (boolean | undefined)[]) => ends.every((end) => end !== undefined)
  const own = isBoth(labels) ? labels : isBoth(loose) ? loose : named
  // What the title says goes before what stands above the table for all questions.
  const [low, high] = own.some((end) => end !== undefined) ? own : told
  const isTold = low !== undefined || high !== undefined
  const isReversed = isTold ? high === true && low !== true : role === 'ces' && answers.isBad(title)
  return isReversed ? { ...scale, isReversed: true } : scale
}
