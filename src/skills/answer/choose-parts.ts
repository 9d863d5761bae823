import type { Entry, Section, SectionKind } from '../../knowledge/entry.ts'
import { plainText } from '../../knowledge/plain-text.ts'
import { sentencesOf } from './follow-up/statements.ts'

/** A section as it is shown: whole, or its beginning. */
export type ShownPart = { readonly section: Section; readonly markdown: string; readonly isCut: boolean }

export type Wanted = {
  /** What the question asks about; these sections come first, and may be longer. */
  readonly aspects: readonly SectionKind[]
  /** Sections that speak of what is asked, by their headings; treated alike. */
  readonly headings?: readonly string[]
  /** How much each of its statements says on what was asked. Undefined: one as much as the other. */
  readonly relevance?: Relevance
  /** What opens the answer in place of the entry's first paragraph; below it only what was asked for is shown. */
  readonly opening?: string
  /** How many lines of a phone there are for what was asked for below that. */
  readonly lines?: number
  /** All of it, however long. */
  readonly whole?: boolean
  /** Headings that were shown just before: they are not said again unless they are asked for. */
  readonly said?: readonly string[]
}

/** How much a section, by its heading, or a piece of it says on what was asked; 0 and above, more is more. */
export type Relevance = {
  ofSection(heading: string): number
  ofPiece(heading: string, markdown: string): number
}

/** How many characters a line of a small phone holds. */
const lineLength = 37
/** The first bubble above its sources, in such lines: with its buttons, what a small phone shows without scrolling. */
const linesOfBubble = 16
/** What was asked for may take more of it than what follows by itself. */
const linesWithAsked = 16
/** And has at least so many below a long opening, a verdict on the asker's case, or beside another that was asked for. */
const leastBelow = 6
/** An opening of so many words says enough by itself. */
const wordsOfOpening = 60
/** Less than that of a section is no help. */
const leastWords = 12
const leastLines = 4
/** How much more than its beginning a later piece of a section must say on the question to be shown instead. 1 and above. */
const farBetter = 1.6
/** The heading of a section, and the blank line above it. */
const headingLines = 2

/**
 * What is shown of an entry: what was asked for, then what says most on the question, as far as it fits. Where nothing
 * tells, in its own order. Details and cases are for those who
 * ask just that: they open an answer, and fill none.
 */
