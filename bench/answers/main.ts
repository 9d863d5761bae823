import { parseArgs } from 'node:util'
import { buildConversation } from '../../src/build-conversation.ts'
import { indexKnowledge } from '../../src/build-index.ts'
import { readConfig } from '../../src/config.ts'
import { readKnowledge } from '../../src/knowledge/load-knowledge.ts'
import { measureCertainty } from './certainty.ts'
import { miniSearchEngine, nlpJsEngine, primaEngine } from './engines.ts'
import { measureFollowUps } from './follow-ups.ts'
import { type AnswerFigures, measureAnswers } from './measure.ts'
import { readDevelopmentQuestions, readFollowUps, readHeldOut, readOutOfFieldQuestions } from './questions.ts'

/** Right first entries, key facts and refusals on the development questions, beside two baselines. */
export async function benchAnswers({ misses = false, baselines = true } = {}): Promise<void> {
  const config = readConfig({})
  const { knowledge } = readKnowledge(config.knowledgeDirectories)
  const built = buildConversation(config, { clock: { now: () => 0 }, indexed: indexKnowledge(knowledge) })
  const prima = primaEngine(built)
  const engines = baselines ? [prima, miniSearchEngine(knowledge), await nlpJsEngine(knowledge)] : [prima]
  const questions = readDevelopmentQuestions()
  const outOfField = readOutOfFieldQuestions()

  console.log(
    `Answers: ${questions.length} questions on ${knowledge.entries.size} entries, ${outOfField.length} out of field`,
  )
  console.log(row(['engine', 'right first', 'or offered', 'key facts', 'wrongly refused', 'refused outside']))
  for (const engine of engines) {
    const figures = await measureAnswers(engine, questions, outOfField)
    console.log(rowOf(figures))
    if (misses && engine === prima) {
      for (const { question, expected, got } of figures.misses) console.log(`  ${question} | ${expected} | ${got}`)
    }
  }
  const heldOut = readHeldOut()
  const unseen = await measureAnswers(prima, heldOut.questions, heldOut.outOfField)
  console.log(rowOf({ ...unseen, engine: 'Prima, held out' }))
  const byCertainty = Object.entries(measureCertainty(built, questions)).map(
    ([certainty, { answers, right }]) => `${certainty} ${percent(right / answers)} of ${answers}`,
  )
  console.log(`Right by how sure Prima says she is: ${byCertainty.join(', ')}`)
  const followUps = readFollowUps()
  const inContext = await measureFollowUps(built, followUps, outOfField)
  console.log(
    `After an answer: ${percent(inContext.right)} of ${followUps.length} follow-ups right, ${percent(inContext.refused)} of the questions out of field refused`,
  )
  if (misses) for (const miss of inContext.misses) console.log(`  ${miss}`)
  const covered = new Set(questions.flatMap(({ entry, also }) => [entry, ...also]))
  const uncovered = [...knowledge.entries.keys()].filter((id) => !covered.has(id))
  if (uncovered.length > 0) console.log(`Entries without a question: ${uncovered.join(' ')}`)
}

function rowOf(figures: AnswerFigures): string {
  return row([
    figures.engine,
    percent(figures.rightFirst),
    percent(figures.rightFirst + figures.rightOffered),
    percent(figures.keyFacts),
    percent(figures.wronglyRefused),
    figures.refused === undefined ? 'cannot' : percent(figures.refused),
  ])
}

function row(cells: readonly string[]): string {
  return cells
    .map((cell) => cell.padEnd(17))
    .join('')
    .trimEnd()
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { misses: { type: 'boolean' }, 'no-baselines': { type: 'boolean' } } })
  await benchAnswers({ misses: values.misses ?? false, baselines: !values['no-baselines'] })
}
