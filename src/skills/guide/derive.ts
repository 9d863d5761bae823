import type { Answers, Derive } from '../../knowledge/guides/run-guide.ts'
import type { KbliTables } from '../../knowledge/kbli/open-kbli-tables.ts'
import { krejcieMorgan } from '../../measures/sample-size.ts'
import { createRiskOf } from './find-activity.ts'

/** What answers come to: the risk of an activity, and how many `users` of a service to ask (`sample`, Krejcie–Morgan). */
export function createDerive(tables: () => KbliTables): Derive {
  const riskOf = createRiskOf(tables)
  return (answers) => ({ ...riskOf(answers), ...sampleOf(answers) })
}

function sampleOf({ users }: Answers): Answers {
  const population = Number(users)
  return population > 0 ? { sample: String(krejcieMorgan(population)) } : {}
}