export function chooseParts(
  entry: Entry,
  { aspects, headings = [], relevance = alike, opening, lines, whole = false, said = [] }: Wanted,
): readonly ShownPart[] {
  if (whole) return entry.sections.map((section) => ({ section, markdown: section.markdown, isCut: false }))
  const worth = ({ heading }: Section) => relevance.ofSection(heading)
  const all = entry.sections
    .filter(({ kind }) => kind !== 'cases' && kind !== 'details')
    .toSorted((one, other) => worth(other) - worth(one))
  const asked = all.filter(
    ({ kind, heading }) => (kind !== undefined && aspects.includes(kind)) || headings.includes(heading),
  )
  const room = opening === undefined ? linesWithAsked - linesOf(entry.answer) : linesOfBubble - linesOf(opening)
  const linesOfEach = lines ?? Math.max(leastBelow, Math.floor(room / Math.max(1, asked.length)))
  const shown = new Map(asked.map((section) => [section, pieceOf(section, linesOfEach, relevance)]))
  if (opening !== undefined) return all.flatMap((section) => shown.get(section) ?? [])
  const taken = [...shown.values()].map(({ markdown }) => headingLines + linesOf(markdown))
  let left = linesOfBubble - taken.reduce((sum, lines) => sum + lines, linesOf(entry.answer))
  for (const section of all) {
    if (left < leastLines) break
    if (shown.has(section) || said.includes(section.heading)) continue
    const part = pieceOf(section, left - headingLines, relevance, 'if it fits')
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
    : [pieceOf(first, linesWithAsked - linesOf(entry.answer), relevance)]
}

/** Whether the first block of a piece is shown though it is longer than there is room: what was asked for is. */
type First = 'always' | 'if it fits'

const alike: Relevance = { ofSection: () => 0, ofPiece: () => 0 }

/**
 * Blocks of a section in a row that stay within so many lines: its beginning, or from the block that says most on the
 * question where the beginning would leave that out. The first is taken whatever its length if it was asked for.
 */
function pieceOf(section: Section, lines: number, relevance: Relevance, first: First = 'always'): ShownPart {
  const blocks = blocksOf(section.markdown).map((block) =>
    linesOf(block) > lines ? shorter(block, lines, (row) => relevance.ofPiece(section.heading, row)) : block,
  )
  const worths = blocks.map((block) => relevance.ofPiece(section.heading, block))
  const best = worths.indexOf(Math.max(...worths))
  const fromStart = takenFrom(blocks, 0, lines, first)
  const [lead = ''] = (blocks[0] ?? '').split('\n')
  const leadsIn = best > 0 && leadEnd.test(lead) ? [`${lead}\n`] : []
  const most = worths[best] ?? 0
  const isFarBetter = most > 0 && most >= farBetter * Math.max(0, ...worths.slice(0, fromStart.length))
  const shown = isFarBetter
    ? [...leadsIn, ...takenAround(blocks, best, lines - linesOf(leadsIn.join('\n')), first)]
    : fromStart
  const markdown = withoutLooseLead(shown).join('\n').trim()
  return { section, markdown, isCut: markdown !== section.markdown.trim() }
}

/** "Saran Prima:" */
const leadEnd = /:(?:\[\^[\w-]+\])*\s*$/

/** What leads to something that found no room leads nowhere. */
function withoutLooseLead(blocks: readonly string[]): readonly string[] {
  const said = blocks.filter((block) => block.trim() !== '')
  return leadEnd.test(said.at(-1) ?? '') ? said.slice(0, -1) : blocks
}

function takenFrom(blocks: readonly string[], start: number, lines: number, first: First): readonly string[] {
  let count = 0
  const taken: string[] = []
  for (const block of blocks.slice(start)) {
    count += linesOf(block)
    if (count > lines && (taken.length > 0 || first === 'if it fits')) break
    taken.push(block)
  }
  return taken
}

/** From this block on, and as many before it as there is room for. */
function takenAround(blocks: readonly string[], best: number, lines: number, first: First): readonly string[] {
  const after = takenFrom(blocks, best, lines, first)
  let left = lines - linesOf(after.join('\n'))
  let start = best
  while (start > 1 && linesOf(blocks[start - 1] ?? '') <= left) {
    start--
    left -= linesOf(blocks[start] ?? '')
  }
  return [...blocks.slice(start, best), ...after]
}

/** What fits of a block that is too long: rows of a table, sentences of a paragraph; at least one of them. */
function shorter(block: string, lines: number, worth: (row: string) => number): string {
  const rows = block.split('\n').filter((line) => line.trim() !== '')
  if (rows.every((row) => row.trimStart().startsWith('|'))) return shorterTable(rows, lines, worth)
  const [before = ''] = /^\s*/.exec(block) ?? []
  return rows.length === 1 ? `${before}${beginningOf(block.trim(), lines)}` : block
}

function beginningOf(paragraph: string, lines: number): string {
  const [first = paragraph, ...others] = sentencesOf(paragraph)
  let taken = first
  for (const sentence of others) {
    if (linesOf(`${taken} ${sentence}`) > lines) break
    taken = `${taken} ${sentence}`
  }
  return taken
}

/** Of a table that is too long, its head and the rows that say most on the question, in their order; else the first. */
function shorterTable(rows: readonly string[], lines: number, worth: (row: string) => number): string {
  const [head = '', rule = '', ...body] = rows
  const worths = new Map(body.map((row) => [row, worth(row)]))
  let left = lines - linesOf(head)
  const kept = new Set<string>()
  for (const row of body.toSorted((one, other) => (worths.get(other) ?? 0) - (worths.get(one) ?? 0))) {
    left -= linesOf(row)
    if (left < 0) break
    kept.add(row)
  }
  return [head, rule, ...body.filter((row, at) => kept.has(row) || (kept.size === 0 && at === 0))].join('\n')
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
