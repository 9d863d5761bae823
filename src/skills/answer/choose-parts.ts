import type { Entry, Section, SectionKind } from '../../knowledge/entry.ts'
import { plainText } from '../../knowledge/plain-text.ts'

/** A section as it is shown: whole, or its beginning. */
export type ShownPart = { readonly section: Section; readonly markdown: string; readonly isCut: boolean }

export type Wanted = {
  /** What the question asks about; these sections come first, and may be longer. */
  readonly aspects: readonly SectionKind[]
  /** Sections that speak of what is asked, by their headings; treated alike. */
  readonly headings?: readonly string[]
  /** All of it, however long. */
  readonly whole?: boolean
  /** Headings that were shown just before: they are not said again unless they are asked for. */
  readonly said?: readonly string[]
}

/** How many characters a line of a small phone holds. */
const lineLength = 37
/** The first bubble above its sources, in such lines: with its buttons, what a small phone shows without scrolling. */
const linesOfBubble = 17
/** A section that was asked for may take so many by itself. */
const linesOfAsked = 19
/** An opening of so many words says enough by itself. */
const wordsOfOpening = 60
/** Less than that of a section is no help. */
const leastWords = 12
const leastLines = 4
/** The heading of a section, and the blank line above it. */
const headingLines = 2

/** What is shown of an entry, in its own order: what was asked for, then what comes first in it, as far as it fits. */
export function chooseParts(
  entry: Entry,
  { aspects, headings = [], whole = false, said = [] }: Wanted,
): readonly ShownPart[] {
  const all = entry.sections
  if (whole) return all.map((section) => ({ section, markdown: section.markdown, isCut: false }))
  const asked = all.filter(
    ({ kind, heading }) => (kind !== undefined && aspects.includes(kind)) || headings.includes(heading),
  )
  const shown = new Map(asked.map((section) => [section, beginningOf(section, linesOfAsked)]))
  const taken = [...shown.values()].map(({ markdown }) => headingLines + linesOf(markdown))
  let left = linesOfBubble - taken.reduce((sum, lines) => sum + lines, linesOf(entry.answer))
  for (const section of all) {
    if (left < leastLines) break
    if (shown.has(section) || said.includes(section.heading)) continue
    const part = beginningOf(section, left - headingLines)
    if (wordCount(part.markdown) >= Math.min(leastWords, wordCount(section.markdown))) shown.set(section, part)
    left -= headingLines + linesOf(part.markdown)
    // What was cut has its rest behind "more"; a second piece would only be a second fragment.
    if (part.isCut) break
  }
  const parts = all.flatMap((section) => shown.get(section) ?? [])
  const first = all.find(({ heading }) => !said.includes(heading))
  // An opening alone is a promise: a table behind it, say, is shown though it is long.
  return parts.length > 0 || !first || wordCount(entry.answer) > wordsOfOpening
    ? parts
    : [beginningOf(first, linesOfAsked)]
}

/** The first blocks of a section that stay within so many lines; the first of all whatever its length if it was asked for. */
function beginningOf(section: Section, lines: number): ShownPart {
  const blocks = blocksOf(section.markdown)
  let count = 0
  let taken = 0
  for (const block of blocks) {
    count += linesOf(block)
    if (count > lines && (taken > 0 || lines < linesOfAsked)) break
    taken++
  }
  return { section, markdown: blocks.slice(0, taken).join('\n'), isCut: taken < blocks.length }
}

/** "Enam dasar itu:": alone it would be a promise. */
const announcement = /:(?:\[\^[\w-]+\])*\s*$/

/** Paragraphs with the blank line before them, single items of lists, whole tables and quotes, each with what announces it. */
function blocksOf(markdown: string): string[] {
  const blocks: string[] = []
  for (const line of markdown.trim().split('\n')) {
    const isOfSameTable = /^\s*[|>]/.test(line) && /^\s*[|>]/.test(blocks.at(-1)?.split('\n').at(-1) ?? '')
    const goesOn = line.trim() !== '' && !/^\s*(?:[-*|>]|\d+\.)/.test(line) && blocks.at(-1)?.trim() !== ''
    const last = blocks.length - 1
    const isAnnounced = announcement.test(blocks[last] ?? '')
    if ((isOfSameTable || goesOn || isAnnounced || blocks[last] === '') && last >= 0)
      blocks[last] = `${blocks[last]}\n${line}`
    else blocks.push(line)
  }
  return blocks
}

/** How many lines a text takes on a small phone: a short item has one for itself. */
export function linesOf(markdown: string): number {
  const lines = markdown.trim().split('\n')
  return lines.reduce((sum, line) => sum + Math.max(1, Math.ceil(plainText(line).length / lineLength)), 0)
}

/** As a reader counts them: no marks, no addresses. */
export function wordCount(markdown: string): number {
  return plainText(markdown).split(/\s+/).filter(Boolean).length
}
