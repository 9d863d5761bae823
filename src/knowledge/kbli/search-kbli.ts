import { wordsIn } from '../../domain/words-in.ts'
import type { Passage } from '../../ports/retriever.ts'
import { createLexicalRetriever } from '../retrieval/lexical-retriever.ts'
import type { Words } from '../text/words.ts'
import type { EverydayNames, Kbli, KbliCode } from './kbli.ts'

export type KbliMatch = {
  readonly entry: KbliCode
  /** Relevance within one search; higher is better. */
  readonly score: number
  /** Share of what the words could have reached at best, 0 to 1. Comparable between searches. */
  readonly confidence: number
  /** Share of the words that were found, 0 to 1. */
  readonly coverage: number
  /** How many of the words, side by side, are a name that people have for the code; 0 where none is. */
  readonly namedBy: number
}

/** Codes for the words of an activity ("jualan kopi keliling"), best first. Nothing found is an empty list. */
export type KbliSearch = (activity: string, limit?: number) => readonly KbliMatch[]

/** Short texts whose first word ("Perdagangan", "Aktivitas") says least, and names that say all. */
const parameters = { leadWeight: 0, questionWeight: 2, titleWeight: 0, coveragePower: 1.5, lengthWeight: 0.6 }
const defaultLimit = 3
/** A code has up to two passages, and the best by score may come late by name. */
const passagesPerCode = 6
/** "Salon" is the very name of one code and a part of the title of another. What each word of such a name adds. */
const nameWeight = 0.25
const longestName = 5

/**
 * Indexes all codes at once: their titles and what people call them, in both languages. `synonyms` are sets of everyday
 * words and words of the titles that mean the same.
 */
export function createKbliSearch(kbli: Kbli, words: Words, synonyms: readonly (readonly string[])[]): KbliSearch {
  const passages = [...kbli.codes.values()].flatMap((entry) => passagesFor(entry, kbli.everyday.get(entry.code)))
  const retriever = createLexicalRetriever(passages, { words: forActivities(words, kbli, synonyms), parameters })
  const findNames = createNameFinder(kbli)

  return (activity, limit = defaultLimit) => {
    const { words: asked } = retriever.familiarity(activity)
    const names = findNames(activity)
    const found = new Map<string, KbliMatch>()
    for (const scored of retriever.search(activity, { limit: Math.max(limit, defaultLimit) * passagesPerCode })) {
      const code = scored.passage.id.slice(0, 5)
      const entry = kbli.codes.get(code)
      if (!entry || found.has(code)) continue
      const coverage = scored.matchedTerms.length / Math.max(asked, 1)
      const namedBy = names.get(code) ?? 0
      const score = scored.score * (1 + nameWeight * namedBy)
      found.set(code, { entry, score, confidence: scored.confidence, coverage, namedBy })
    }
    return [...found.values()].toSorted((a, b) => b.score - a.score).slice(0, limit)
  }
}

function passagesFor({ code, title }: KbliCode, names: EverydayNames | undefined): Passage[] {
  const indonesian: Passage = {
    id: `${code}.id`,
    language: 'id',
    text: title,
    questions: [title, ...(names?.id ?? [])],
  }
  if (!names) return [indonesian]
  return [indonesian, { id: `${code}.en`, language: 'en', text: names.en.join('. '), questions: names.en }]
}

/**
 * The words of the knowledge base without those that are a trade here: "it" is no pronoun, "spa" not short for siapa, "tahu"
 * not a way of asking, and "oleh-oleh" more than "oleh".
 */
function forActivities(words: Words, { everyday }: Kbli, synonyms: readonly (readonly string[])[]): Words {
  const names = [...everyday.values()].flatMap(({ id, en }) => [...id, ...en])
  const trades = new Set([
    'it',
    ...names.map((name) => new Set(wordsIn(name))).flatMap((set) => (set.size === 1 ? [...set] : [])),
  ])
  const withoutTrades = (list: ReadonlySet<string>) => new Set([...list].filter((word) => !trades.has(word)))
  return {
    ...words,
    slang: new Map([...words.slang].filter(([word]) => !trades.has(word))),
    functionWords: withoutTrades(words.functionWords),
    templateWords: withoutTrades(words.templateWords),
    termSets: [...words.termSets, ...synonyms.map((phrases) => ({ relation: 'synonym', phrases }) as const)],
  }
}

/** Finds names within a text: the codes they are names of, with the number of words of the longest. */
function createNameFinder({ everyday }: Kbli): (text: string) => ReadonlyMap<string, number> {
  const codesOf = new Map<string, string[]>()
  for (const [code, { id, en }] of everyday) {
    for (const key of [...id, ...en].map((name) => wordsIn(name).join(' '))) {
      const codes = codesOf.get(key)
      if (codes) codes.push(code)
      else codesOf.set(key, [code])
    }
  }
  return (text) => {
    const words = wordsIn(text)
    const found = new Map<string, number>()
    for (let length = 1; length <= longestName; length++) {
      for (let start = 0; start + length <= words.length; start++) {
        const codes = codesOf.get(words.slice(start, start + length).join(' ')) ?? []
        for (const code of codes) found.set(code, length)
      }
    }
    return found
  }
}
