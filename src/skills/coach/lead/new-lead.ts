import type { SkillOutcome } from '../../../conversation/skill.ts'
import { asYes } from '../../../domain/reply.ts'
import type { Desk } from '../desk.ts'
import { planFrom } from '../plan/draft.ts'

const morale =
  /semangat|moral|lesu|males|malas|gak akur|ga akur|nggak akur|konflik|kompak|layoff|phk|resign|keluar semua|morale|demotivated|burn ?out/iu

/** "Saya baru diangkat jadi kepala CS, mulai dari mana": the first week with what was told, and the way into the seven steps. */
export function welcomeLead(desk: Desk): SkillOutcome {
  const plan = planFrom(desk, desk.text)
  const people = plan.people
  const text = [
    desk.say('lead-head', {
      team: people === undefined ? desk.say('lead-team') : desk.say('lead-team-of', { people }),
    }),
    desk.say(morale.test(desk.text) ? 'lead-week-morale' : 'lead-week', {
      talks: people === undefined || people > 12 ? desk.say('lead-talks-some') : desk.say('lead-talks-all'),
    }),
    desk.say('lead-then'),
  ].join('\n\n')
  return desk.propose({ kind: 'plan', plan }, text, [
    asYes(desk.choice('choice-begin', 'step', 'vision')),
    desk.choice('choice-measure-first', 'step', 'analysis'),
    ...(plan.business === '' ? [] : [desk.choice('choice-draft', 'draft', plan.business)]),
  ])
}
