import { derivedFacts, type Guide, type GuideQuestion, given, hasDerivedFacts, noted } from './guide.ts'
import { type Answers, type GuideRun, planOf, runGuide } from './run-guide.ts'

/** More ways through than that nobody can have thought of. */
const mostWays = 200_000
const anyCode = '56101'
const anyMoment = '2026-11-29T08:00'
const anyCount = '1200'

export type GuideWalk = {
  readonly questions: ReadonlySet<string>
  /** `question answer`, of all that were given on some way. */
  readonly answers: ReadonlySet<string>
  readonly outcomes: ReadonlySet<string>
  readonly steps: ReadonlySet<string>
  /** The answers of the first way that ends nowhere, or without a plan. */
  readonly deadEnd?: Answers
  readonly ways: number
  /** There are too many ways; what was found is of the first ones. */
  readonly isCut: boolean
}

/**
 * Goes every way through a guide, with every answer to every question, with no note told and with all of them. Ways that
 * contradict themselves end there.
 */
export function walkGuide(guide: Guide): GuideWalk {
  const found = {
    questions: new Set<string>(),
    answers: new Set<string>(),
    outcomes: new Set<string>(),
    steps: new Set<string>(),
  }
  let ways = 0
  let deadEnd: Answers | undefined
  const tableFacts = hasDerivedFacts(guide) ? combinations(derivedFacts) : [{}]
  const allNotes = Object.fromEntries(Object.keys(guide.notes).map((id) => [id, noted]))
  const noteFacts = Object.keys(allNotes).length > 0 ? [{}, allNotes] : [{}]
  for (const facts of tableFacts) for (const notes of noteFacts) walk(notes, facts)
  return { ...found, ...(deadEnd ? { deadEnd } : {}), ways, isCut: ways >= mostWays }

  function walk(answers: Answers, facts: Answers): void {
    if (ways >= mostWays) return
    const run = runGuide(guide, answers, () => facts)
    if (run.contradiction) return
    if (run.next === undefined) {
      end(run)
      return
    }
    found.questions.add(run.next)
    const question = guide.questions[run.next]
    for (const value of question ? valuesOf(question) : []) {
      found.answers.add(`${run.next} ${value}`)
      walk({ ...answers, [run.next]: value }, facts)
    }
  }

  function end(run: GuideRun): void {
    ways++
    const steps = planOf(guide, run)
    if (run.outcome === undefined || steps.length === 0) deadEnd ??= run.answers
    if (run.outcome !== undefined) found.outcomes.add(run.outcome)
    for (const { name } of steps) found.steps.add(name)
  }
}

function valuesOf({ kind, answers, unsure }: GuideQuestion): readonly string[] {
  if (kind === 'activity') return [anyCode, unsure]
  if (kind === 'moment') return [anyMoment, unsure]
  if (kind === 'count') return [anyCount, unsure]
  return Object.keys(answers)
}

/** What conditions may name of a question. */
export function factValuesOf({ kind, answers, unsure }: GuideQuestion): readonly string[] {
  return kind === 'choice' ? Object.keys(answers) : [given, unsure]
}

function combinations(facts: Readonly<Record<string, readonly string[]>>): readonly Answers[] {
  return Object.entries(facts).reduce<readonly Answers[]>(
    (all, [id, values]) => all.flatMap((one) => values.map((value) => ({ ...one, [id]: value }))),
    [{}],
  )
}
