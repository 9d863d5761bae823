import { z } from 'zod'
import type { SkillFlow } from '../../conversation/skill.ts'
import type { JsonValue } from '../../domain/json.ts'
import type { Answers } from '../../knowledge/guides/run-guide.ts'
import { guideSkill } from './desk.ts'

const answers = z.record(z.string(), z.string())
const runSchema = z.object({
  guide: z.string(),
  version: z.number(),
  answers,
  done: z.boolean().default(false),
  misses: z.int().default(0),
  readBack: z.string().optional(),
  offered: z.array(z.string()).optional(),
})

/** How far somebody came in a guide. `version`: of the guide when they were last asked. */
export type KeptRun = {
  readonly guide: string
  readonly version: number
  readonly answers: Answers
  readonly done: boolean
  /** How often in a row the answer to the question at hand was not understood. */
  readonly misses?: number
  /** The answer to the question at hand that was read back, to be confirmed. */
  readonly readBack?: string | undefined
  /** The codes that were offered with the question at hand. */
  readonly offered?: readonly string[] | undefined
}

const mostRuns = 6
export const flowVersion = 1

const memorySchema = z.object({ runs: z.array(runSchema), told: z.int().optional(), listed: z.int().optional() })

/** The runs of this person here, the last first; none where nothing is remembered in a form we know. */
export function readRuns(memory: JsonValue | undefined): readonly KeptRun[] {
  return memorySchema.safeParse(memory).data?.runs ?? []
}

export function withRun(memory: JsonValue | undefined, run: KeptRun): JsonValue {
  const others = readRuns(memory).filter(({ guide }) => guide !== run.guide)
  return toMemory([run, ...others].slice(0, mostRuns))
}

function toMemory(runs: readonly KeptRun[]) {
  return {
    runs: runs.map(({ guide, version, answers: given, done }) => ({ guide, version, answers: { ...given }, done })),
  }
}

/** The memory after a plan, or a step of it, was told in the turn with this number. */
export function withTold(memory: JsonValue | undefined, turn: number): JsonValue {
  return { ...toMemory(readRuns(memory)), told: turn }
}

/** The turn in which the last plan, or a step of it, was told; undefined: another guide was begun since. */
export function toldAt(memory: JsonValue | undefined): number | undefined {
  return memorySchema.safeParse(memory).data?.told
}

/** The memory after the list of guides was shown, in the turn with this number. */
export function withListed(memory: JsonValue | undefined, turn: number): JsonValue {
  return { ...toMemory(readRuns(memory)), listed: turn }
}

/** The turn in which the list of guides was shown; undefined: not since the last question of a guide. */
export function listedAt(memory: JsonValue | undefined): number | undefined {
  return memorySchema.safeParse(memory).data?.listed
}

export function readFlow(flow: SkillFlow | undefined): KeptRun | undefined {
  return flow?.version === flowVersion ? runSchema.safeParse(flow.state).data : undefined
}

export function toFlow(run: KeptRun): SkillFlow {
  const { readBack, offered, ...rest } = run
  return {
    // One guide at a time: who begins another has left this one, and finds it again in what is remembered.
    name: guideSkill,
    version: flowVersion,
    state: {
      ...rest,
      answers: { ...run.answers },
      ...(readBack === undefined ? {} : { readBack }),
      ...(offered === undefined ? {} : { offered: [...offered] }),
    },
  }
}
