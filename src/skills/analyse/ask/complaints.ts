import type { ComplaintWords } from '../../../knowledge/analyse/analyse-words.ts'
import { tokensOf } from '../words/tokens.ts'

/** The id of what a message complains of; undefined: it does not complain. */
export type ComplaintReader = (text: string) => string | undefined

/** Reads complaints by the words of knowledge/analyse/complaints.yaml: the first that a message speaks of. */
export function createComplaintReader(complaints: ComplaintWords): ComplaintReader {
  const patterns = complaints.map(({ id, words }) => ({
    id,
    pattern: new RegExp(` (?:${words.map(patternOf).join('|')}) `, 'u'),
  }))
  return (text) => {
    const said = ` ${tokensOf(text).join(' ')} `
    return patterns.find(({ pattern }) => pattern.test(said))?.id
  }
}

function patternOf(phrase: string): string {
  const parts = phrase.split('~').map((part) =>
    tokensOf(part)
      .map((word) => `${RegExp.escape(word)}(?:nya|ku|kan|2)?`)
      .join(' '),
  )
  return parts.join('(?: \\S+){1,3} ').replaceAll('(?: \\S+){1,3}  ', '(?: \\S+){1,3} ')
}
