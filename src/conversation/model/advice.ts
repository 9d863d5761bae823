import { z } from 'zod'
import type { Language } from '../../domain/language.ts'
import type { ModelMaterial } from '../../ports/model.ts'
import type { ModelPrompt } from './model-prompts.ts'
import { languageNames, oneLine, type WordingCheck } from './own-words.ts'
import type { TurnModel } from './turn-models.ts'

const adviceSchema = z.strictObject({ rewrite: z.string(), remark: z.string() })

/** Longer remarks are lectures, in characters. */
const longestRemark = 220
/** What somebody still has to fill in: a rewrite has none that the text does not have. */
const gaps = /\[[^\]]*\]/g

export type AdviceWish = {
  /** What somebody wrote. */
  readonly text: string
  /** All else that the model may use: what was asked, what the rubric finds wanting. */
  readonly material: readonly ModelMaterial[]
  readonly language: Language
  /** The most characters of a rewrite that are useful; 0: none is wanted. */
  readonly longest: number
  /** Whether a rewrite does better, by the rules of whoever asks. */
  readonly isBetter: (rewrite: string) => boolean
}

/** What a model has to say of a text, as far as it was verified. */
export type Advice = {
  /** The text said better, with everything that was in it: for one tap. */
  readonly rewrite?: string
  /** One sentence on what would sharpen it. */
  readonly remark?: string
}

export type Adviser = (wish: AdviceWish, model: TurnModel | undefined) => Promise<Advice>

export type AdviserParts = {
  readonly prompt: ModelPrompt<'language'>
  readonly check: WordingCheck
  /** The share of a wording's own words that stand in the material, 0 to 1. */
  readonly shareOfWords: (wording: string, material: string, language: Language) => number
}

/** A rewrite rephrases: at least so much of it people have written themselves, or were asked. */
const leastShare = 0.6

/**
 * Lets a model judge what people wrote in a programme: how it would put it, and one sentence of coaching. A rewrite counts
 * only where it brings in nothing, loses nothing that can be checked, says it in words that were there, and the rules
 * find it better; a remark where it is one sentence that brings in nothing.
 */
export function createAdviser({ prompt, check, shareOfWords }: AdviserParts): Adviser {
  return async ({ text, material, language, longest, isBetter }, model) => {
    if (!model?.has.chat) return {}
    const pieces: readonly ModelMaterial[] = [{ label: 'text', text, from: 'person' }, ...material]
    const said = await model.ask({
      purpose: 'coach',
      instructions: prompt.fill({ language: languageNames[language] }),
      material: pieces,
      schema: adviceSchema,
    })
    if (!said) return {}
    const known = pieces.map((piece) => piece.text).join('\n')
    const [rewrite, remark] = [oneLine(said.rewrite), oneLine(said.remark)]
    return {
      ...(isGoodRewrite(rewrite) ? { rewrite } : {}),
      ...(isSentence(remark) && remark.length <= longestRemark && check(remark, known) === undefined ? { remark } : {}),
    }

    function isGoodRewrite(wording: string): boolean {
      if (wording === '' || wording === text || wording.length > longest) return false
      if (!gapsIn(wording).every((one) => gapsIn(text).includes(one))) return false
      if (check(wording, known) !== undefined || check(text, wording) !== undefined) return false
      return shareOfWords(wording, known, language) >= leastShare && isBetter(wording)
    }
  }
}

const segmenter = new Intl.Segmenter('id', { granularity: 'sentence' })

function isSentence(text: string): boolean {
  return text !== '' && [...segmenter.segment(text)].length === 1 && gapsIn(text).length === 0
}

function gapsIn(text: string): readonly string[] {
  return text.match(gaps) ?? []
}
