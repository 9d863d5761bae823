import type { SendBudget } from '../../src/ports/send-budget.ts'

/** For what is about what is said, or how fast Prima is by herself, and not about a platform's limits. */
export const withoutLimits: SendBudget = {
  reserve: async () => ({ waitMs: 0 }),
  penalise: async () => {},
}
