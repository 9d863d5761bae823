import { join } from 'node:path'
import { z } from 'zod'
import { KnowledgeError, type KnowledgeProblem } from '../../domain/errors.ts'
import { type LoadedList, loadList } from '../load-list.ts'
import { readYaml } from '../read-yaml.ts'

/** What is judged of an agent's messages, each from 0 to 2. */
export const criterionNames = [
  'acknowledge',
  'own',
  'step',
  'deadline',
  'ask',
  'options',
  'limit',
  'data',
  'honest',
  'address',
  'close',
  'make-good',
  'safety',
  'permission',
] as const
export type CriterionName = (typeof criterionNames)[number]

/** What an agent does that a customer answers to. */
export const triggerNames = [
  'ban',
  'blame',
  'empathy',
  'step',
  'deadline',
  'question',
  'data',
  'limit',
  'options',
  'promise',
] as const
export type TriggerName = (typeof triggerNames)[number]

/** What must not stand in a message to a customer. */
export const faultNames = [
  'ban',
  'brush-off',
  'rude',
  'refuse',
  'threat',
  'unlawful',
  'blame',
  'promise',
  'data',
] as const
/** What leaves a customer with nothing in the words of a reply as a whole; found beside those, by what it does besides. */
export const habitNames = ['template', 'papers'] as const
export type FaultName = (typeof faultNames | typeof habitNames)[number]

/** What a customer answers to where the scene has no line for it. */
export const reactionNames = [
  'ban',
  'blame',
  'promise',
  'data',
  'question',
  'photo',
  'number',
  'choose',
  'when',
  'greet',
  'sorry',
  'vague',
  'no-time',
  'no-hour',
  'no-step',
  'heard',
  'no-choice',
  'fine',
  'short',
  'nothing',
] as const
export type ReactionName = (typeof reactionNames)[number]

/** What an agent asks for that any customer can answer, the most telling first. */
export const askedNames = ['photo', 'number', 'choose', 'when', 'greet'] as const satisfies readonly ReactionName[]

const words = z.array(z.string())
const criterion = z.strictObject({ name: z.enum(criterionNames), words })
const rolePlay = z.strictObject({
  id: z.string().regex(/^R\d\d$/, 'must be a number like R01'),
  title: z.string().max(60),
  /** The one the customer speaks. */
  language: z.enum(['id', 'en']).default('id'),
  /** 1 everyday, 2 harder, 3 abuse and danger. */
  level: z.int().min(1).max(3),
  /** Words in a wish that the scene suits. */
  about: words.min(3),
  place: z.string(),
  persona: z.string(),
  /** 0 calm to 5 leaves. */
  mood: z.int().min(0).max(5),
  start: z.string(),
  /** What the customer says only if asked. */
  hidden: z.string(),
  asks: words,
  lines: z.array(z.strictObject({ on: z.enum(triggerNames), mood: z.int().min(-2).max(2), says: z.string() })).min(2),
  criteria: z.array(criterion).min(3).max(6),
  ends: z.array(z.strictObject({ criterion: z.enum(criterionNames), least: z.int().min(1).max(2) })).min(1),
  success: z.string(),
  /** How a good agent does it. */
  good: z.string().min(1),
  /** One message that does it well. */
  model: z.string().min(1),
  fact: z.string(),
})
export type RolePlay = z.infer<typeof rolePlay>

const letters = ['A', 'B', 'C', 'D'] as const
const question = z.strictObject({
  id: z.string().regex(/^Q\d\d$/, 'must be a number like Q01'),
  topic: z.string(),
  level: z.int().min(1).max(3),
  question: z.string(),
  options: z.array(z.string()).length(letters.length),
  answer: z.enum(letters),
  why: z.string(),
  facts: words,
})
export type QuizQuestion = z.infer<typeof question>

const ruleLists = [
  ...faultNames,
  'harmless',
  'vague-time',
  'acknowledge',
  'self',
  'we',
  'act',
  'vague-step',
  'relative-time',
  'units',
  'days',
  'guides',
  'if-not',
  'limit-behaviour',
  'limit-end',
  'limit-path',
  'alternatives',
  'make-good',
  'voucher',
  'safety',
  'stay',
  'ask-first',
  'reason',
  'purpose',
  'hedge',
  'addresses',
  'rude-address',
  'contact',
  'direct',
  'places',
  'conditions',
  'choices',
  'empty-acts',
  'safe',
  'sure',
  'outcomes',
  'template',
  'away',
  'papers',
  'asks-papers',
  'argues',
  'apologies',
  'asks-figure',
  'common',
] as const
/** What a customer's message is. */
export const messageKinds = ['danger', 'thanks', 'upset', 'question', 'request'] as const
export type MessageKind = (typeof messageKinds)[number]

