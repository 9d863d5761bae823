import type { ReplyFile } from '../../../domain/reply.ts'
import { formatDay } from '../../../knowledge/citing/references.ts'
import type { Guide } from '../../../knowledge/guides/guide.ts'
import { type GuideRun, planOf, reasonsOf } from '../../../knowledge/guides/run-guide.ts'
import type { Desk } from '../desk.ts'
import { labelOf } from '../tell.ts'
import { assumptionLines } from './assumptions.ts'
import { duesOf } from './due.ts'
import { statementLines } from './evidence.ts'

/** The outcome, the answers behind it and the plan as a Markdown file, each statement with its articles. */
export function planFile(desk: Desk, guide: Guide, run: GuideRun): ReplyFile {
  const { language, say } = desk
  const outcome = guide.outcomes[run.outcome ?? '']?.say
  const answers = Object.entries(run.answers).map(([id, value]) =>
    ['-', guide.questions[id]?.ask[language] ?? '', labelOf(desk, guide, id, value)].join(' '),
  )
  const assumed = assumptionLines(desk, guide, run)
  const steps = planOf(guide, run)
  const dues = duesOf(desk, guide, run)
  const text = [
    `# ${guide.title[language]}`,
    say('file-as-of', { day: formatDay(desk.today(), language) }),
    ...(outcome ? [statementLines(desk, guide, run, outcome, '-')] : []),
    ...reasonsOf(guide, run).map((reason) => statementLines(desk, guide, run, reason, '-')),
    ...(assumed.length > 0 ? [[plain(say('assumed')), ...assumed].join('\n')] : []),
    `## ${plain(say('steps'))}`,
    steps.map((step) => statementLines(desk, guide, run, step, '- [ ]', dues.of(step.name))).join('\n'),
    `## ${say('file-answers')}`,
    answers.join('\n'),
  ]
  return {
    name: `${guide.id}.md`,
    mediaType: 'text/markdown',
    content: Buffer.from(`${text.join('\n\n')}\n`, 'utf8').toString('base64'),
  }
}

function plain(text: string): string {
  return text.replaceAll('**', '')
}
