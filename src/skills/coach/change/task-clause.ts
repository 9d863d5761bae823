import { alternatives, inAnyCase } from '../../../domain/alternatives.ts'
import { metricIn } from '../../../programme/checks/word-lists.ts'
import type { Desk } from '../desk.ts'
import { apartFromDay } from './task-day.ts'

/** Who is to do what, as it was said. */
export type Task = { readonly who: string; readonly what: string }

/**
 * Reads a clause that gives somebody something to do: "Bu Sari tugasnya telpon ulang 20 pelanggan", "Vina: survei anggota".
 * `isLed`: it was said with "tambahin" or "assign", so that any verb is work. `isFurther`: it stands behind such a clause,
 * so that a name and a day are enough: "…, Doni servis AC kantor lusa".
 */
export function createClauseReader(
  desk: Desk,
  isLed: boolean,
): (clause: string, isFurther: boolean) => Task | undefined {
  const { reader, changeWords: words, doingWords } = desk.parts
  const titles = String.raw`(?:(?:${inAnyCase(doingWords.any('titles'))})\.?\s+)?`
  const doing = alternatives(reader.words.doing)
  // Who says "saya menugaskan Lina" may name any work: "menyusun", "ngecek".
  const work = isLed ? String.raw`(?:${doing}|(?:me|nge|ng|ny)\p{Ll}{3,})` : `(?:${doing})`
  const capital = String.raw`${titles}\p{Lu}\p{Ll}{1,20}`
  const ways = [
    // "Vina: survei anggota, tgl 18": behind a name and a colon whatever it is.
    new RegExp(String.raw`^(${titles}\p{Lu}\p{L}{1,20})(?:\s+(?:juga|jg))?\s*:\s+(\S[\s\S]*)$`, 'u'),
    new RegExp(
      String.raw`^(${titles}@?\p{L}[\p{L}.']{1,20}(?:\s+sendiri)?)\s*:?\s+(?:(?:${alternatives(words.has)})\s+)*(${work}(?:in|kan)?(?![\p{L}])\s*[\s\S]*)$`,
      'iu',
    ),
    // "Pak Hadi membuat banner": what begins with me- is a verb behind somebody who is written as a name.
    new RegExp(String.raw`^(${capital})\s+(me[mnl]\p{L}{4,}\s[\s\S]+)$`, 'u'),
  ]
  // "Dewa will repaint the signs, due 12 December": in a programme a name, what binds it and a day are enough.
  const bound = new RegExp(
    String.raw`^(${capital})\s+(?:(?:${alternatives(desk.parts.amendWords.will)})\s+)+(\p{Ll}\S*\s+\S[\s\S]*)$`,
    'u',
  )
  const hasProgramme = desk.programme.size > 0 || desk.speaker.team !== undefined
  const further = new RegExp(String.raw`^(${capital})\s+(\p{Ll}\S*\s+\S[\s\S]*)$`, 'u')
  return (clause, isFurther) => {
    const [, who, what] = ways.map((way) => way.exec(clause)).find((found) => found !== null) ?? []
    if (who !== undefined && what !== undefined) return isSomebody(desk, who) ? { who, what } : undefined
    const [, other, done] = (hasProgramme && bound.exec(clause)) || (isFurther && further.exec(clause)) || []
    if (other === undefined || done === undefined || !isSomebody(desk, other)) return undefined
    const isDated = apartFromDay(desk, done).day !== undefined && !metricIn(other, desk.parts.knowledge.metrics)
    return isDated ? { who: other, what: done } : undefined
  }
}

/** Pronouns and helpers that stand before a verb are nobody. */
function isSomebody({ parts }: Desk, who: string): boolean {
  const said = who.toLowerCase().replace(/\s+sendiri$/, '')
  if (parts.reader.words.me.includes(said)) return true
  return !parts.knowledge.words.nobody.includes(said) && !parts.notNames.includes(said)
}
