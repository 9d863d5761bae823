import { type ChoiceReference, decodeChoice, encodeChoice } from '../../src/domain/choice.ts'
import type { Language } from '../../src/domain/language.ts'

/** What a button of ours stands for. `language`: of the reply it stands under; unknown of buttons of older versions. */
export type Callback = { readonly pick: ChoiceReference; readonly language?: Language }

/** The data of a button, `id>skill:act:value`: at most 59 of Telegram's 64 bytes. */
export function encodeCallback({ pick, language }: Callback): string {
  return language === undefined ? encodeChoice(pick) : `${language}>${encodeChoice(pick)}`
}

/** Undefined: nothing of ours. */
export function decodeCallback(data: string): Callback | undefined {
  const [, language, choice = data] = /^(id|en)>(.*)$/s.exec(data) ?? []
  const pick = decodeChoice(choice)
  return pick && { pick, ...(language === 'id' || language === 'en' ? { language } : {}) }
}
