import { escapeMarkdown } from '../../domain/escape-markdown.ts'
import type { Language } from '../../domain/language.ts'
import type { WhysData } from '../../knowledge/papers/paper-data.ts'
import { phrasesTest, toLine } from '../../knowledge/replies/phrase-pattern.ts'

/** The trouble, and the causes that were told so far, the nearest first. */
export type Whys = { readonly problem: string; readonly causes: readonly string[]; readonly isDone: boolean }

export type WhysReader = {
  /** The trouble whose cause is looked for; empty where it was not told. Undefined: no such wish. */
  begin(text: string, told: string | undefined, isWish: boolean): string | undefined
  /** What a message adds. Undefined: it is no cause. */
  goOn(text: string, whys: Whys): Whys | undefined
  guesses(whys: Whys, language: Language): string
}

const most = 5
const mostWords = 30

export function createWhysReader(
  { all, alone, none, enough, because, guesses }: WhysData,
  isOther: (text: string) => boolean,
): WhysReader {
  const [named, isAlone, other] = [all, alone, none].map((list) => phrasesTest(list))
  const ended = new Set(enough)
  const lead = new RegExp(String.raw`^(?:ya\s+)?(?:${because.map(RegExp.escape).join('|')})(?![\p{L}])[\s,:]*`, 'iu')

  return {
    begin(text, told, isWish) {
      const line = toLine(text)
      if (!named?.test(line) || other?.test(line)) return undefined
      const isSure = isAlone?.test(line) ?? false
      if (told !== undefined && (isWish || isSure)) return told.replace(/[\s.]+$/, '')
      return isSure && line.trim().split(' ').length <= 6 ? '' : undefined
    },
    goOn(text, whys) {
      const said = text.trim().replace(/[\s.!]+$/, '')
      if (whys.isDone || said.split(/\s+/).length > mostWords) return undefined
      if (ended.has(said.toLowerCase())) return whys.causes.length === 0 ? undefined : { ...whys, isDone: true }
      if (isOther(said)) return undefined
      if (whys.problem === '') return { ...whys, problem: said }
      const causes = [...whys.causes, said.replace(lead, '')]
      return { ...whys, causes, isDone: causes.length >= most }
    },
    guesses({ problem, causes }, language) {
      const line = toLine(causes.at(-1) ?? problem)
      const found = guesses.find(({ words }) => words.length > 0 && phrasesTest(words).test(line)) ?? guesses.at(-1)
      return found?.[language] ?? ''
    },
  }
}

/** The trouble and its causes as a chain, each below what it leads to. */
export function chainOf({ problem, causes }: Whys): string {
  return [problem, ...causes]
    .map((each, at) => `${at === 0 ? '**' : `${at}. `}${escapeMarkdown(each)}${at === 0 ? '**' : ''}`)
    .join('\n')
}
