import { resolve } from 'node:path'
import { loadWords } from '../knowledge/text/words.ts'
import { findCodeAnswer } from '../skills/kbli/find-answer.ts'
import { openKbliTables } from '../skills/kbli/open-kbli-tables.ts'
import { createCodeQuestionReader } from '../skills/kbli/read-code-question.ts'

const directory = resolve(import.meta.dirname, '../../knowledge/kbli')

/** How a question for a KBLI code is read and what it finds, line by line; none where it is left to the entries. */
export function explainCodeQuestion(question: string): string[] {
  const { asking, tables } = openKbliTables({ directory, words: loadWords() })
  const { kbli, search } = tables()
  const read = createCodeQuestionReader(asking)(question)
  const answer = findCodeAnswer(question, read, kbli, search)
  if (!answer) return []

  const found = read.activities.flatMap((activity) => [
    `  activity "${activity}"`,
    ...search(activity).map(
      ({ entry, score, confidence, coverage, namedBy }) =>
        `  ${score.toFixed(1).padStart(6)}  confidence ${confidence.toFixed(2)}, words found ${coverage.toFixed(2)}, name of ${namedBy}  ${entry.code} ${entry.title}`,
    ),
  ])
  return [
    'Asks for a KBLI code (see knowledge/kbli), so no entry is looked at',
    ...[...read.codes, ...read.malformed].map((code) => `  number ${code}`),
    ...found,
    `  answered as: ${answer.kind === 'activity' ? `${answer.kind}, ${answer.fit}` : answer.kind}`,
  ]
}
