import type { KnowledgeProblem } from '../../domain/errors.ts'
import { languages } from '../../domain/language.ts'
import { wordsIn } from '../../domain/words-in.ts'
import type { Fact } from '../check/facts.ts'
import { figuresOf } from '../check/figures.ts'
import { bodyOf } from '../check/rule.ts'
import type { Knowledge } from '../knowledge.ts'
import { type Basis, derivedFacts, type Guide, hasDerivedFacts, noted, untold, type When } from './guide.ts'
import { readGuides } from './load-guides.ts'
import { factValuesOf, walkGuide } from './walk-guide.ts'

type Context = { readonly knowledge: Knowledge; readonly facts: ReadonlyMap<string, Fact> }
type Said = { readonly id: string; readonly en: string }
/** What a button carries behind `guide:answer:`, of the 56 bytes that a choice has. */
const longestValue = 43

type Say = (message: string) => void

/** Holds the guides of knowledge folders against themselves and against the entries that they rest on. */
export function checkGuides(directories: readonly string[], context: Context): readonly KnowledgeProblem[] {
  const { guides, problems } = readGuides(directories)
  const found = guides.flatMap(({ guide, file }) =>
    findGuideProblems(guide, context).map((message) => ({ file, line: 1, message })),
  )
  const owners = new Map<string, string>()
  const shared = guides.flatMap(({ guide, file }) =>
    guide.starts.flatMap((start) => {
      const key = wordsIn(start).toSorted().join(' ')
      const owner = owners.get(key) ?? guide.id
      owners.set(key, owner)
      return owner === guide.id ? [] : [{ file, line: 1, message: `"${start}" also starts ${owner}` }]
    }),
  )
  const offering = new Map<string, string>()
  const offered = guides.flatMap(({ guide, file }) =>
    guide.offered.flatMap((entry) => {
      const owner = offering.get(entry) ?? guide.id
      offering.set(entry, owner)
      return owner === guide.id ? [] : [{ file, line: 1, message: `${owner} is offered under ${entry} too` }]
    }),
  )
  return [...problems, ...found, ...shared, ...offered]
}

/** What is wrong with a guide, in sentences. */
export function findGuideProblems(guide: Guide, context: Context): readonly string[] {
  const problems: string[] = []
  const say: Say = (message) => problems.push(message)
  checkConditions(guide, say)
  if (problems.length > 0) return problems
  checkWays(guide, say)
  checkTexts(guide, context, say)
  return problems
}

function checkConditions(guide: Guide, say: Say): void {
  const known = new Map<string, readonly string[]>(hasDerivedFacts(guide) ? Object.entries(derivedFacts) : [])
  const used = new Set<string>()
  const check = (place: string, when: When | undefined) => {
    for (const condition of when ?? []) {
      for (const [id, values] of Object.entries(condition)) {
        used.add(id)
        const possible = known.get(id)
        if (!possible) say(`${place} leans on "${id}", which is no question before it`)
        for (const value of possible ? values : []) {
          if (!possible?.includes(value)) say(`${place} leans on "${id}: ${value}", which is no answer`)
        }
      }
    }
  }
  for (const id of Object.keys(guide.notes)) {
    if (guide.questions[id]) say(`note ${id} is a question too`)
    known.set(id, [noted, untold])
  }
  for (const [id, question] of Object.entries(guide.questions)) {
    check(`question ${id}`, question.when)
    known.set(id, factValuesOf(question))
    for (const answer of [...Object.keys(question.answers), question.unsure, '00000']) {
      if (`${guide.id}.${id}.${answer}`.length > longestValue) say(`question ${id}: ${answer} is too long for a button`)
    }
    if (question.kind !== 'choice') continue
    if (Object.keys(question.answers).length < 2) say(`question ${id} has fewer than two answers`)
    if (!question.answers[question.unsure])
      say(`question ${id} takes "${question.unsure}" for unsure, which is no answer`)
    checkWords(id, question.answers, say)
  }
  for (const { when, ask } of guide.contradictions) {
    check('a contradiction', when)
    if (!guide.questions[ask]) say(`a contradiction asks "${ask}", which is no question`)
  }
  for (const [id, { when }] of Object.entries(guide.outcomes)) check(`outcome ${id}`, when)
  for (const [id, { when, due }] of Object.entries(guide.steps)) {
    check(`step ${id}`, when)
    if (due && 'after' in due && guide.questions[due.after]?.kind !== 'moment') {
      say(`step ${id} is due after "${due.after}", which asks no moment`)
    }
  }
  for (const id of Object.keys(guide.notes)) if (!used.has(id)) say(`note ${id} makes no difference`)
}

