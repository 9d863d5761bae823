import type { DatedFor, DatedThing } from '../../conversation/dated-thing.ts'
import { dutiesOf } from '../../knowledge/deadlines/duties.ts'
import { runGuide } from '../../knowledge/guides/run-guide.ts'
import { type GuideParts, guideCalled, guideSkill } from './desk.ts'
import { plansStream } from './kept-plans.ts'
import { hasMoved } from './plans.ts'
import { whatItRestsOn } from './rests-on.ts'

/**
 * The dated duties of the plans that a person keeps: the next date of each that is not ticked off. And each plan that rests
 * on something else now than when it was kept: that is told once.
 */
export async function datedOf(parts: GuideParts, { person, today }: DatedFor): Promise<readonly DatedThing[]> {
  const { state } = await parts.plans.read(plansStream(person))
  return state.plans.flatMap((plan): readonly DatedThing[] => {
    const { id, guide: name, answers, done } = plan
    const guide = guideCalled(name, parts)
    if (!guide) return []
    const open: DatedThing['choice'] = (language) => ({
      label: parts.phrases.say(language, 'choice-plans'),
      pick: { skill: guideSkill, act: 'plan', value: id },
    })
    const run = runGuide(guide, answers, parts.library().derive)
    const moved: readonly DatedThing[] = hasMoved(plan, guide, parts)
      ? [
          {
            key: `changed:${id}:${whatItRestsOn(guide, run, parts.knowledge)}`,
            due: today,
            isOnce: true,
            say: (language) => parts.phrases.say(language, 'plan-moved', { title: guide.title[language] }),
            choice: open,
          },
        ]
      : []
    const duties = dutiesOf(guide, run, today).flatMap(({ step, due }) => {
      const [next] = due
      // What comes every year is due again, ticked or not.
      const isOver = done.includes(step.name) && !(step.due && 'yearly' in step.due)
      if (next === undefined || isOver) return []
      const day = next.slice(0, 10)
      return [
        {
          key: `duty:${name}:${step.name}:${day}`,
          due: day,
          say: (language) => `${step[language].replace(/\[\^[^\]]*\]/g, '').trim()} (${guide.title[language]})`,
          choice: open,
        } satisfies DatedThing,
      ]
    })
    return [...moved, ...duties]
  })
}
