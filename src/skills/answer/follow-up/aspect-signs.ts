import { z } from 'zod'
import { readLanguageFile } from '../../../knowledge/text/read-language-file.ts'

/** What a sentence looks like that answers an aspect or a kind of question word. */
export type AspectSigns = ReadonlyMap<string, RegExp>

/** Reads aspect-signs.yaml of `directory`, knowledge/language, which explains it. */
export function loadAspectSigns(directory: string): AspectSigns {
  const file = readLanguageFile(directory, 'aspect-signs.yaml', z.record(z.string(), z.array(z.string())))
  return new Map(Object.entries(file).map(([aspect, signs]) => [aspect, toPattern(signs)]))
}

/** Whether a text has a sign of any of these. */
export function answersOf(text: string, aspects: readonly string[], signs: AspectSigns): boolean {
  return aspects.some((aspect) => signs.get(aspect)?.test(text) ?? false)
}

/** A number may have a unit between it and the sign: "14 (empat belas) hari kerja". */
function toPattern(signs: readonly string[]): RegExp {
  const alternatives = signs.map((sign) =>
    sign.startsWith('# ') ? `\\d[\\d.,x–-]*(?: \\([^)]*\\))? ?${RegExp.escape(sign.slice(2))}` : RegExp.escape(sign),
  )
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives.join('|')})(?![\\p{L}])`, 'iu')
}
