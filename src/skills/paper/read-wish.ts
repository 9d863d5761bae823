import type { Language } from '../../domain/language.ts'
import type { Paper, PaperBook } from '../../knowledge/papers/paper-book.ts'
import { clausesOf, type Told, type ToldReader } from '../../knowledge/papers/read-told.ts'
import { type PhrasesTest, phrasesTest, toLine } from '../../knowledge/replies/phrase-pattern.ts'
import { boxesFilled, thingsOf } from './sort-told.ts'

export type PaperWish = { readonly paper: Paper; readonly told: Told }

export type PaperWishReader = {
  /** The paper that a message asks for, and what it tells for it. Undefined: none. */
  wish(text: string, language: Language): PaperWish | undefined
  /** The order of a list that was grouped: asked for by what is said next. */
  next(text: string, id: string): boolean
  isWish(text: string): boolean
  /** A plan is wished in few words, of something that was spoken of. */
  isPlanAlone(text: string): boolean
  /** It asks how something is made, or is to be kept by somebody else. */
  isHow(text: string): boolean
  /** Whether a message is some wish, question or note of its own. */
  isOther(text: string): boolean
}

/** Of a message that says to note something, the word for it stands among so many. */
const mostWordsBefore = 6
const mostCounts = 3
/** More words than that tell a case of their own. */
const mostWordsOfPlan = 11

/** Read only with what was grouped before. */
export const afterGrouping = 'gravest'

export function createPaperWishReader({ words, papers, boxes }: PaperBook, readTold: ToldReader): PaperWishReader {
  const { wish, how: ways, recorded: records, asking: asked, plans: planned, kept: keeps } = words
  const [wishes, how, recorded, asking, plans, kept] = [wish, ways, records, asked, planned, keeps].map((list) =>
    phrasesTest(list),
  )
  const read = papers.map((paper) => ({
    paper,
    nouns: paper.all[0] ?? [],
    all: paper.all.map((group) => phrasesTest(group)),
    none: phrasesTest(paper.none),
  }))
  const isFor = (line: string, { paper, all, none }: (typeof read)[number]) =>
    line.trim().split(' ').length <= paper.most && all.every((group) => group.test(line)) && !none.test(line)

  /** The word of wishing and what is wished stand in one clause: who reports of one elsewhere wishes something else. */
  function isWishedFor(text: string, noun: PhrasesTest | undefined): boolean {
    return clausesOf(text)
      .map(toLine)
      .some((clause) => noun?.test(clause) === true && wishes?.test(clause) === true)
  }

  /** "Catat: …" begins so; "terima, catat, teruskan" are steps of something. */
  function isRecorded(line: string): boolean {
    return recorded?.test(`${line.split(' ').slice(0, mostWordsBefore).join(' ')} `) ?? false
  }

  function fillsBoxes({ sorted }: Paper, { items, clauses }: Told): boolean {
    if (sorted === undefined) return true
    const own = boxes[sorted.boxes] ?? []
    return boxesFilled(thingsOf(items, clauses, own), own) >= sorted.fewest
  }

  return {
    wish(text, language) {
      const line = toLine(text)
      if (how?.test(line) || isRecorded(line)) return undefined
      const isWish = wishes?.test(line) ?? false
      for (const one of read) {
        const { paper } = one
        if (paper.id === afterGrouping || !isFor(line, one)) continue
        // "What do I do first this week" asks, and is the wish itself.
        if (!paper.isQuestion && !(isWish && isWishedFor(text, one.all[0]))) continue
        if (paper.isUncounted && clausesOf(text).filter((each) => /^\d/.test(each)).length >= mostCounts) continue
        const told = readTold(text, one.nouns, language)
        if (isTold(paper, told) && fillsBoxes(paper, told)) return { paper, told }
      }
      return undefined
    },
    next(text, id) {
      const one = read.find(({ paper }) => paper.id === id)
      return one !== undefined && isFor(toLine(text), one)
    },
    isPlanAlone(text) {
      const line = toLine(text)
      const isShort = line.trim().split(' ').length <= mostWordsOfPlan
      const isWish = (wishes?.test(line) ?? false) && (plans?.test(line) ?? false)
      return isShort && isWish && ![how, kept].some((test) => test?.test(line))
    },
    isWish: (text) => wishes?.test(toLine(text)) ?? false,
    isHow: (text) => (how?.test(toLine(text)) ?? false) || isRecorded(toLine(text)),
    isOther(text) {
      const line = toLine(text)
      return [wishes, how, asking].some((test) => test?.test(line)) || isRecorded(line) || text.includes('?')
    },
  }
}

/** A frame without anything of the case helps nobody. */
function isTold({ needs, fewest, sorted }: Paper, { slots, clauses, items }: Told): boolean {
  const isKnown = needs.length === 0 || needs.some((slot) => slots[slot] !== undefined)
  return (
    Math.max(clauses.length, items.length) >= fewest && (isKnown || (sorted !== undefined && items.length >= fewest))
  )
}
