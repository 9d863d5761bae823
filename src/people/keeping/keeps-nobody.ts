import type { Keeper } from '../../ports/keeper.ts'

/** The keeper of streams in which nobody stands: figures, and what was done without saying by whom. */
export function keepsNobody(name: string, ...streams: readonly string[]): Keeper {
  return { name, streams, exportOf: async () => [], erase: async () => 0 }
}
