import type { Engine, EngineAnswer } from './engines.ts'
import type { DevelopmentQuestion, OutOfFieldQuestion } from './questions.ts'

export type AnswerFigures = {
  readonly engine: string
  /** Shares of the development questions, 0 to 1. */
  readonly rightFirst: number
  readonly rightOffered: number
  readonly wronglyRefused: number
  /** Share of the key facts that stand in the answer, where the answer is from the right entry or not. */
  readonly keyFacts: number
  /** Share of the out-of-field questions that were refused; undefined where the engine cannot refuse. */
  readonly refused: number | undefined
  readonly misses: readonly Miss[]
}

export type Miss = { readonly question: string; readonly expected: string; readonly got: string }

/** Asks an engine all questions. An engine that only scores is judged on what it ranks first. */
export async function measureAnswers(
  engine: Engine,
  questions: readonly DevelopmentQuestion[],
  outOfField: readonly OutOfFieldQuestion[],
): Promise<AnswerFigures> {
  const counts = { rightFirst: 0, rightOffered: 0, refused: 0, facts: 0, factsFound: 0 }
  const misses: Miss[] = []
  for (const { question, language, entry, also, facts } of questions) {
    const answer = await engine.ask(question, language)
    const right = [entry, ...also]
    const said = flatten(answer.text)
    counts.facts += facts.length
    const missing = facts.filter((fact) => !said.includes(flatten(fact)))
    counts.factsFound += facts.length - missing.length

    if (answer.entryId !== undefined && right.includes(answer.entryId)) {
      counts.rightFirst++
      if (missing.length > 0)
        misses.push({ question, expected: entry, got: `right entry without ${missing.join(', ')}` })
      continue
    }
    if (answer.offered?.some((id) => right.includes(id))) counts.rightOffered++
    if (answer.entryId === undefined) counts.refused += (answer.offered?.length ?? 0) > 1 ? 0 : 1
    misses.push({ question, expected: entry, got: describe(answer) })
  }
  const refusedOutside = await countRefused(engine, outOfField, misses)
  const share = (count: number) => count / questions.length
  return {
    engine: engine.name,
    rightFirst: share(counts.rightFirst),
    rightOffered: share(counts.rightOffered),
    wronglyRefused: share(counts.refused),
    keyFacts: counts.factsFound / Math.max(counts.facts, 1),
    refused: engine.canRefuse ? refusedOutside / outOfField.length : undefined,
    misses,
  }
}

async function countRefused(engine: Engine, questions: readonly OutOfFieldQuestion[], misses: Miss[]): Promise<number> {
  let refused = 0
  for (const { question, language } of questions) {
    const answer = await engine.ask(question, language)
    if (answer.entryId === undefined) refused++
    else misses.push({ question, expected: 'nothing', got: answer.entryId })
  }
  return refused
}

function describe({ entryId, offered = [] }: EngineAnswer): string {
  if (entryId) return entryId
  return offered.length > 0 ? `offered ${offered.join(', ')}` : 'refused'
}

function flatten(text: string): string {
  return text.replace(/[*_]/g, '').replace(/\s+/g, ' ').toLowerCase()
}
