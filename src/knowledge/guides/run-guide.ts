import {
  type Guide,
  type GuideQuestion,
  type GuideStatement,
  type GuideStep,
  given,
  noted,
  untold,
  type When,
} from './guide.ts'

/**
 * Question -> the name of an answer; of an activity its code, of a moment `2026-11-29T08:00`. Note -> `told`. `?QUESTION` ->
 * what was taken for it, see `assume`.
 */
export type Answers = Readonly<Record<string, string>>
/** What answers come to beyond themselves, such as the risk of an activity at a scale. */
export type Derive = (answers: Answers) => Answers

export type GuideRun = {
  /** The answers that still count: a question that is no longer asked takes its answer with it. */
  readonly answers: Answers
  /** What conditions see. */
  readonly facts: Answers
  /** The question to be asked now; undefined: all are answered. */
  readonly next?: string
  /** Two answers that cannot both be. */
  readonly contradiction?: Guide['contradictions'][number]
  /** The name of the outcome, once all is answered. */
  readonly outcome?: string
  /** The questions whose answers nobody gave: the person did not know. */
  readonly assumed: readonly string[]
}

/** Answers with one that the person does not know: what is taken for it, and that it was. It holds as long as that value. */
export function assume(answers: Answers, question: string, value: string): Answers {
  return { ...answers, [question]: value, [assumption(question)]: value }
}

export function withoutAnswer(answers: Answers, question: string): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([id]) => id !== question && id !== assumption(question)))
}

function assumption(question: string): string {
  return `?${question}`
}

/** Where a guide stands with these answers. Pure: the same answers come to the same, in whatever order they were given. */
export function runGuide(guide: Guide, answers: Answers, derive: Derive = () => ({})): GuideRun {
  let kept: Answers = Object.fromEntries(
    Object.keys(guide.notes).flatMap((id) => (answers[id] === noted ? [[id, noted]] : [])),
  )
  let facts: Answers = { ...kept, ...derive(kept) }
  let next: string | undefined
  for (const [id, question] of Object.entries(guide.questions)) {
    if (!holds(question.when, facts)) continue
    const value = answers[id] ?? byCode(guide, question, kept)
    if (value === undefined || !isAnswer(question, value)) {
      next ??= id
      continue
    }
    kept = { ...kept, [id]: value }
    facts = { ...factsOf(guide, kept), ...derive(kept) }
  }
  const contradiction = guide.contradictions.find((one) => holds(one.when, facts))
  const assumed = Object.keys(kept).filter((id) => answers[assumption(id)] === kept[id])
  const run = { answers: kept, facts, assumed, ...(contradiction ? { contradiction } : {}) }
  if (next !== undefined) return { ...run, next }
  const outcome = Object.entries(guide.outcomes).find(([, one]) => holds(one.when, facts))?.[0]
  return { ...run, ...(outcome ? { outcome } : {}) }
}

export function holds(when: When | undefined, facts: Answers): boolean {
  if (!when) return true
  return when.some((condition) =>
    Object.entries(condition).every(([id, values]) => values.some((value) => value === (facts[id] ?? untold))),
  )
}

/** The answer that the code of the activity gives, where one was found. */
function byCode({ questions }: Guide, { answers }: GuideQuestion, given: Answers): string | undefined {
  const activity = Object.keys(questions).find((id) => questions[id]?.kind === 'activity')
  const code = given[activity ?? ''] ?? ''
  return Object.keys(answers).find((value) => answers[value]?.codes.some((begin) => code.startsWith(begin)))
}

/** Whether a note may still make a difference: a step or an outcome leans on it that no answer so far rules out. */
export function mayMatter({ steps, outcomes }: Guide, note: string, answers: Answers): boolean {
  return [...Object.values(steps), ...Object.values(outcomes)].some(({ when = [] }) =>
    when.some(
      (condition) =>
        condition[note] !== undefined &&
        Object.entries(condition).every(([id, values]) => {
          const value = id === note ? undefined : answers[id]
          return value === undefined || values.includes(value)
        }),
    ),
  )
}

/** The reasons that the answers give, in the order of the questions. */
export function reasonsOf(guide: Guide, { answers }: GuideRun): readonly GuideStatement[] {
  return Object.entries(guide.questions).flatMap(([id, { answers: known }]) => {
    const because = known[answers[id] ?? '']?.because
    return because ? [because] : []
  })
}

export function planOf(guide: Guide, { facts }: GuideRun): readonly (GuideStep & { readonly name: string })[] {
  return Object.entries(guide.steps).flatMap(([name, step]) => (holds(step.when, facts) ? [{ ...step, name }] : []))
}

/** What an answer is to conditions: its own name, or that there is one. */
function factsOf({ questions }: Guide, answers: Answers): Answers {
  return Object.fromEntries(
    Object.entries(answers).map(([id, value]) => {
      const question = questions[id]
      return [id, !question || question.kind === 'choice' || value === question.unsure ? value : given]
    }),
  )
}

/** An answer that a newer version of the guide no longer has is none. */
function isAnswer({ kind, answers, unsure }: GuideQuestion, value: string): boolean {
  if (value === unsure) return true
  if (kind === 'activity') return /^\d{5}$/.test(value)
  if (kind === 'count') return /^\d{1,9}$/.test(value)
  if (kind === 'moment') return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(value)
  return answers[value] !== undefined
}
