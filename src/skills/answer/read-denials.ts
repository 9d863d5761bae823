import { z } from 'zod'
import { readLanguageFile } from '../../knowledge/text/read-language-file.ts'
import type { Words } from '../../knowledge/text/words.ts'

/** A text in two: what is said in it, and what is denied. */
export type Denials = { readonly said: string; readonly denied: string }

export type DenialReader = (text: string) => Denials

const list = z.array(z.string()).transform((words) => new Set(words))
const schema = z.strictObject({ negators: list, having: list, without: list, ends: list })

/** So many words behind a denial are what is denied. */
const reach = 3

/** Reads denials.yaml of `directory`, knowledge/language. */
export function createDenialReader(directory: string, { slang }: Pick<Words, 'slang'>): DenialReader {
  const { negators, having, without, ends } = readLanguageFile(directory, 'denials.yaml', schema)
  const standard = (word: string) => {
    const bare = word.toLowerCase().replace(/[^\p{Letter}\p{Number}-]/gu, '')
    return slang.get(bare) ?? bare
  }

  return (text) => {
    const said: string[] = []
    const denied: string[] = []
    const words = text.split(/\s+/)
    let left = 0
    for (const [at, word] of words.entries()) {
      const read = standard(word)
      if (ends.has(read)) left = 0
      if (left > 0) {
        left -= 1
        denied.push(word)
      } else said.push(word)
      const isHaving = having.has(read) && negators.has(standard(words[at - 1] ?? ''))
      if (isHaving || without.has(read)) left = reach
      if (/[.,;:!?]$/.test(word)) left = 0
    }
    return { said: said.join(' '), denied: denied.join(' ') }
  }
}
