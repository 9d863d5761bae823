import type { Claim, SkillOutcome } from '../../conversation/skill.ts'
import { dutiesOf } from '../../knowledge/deadlines/duties.ts'
import { runGuide } from '../../knowledge/guides/run-guide.ts'
import type { Day } from '../../programme/dates/calendar.ts'
import { type Desk, guideCalled } from './desk.ts'
import { doneRuns } from './done-runs.ts'
import { keptPlansOf } from './plans.ts'
import { says, withoutFillers } from './reading/vocabulary.ts'
import { formatMoment, tell } from './tell.ts'

/** Longer than that, in words, a message asks something of its own. */
const longest = 8
const mostDates = 6
const nothingDone: readonly string[] = []

/** Whether a message asks for one's own deadlines, and says no more: "tenggat saya apa aja", "what are my deadlines". */
export function asksForDates({ vocabulary, standardise }: Desk, text: string): boolean {
  const words = withoutFillers(vocabulary, standardise(text))
  const { deadline, mine } = vocabulary
  const known = new Set([...deadline, ...mine, ...vocabulary['around-recall']].flat())
  return words.length <= longest && says(deadline, words) && says(mine, words) && words.every((word) => known.has(word))
}

/** The dates to come of the plans that somebody keeps, or came to in this conversation, the next first. Undefined: none. */
export async function myDates(desk: Desk): Promise<Claim['respond'] | undefined> {
  const plans = [...(await keptPlansOf(desk)), ...doneRuns(desk).map((run) => ({ ...run, done: nothingDone }))]
  const lines = new Map<string, Day>()
  for (const plan of plans) {
    const guide = guideCalled(plan.guide, desk)
    if (!guide) continue
    const run = runGuide(guide, plan.answers, desk.library().derive)
    for (const { step, due } of dutiesOf(guide, run, desk.today())) {
      const [next] = due
      if (next === undefined || (plan.done.includes(step.name) && !(step.due && 'yearly' in step.due))) continue
      lines.set(
        `**${formatMoment(next, desk)}**: ${tell(desk, guide, run, step)} (${guide.title[desk.language]})`,
        next,
      )
    }
  }
  if (lines.size === 0) return undefined
  const listed = [...lines].toSorted(([, a], [, b]) => (a < b ? -1 : 1)).slice(0, mostDates)
  const text = [desk.say('dates'), listed.map(([line]) => `- ${line}`).join('\n')].join('\n\n')
  return (): SkillOutcome => ({ replies: [{ text }] })
}
