import { z } from 'zod'
import type { EventDraft } from '../../conversation/skill.ts'
import type { Event } from '../../domain/event.ts'
import type { Answers } from '../../knowledge/guides/run-guide.ts'

const plan = z.string().min(1)
const answers = z.record(z.string(), z.string())

/** What can happen to the plans of a person, in the stream `guides:PERSON`. */
const kinds = {
  'plan-kept': z.object({ plan, guide: z.string(), version: z.number(), answers, rests: z.string().default('') }),
  'step-done': z.object({ plan, step: z.string() }),
  'step-undone': z.object({ plan, step: z.string() }),
  'plan-dropped': z.object({ plan }),
}

export type KeptPlan = {
  /** Counted from 1 for each person. */
  readonly id: string
  readonly guide: string
  /** Of the guide when it was kept. */
  readonly version: number
  readonly answers: Answers
  /** What it said and rested on when it was kept, see `whatItRestsOn`; empty for plans of before this was noted. */
  readonly rests: string
  readonly keptAtMs: number
  readonly done: readonly string[]
}

export type KeptPlans = { readonly plans: readonly KeptPlan[]; readonly last: number }

export const noPlans: KeptPlans = { plans: [], last: 0 }
export const mostPlans = 20

export function plansStream(person: string): string {
  return `guides:${person}`
}

export function applyToPlans(state: KeptPlans, events: readonly Event[]): KeptPlans {
  return events.reduce(reduce, state)
}

function reduce(state: KeptPlans, { kind, data, atMs }: Event): KeptPlans {
  const { plans } = state
  if (kind === 'plan-kept') {
    const kept = kinds[kind].safeParse(data).data
    if (!kept) return state
    const { plan: id, ...rest } = kept
    return { plans: [...plans, { id, ...rest, keptAtMs: atMs, done: [] }], last: Math.max(state.last, Number(id) || 0) }
  }
  if (kind === 'plan-dropped') {
    const dropped = kinds[kind].safeParse(data).data
    return dropped ? { ...state, plans: plans.filter(({ id }) => id !== dropped.plan) } : state
  }
  if (kind !== 'step-done' && kind !== 'step-undone') return state
  const changed = kinds[kind].safeParse(data).data
  if (!changed) return state
  return {
    ...state,
    plans: plans.map((one) => {
      if (one.id !== changed.plan) return one
      const others = one.done.filter((step) => step !== changed.step)
      return { ...one, done: kind === 'step-done' ? [...others, changed.step] : others }
    }),
  }
}

/** An event of a person's plans. */
export function planEvent<Kind extends keyof typeof kinds>(
  person: string,
  kind: Kind,
  data: z.infer<(typeof kinds)[Kind]>,
): EventDraft {
  return { stream: plansStream(person), kind, data }
}
