import { z } from 'zod'
import { KnowledgeError } from '../../domain/errors.ts'
import { type ReadYaml, readYaml } from '../read-yaml.ts'

const rankingFile = z.strictObject({
  learned: z.strictObject({ day: z.string(), commit: z.string(), from: z.string(), descriptions: z.number() }),
  weights: z.record(z.string(), z.number()).transform((weights) => new Map(Object.entries(weights))),
})

/**
 * What each feature of a code counts (see fit-features.ts): a code's score is e to the sum of weight × value, so that scores of
 * one search stand to each other as likely as the codes are right. knowledge/kbli/ranking.yaml, by bench/kbli/learn.ts.
 */
export type KbliRanking = { readonly weights: ReadonlyMap<string, number> }

/** Reads the weights together with every problem found. `file` is what a problem calls it. */
export function readKbliRanking(path: string, file: string): ReadYaml<KbliRanking> {
  return readYaml(path, file, rankingFile)
}

/** @throws KnowledgeError naming file and line of what is not right. */
export function loadKbliRanking(path: string): KbliRanking {
  const { content, problems } = readKbliRanking(path, path)
  if (!content || problems.length > 0) throw new KnowledgeError(problems)
  return content
}
