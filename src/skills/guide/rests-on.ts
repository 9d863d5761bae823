import { createHash } from 'node:crypto'
import { languages } from '../../domain/language.ts'
import type { Basis, Guide } from '../../knowledge/guides/guide.ts'
import { type GuideRun, planOf, reasonsOf } from '../../knowledge/guides/run-guide.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'

/**
 * What a plan says and rests on, as one short text that is another whenever anything of it is: the outcome, the reasons
 * and the steps, the articles behind them, and what is known of each rule (in force until, amended by).
 */
export function whatItRestsOn(guide: Guide, run: GuideRun, knowledge: Knowledge): string {
  const outcome = guide.outcomes[run.outcome ?? '']?.say
  const said = [...(outcome ? [outcome] : []), ...reasonsOf(guide, run), ...planOf(guide, run)]
  const content = said.map(({ id, en, from }) => [id, en, from.map((basis) => rulesBehind(basis, knowledge))])
  return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 12)
}

function rulesBehind({ entryId, footnotes }: Basis, { entries, regulations }: Knowledge): unknown {
  const pair = entries.get(entryId)
  return languages.map((language) =>
    footnotes.map((label) =>
      (pair?.[language].footnotes.get(label) ?? []).map((reference) => [reference, regulations.get(reference.id)]),
    ),
  )
}
