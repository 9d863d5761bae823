import { z } from 'zod'
import type { ModelPrompt } from '../../../conversation/model/model-prompts.ts'
import type { TurnModel } from '../../../conversation/model/turn-models.ts'
import { wordsIn } from '../../../domain/words-in.ts'
import type { NameReader } from '../../../knowledge/read-names.ts'
import { hasMention, linksIn } from '../../../knowledge/verify/read-links.ts'

/** What a message may want, and the skill that such messages are for where it is not this one. */
const skillOf = {
  question: undefined,
  calculate: 'calculate',
  kbli: 'kbli',
  guide: 'guide',
  practise: 'practise',
  worksheet: 'kit',
  summary: 'summary',
  talk: undefined,
  other: undefined,
} as const
type Intent = keyof typeof skillOf
const intents = Object.keys(skillOf) as [Intent, ...Intent[]]

const understoodSchema = z.strictObject({
  intent: z.enum(intents),
  sentences: z.array(z.string()),
  slots: z.array(z.strictObject({ name: z.string(), value: z.string() })),
})

const mostSentences = 3
const longestSentence = 300

/** A message in words that the rules know. `skill`: whose it is then; undefined: a question for the knowledge base. */
export type Understood = { readonly text: string; readonly skill?: string }

export type Understanding = {
  readonly message: string
  /** What the person wrote before, newest first. */
  readonly earlier: readonly string[]
  /** What was last answered; empty: nothing. */
  readonly topic: string
}

/**
 * Reads a message that the rules could not. Undefined: no model, talk, something that is not ours, or words that are not
 * the person's own: a number, an address or a name that neither they wrote nor the knowledge base knows.
 */
export function createUnderstanding(prompt: ModelPrompt<'today'>, readNames: NameReader, today: () => string) {
  return async ({ message, earlier, topic }: Understanding, model: TurnModel): Promise<Understood | undefined> => {
    const understood = await model.ask({
      purpose: 'understand',
      instructions: prompt.fill({ today: today() }),
      material: [
        { label: 'message', text: message, from: 'person' },
        { label: 'earlier', text: earlier.join('\n'), from: 'person' },
        { label: 'topic', text: topic, from: 'knowledge' },
      ],
      schema: understoodSchema,
    })
    if (!understood || understood.intent === 'talk' || understood.intent === 'other') return undefined
    const sentences = understood.sentences.slice(0, mostSentences).map((one) => one.replace(/\s+/g, ' ').trim())
    const own = [message, ...earlier, topic].join('\n')
    const isOwn = sentences.every((one) => one.length <= longestSentence && isInWordsOf(own, one, readNames))
    const hasSlots = understood.slots.every(({ value }) => isPartOf(value, own))
    const text = sentences.filter((one) => one !== '').join('\n')
    if (text === '' || !isOwn || !hasSlots) return undefined
    const skill = skillOf[understood.intent]
    return { text, ...(skill === undefined ? {} : { skill }) }
  }
}

/** Whether a sentence says no number, address or abbreviation that is not in `own`; names that are known may be. */
function isInWordsOf(own: string, sentence: string, readNames: NameReader): boolean {
  if (hasMention(sentence) || linksIn(sentence).some((link) => !own.toLowerCase().includes(link))) return false
  const known = new Set(wordsIn(own))
  const names = new Set([...readNames(sentence).names].flatMap((name) => wordsIn(name)))
  return (sentence.match(/[\p{L}\p{N}]+/gu) ?? []).every((word) => {
    const isTelling = /\d/.test(word) || /\p{Lu}.*\p{Lu}/u.test(word)
    const lower = word.toLowerCase()
    return !isTelling || known.has(lower) || names.has(lower)
  })
}

function isPartOf(value: string, own: string): boolean {
  const words = new Set(wordsIn(own))
  return wordsIn(value).every((word) => words.has(word))
}
