import type { RoleName } from '../../../knowledge/analyse/analyse-words.ts'
import type { AnswerReader, Scale } from './read-answer.ts'

/**
 * A scale with the direction that the title tells: "1 = sangat mudah, 7 = sangat sulit", or a question on how difficult
 * something was. Words of answers say theirs themselves.
 */
export function directed(
  scale: Scale | undefined,
  title: string,
  role: RoleName,
  answers: AnswerReader,
): Scale | undefined {
  if (!scale || scale.words !== undefined || !['csat', 'ces', 'rating'].includes(role)) return scale
  const ends = new Map(
    [...title.matchAll(/(\d{1,2})\s*[=:]\s*([\p{L}][\p{L} ]*)/gu)].map(
      ([, end, label = '']) => [Number(end), answers.isBad(label)] as const,
    ),
  )
  const [low, high] = [ends.get(scale.low), ends.get(scale.high)]
  const isTold = low !== undefined || high !== undefined
  const isReversed = isTold ? high === true && low !== true : role === 'ces' && answers.isBad(title)
  return isReversed ? { ...scale, isReversed: true } : scale
}
