import type { SkillOutcome } from '../../conversation/skill.ts'
import type { StreamPosition } from '../../domain/event.ts'
import type { Choice } from '../../domain/reply.ts'
import type { Guide } from '../../knowledge/guides/guide.ts'
import { planOf, runGuide } from '../../knowledge/guides/run-guide.ts'
import { type Desk, type GuideParts, guideCalled, guideSkill, shortLabel } from './desk.ts'
import { type KeptPlan, type KeptPlans, mostPlans, planEvent, plansStream } from './kept-plans.ts'
import type { KeptRun } from './memory.ts'
import { whatItRestsOn } from './rests-on.ts'
import { assumptionLines } from './show/assumptions.ts'

type Read = { readonly person: string; readonly state: KeptPlans; readonly expects: readonly StreamPosition[] }

async function readPlans({ people, plans, context }: Desk): Promise<Read> {
  const { person, reads } = await people.speaker(context.message.person)
  const { state, at } = await plans.read(plansStream(person))
  return { person, state, expects: [...reads, at] }
}

/** Keeps the plan that a finished guide came to. */
export async function keepPlan(desk: Desk, { guide, version, answers }: KeptRun): Promise<SkillOutcome> {
  const { person, state, expects } = await readPlans(desk)
  const known = guideCalled(guide, desk)
  const { derive } = desk.library()
  const rests = known ? whatItRestsOn(known, runGuide(known, answers, derive), desk.knowledge) : ''
  const same = findKept(state, { guide, answers })
  // "Simpan" once more keeps nothing twice.
  if (same && same.version === version && same.rests === rests) {
    return { replies: [{ text: desk.say('kept'), choices: [desk.choice('choice-plans', 'plan', same.id)] }] }
  }
  const oldest = state.plans.length >= mostPlans ? state.plans.slice(0, 1) : []
  const id = String(state.last + 1)
  return {
    replies: [{ text: desk.say('kept'), choices: [desk.choice('choice-plans', 'plan', id)] }],
    events: [
      ...oldest.map((plan) => planEvent(person, 'plan-dropped', { plan: plan.id })),
      planEvent(person, 'plan-kept', {
        plan: id,
        guide,
        version,
        answers: { ...answers },
        rests,
      }),
    ],
    expects,
  }
}

/** Keeps the plan of whoever tells that they have done a step of it, with that step ticked. */
export async function keepTicked(desk: Desk, run: KeptRun, step: string): Promise<SkillOutcome> {
  const { person, state } = await readPlans(desk)
  const kept = await keepPlan(desk, run)
  const done = planEvent(person, 'step-done', { plan: String(state.last + 1), step })
  const [reply] = kept.replies
  const replies = reply ? [{ ...reply, text: `${desk.say('ticked-kept')} ${reply.text}` }] : []
  return { ...kept, replies, events: [...(kept.events ?? []), done] }
}

/** The plan that was kept last of what a guide came to with these answers. */
export async function keptFor(desk: Desk, run: KeptRun): Promise<KeptPlan | undefined> {
  const { state } = await readPlans(desk)
  return findKept(state, run)
}

function findKept(state: KeptPlans, { guide, answers }: Pick<KeptRun, 'guide' | 'answers'>): KeptPlan | undefined {
  const same = (plan: KeptPlan) =>
    Object.keys({ ...plan.answers, ...answers }).every((id) => plan.answers[id] === answers[id])
  return state.plans.findLast((plan) => plan.guide === guide && same(plan))
}

export async function keptPlansOf(desk: Desk): Promise<readonly KeptPlan[]> {
  return (await readPlans(desk)).state.plans
}

export async function listPlans(desk: Desk): Promise<readonly Choice[]> {
  const { state } = await readPlans(desk)
  return state.plans.toReversed().flatMap((plan) => {
    const guide = guideCalled(plan.guide, desk)
    if (!guide) return []
    const steps = stepsOf(desk, plan).length
    const label = shortLabel(`${guide.title[desk.language]} (${countDone(desk, plan)}/${steps})`)
    return [{ label, pick: { skill: guideSkill, act: 'plan', value: plan.id } }]
  })
}

