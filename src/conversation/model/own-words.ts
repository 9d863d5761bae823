import { z } from 'zod'
import { escapeMarkdown } from '../../domain/escape-markdown.ts'
import type { Language } from '../../domain/language.ts'
import type { ModelMaterial } from '../../ports/model.ts'
import type { ModelPrompt } from './model-prompts.ts'
import type { TurnModel } from './turn-models.ts'

const wordingSchema = z.strictObject({ text: z.string() })
/** As prompts call them. */
export const languageNames: Readonly<Record<Language, string>> = { id: 'Indonesian', en: 'English' }

export type WordingWish = {
  /** What it is made of, and all that it may name. */
  readonly material: readonly ModelMaterial[]
  readonly language: Language
  /** The most characters that are useful. */
  readonly longest: number
  /** Whether the wording does what it is for, by the rules of whoever asks. */
  readonly isBetter: (wording: string) => boolean
}

/** What a wording brings in though its material does not have it; undefined: nothing. */
export type WordingCheck = (wording: string, material: string) => string | undefined

/** A wording as Markdown, or undefined: there is no model, or its wording brings in what the material does not have. */
export type Wordsmith = (wish: WordingWish, model: TurnModel | undefined) => Promise<string | undefined>

/**
 * Lets a model word what people have written: a reply, a vision, what a customer of a role-play says. The rules have the
 * last word: no figure, date, rule, name or link that the material does not have, and only what they find better.
 */
export function createWordsmith(prompt: ModelPrompt<'language'>, check: WordingCheck): Wordsmith {
  return async ({ material, language, longest, isBetter }, model) => {
    if (!model?.has.chat) return undefined
    const said = await model.ask({
      purpose: 'coach',
      instructions: prompt.fill({ language: languageNames[language] }),
      material,
      schema: wordingSchema,
    })
    const text = oneLine(said?.text ?? '')
    if (text === '' || text.length > longest) return undefined
    const known = material.map((piece) => piece.text).join('\n')
    return check(text, known) === undefined && isBetter(text) ? escapeMarkdown(text) : undefined
  }
}

/** What a model said as one line, without the quotation marks that some put around it. */
export function oneLine(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^["“](.*)["”]$/, '$1')
}
