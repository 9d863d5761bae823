import type { Entry, Section } from '../../src/knowledge/entry.ts'
import type { EntryPair } from '../../src/knowledge/knowledge.ts'
import type { Candidate, Found } from '../../src/skills/answer/find-entries.ts'

type EntryParts = Partial<Pick<Entry, 'title' | 'questions' | 'related'>> & {
  /** What its sections are about. */
  readonly speaksOf?: readonly NonNullable<Section['kind']>[]
}

/** An entry in both languages; say only what matters to the test. */
export function buildPair(id: string, { speaksOf = [], ...parts }: EntryParts = {}): EntryPair {
  const entry: Entry = {
    id,
    topic: id.slice(0, id.indexOf('/')),
    language: 'id',
    title: id,
    questions: [],
    facts: [],
    verified: '2026-11-24',
    reviewBy: '2027-05-24',
    confidence: 'A',
    related: [],
    answer: 'Begitu.[^1]',
    sections: speaksOf.map((kind, line) => ({ heading: kind, kind, markdown: 'Rinciannya.[^1]', line })),
    details: [],
    cases: [],
    footnotes: new Map([['1', [{ id: 'pp-1-2025', article: 'Pasal 5' }]]]),
    file: `${id}.id.md`,
    ...parts,
  }
  return { id: entry, en: { ...entry, language: 'en' } }
}

/** A candidate that fits well, for an entry or for the id of one. */
export function buildCandidate(entry: EntryPair | string, parts: Partial<Omit<Candidate, 'pair'>> = {}): Candidate {
  return {
    pair: typeof entry === 'string' ? buildPair(entry) : entry,
    score: 10,
    chance: 0.9,
    fit: 0.9,
    share: 1,
    ...parts,
  }
}

/** What a question of five words found, all of them known. */
export function buildFound(candidates: readonly Candidate[], parts: Partial<Omit<Found, 'candidates'>> = {}): Found {
  return {
    candidates,
    referralShare: 0,
    familiarity: { words: 5, known: 5, corrected: 0 },
    namesTopic: false,
    ...parts,
  }
}
