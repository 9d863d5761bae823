import { phraseIn } from '../checks/word-lists.ts'
import type { PlanWords } from './read-facts.ts'

const longest = 600

/**
 * Whether somebody wants a plan for a service: a verb of making, then a plan, and something of a service anywhere. Not who
 * asks how one is made, and not who wants a plan of another kind, such as a business plan. `businesses`: how kinds of
 * businesses are called.
 */
export function wantsPlan(text: string, words: PlanWords, businesses: readonly string[]): boolean {
  if (text.length > longest) return false
  const any = (list: readonly string[]) => list.toSorted((a, b) => b.length - a.length).join('|')
  const [all, ahead = '', between = '', behind = ''] =
    new RegExp(
      String.raw`^([\s\S]*?)(?<![\p{L}])(?:${any(words.make)})(?![\p{L}])((?:\s+[\p{L}\d-]+){0,3}?)\s+(?:${any(words.plans)})(?![\p{L}])([\s\S]*)$`,
      'iu',
    ).exec(text) ?? []
  if (all === undefined) return false
  const isHow = phraseIn(`${ahead.split(/\s+/).slice(-4).join(' ')} ${between}`, words.how) !== undefined
  const isOther = [between, behind.trim().split(/\s+/).slice(0, 2).join(' ')].some(
    (near) => phraseIn(near, words.other) !== undefined,
  )
  const isOfService = phraseIn(text, words.service) !== undefined || phraseIn(text, businesses) !== undefined
  return !isHow && !isOther && isOfService
}
