import { z } from 'zod'
import { readLanguageFile } from '../text/read-language-file.ts'

const words = z.array(z.string().min(1)).min(1)
const schema = z.strictObject({ judge: words, judged: words })

/** A reply that is handed in to be judged, and what is told of the case around it. */
export type JudgedReply = { readonly reply: string; readonly about: string }

/** Double quotes anywhere; single ones only around something, not as apostrophes. */
const quoted = /["“”]([^"“”]{8,})["“”]|(?<![\p{L}])['‘]([^\n]{8,}?)['’](?![\p{L}])/u

/**
 * Reads "nilai balesan saya: '…'. Pelanggannya beli blender" by the words of judged.yaml. `directory`: knowledge/practice.
 * @throws KnowledgeError naming file and line of what is not right.
 */
export function createJudgedReader(directory: string): (text: string) => JudgedReply | undefined {
  const { judge, judged } = readLanguageFile(directory, 'judged.yaml', schema)
  const [asks, what] = [judge, judged].map(
    (list) => new RegExp(String.raw`(?<![\p{L}])(?:${list.map(RegExp.escape).join('|')})(?![\p{L}])`, 'iu'),
  )
  return (text) => {
    const found = quoted.exec(text)
    const reply = found?.[1] ?? found?.[2]
    if (!found || reply === undefined) return undefined
    const behind = text.slice(found.index + found[0].length)
    const around = `${text.slice(0, found.index)} ${behind}`
    if (!asks?.test(around) || !what?.test(around)) return undefined
    return { reply: reply.trim(), about: behind.replace(/^[\s.,:;–-]+/, '').trim() }
  }
}
