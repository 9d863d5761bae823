import { z } from 'zod'
import type { Language } from '../../../domain/language.ts'
import { readLanguageFile } from '../../../knowledge/text/read-language-file.ts'
import { spaced } from '../../../programme/checks/word-lists.ts'

/** What a lead wants of Prima, said in their own words. */
export const leadWishes = [
  'state-goal',
  'pause',
  'resume',
  'keep-data',
  'fix-figure',
  'forecast',
  'last-figure',
  'effect',
  'change-goal',
  'shares',
  'owners',
  'unreported',
  'week-done',
  'challenge',
  'one-on-one',
  'smart',
  'judge-vision',
  'vision',
  'guide-analysis',
  'stuck',
  'start-programme',
  'new-lead',
] as const
export type LeadWish = (typeof leadWishes)[number]

const words = z.array(z.string().min(1)).min(1)
const cue = {
  /** Groups of which a word each must stand in the message; `a|b`: of either. */
  all: words,
  none: words.optional(),
  near: z.literal(true).optional(),
  /** Longer messages are about something else. */
  most: z.int().positive(),
}
const schema = z
  .strictObject({
    short: z.record(z.string().min(1), z.string().min(1)),
    words: z.record(z.string().min(1), words),
    wishes: z.array(z.strictObject({ wish: z.enum(leadWishes), ...cue })),
  })
  .superRefine(({ words: groups, wishes }, context) => {
    for (const name of unknownGroups(groups, wishes)) context.addIssue(`no words are called "${name}"`)
  })
const adviceSchema = z.array(
  z.strictObject({ id: z.string(), ...cue, text: z.strictObject({ id: z.string().min(1), en: z.string().min(1) }) }),
)
type Cue = {
  readonly all: readonly string[]
  readonly none?: readonly string[] | undefined
  readonly near?: true | undefined
  readonly most: number
}

export type LeadReader = {
  /** What may be wanted, the likeliest first. `wasHere`: the coach answered just before, so that fewer words are enough. */
  wishes(text: string, wasHere: boolean): readonly LeadWish[]
  /** What is said to something that needs no record. */
  advice(text: string, wasHere: boolean, language: Language): { readonly id: string; readonly text: string } | undefined
  /** Whether a word of a group stands in a text. */
  has(text: string, group: string): boolean
}

/**
 * Reads what a lead wants by which words stand in a message. `directory`: knowledge/programme.
 * @throws KnowledgeError naming the file and what is not right in it.
 */
export function createLeadReader(directory: string): LeadReader {
  const { words: groups, wishes, short } = readLanguageFile(directory, 'lead-words.yaml', schema)
  const advice = readLanguageFile(
    directory,
    'advice.yaml',
    adviceSchema.superRefine((all, context) => {
      for (const name of unknownGroups(groups, all)) context.addIssue(`no words are called "${name}"`)
    }),
  )
  const prepared = new Map(Object.entries(groups).map(([name, list]) => [name, list.map(padded)]))
  const stands = (said: readonly string[], group: string) =>
    (prepared.get(group) ?? []).some((phrase) => said.some((each) => each.includes(phrase)))

  function fitting<Each extends Cue>(text: string, wasHere: boolean, cues: readonly Each[]): readonly Each[] {
    const said = variantsOf(text, short)
    const count = text.trim().split(/\s+/).length
    // Many cues ask for the same groups.
    const known = new Map<string, boolean>()
    const isSaid = (group: string) => {
      const is = known.get(group) ?? stands(said, group)
      known.set(group, is)
      return is
    }
    return cues.filter(
      ({ all, none = [], near, most }) =>
        count <= most &&
        (wasHere || !near) &&
        all.every((either) => either.split('|').some(isSaid)) &&
        !none.some(isSaid),
    )
  }

  return {
    has: (text, group) => stands(variantsOf(text, short), group),
    wishes: (text, wasHere) => [...new Set(fitting(text, wasHere, wishes).map(({ wish }) => wish))],
    advice(text, wasHere, language) {
      const [found] = fitting(text, wasHere, advice)
      return found && { id: found.id, text: found.text[language] }
    },
  }
}

function unknownGroups(groups: Readonly<Record<string, unknown>>, cues: readonly Cue[]): readonly string[] {
  const named = cues.flatMap(({ all, none = [] }) => [...all.flatMap((each) => each.split('|')), ...none])
  return [...new Set(named)].filter((name) => !Object.hasOwn(groups, name))
}

/** The text as it is, with short forms written out, and with what Indonesian hangs on words taken off: "targetnya", "visiku". */
function variantsOf(text: string, short: Readonly<Record<string, string>>): readonly string[] {
  const said = padded(text)
  const long = said.replace(/(?<= )\p{L}+(?= )/gu, (word) => short[word] ?? word)
  const bare = long.replace(/(?<=\p{L}{3})-?(?:nya|ku|mu)(?= )/gu, '')
  return [...new Set([said, long, bare])]
}

function padded(text: string): string {
  return ` ${spaced(text)} `
}
