import { maskPersonalData } from '../../src/domain/mask.ts'
import type { MaskCase, Secret } from './case.ts'

export type Share = { good: number; all: number }
export type MaskReport = {
  /** Secrets hidden, by kind and whether written as usual. */
  readonly recall: ReadonlyMap<string, { readonly usual: Share; readonly odd: Share }>
  readonly kept: Share
  readonly missed: readonly string[]
  readonly lost: readonly string[]
}

/** How many secrets a mask hides and how many figures it leaves, on these cases. */
export function measureMasks(
  cases: readonly MaskCase[],
  mask: (text: string) => string = maskPersonalData,
): MaskReport {
  const recall = new Map<string, { usual: Share; odd: Share }>()
  const kept: Share = { good: 0, all: 0 }
  const missed: string[] = []
  const lost: string[] = []
  for (const { text, secrets, keep, usual } of cases) {
    const masked = mask(text)
    for (const secret of secrets) {
      const shares = recall.get(secret.kind) ?? { usual: { good: 0, all: 0 }, odd: { good: 0, all: 0 } }
      recall.set(secret.kind, shares)
      const share = usual ? shares.usual : shares.odd
      share.all++
      if (isHidden(secret, text, masked)) share.good++
      else missed.push(`${secret.kind}${usual ? '' : ' (odd)'}: ${text}  ->  ${masked}`)
    }
    for (const figure of keep) {
      kept.all++
      if (masked.includes(figure)) kept.good++
      else lost.push(`${figure}: ${text}  ->  ${masked}`)
    }
  }
  return { recall, kept, missed, lost }
}

/**
 * Hidden only when no part of it is left that tells something: no word of a name, no four digits in a row. Words that
 * stand elsewhere in the text too do not count.
 */
function isHidden({ text: secret }: Secret, text: string, masked: string): boolean {
  if (masked.includes(secret)) return false
  const rest = text.split(secret).join(' ')
  const left = new Set(partsOf(masked))
  return partsOf(secret).every((part) => !left.has(part) || partsOf(rest).includes(part))
}

function partsOf(text: string): string[] {
  return text.normalize('NFKC').match(/\p{L}{3,}|\p{Nd}{3,}/gu) ?? []
}
