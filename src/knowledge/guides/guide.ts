import { z } from 'zod'

const text = z.string().trim().min(1)
const both = z.strictObject({ id: text, en: text })
const name = z.string().regex(/^[a-z][a-z0-9-]*$/, 'must be lower case, words joined by "-"')

/** `oss/nib 1 3`: an entry and the footnotes of it that carry a statement; articles are kept there and only there. */
const basis = z
  .string()
  .regex(/^[a-z0-9-]+\/[a-z0-9-]+(?: [\w-]+)+$/, 'must be an entry and its footnotes, e.g. oss/nib 1 3')
  .transform((written) => {
    const [entryId = '', ...footnotes] = written.split(' ')
    return { entryId, footnotes }
  })
const bases = z.union([basis.transform((one) => [one]), z.array(basis).min(1)])
const statement = z.strictObject({ id: text, en: text, from: bases })

const values = z.union([name.transform((one) => [one]), z.array(name).min(1)])
/** Every question named was answered with one of the values named. */
const condition = z.record(name, values)
/** One of the conditions holds; left out: always. */
const when = z.union([condition.transform((one) => [one]), z.array(condition).min(1)])

const answer = z.strictObject({
  label: z.strictObject({ id: text.max(60), en: text.max(60) }),
  /** What else people say for it when they are asked, lower case, in the words of both languages. */
  words: z.array(z.string().min(1)).default([]),
  /** What says it wherever it stands, also before the question: "toko di shopee". */
  told: z.array(z.string().min(1)).default([]),
  /** What points at it without saying it: it is read back, to be confirmed. */
  maybe: z.array(z.string().min(1)).default([]),
  /** What the KBLI code of the activity says already, by how it begins: a restaurant sells food that is ready to eat. */
  codes: z.array(z.string().regex(/^\d{2,5}$/)).default([]),
  /** Of an amount: the most that still is this answer, such as `Rp5 miliar`. */
  most: z.string().optional(),
  /** The reason that it gives the outcome. */
  because: statement.optional(),
})

const question = z.strictObject({
  /** `choice`: one of the answers. `activity`: a KBLI code, found by words. `moment`: a day and an hour. `count`: how many. */
  kind: z.enum(['choice', 'activity', 'moment', 'count']).default('choice'),
  /** Asked only then; it may lean on questions before it. */
  when: when.optional(),
  ask: both,
  /** How an answer in somebody's own words may look; what figures it has mean nothing. */
  example: both.optional(),
  /** The question in plainer words, with an example, for whoever was not understood; its figures mean nothing either. */
  simpler: both.optional(),
  /** What an amount or a moment told by the way must stand with to be the one that is asked for. */
  near: z.array(z.string().min(1)).default([]),
  /** Said to whoever does not know, or does not understand. */
  explain: both,
  /** What the figures in the question, its explanation and its labels rest on. */
  from: bases.optional(),
  /** The answer that is taken where the person does not know. */
  unsure: name,
  /** The answers that a bare yes and no are; left out: those of these names. */
  yes: name.default('yes'),
  no: name.default('no'),
  answers: z.record(name, answer).default({}),
})

/** What is never asked for, and makes a difference where it is told. */
const note = z.strictObject({
  label: z.strictObject({ id: text.max(60), en: text.max(60) }),
  told: z.array(z.string().min(1)).min(1),
  /** It changes a plan also where it is told by the way, long after. */
  always: z.boolean().default(false),
})

const due = z.union([
  /** `3x24` hours after the moment that the question asks. */
  z.strictObject({ hours: z.string().regex(/^\d+(?:x\d+)?$/), after: name }),
  /** Every year on these days, month first. */
  z.strictObject({ yearly: z.array(z.string().regex(/^\d{2}-\d{2}$/)).min(1) }),
])

const step = z.strictObject({ when: when.optional(), id: text, en: text, from: bases, due: due.optional() })

/** What people ask of any plan, and in the middle of a guide: how long, what it costs, too late, another place. */
export const guideWishes = ['how-long', 'cost', 'late', 'branch'] as const
export type GuideWish = (typeof guideWishes)[number]

export const guideSchema = z.strictObject({
  id: name.max(20),
  /** Grows with every change that people in the middle of it should be told of. */
  version: z.int().min(1),
  order: z.int(),
  title: z.strictObject({ id: text.max(40), en: text.max(40) }),
  about: both,
  /** Messages with all these words, in any order, start it by themselves. */
  starts: z.array(z.string().min(1)).min(1),
  /** Who cries for help with all these words is led at once; a question with them is not meant. */
  pleas: z.array(z.string().min(1)).default([]),
  /** With a word that asks to be led, these do as well. */
  subjects: z.array(z.string().min(1)).min(1),
  /** Entries under whose answers it is offered. */
  offered: z.array(z.string()).default([]),
  /** The entries that answer what people ask of any plan. */
  wishes: z.partialRecord(z.enum(guideWishes), z.string()).default({}),
  questions: z.record(name, question),
  notes: z.record(name, note).default({}),
  /** Answers that cannot both be: said, and the last of `ask` is asked again. */
  contradictions: z.array(z.strictObject({ when, say: statement, ask: name })).default([]),
  /** The first that holds is the outcome. */
  outcomes: z.record(name, z.strictObject({ when: when.optional(), say: statement })),
  steps: z.record(name, step),
})

/** A path from questions to a plan, in both languages, as its file says it. */
export type Guide = z.infer<typeof guideSchema>
export type GuideQuestion = Guide['questions'][string]
export type GuideAnswer = GuideQuestion['answers'][string]
export type GuideStatement = z.infer<typeof statement>
export type GuideStep = Guide['steps'][string]
export type Basis = z.infer<typeof basis>
export type When = z.infer<typeof when>

/** What stands in conditions for an answer that is no choice: a code, a moment, a count. */
export const given = 'given'
/** What stands in conditions, and among the answers, for a note that was told. */
export const noted = 'told'

/** What stands in conditions for a note that was not. */
export const untold = 'untold'

/** The facts that the KBLI table adds to an activity and a scale; conditions name them as `risk`. */
export const derivedFacts: Readonly<Record<string, readonly string[]>> = {
  risk: ['low', 'medium-low', 'medium-high', 'high', 'varies', 'unknown'],
}

/** Whether the table's facts belong to a guide: only where it asks for an activity. */
export function hasDerivedFacts({ questions }: Guide): boolean {
  return Object.values(questions).some(({ kind }) => kind === 'activity')
}
