/**
 * `node bench/answers/learn.ts [COMMIT]`: learns the weights of knowledge/ranking.yaml and prints them as they stand there.
 *
 * They are learned on wording that was not seen: the ways of asking and the situations fall into four folds, and each is
 * asked of a Prima that does not know it. What is ours is learned on the development questions, too, and on those out of field.
 */
import { buildConversation } from '../../src/build-conversation.ts'
import { indexKnowledge } from '../../src/build-index.ts'
import { readConfig } from '../../src/config.ts'
import type { Entry } from '../../src/knowledge/entry.ts'
import type { Knowledge } from '../../src/knowledge/knowledge.ts'
import { readKnowledge } from '../../src/knowledge/load-knowledge.ts'
import type { Referral } from '../../src/knowledge/referral.ts'
import { loadSituations, type Situations } from '../../src/knowledge/situations.ts'
import type { Features } from '../../src/skills/answer/features.ts'
import { readDevelopmentQuestions, readOutOfFieldQuestions } from './questions.ts'
import { type Example, fitList, fitYesNo, type ListExample } from './regression.ts'

type Asked = { readonly features: Features; readonly right: readonly string[] }

const folds = 4
/** The first ways of asking of an entry are always known: without any it would be another entry. */
const alwaysKnown = 2
/** Ways of asking of one entry that one fold asks, and of what is not ours. */
const asked = { entry: 1, situation: 1, referral: 4 }

const { knowledgeDirectories } = readConfig({})
const { knowledge } = readKnowledge(knowledgeDirectories)
const situations = loadSituations(knowledgeDirectories)
const unseen = Array.from({ length: folds }, (_, fold) => askFold(fold)).flat()
const { readFeatures } = primaWith(knowledge, situations)
const seen: Asked[] = [
  ...readDevelopmentQuestions().map(({ question, entry, also }) => ({
    features: readFeatures(question),
    right: [entry, ...also],
  })),
  ...readOutOfFieldQuestions().map(({ question }) => ({ features: readFeatures(question), right: [] })),
]

const order = fitList(unseen.flatMap(toListExample))
const ours = fitYesNo([...unseen, ...seen].flatMap(toExample))
const { score: sharpness = 1, ...others } = order
const relative = Object.entries(others).map(([name, weight]) => [name, weight / sharpness] as const)

console.log(`learned: { day: ${new Date().toISOString().slice(0, 10)}, commit: ${process.argv[2] ?? '?'},`)
console.log(`  questions: ${unseen.filter(isOurs).length}, others: ${unseen.filter((one) => !isOurs(one)).length} }`)
console.log(`order: { ${[...relative, ['sharpness', sharpness] as const].map(written).join(', ')} }`)
console.log(`ours: { ${Object.entries(ours).map(written).join(', ')} }`)

/** What Prima finds for the ways of asking of one fold when she does not know them. */
function askFold(fold: number): Asked[] {
  const isKnown = (question: string, index: number) => index < alwaysKnown || hash(question) % folds !== fold
  const known = <One extends Entry | Referral>(one: One): One => ({ ...one, questions: one.questions.filter(isKnown) })
  const isOfFold = (situation: string) => hash(situation) % folds === fold
  const kept = [...situations].map(([entry, { id, en }]) => {
    const [keptId, keptEn] = [id, en].map((texts) => texts.filter((text) => !isOfFold(text)))
    return [entry, { id: keptId ?? [], en: keptEn ?? [] }] as const
  })
  const { readFeatures: read } = primaWith(
    {
      ...knowledge,
      entries: new Map([...knowledge.entries].map(([id, pair]) => [id, { id: known(pair.id), en: known(pair.en) }])),
      referrals: new Map([...knowledge.referrals].map(([id, referral]) => [id, known(referral)])),
    },
    new Map(kept),
  )
  const ask = ({ questions }: Entry | Referral, most: number, right: readonly string[]) =>
    questions
      .filter((question, index) => !isKnown(question, index))
      .slice(0, most)
      .map((question): Asked => ({ features: read(question), right }))
  return [
    ...[...knowledge.entries.values()].flatMap(({ id, en }) =>
      [id, en].flatMap((entry) => ask(entry, asked.entry, [id.id])),
    ),
    ...[...situations].flatMap(([entry, { id, en }]) =>
      [id, en].flatMap((texts) =>
        texts
          .filter(isOfFold)
          .slice(0, asked.situation)
          .map((text): Asked => ({ features: read(text), right: [entry] })),
      ),
    ),
    ...[...knowledge.referrals.values()].flatMap((referral) => ask(referral, asked.referral, [])),
  ]
}

function primaWith(known: Knowledge, told: Situations) {
  const indexed = indexKnowledge(known, undefined, () => told)
  return buildConversation(readConfig({}), { clock: { now: () => 0 }, indexed })
}

function isOurs({ right }: Asked): boolean {
  return right.length > 0
}

function toListExample({ features, right }: Asked): readonly ListExample[] {
  const list = features.entries.map(({ pair, order }) => ({ features: order, isRight: right.includes(pair.id.id) }))
  return list.some(({ isRight }) => isRight) ? [list] : []
}

function toExample(one: Asked): readonly Example[] {
  const [best] = one.features.entries
  return best ? [{ features: best.ours, isRight: isOurs(one) }] : []
}

function written([name, weight]: readonly [string, number]): string {
  return `${name}: ${weight.toFixed(2)}`
}

/** FNV-1a, https://www.rfc-editor.org/rfc/rfc9923: which fold a way of asking falls into does not change. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  return value >>> 0
}
