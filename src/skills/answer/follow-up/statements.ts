import type { Language } from '../../../domain/language.ts'
import type { Entry, SectionKind } from '../../../knowledge/entry.ts'
import type { EntryPair } from '../../../knowledge/knowledge.ts'
import { plainText } from '../../../knowledge/plain-text.ts'
import type { ToldItem } from '../../../knowledge/told-items.ts'

/** The smallest piece of an entry that says something by itself: a sentence, an item of a list, a row of a table. */
export type Statement = {
  /** Markdown with its footnote marks; of a row its cells alone. */
  readonly markdown: string
  /** The same as plain words, with the words of the heading's kind left to `kind`; of a case or detail its forms as well. */
  readonly text: string
  /** Empty: it stands in the opening. */
  readonly heading: string
  readonly kind?: SectionKind
  /** Which of its entry's details it is, from 0. */
  readonly detail?: number
  /** The first two lines of the table that a row belongs to. */
  readonly table?: string
  /** Which of its entry's it is, in reading order, from 0: the same in both languages. */
  readonly at: number
}

/** Behind a full stop and its marks, before what begins a sentence. "Rp1.000" and "Ps. 4" are no ends. */
const sentenceEnd =
  /(?<=(?<!\b(?:Ps|Pasal|No|Jl|hlm|misal|dll|art|Art|e\.g|i\.e))[.!?]["”)]*(?:\[\^[\w-]+\])*)\s+(?=[\p{Lu}"“*\d])/u
const listItem = /^\s*(?:[-*]|\d+[.)])\s+/
const tableRule = /^\|?[\s:|-]+\|[\s:|-]*$/

/** The statements of an entry in reading order, the opening's first. */
export function statementsOf(entry: Entry): readonly Statement[] {
  const opening = sentencesOf(entry.answer).map((markdown) => toStatement(markdown, ''))
  return [
    ...opening,
    ...entry.sections.flatMap(({ heading, kind, markdown }) => {
      if (kind === 'cases' || kind === 'details')
        return entry[kind].map((one, place) => ofItem(one, heading, kind, place))
      return piecesOf(markdown).map(({ markdown: piece, table }) => {
        const statement = toStatement(piece, heading)
        return { ...statement, ...(kind ? { kind } : {}), ...(table ? { table } : {}) }
      })
    }),
  ].map((statement, at): Statement => ({ ...statement, at }))
}

/** Names a statement, so that it can be remembered as said. */
export function statementKey(entryId: string, { at }: Statement): string {
  return `${entryId}#${at}`
}

/** The statements of an entry among those that the last reply showed. */
export function shownOf(
  pair: EntryPair,
  { shown }: { readonly shown: readonly string[] },
  language: Language,
): readonly Statement[] {
  const keys = new Set(shown)
  return statementsOf(pair[language]).filter((statement) => keys.has(statementKey(pair.id.id, statement)))
}

/** A case or detail is found by its forms and what it states together, and told by what it states. */
function ofItem(
  { forms, statement }: ToldItem,
  heading: string,
  kind: 'cases' | 'details',
  place: number,
): Omit<Statement, 'at'> {
  const text = `${forms.join(', ')}: ${plainText(statement)}`
  return { markdown: statement, text, heading, kind, ...(kind === 'details' ? { detail: place } : {}) }
}

/** The first sentence of an entry, with its marks. */
export function firstStatementOf(entry: Entry): Statement {
  return { ...toStatement(sentencesOf(entry.answer)[0] ?? entry.answer, ''), at: 0 }
}

function toStatement(markdown: string, heading: string): Omit<Statement, 'at'> {
  return { markdown, text: plainText(markdown), heading }
}

type Piece = { readonly markdown: string; readonly table?: string }

function piecesOf(markdown: string): readonly Piece[] {
  const pieces: Piece[] = []
  let paragraph: string[] = []
  let table: string[] = []
  const close = () => {
    if (paragraph.length > 0) pieces.push(...sentencesOf(paragraph.join(' ')).map((piece) => ({ markdown: piece })))
    paragraph = []
  }
  for (const line of markdown.split('\n')) {
    const isRow = line.trimStart().startsWith('|')
    if (!isRow) table = []
    if (line.trim() === '') close()
    else if (isRow) {
      close()
      if (table.length < 2) table.push(line)
      else if (!tableRule.test(line)) pieces.push({ markdown: line, table: table.join('\n') })
    } else if (listItem.test(line)) {
      close()
      pieces.push({ markdown: line.trim() })
    } else if (/^\s+\S/.test(line) && paragraph.length === 0 && pieces.length > 0) {
      const last = pieces.pop()
      if (last) pieces.push({ ...last, markdown: `${last.markdown} ${line.trim()}` })
    } else paragraph.push(line.replace(/^>\s?/, ''))
  }
  close()
  return pieces
}

/** A paragraph of Markdown cut into its sentences, each with its marks. */
export function sentencesOf(paragraph: string): readonly string[] {
  const sentences: string[] = []
  for (const piece of paragraph.split(sentenceEnd).map((one) => one.trim())) {
    const last = sentences.at(-1)
    // A sentence to say may have several: what is quoted stays whole.
    if (last !== undefined && isOpen(last)) sentences[sentences.length - 1] = `${last} ${piece}`
    else if (piece !== '') sentences.push(piece)
  }
  return sentences
}

function isOpen(text: string): boolean {
  const straight = text.match(/"/g)?.length ?? 0
  return straight % 2 === 1 || (text.match(/“/g)?.length ?? 0) > (text.match(/”/g)?.length ?? 0)
}
