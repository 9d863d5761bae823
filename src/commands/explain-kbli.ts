import { resolve } from 'node:path'
import { openKbliTables } from '../knowledge/kbli/open-kbli-tables.ts'
import type { BusinessReading } from '../knowledge/kbli/read-business.ts'
import { loadWords } from '../knowledge/text/words.ts'
import { findCodeAnswer } from '../skills/kbli/find-answer.ts'
import { createCodeQuestionReader } from '../skills/kbli/read-code-question.ts'

const directory = resolve(import.meta.dirname, '../../knowledge/kbli')

/** How a question for a KBLI code is read and what it finds, line by line; none where it is left to the entries. */
export function explainCodeQuestion(question: string): string[] {
  const { asking, tables } = openKbliTables({ directory, words: loadWords() })
  const { search, readBusiness } = tables()
  const read = createCodeQuestionReader(asking)(question)
  const answer = findCodeAnswer(read, tables())
  if (!answer) return []

  const business = readBusiness(read.described)
  const found = search(business).map(
    ({ entry, score, confidence, coverage, namedBy }) =>
      `  ${score.toFixed(1).padStart(6)}  confidence ${confidence.toFixed(2)}, words found ${coverage.toFixed(2)}, name of ${namedBy}  ${entry.code} ${entry.title}`,
  )
  return [
    'Asks for a KBLI code (see knowledge/kbli), so no entry is looked at',
    ...[...read.codes, ...read.malformed].map((code) => `  number ${code}`),
    ...(read.activities.length > 0 ? linesOf(business) : []),
    ...(read.activities.length > 0 ? found : []),
    `  answered as: ${answer.kind === 'activity' ? `${answer.kind}, ${answer.match}` : answer.kind}`,
  ]
}

function linesOf({ object, beside, roles, denied, deniedRoles, places }: BusinessReading): string[] {
  const shown = {
    object: object.join(' '),
    beside: beside.join(' '),
    does: roles.join(', '),
    where: places.join(', '),
    'is not': [...denied, ...deniedRoles].join(', '),
  }
  return Object.entries(shown).flatMap(([name, text]) => (text === '' ? [] : [`  ${name}: ${text}`]))
}
