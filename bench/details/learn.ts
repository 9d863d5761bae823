/**
 * `node bench/details/learn.ts`: learns the weights under `detail` in knowledge/ranking.yaml, prints them as they stand
 * there, and how often the likeliest detail of an entry is the one that a hidden way of asking is for (five folds).
 *
 * Each way of asking is compared with the details of its entry as if it were not among them, and with those of an entry
 * of the same field: there it is for none.
 */
import { parseArgs } from 'node:util'
import { buildConversation } from '../../src/build-conversation.ts'
import { readConfig } from '../../src/config.ts'
import { languages } from '../../src/domain/language.ts'
import { loadKnowledge } from '../../src/knowledge/load-knowledge.ts'
import { plainText } from '../../src/knowledge/plain-text.ts'
import { createDetailFit, detailFeatures } from '../../src/skills/answer/follow-up/detail-fit.ts'
import { type Example, fitYesNo, type Numbers } from '../answers/regression.ts'

const { values } = parseArgs({ options: { knowledge: { type: 'string' }, every: { type: 'string' } } })
const config = readConfig({})
const prima = buildConversation(config, { clock: { now: () => 0 } })
const knowledge = loadKnowledge(values.knowledge ? [values.knowledge] : config.knowledgeDirectories)
const { readForm, readDetail, readQuestion } = createDetailFit({
  words: prima.words,
  readQuery: prima.retriever.explain,
})

const folds = 5
/** Of all ways of asking every so many-th is learned from: there are tens of thousands. */
const every = Number(values.every ?? 8)
let seen = 0

/** A way of asking, and how it compares with each detail of its own entry and of a strange one. */
type Asked = { readonly own: readonly Example[]; readonly strange: readonly Example[] }

const entries = languages.flatMap((language) =>
  [...knowledge.entries.values()].map((pair) => pair[language]).filter(({ details }) => details.length > 0),
)
const read = entries.map((entry) => {
  const title = readForm(entry.title)
  return entry.details.map(({ forms, statement }) => ({ forms, answer: plainText(statement), title }))
})
const asked: Asked[] = entries.flatMap((entry, at) =>
  (read[at] ?? []).flatMap(({ forms }, place) =>
    forms.flatMap((way): Asked[] => {
      if (seen++ % every > 0) return []
      const question = readQuestion(way)
      const own = (read[at] ?? []).map(({ forms: all, answer, title }, other) => ({
        features: detailFeatures(
          question,
          readDetail(other === place ? all.filter((one) => one !== way) : all, answer, title),
        ),
        isRight: other === place,
      }))
      const step = 1 + ((at * 7 + place * 3) % 9)
      const near = entries.findIndex(
        (one, index) => index > at + step && one.topic === entry.topic && one.language === entry.language,
      )
      const strange = (read[near] ?? []).map(({ forms: all, answer, title }) => ({
        features: detailFeatures(question, readDetail(all, answer, title)),
        isRight: false,
      }))
      return [{ own, strange }]
    }),
  ),
)

const chance = (features: Numbers, weights: Numbers) =>
  1 /
  (1 +
    Math.exp(
      -Object.entries(features).reduce(
        (sum, [name, value]) => sum + (weights[name] ?? 0) * value,
        weights['bias'] ?? 0,
      ),
    ))
const learn = (from: readonly Asked[]) => fitYesNo(from.flatMap(({ own, strange }) => [...own, ...strange]))

const outcomes = Array.from({ length: folds }, (_, fold) => {
  const weights = learn(asked.filter((_, at) => at % folds !== fold))
  return asked
    .filter((_, at) => at % folds === fold)
    .map(({ own, strange }) => {
      const ordered = own
        .map((one) => ({ ...one, chance: chance(one.features, weights) }))
        .toSorted((a, b) => b.chance - a.chance)
      const [best] = ordered
      return {
        place: ordered.findIndex(({ isRight }) => isRight),
        isRight: best?.isRight ?? false,
        chance: best?.chance ?? 0,
        strange: Math.max(0, ...strange.map(({ features }) => chance(features, weights))),
      }
    })
}).flat()
const share = (count: number) => `${((100 * count) / outcomes.length).toFixed(1)} %`
console.log(`likeliest of its entry: ${share(outcomes.filter(({ isRight }) => isRight).length)} of ${outcomes.length}`)
console.log(
  `among the two likeliest: ${share(outcomes.filter(({ place }) => place < 2).length)}, the three: ${share(outcomes.filter(({ place }) => place < 3).length)}`,
)
for (const bound of [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]) {
  const told = outcomes.filter((one) => one.chance >= bound)
  console.log(
    `from ${bound}: told right ${share(told.filter(({ isRight }) => isRight).length)}, another ${share(told.filter(({ isRight }) => !isRight).length)}; of a strange entry ${share(outcomes.filter(({ strange }) => strange >= bound).length)}`,
  )
}
const learned = Object.entries(learn(asked)).map(([name, weight]) => `${name}: ${weight.toFixed(2)}`)
console.log(`detail: { ${learned.join(', ')} }`)
