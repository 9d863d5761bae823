import { buildConversation } from '../../src/build-conversation.ts'
import { indexKnowledge } from '../../src/build-index.ts'
import { readConfig } from '../../src/config.ts'
import { readKnowledge } from '../../src/knowledge/load-knowledge.ts'
import { type Engine, miniSearchEngine, primaEngine } from './engines.ts'
import { type DevelopmentQuestion, readDevelopmentQuestions } from './questions.ts'

export type Latency = { readonly p50Ms: number; readonly p95Ms: number; readonly p99Ms: number }

/** How long one answer takes, from the message to the finished reply, beside a bare MiniSearch search. */
export async function benchLatency(): Promise<void> {
  const config = readConfig({})
  const { knowledge } = readKnowledge(config.knowledgeDirectories)
  const questions = readDevelopmentQuestions()
  const baseline = await measureLatency(miniSearchEngine(knowledge), questions)
  const prima = await measureLatency(
    primaEngine(buildConversation(config, { clock: { now: () => 0 }, indexed: indexKnowledge(knowledge) })),
    questions,
  )
  console.log(`Latency of one answer, ${questions.length} questions\nengine           p50 ms    p95 ms    p99 ms`)
  for (const [name, latency] of Object.entries({ Prima: prima, MiniSearch: baseline })) {
    const { p50Ms, p95Ms, p99Ms } = latency
    console.log(name.padEnd(13) + [p50Ms, p95Ms, p99Ms].map((ms) => ms.toFixed(2).padStart(10)).join(''))
  }
  console.log(`Prima's p99 is ${(prima.p99Ms / baseline.p99Ms).toFixed(2)} times MiniSearch's`)
}

async function measureLatency(engine: Engine, questions: readonly DevelopmentQuestion[]): Promise<Latency> {
  // The first round is not counted: it measures the compiler more than the answers.
  for (const { question, language } of questions) await engine.ask(question, language)
  const durations: number[] = []
  for (const { question, language } of questions) {
    const startedAt = performance.now()
    await engine.ask(question, language)
    durations.push(performance.now() - startedAt)
  }
  durations.sort((a, b) => a - b)
  const at = (share: number) => durations[Math.floor(durations.length * share)] ?? 0
  return { p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99) }
}
