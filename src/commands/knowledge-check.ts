/** `npm run knowledge:check`: says what is wrong with the knowledge base, file by file, and what is due. */
import { parseArgs } from 'node:util'
import { readProcessConfig } from '../config.ts'
import { dayIn } from '../domain/day.ts'
import { checkKnowledge } from '../knowledge/check/check-knowledge.ts'
import { systemClock } from '../ports/clock.ts'
import { runCommand } from '../process/run-command.ts'

await runCommand(() => {
  const { values } = parseArgs({ options: { coverage: { type: 'boolean', default: false } } })
  const { knowledgeDirectories, timeZone } = readProcessConfig()
  const report = checkKnowledge(knowledgeDirectories, dayIn(timeZone)(systemClock.now()))

  for (const { file, line, message } of report.problems) console.log(`${file}:${line}: ${message}`)
  for (const { topic, entries, questions } of report.topics) {
    console.log(`${topic}: ${entries} entries, ${questions} ways of asking`)
  }
  for (const { id, reviewBy } of report.due) console.log(`due for review since ${reviewBy}: ${id}`)
  if (report.missingHolidays !== undefined) {
    console.log(
      `holidays.yaml does not know ${report.missingHolidays} yet: add it from the joint decree of the three ministers`,
    )
  }
  if (values.coverage) {
    console.log(`facts that no entry rests on (${report.unusedFacts.length}): ${report.unusedFacts.join(' ')}`)
  }
  console.log(countOf(report.problems))
  process.exitCode = report.problems.length === 0 ? 0 : 1
})

function countOf({ length }: readonly unknown[]): string {
  if (length === 0) return 'No problems.'
  return length === 1 ? '1 problem.' : `${length} problems.`
}