const weights = z.record(z.string(), z.number())
/** How features and words of a reply become points from 0 to 10; learned by bench/rubric/learn.ts. */
const rating = z.strictObject({
  learned: z.strictObject({
    day: z.string(),
    /** Replies graded by readers, and replies that were written and graded to learn from only. */
    replies: z.int().positive(),
    own: z.int().nonnegative(),
  }),
  bias: z.number(),
  features: weights,
  words: weights,
})
export type RatingWeights = z.infer<typeof rating>
/** At least three of each, so that nobody hears the same twice in a row. */
const reactions = z.strictObject(
  Object.fromEntries(reactionNames.map((name) => [name, words.min(3)])) as Record<ReactionName, typeof words>,
)
const rules = z.strictObject({
  ...(Object.fromEntries(ruleLists.map((name) => [name, words])) as Record<(typeof ruleLists)[number], typeof words>),
  kinds: z.strictObject(
    Object.fromEntries(messageKinds.map((kind) => [kind, words])) as Record<MessageKind, typeof words>,
  ),
  asked: z.strictObject(
    Object.fromEntries(askedNames.map((name) => [name, words])) as Record<(typeof askedNames)[number], typeof words>,
  ),
  reactions: z.strictObject({ id: reactions, en: reactions }),
  left: z.strictObject({ id: z.string().min(1), en: z.string().min(1) }),
})
export type PracticeRules = z.infer<typeof rules> & { readonly rating: RatingWeights }

const both = z.strictObject({ id: z.string().min(1), en: z.string().min(1) })
const teachBackStep = z.strictObject({
  id: z.string(),
  /** Where the step can be read again. */
  entry: z.string(),
  title: both,
  /** How the step is called in a wish. */
  names: words.min(1),
  points: z.array(z.strictObject({ says: both, words: words.min(1) })).min(3),
})
/** A step that is explained in one's own words, and the key points that belong to it. */
export type TeachBackStep = z.infer<typeof teachBackStep>

export type Practice = {
  readonly rolePlays: readonly RolePlay[]
  readonly questions: readonly QuizQuestion[]
  readonly rules: PracticeRules
  readonly steps: readonly TeachBackStep[]
}

/**
 * Reads knowledge/practice.
 * @throws KnowledgeError naming file and line of what is not right.
 */
export function loadPractice(directory: string): Practice {
  const { rolePlays, questions, steps, rules: lists, problems } = readAll(directory)
  if (problems.length > 0 || !lists) throw new KnowledgeError(problems)
  return { rolePlays, questions, steps, rules: lists }
}

/** What is not right in those files, for `npm run knowledge:check`. */
export function checkPractice(directory: string): readonly KnowledgeProblem[] {
  return readAll(directory).problems
}

function readAll(directory: string) {
  const path = (name: string) => join(directory, name)
  const rolePlays: LoadedList<RolePlay> = loadList(path('role-plays.yaml'), path('role-plays.yaml'), rolePlay)
  const questions: LoadedList<QuizQuestion> = loadList(path('quiz.yaml'), path('quiz.yaml'), question)
  const steps: LoadedList<TeachBackStep> = loadList(path('teach-back.yaml'), path('teach-back.yaml'), teachBackStep)
  const lists = readYaml(path('rules.yaml'), path('rules.yaml'), rules)
  const weighed = readYaml(path('rating.yaml'), path('rating.yaml'), rating)
  const unmet = rolePlays.items.flatMap(({ id, ends, criteria }) =>
    ends
      .filter((end) => !criteria.some(({ name }) => name === end.criterion))
      .map((end) => ({
        file: path('role-plays.yaml'),
        line: 1,
        message: `${id} ends on "${end.criterion}", which is none of its criteria`,
      })),
  )
  return {
    rolePlays: rolePlays.items,
    questions: questions.items,
    steps: steps.items,
    rules: lists.content && weighed.content ? { ...lists.content, rating: weighed.content } : undefined,
    problems: [
      ...rolePlays.problems,
      ...questions.problems,
      ...steps.problems,
      ...lists.problems,
      ...weighed.problems,
      ...unmet,
    ],
  }
}
