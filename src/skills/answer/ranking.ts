import { join } from 'node:path'
import { z } from 'zod'
import { KnowledgeError } from '../../domain/errors.ts'
import { readYaml } from '../../knowledge/read-yaml.ts'

const weight = z.number()

const rankingSchema = z.strictObject({
  learned: z.strictObject({ day: z.string(), commit: z.string(), questions: z.number(), others: z.number() }),
  order: z.strictObject({
    wording: weight,
    topic: weight,
    otherTopic: weight,
    aspect: weight,
    explains: weight,
    sharpness: z.number().positive(),
  }),
  ours: z.strictObject({
    bias: weight,
    words: weight,
    named: weight,
    ahead: weight,
    wording: weight,
  }),
  place: z.strictObject({
    ...{ alone: weight, aloneLeaning: weight, chance: weight, askedSo: weight },
    ...{ withQuestion: weight, withTitle: weight },
    ...{ last: weight, lastTold: weight, lastBare: weight },
    ...{ related: weight, beside: weight, same: weight, field: weight, fieldLeaning: weight },
    ...{ told: weight, named: weight, titled: weight, section: weight, detail: weight },
  }),
  detail: z.strictObject({
    ...{ bias: weight, way: weight, recall: weight, asked: weight, said: weight, either: weight, weight },
    ...{ letters: weight, kind: weight, otherKind: weight },
  }),
})

/** What the ranker weighs; knowledge/ranking.yaml says what each is and where it was learned. */
export type Ranking = z.infer<typeof rankingSchema>

/**
 * The weights of knowledge/ranking.yaml in a knowledge folder.
 * @throws KnowledgeError naming file and line of what is not right.
 */
export function loadRanking(directory: string): Ranking {
  const path = join(directory, 'ranking.yaml')
  const { content, problems } = readYaml(path, path, rankingSchema)
  if (content === undefined) throw new KnowledgeError(problems)
  return content
}
