import type { ReplyDraft } from '../../../domain/reply.ts'
import { formatDay, shortSources } from '../../../knowledge/citing/references.ts'
import type { Guide } from '../../../knowledge/guides/guide.ts'
import { type GuideRun, planOf, reasonsOf } from '../../../knowledge/guides/run-guide.ts'
import { citationsOf } from '../cite.ts'
import type { Desk } from '../desk.ts'

const mostReasons = 3
const mostSteps = 7

/** The outcome, as it fits a phone: what it is and why; then what to do. */
export function showOutcome(desk: Desk, guide: Guide, run: GuideRun, lead: readonly string[]): readonly ReplyDraft[] {
  const { say, language, knowledge, choice } = desk
  const outcome = guide.outcomes[run.outcome ?? '']
  if (!outcome) return [{ text: say('guide-gone') }]
  const reasons = reasonsOf(guide, run).slice(0, mostReasons)
  const why = reasons.map((reason) => `- ${reason[language]}`)
  const cited = citationsOf([...outcome.say.from, ...reasons.flatMap(({ from }) => from)], language, knowledge)
  const verdict = [
    ...lead,
    outcome.say[language],
    ...(why.length > 0 ? [[say('because'), ...why].join('\n')] : []),
    `_${say('sources', { sources: shortSources(cited, language) })}_`,
  ]
  const steps = planOf(guide, run)
  const lines = steps.slice(0, mostSteps).map((step, index) => `${index + 1}. ${step[language]}`)
  const behind = citationsOf(
    steps.flatMap(({ from }) => from),
    language,
    knowledge,
  )
  const plan = [
    [say('steps'), ...lines].join('\n'),
    `_${say('sources', { sources: shortSources(behind, language) })}_`,
    `_${say('information-only', { day: formatDay(desk.today(), language) })}_`,
  ]
  return [
    { text: verdict.join('\n\n'), citations: cited },
    {
      text: plan.join('\n\n'),
      citations: behind,
      choices: [
        choice('choice-keep', 'keep', guide.id),
        choice('choice-file', 'file', guide.id),
        choice('choice-edit', 'edit', guide.id),
        { ...choice('choice-evidence', 'evidence', guide.id), aside: true },
      ],
    },
  ]
}
