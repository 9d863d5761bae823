import { describe, expect, test } from 'vitest'
import { type Decision, decide } from '../../../src/skills/answer/decide.ts'
import { thresholds } from '../../../src/skills/answer/thresholds.ts'
import { buildCandidate, buildFound } from '../../support/entries.ts'

const [unfit, barely] = [thresholds.known - 0.01, thresholds.known]
const vague = { familiarity: { words: 2, known: 2, corrected: 0 } }

/** A decision in one line: what it is, and the ids of its entries. */
function told(decision: Decision): string {
  const ids = (list: readonly { pair: { id: { id: string } } }[]) => list.map(({ pair }) => pair.id.id).join(' ')
  switch (decision.kind) {
    case 'answer':
      return `${decision.certainty}: ${ids([decision.candidate])}, or ${ids(decision.runnersUp) || 'nothing else'}`
    case 'ask-back':
      return `which: ${ids(decision.candidates)}`
    case 'unknown':
      return `unknown: ${decision.referral?.id ?? (ids(decision.nearest) || 'nothing near')}`
  }
}

const decided = (...found: Parameters<typeof buildFound>) => told(decide(buildFound(...found)))

describe('deciding', () => {
  test('answers from the entry that fits', () => {
    expect(decided([buildCandidate('oss/nib')])).toBe('high: oss/nib, or nothing else')
    expect(decided([buildCandidate('oss/nib', { fit: barely, chance: 0.3 })])).toBe('low: oss/nib, or nothing else')
  })

  test('asks back where another entry is as good and neither is sure', () => {
    const unsure = { fit: thresholds.certain - 0.01 }
    expect(decided([buildCandidate('oss/nib', unsure), buildCandidate('oss/kbli', unsure)])).toBe(
      'which: oss/nib oss/kbli',
    )
    const four = ['oss/a', 'oss/b', 'oss/c', 'oss/d'].map((id) => buildCandidate(id, unsure))
    expect(decided(four)).toBe('which: oss/a oss/b oss/c')
  })

  test('answers from the best of two that are as good where it is sure, and offers the other', () => {
    const sure = { fit: thresholds.certain }
    expect(decided([buildCandidate('oss/nib', sure), buildCandidate('oss/kbli', sure)])).toBe(
      'medium: oss/nib, or oss/kbli',
    )
  })

  test('offers two that come close, and none that does not', () => {
    const close = { score: 10 * thresholds.runnerUp }
    const others = [buildCandidate('oss/a', close), buildCandidate('oss/b', close), buildCandidate('oss/c', close)]
    expect(decided([buildCandidate('oss/nib'), ...others])).toBe('high: oss/nib, or oss/a oss/b')
    expect(decided([buildCandidate('oss/nib'), buildCandidate('oss/far', { score: 1 })])).toBe(
      'high: oss/nib, or nothing else',
    )
  })

  test('tells the second as well where it may be meant as much, and only what is known to be ours', () => {
    const { most, share } = thresholds.otherReading
    const best = buildCandidate('oss/nib', { chance: most - 0.05 })
    const otherOf = (chance: number, fit: number, first = best) => {
      const decision = decide(buildFound([first, buildCandidate('oss/kbli', { score: 1, chance, fit })]))
      return decision.kind === 'answer' ? decision.otherReading?.pair.id.id : undefined
    }
    expect(otherOf(share * best.chance, barely)).toBe('oss/kbli')
    expect(otherOf(share * best.chance - 0.01, barely)).toBeUndefined()
    expect(otherOf(share * best.chance, unfit)).toBeUndefined()
    expect(otherOf(0.5, barely, buildCandidate('oss/nib', { chance: most }))).toBeUndefined()
  })

  test('an entry that is known to be ours comes before one that is not and hardly ahead', () => {
    const ahead = buildCandidate('oss/kopi', { fit: unfit })
    const behind = (score: number) => buildCandidate('oss/izin', { score: score * ahead.score })
    expect(decided([ahead, behind(thresholds.knownFirst)])).toMatch('high: oss/izin')
    expect(decided([ahead, behind(thresholds.knownFirst - 0.1)])).toMatch('unknown')
  })

  test('does not answer what nothing fits, and offers what comes near', () => {
    const far = { fit: thresholds.near - 0.01 }
    expect(decided([buildCandidate('oss/nib', { fit: unfit }), buildCandidate('oss/far', far)])).toBe(
      'unknown: oss/nib',
    )
    expect(decided([buildCandidate('oss/far', far)])).toBe('unknown: nothing near')
    expect(decided([])).toBe('unknown: nothing near')
  })

  test('says what it is about instead, where that is known', () => {
    const referral = { id: 'paspor', questions: ['bikin paspor'] }
    expect(decided([buildCandidate('oss/nib', { fit: unfit })], { ...vague, referral })).toBe('unknown: paspor')
    expect(decided([buildCandidate('oss/nib')], { referral })).toBe('high: oss/nib, or nothing else')
  })

  describe('on a few words of ours that may mean several things', () => {
    const candidates = ['oss/daftar', 'oss/daftar-ulang', 'pse/daftar'].map((id) => buildCandidate(id, { fit: unfit }))

    test('asks back, an entry of each topic first', () => {
      expect(decided(candidates, vague)).toBe('which: oss/daftar pse/daftar oss/daftar-ulang')
    })

    test('leaves out what matches much less', () => {
      const [best, second] = candidates
      const weak = buildCandidate('pse/lain', { fit: unfit, score: 4 })
      expect(
        decided(
          [best, second, weak].flatMap((one) => one ?? []),
          vague,
        ),
      ).toBe('which: oss/daftar oss/daftar-ulang')
    })

    test.each([
      ['more words', { words: 3, known: 3, corrected: 0 }, 0],
      ['a word that is not ours', { words: 2, known: 1, corrected: 0 }, 0],
      ['a slip', { words: 2, known: 1, corrected: 1 }, 0],
      ['no word at all', { words: 0, known: 0, corrected: 0 }, 0],
      ['as much of what is not ours', { words: 2, known: 2, corrected: 0 }, 0.8],
    ])('not with %s', (_, familiarity, referralShare) => {
      expect(decided(candidates, { familiarity, referralShare })).toMatch(/^unknown/)
    })

    test('does not offer a choice of one', () => {
      expect(decided(candidates.slice(0, 1), vague)).toBe('unknown: oss/daftar')
    })
  })
})