export async function showPlan(desk: Desk, id: string, lead: readonly string[] = []): Promise<SkillOutcome> {
  const { state } = await readPlans(desk)
  const plan = state.plans.find((one) => one.id === id)
  return plan ? { replies: [planReply(desk, plan, lead)] } : { replies: [{ text: desk.say('guide-gone') }] }
}

export async function tickStep(desk: Desk, value: string): Promise<SkillOutcome> {
  const [id = '', step = ''] = value.split('.')
  const { person, state, expects } = await readPlans(desk)
  const plan = state.plans.find((one) => one.id === id)
  const known = plan && stepsOf(desk, plan).find(({ name }) => name === step)
  if (!plan || !known) return { replies: [{ text: desk.say('plan-unknown-step') }] }
  const isDone = plan.done.includes(step)
  const done = isDone ? plan.done.filter((one) => one !== step) : [...plan.done, step]
  const lead = desk.say(isDone ? 'unticked' : 'ticked', { step: shortLabel(known[desk.language]) })
  return {
    replies: [planReply(desk, { ...plan, done }, [lead])],
    events: [planEvent(person, isDone ? 'step-undone' : 'step-done', { plan: id, step })],
    expects,
  }
}

export async function dropPlan(desk: Desk, id: string): Promise<SkillOutcome> {
  const { person, state, expects } = await readPlans(desk)
  const plan = state.plans.find((one) => one.id === id)
  if (!plan) return { replies: [{ text: desk.say('guide-gone') }] }
  const title = guideCalled(plan.guide, desk)?.title[desk.language] ?? plan.guide
  return {
    replies: [{ text: desk.say('dropped', { title }) }],
    events: [planEvent(person, 'plan-dropped', { plan: id })],
    expects,
  }
}

function planReply(desk: Desk, plan: KeptPlan, lead: readonly string[]) {
  const { language, say, choice } = desk
  const guide = guideCalled(plan.guide, desk)
  const steps = stepsOf(desk, plan)
  const isDone = (name: string) => plan.done.includes(name)
  const lines = steps.map((step) => `- ${isDone(step.name) ? '✅' : '⬜'} ${step[language]}`)
  const title = say('plan-title', {
    title: guide?.title[language] ?? plan.guide,
    done: countDone(desk, plan),
    all: steps.length,
  })
  const assumed = guide ? assumptionLines(desk, guide, runGuide(guide, plan.answers, desk.library().derive)) : []
  const hasChanged = guide !== undefined && (guide.version !== plan.version || hasMoved(plan, guide, desk))
  return {
    text: [
      ...lead,
      ...(hasChanged ? [say('plan-changed')] : []),
      [title, ...lines].join('\n'),
      ...(assumed.length > 0 ? [[say('assumed'), ...assumed].join('\n')] : []),
      steps.every(({ name }) => isDone(name)) ? say('plan-done') : say('plan-how'),
    ].join('\n\n'),
    choices: [
      ...steps.map((step) => ({
        label: shortLabel(`${isDone(step.name) ? '✅' : '⬜'} ${step[language]}`),
        pick: { skill: guideSkill, act: 'tick', value: `${plan.id}.${step.name}` },
      })),
      choice('choice-drop', 'drop', plan.id),
    ],
  }
}

/** Whether what a plan says, or a rule behind it, is no longer what it was when it was kept. */
export function hasMoved({ rests, answers }: KeptPlan, guide: Guide, { library, knowledge }: GuideParts): boolean {
  return rests !== '' && rests !== whatItRestsOn(guide, runGuide(guide, answers, library().derive), knowledge)
}

/** What the plan is now: of the guide as it stands, with the answers that were kept. */
function stepsOf(desk: Desk, { guide: id, answers }: KeptPlan) {
  const guide = guideCalled(id, desk)
  return guide ? planOf(guide, runGuide(guide, answers, desk.library().derive)) : []
}

function countDone(desk: Desk, plan: KeptPlan): number {
  return stepsOf(desk, plan).filter(({ name }) => plan.done.includes(name)).length
}