function checkWords(id: string, answers: Guide['questions'][string]['answers'], say: Say): void {
  const owners = new Map<string, string>()
  for (const [answer, { words, told, maybe }] of Object.entries(answers)) {
    for (const word of [...words, ...told, ...maybe]) {
      const owner = owners.get(word)
      if (owner !== undefined && owner !== answer) say(`question ${id}: "${word}" says both ${owner} and ${answer}`)
      owners.set(word, answer)
    }
  }
}

function checkWays(guide: Guide, say: Say): void {
  const { questions, answers, outcomes, steps, deadEnd, isCut, ways } = walkGuide(guide)
  if (isCut) say(`has more than ${ways} ways through it`)
  if (deadEnd) say(`ends nowhere, or without a step, after ${JSON.stringify(deadEnd)}`)
  for (const [id, question] of Object.entries(guide.questions)) {
    if (!questions.has(id)) say(`question ${id} is never asked`)
    else if (question.kind === 'choice') {
      for (const answer of Object.keys(question.answers)) {
        if (!answers.has(`${id} ${answer}`)) say(`answer ${answer} of question ${id} is never given`)
      }
    }
  }
  for (const id of Object.keys(guide.outcomes)) if (!outcomes.has(id)) say(`outcome ${id} is never reached`)
  for (const id of Object.keys(guide.steps)) if (!steps.has(id)) say(`step ${id} is in no plan`)
}

function checkTexts(guide: Guide, context: Context, say: Say): void {
  const check = (place: string, texts: readonly Said[], from: readonly Basis[]) => {
    for (const { entryId, footnotes } of from) {
      const pair = context.knowledge.entries.get(entryId)
      if (!pair) say(`${place} rests on ${entryId}, which is no entry`)
      for (const language of pair ? languages : []) {
        for (const label of footnotes) {
          if (!pair?.[language].footnotes.has(label))
            say(`${place} rests on footnote ${label}, which ${entryId} (${language}) has not`)
        }
      }
    }
    for (const language of languages) {
      const allowed = figuresBehind(from, language, context)
      for (const figure of texts.flatMap((text) => [...figuresOf(text[language])])) {
        if (!allowed.has(figure)) say(`${place} (${language}) says ${figure}, which is in none of its entries`)
      }
    }
  }
  for (const [id, { ask, explain, answers, from = [] }] of Object.entries(guide.questions)) {
    check(`question ${id}`, [ask, explain, ...Object.values(answers).map(({ label }) => label)], from)
    for (const [answer, { because, most }] of Object.entries(answers)) {
      if (because) check(`answer ${answer} of question ${id}`, [because], because.from)
      if (most !== undefined) check(`answer ${answer} of question ${id}`, [{ id: most, en: most }], from)
    }
  }
  for (const { say: said } of guide.contradictions) check('a contradiction', [said], said.from)
  for (const [id, { say: said }] of Object.entries(guide.outcomes)) check(`outcome ${id}`, [said], said.from)
  for (const [id, step] of Object.entries(guide.steps)) {
    const days = step.due && 'yearly' in step.due ? step.due.yearly.map((day) => day.slice(3)) : []
    const hours = step.due && 'hours' in step.due ? step.due.hours.replace('x', ' ') : ''
    const figures = [...days, hours].join(' ')
    check(`step ${id}`, [step, { id: figures, en: figures }], step.from)
  }
  for (const id of guide.offered)
    if (!context.knowledge.entries.has(id)) say(`is offered under ${id}, which is no entry`)
  for (const [wish, id] of Object.entries(guide.wishes))
    if (!context.knowledge.entries.has(id)) say(`answers "${wish}" by ${id}, which is no entry`)
}

/** The figures of the entries behind a statement, and of the facts behind the entries. */
function figuresBehind(
  from: readonly Basis[],
  language: 'id' | 'en',
  { knowledge, facts }: Context,
): ReadonlySet<string> {
  return new Set(
    from.flatMap(({ entryId }) => {
      const entry = knowledge.entries.get(entryId)?.[language]
      if (!entry) return []
      const articles = [...entry.footnotes.values()]
        .flat()
        .map(({ id, article = '' }) => `${id.replaceAll('-', ' ')} ${article}`)
      const behind = entry.facts.map((fact) => facts.get(fact)?.text ?? '')
      return [...figuresOf([bodyOf(entry), ...articles, ...behind].join('\n\n'))]
    }),
  )
}
