import type { ReplyDraft } from '../../../domain/reply.ts'
import { formatDay, shortSources } from '../../../knowledge/citing/references.ts'
import type { Guide } from '../../../knowledge/guides/guide.ts'
import { type GuideRun, planOf, reasonsOf } from '../../../knowledge/guides/run-guide.ts'
import { citationsOf } from '../cite.ts'
import type { Desk } from '../desk.ts'
import { tell } from '../tell.ts'
import { assumptionLines } from './assumptions.ts'
import { duesOf } from './due.ts'

const mostReasons = 3
const mostSteps = 8

/** The outcome, as it fits a phone: what it is and why; then what to do. */
export function showOutcome(desk: Desk, guide: Guide, run: GuideRun, lead: readonly string[]): readonly ReplyDraft[] {
  const { say, language, knowledge, choice } = desk
  const outcome = guide.outcomes[run.outcome ?? '']
  if (!outcome) return [{ text: say('guide-gone') }]
  const reasons = reasonsOf(guide, run).slice(0, mostReasons)
  const why = reasons.map((reason) => `- ${tell(desk, guide, run, reason)}`)
  const assumed = assumptionLines(desk, guide, run)
  const cited = citationsOf([...outcome.say.from, ...reasons.flatMap(({ from }) => from)], language, knowledge)
  const verdict = [
    ...lead,
    tell(desk, guide, run, outcome.say),
    ...(why.length > 0 ? [[say('because'), ...why].join('\n')] : []),
    ...(assumed.length > 0 ? [[say('assumed'), ...assumed].join('\n')] : []),
    `_${say('sources', { sources: shortSources(cited, language) })}_`,
  ]
  const steps = planOf(guide, run)
  const dues = duesOf(desk, guide, run)
  const lines = steps.slice(0, mostSteps).map((step, index) => {
    return `${index + 1}. ${tell(desk, guide, run, step)}${dues.of(step.name)}`
  })
  const left = steps.length - lines.length
  const behind = citationsOf(
    steps.flatMap(({ from }) => from),
    language,
    knowledge,
  )
  const plan = [
    [say('steps'), '', ...lines].join('\n'),
    ...(left > 0 ? [say('steps-left', { count: left })] : []),
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
        ...(dues.any ? [choice('choice-calendar', 'calendar', guide.id)] : []),
        ...(Object.keys(guide.notes).some((id) => run.answers[id] === undefined)
          ? [choice('choice-notes', 'notes', guide.id)]
          : []),
        choice('choice-edit', 'edit', guide.id),
        { ...choice('choice-evidence', 'evidence', guide.id), aside: true },
      ],
    },
  ]
}
