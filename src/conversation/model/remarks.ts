import { z } from 'zod'
import type { Language } from '../../domain/language.ts'
import type { ModelPrompt } from './model-prompts.ts'
import { languageNames, oneLine, type WordingCheck } from './own-words.ts'
import type { TurnModel } from './turn-models.ts'

const remarksSchema = z.strictObject({ remarks: z.array(z.strictObject({ id: z.string(), text: z.string() })) })

/** Longer remarks do not stand below a line of a list, in characters. */
const longestRemark = 160

/** A line to be remarked on. `id`: how it is called, without spaces. */
export type RemarkedLine = {
  readonly id: string
  /** What a person wrote. */
  readonly quote: string
  /** What the rules say of it. */
  readonly about: string
}

/** One verified sentence for each line that got any, by its id. */
export type Remarker = (
  lines: readonly RemarkedLine[],
  language: Language,
  model: TurnModel | undefined,
) => Promise<ReadonlyMap<string, string>>

/** Lets a model say one sentence of coaching on each line of evidence, from the line and what the rules say of it alone. */
export function createRemarker(prompt: ModelPrompt<'language'>, check: WordingCheck): Remarker {
  return async (lines, language, model) => {
    if (!model?.has.chat || lines.length === 0) return new Map()
    const said = await model.ask({
      purpose: 'coach',
      instructions: prompt.fill({ language: languageNames[language] }),
      material: [
        { label: 'lines', text: lines.map(({ id, quote }) => `${id}: ${quote}`).join('\n'), from: 'person' },
        { label: 'findings', text: lines.map(({ id, about }) => `${id}: ${about}`).join('\n'), from: 'knowledge' },
      ],
      schema: remarksSchema,
    })
    const remarks = said?.remarks ?? []
    return new Map(
      lines.flatMap(({ id, quote, about }) => {
        const text = oneLine(remarks.find((remark) => remark.id === id)?.text ?? '')
        const isFit = text !== '' && text.length <= longestRemark && check(text, `${quote}\n${about}`) === undefined
        return isFit ? [[id, text] as const] : []
      }),
    )
  }
}
