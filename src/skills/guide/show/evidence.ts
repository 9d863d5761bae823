import type { ReplyDraft } from '../../../domain/reply.ts'
import { citationLines } from '../../../knowledge/citing/references.ts'
import type { Basis, Guide } from '../../../knowledge/guides/guide.ts'
import { type GuideRun, planOf, reasonsOf } from '../../../knowledge/guides/run-guide.ts'
import { citationsOf } from '../cite.ts'
import type { Desk } from '../desk.ts'
import { tell } from '../tell.ts'

type Said = { readonly id: string; readonly en: string; readonly from: readonly Basis[] }

/** A statement of an outcome with what it rests on, as Markdown. `due`: what stands behind it. */
export function statementLines(desk: Desk, guide: Guide, run: GuideRun, said: Said, mark: string, due = ''): string {
  const { language, knowledge, say } = desk
  const sources = citationLines(citationsOf(said.from, language, knowledge), language).join('; ')
  return `${mark} ${tell(desk, guide, run, said)}${due}\n   ${say('file-rests', { sources })}`
}

export function showEvidence(desk: Desk, guide: Guide, run: GuideRun): readonly ReplyDraft[] {
  const outcome = guide.outcomes[run.outcome ?? '']?.say
  const reasons = [...(outcome ? [outcome] : []), ...reasonsOf(guide, run)]
  const steps = planOf(guide, run)
  const blocks = [
    reasons.map((said) => statementLines(desk, guide, run, said, '-')).join('\n'),
    [desk.say('steps'), ...steps.map((step, index) => statementLines(desk, guide, run, step, `${index + 1}.`))].join(
      '\n',
    ),
  ]
  return blocks.map((text) => ({ text }))
}
