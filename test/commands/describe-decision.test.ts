import { expect, test } from 'vitest'
import { describeDecision } from '../../src/commands/describe-decision.ts'
import { decide } from '../../src/skills/answer/decide.ts'
import { thresholds } from '../../src/skills/answer/thresholds.ts'
import { buildCandidate, buildFound } from '../support/entries.ts'

const unfit = { fit: thresholds.known - 0.01 }
const unsure = { fit: thresholds.certain - 0.01 }
const vague = { familiarity: { words: 2, known: 2, corrected: 0 } }

test.each([
  ['answer from oss/a, certainty high', [{ fit: 0.9 }], {}],
  [`ask back: fit under ${thresholds.certain}, and 2 entries nearly as good`, [unsure, unsure], {}],
  ['ask back: all of its few words are ours, and they may mean 2 entries', [unfit, unfit], vague],
  [
    'say that it is not ours: paspor fits about as well',
    [unfit],
    { referral: { id: 'paspor', questions: ['bikin paspor'] } },
  ],
  [`say that it is not known: fit under ${thresholds.known}`, [], {}],
])('a curator reads: %s', (line, fits, parts) => {
  const candidates = fits.map((fit, index) => buildCandidate(`oss/${'ab'[index]}`, fit))
  expect(describeDecision(decide(buildFound(candidates, parts)))).toBe(line)
})
