import { z } from 'zod'
import { phraseIn } from '../checks/word-lists.ts'

const bothLanguages = z.strictObject({ id: z.string().min(1), en: z.string().min(1) })

/** What customers complain about: a record of knowledge/programme/themes.yaml. */
export const themeSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z-]*$/),
  /** Said behind "keluhan soal". */
  name: bothLanguages,
  /** How people say it. A phrase of two or more words counts where all of them stand in a text, near each other. */
  also: z.array(z.string().min(1)).min(1),
  /** Words that tell that a promise or an action is about it, where those of `also` do not. */
  signs: z.array(z.string().min(1)).optional(),
  /** What to count before anything is changed. */
  count: bothLanguages,
  /** `costs`: needs money. */
  actions: z.array(bothLanguages.extend({ proof: bothLanguages, costs: z.literal(true).optional() })).min(2),
})
export type Theme = z.infer<typeof themeSchema>

/** A trouble that no theme is written for, in the words it was told in. */
export const ownThemeId = 'own'

/** Words of a phrase stand this near each other: "sarapan cepet banget habis". */
const nearestWords = 4

/** What a text complains about, in the order of the text. */
export function themesIn(text: string, themes: readonly Theme[]): readonly Theme[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu) ?? []
  return themes
    .flatMap((theme) => {
      const places = theme.also.flatMap((phrase) => placeOf(words, phrase.split(' ')) ?? [])
      return places.length === 0 ? [] : [{ theme, at: Math.min(...places) }]
    })
    .toSorted((a, b) => a.at - b.at)
    .map(({ theme }) => theme)
}

/** Whether a sentence of a plan is about one of these. */
export function isAbout(text: string, themes: readonly Theme[]): boolean {
  return themesIn(text, themes).length > 0 || themes.some(({ signs = [] }) => phraseIn(text, signs) !== undefined)
}

/** Where the words of a phrase stand near each other in this order. */
function placeOf(words: readonly string[], [first = '', ...others]: readonly string[]): number | undefined {
  for (let start = words.indexOf(first); start !== -1; start = words.indexOf(first, start + 1)) {
    let at = start
    const isWhole = others.every((other) => {
      const next = words.slice(at + 1, at + 1 + nearestWords).indexOf(other)
      at += next + 1
      return next !== -1
    })
    if (isWhole) return start
  }
  return undefined
}
