import type { Entry, Section, SectionKind } from '../../knowledge/entry.ts'
import { plainText } from '../../knowledge/plain-text.ts'

/** A section as it is shown: whole, or its beginning. */
export type ShownPart = { readonly section: Section; readonly markdown: string; readonly isCut: boolean }

export type Wanted = {
  /** What the question asks about; these sections come first, and may be longer. */
  readonly aspects: readonly SectionKind[]
  /** All of it, however long. */
  readonly whole?: boolean
  /** Headings that were shown just before: they are not said again unless they are asked for. */
  readonly said?: readonly string[]
}

/** The first bubble, in words: what a phone shows without scrolling. */
const wordsOfBubble = 90
/** A section that was asked for may take so many. */
const wordsOfAsked = 140
/** An opening of so many words says enough by itself. */
const wordsOfOpening = 60
/** Less than that of a section is no help. */
const leastWords = 12

/** What is shown of an entry, in its own order: what was asked for, then what comes first in it, as far as it fits. */
export function chooseParts(entry: Entry, { aspects, whole = false, said = [] }: Wanted): readonly ShownPart[] {
  const all = entry.sections
  if (whole) return all.map((section) => ({ section, markdown: section.markdown, isCut: false }))
  const asked = all.filter(({ kind }) => kind !== undefined && aspects.includes(kind))
  const shown = new Map(asked.map((section) => [section, beginningOf(section, wordsOfAsked)]))
  let left = wordsOfBubble - [entry.answer, ...asked.map(({ markdown }) => markdown)].reduce(addWords, 0)
  for (const section of all) {
    if (left < leastWords) break
    if (shown.has(section) || said.includes(section.heading)) continue
    const part = beginningOf(section, left)
    if (wordCount(part.markdown) >= Math.min(leastWords, wordCount(section.markdown))) shown.set(section, part)
    left -= wordCount(part.markdown)
    // What was cut has its rest behind "more"; a second piece would only be a second fragment.
    if (part.isCut) break
  }
  const parts = all.flatMap((section) => shown.get(section) ?? [])
  const first = all.find(({ heading }) => !said.includes(heading))
  // An opening alone is a promise: a table behind it, say, is shown though it is long.
  return parts.length > 0 || !first || wordCount(entry.answer) > wordsOfOpening
    ? parts
    : [beginningOf(first, wordsOfAsked)]
}

/** The first blocks of a section that stay within so many words; the first of all whatever its length if it was asked for. */
function beginningOf(section: Section, words: number): ShownPart {
  const blocks = blocksOf(section.markdown)
  let count = 0
  let taken = 0
  for (const block of blocks) {
    count += wordCount(block)
    if (count > words && (taken > 0 || words < wordsOfAsked)) break
    taken++
  }
  return { section, markdown: blocks.slice(0, taken).join('\n'), isCut: taken < blocks.length }
}

/** Paragraphs with the blank line before them, single items of lists, whole tables and quotes. */
function blocksOf(markdown: string): string[] {
  const blocks: string[] = []
  for (const line of markdown.trim().split('\n')) {
    const isOfSameTable = /^\s*[|>]/.test(line) && /^\s*[|>]/.test(blocks.at(-1)?.split('\n').at(-1) ?? '')
    const goesOn = line.trim() !== '' && !/^\s*(?:[-*|>]|\d+\.)/.test(line) && blocks.at(-1)?.trim() !== ''
    const last = blocks.length - 1
    if ((isOfSameTable || goesOn || blocks[last] === '') && last >= 0) blocks[last] = `${blocks[last]}\n${line}`
    else blocks.push(line)
  }
  return blocks
}

function addWords(sum: number, markdown: string): number {
  return sum + wordCount(markdown)
}

/** As a reader counts them: no marks, no addresses. */
export function wordCount(markdown: string): number {
  return plainText(markdown).split(/\s+/).filter(Boolean).length
}
