import { join } from 'node:path'
import { z } from 'zod'
import { KnowledgeError } from '../../domain/errors.ts'
import type { Language } from '../../domain/language.ts'
import { readYaml } from '../../knowledge/read-yaml.ts'

const names = { id: z.string(), en: z.string() }
const benchmarkSchema = z.strictObject({
  entry: z.string(),
  better: z.enum(['higher', 'lower']),
  bands: z.array(z.strictObject({ from: z.number().optional(), below: z.number().optional(), ...names })),
  sectors: z.array(z.strictObject({ value: z.number(), words: z.array(z.string()), ...names })).default([]),
})
/** What the figures of one measure may be held against; explained in knowledge/benchmarks.yaml. */
export type Benchmark = z.infer<typeof benchmarkSchema>
/** By the names of measures. Most have none. */
export type Benchmarks = Readonly<Record<string, Benchmark>>

/** @throws KnowledgeError naming the line of what is not right. */
export function loadBenchmarks(knowledgeDirectory: string): Benchmarks {
  const path = join(knowledgeDirectory, 'benchmarks.yaml')
  const { content, problems } = readYaml(path, 'benchmarks.yaml', z.record(z.string(), benchmarkSchema))
  if (!content) throw new KnowledgeError(problems)
  return content
}

/** What the band is called that a figure belongs to, or undefined where it belongs to none. */
export function bandOf({ bands }: Benchmark, value: number, language: Language): string | undefined {
  return bands.find(
    ({ from, below }) => (from === undefined || value >= from) && (below === undefined || value < below),
  )?.[language]
}

/** The sector that a text names, if the benchmark has its figure. */
export function sectorOf({ sectors }: Benchmark, text: string): Benchmark['sectors'][number] | undefined {
  const spoken = ` ${text.toLowerCase().replace(/[^\p{L}\d]+/gu, ' ')} `
  return sectors.find(({ words }) => words.some((word) => spoken.includes(` ${word} `)))
}
