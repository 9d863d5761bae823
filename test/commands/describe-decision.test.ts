import { expect, test } from 'vitest'
import { describeDecision } from '../../src/commands/describe-decision.ts'
import { decide } from '../../src/skills/answer/decide.ts'
import { buildCandidate, buildFound } from '../support/entries.ts'

const vague = { familiarity: { words: 2, known: 2, corrected: 0 } }

test.each([
  ['answer from oss/a, certainty high', [{ fit: 0.9 }], {}],
  ['ask back: fit under 0.65, and 2 entries nearly as good', [{ fit: 0.6 }, { fit: 0.6 }], {}],
  ['ask back: all of its few words are ours, and they may mean 2 entries', [{ fit: 0.2 }, { fit: 0.2 }], vague],
  [
    'say that it is not ours: paspor fits about as well',
    [{ fit: 0.1 }],
    { referral: { id: 'paspor', questions: ['bikin paspor'] } },
  ],
  ['say that it is not known: fit under 0.25', [], {}],
])('a curator reads: %s', (line, fits, parts) => {
  const candidates = fits.map((fit, index) => buildCandidate(`oss/${'ab'[index]}`, fit))
  expect(describeDecision(decide(buildFound(candidates, parts)))).toBe(line)
})
