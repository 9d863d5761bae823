import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { languages } from '../domain/language.ts'
import type { Entry, Reference } from './entry.ts'
import type { EntryPair, Knowledge } from './knowledge.ts'

/** A knowledge base but what its entries say and how they are asked for, which is most of it: enough to list them. */
export type KnowledgeHeads = Omit<Knowledge, 'entries'> & { readonly entries: readonly EntryHead[] }

/**
 * What the entries say, as deflated JSON texts one after the other, the Indonesian entry first, then the English one: a third
 * of the room, and few are ever read.
 */
export type EntryTexts = {
  readonly bytes: Uint8Array
  /** Text n begins at `start[n]` and ends before `start[n + 1]`. */
  readonly start: Uint32Array
}

type EntryHead = Omit<Entry, keyof EntryText>
type EntryText = Pick<Entry, 'questions' | 'answer' | 'sections' | 'details' | 'cases' | 'footnotes'>
type StoredText = Omit<EntryText, 'footnotes'> & {
  readonly footnotes: readonly (readonly [string, readonly Reference[]])[]
}

export function headsOf({ entries, ...others }: Knowledge): KnowledgeHeads {
  return {
    ...others,
    entries: entriesOf(entries).map(({ questions, answer, sections, details, cases, footnotes, ...head }) => head),
  }
}

export function textsOf({ entries }: Knowledge): EntryTexts {
  const texts = entriesOf(entries).map(({ questions, answer, sections, details, cases, footnotes }) => {
    const stored: StoredText = { questions, answer, sections, details, cases, footnotes: [...footnotes] }
    return deflateRawSync(JSON.stringify(stored))
  })
  const start = new Uint32Array(texts.length + 1)
  for (const [number, { length }] of texts.entries()) start[number + 1] = (start[number] ?? 0) + length
  return { bytes: Buffer.concat(texts), start }
}

/** The knowledge base that both were made of. What an entry says is read when it is first asked for: few entries ever are. */
export function joinKnowledge({ entries: heads, ...others }: KnowledgeHeads, texts: EntryTexts): Knowledge {
  const entries = heads.map((head, number) => withText(head, () => readText(texts, number)))
  const pairs = new Map<string, EntryPair>()
  for (let number = 0; number < entries.length; number += languages.length) {
    const [id, en] = [entries[number], entries[number + 1]]
    if (id && en) pairs.set(id.id, { id, en })
  }
  return { ...others, entries: pairs }
}

function entriesOf(entries: Knowledge['entries']): readonly Entry[] {
  return [...entries.values()].flatMap(({ id, en }) => [id, en])
}

function withText(head: EntryHead, read: () => EntryText): Entry {
  let known: EntryText | undefined
  const text = () => {
    known ??= read()
    return known
  }
  return {
    ...head,
    get questions() {
      return text().questions
    },
    get answer() {
      return text().answer
    },
    get sections() {
      return text().sections
    },
    get details() {
      return text().details
    },
    get cases() {
      return text().cases
    },
    get footnotes() {
      return text().footnotes
    },
  }
}

function readText({ bytes, start }: EntryTexts, number: number): EntryText {
  const json = inflateRawSync(bytes.subarray(start[number], start[number + 1])).toString()
  // Written by `textsOf`.
  const { footnotes, ...text } = JSON.parse(json) as StoredText
  return { ...text, footnotes: new Map(footnotes) }
}
