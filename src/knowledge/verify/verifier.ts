import type { Citation } from '../../domain/citation.ts'
import type { Language } from '../../domain/language.ts'
import { wordsIn } from '../../domain/words-in.ts'
import { stem } from '../text/stem.ts'
import type { Words } from '../text/words.ts'
import { type ClaimWords, loadClaimWords } from './claim-words.ts'
import { createPhraseFinder, taggedBy } from './find-phrases.ts'
import { createClaimReader } from './read-claims.ts'
import { type Clause, createClauseReader } from './read-clauses.ts'
import { withParts } from './read-dates.ts'
import { isSupported } from './read-figures.ts'
import { hasMention, linksIn } from './read-links.ts'
import { namesIn } from './read-names.ts'
import { wordsOf } from './words-of.ts'

/** What a sentence may rest on. `context`: what it stands under, such as a title: its words may be used, its claims not. */
export type Support = { readonly text: string; readonly citations: readonly Citation[]; readonly context: string }

/** Why a sentence is not supported; the first that was found. */
export type Flaw =
  | 'mention'
  | 'link'
  | 'reference'
  | 'date'
  | 'figure'
  | 'name'
  | 'quantity'
  | 'contrast'
  | 'duty'
  | 'condition'
  | 'words'

/** The first flaw of a sentence, or undefined: everything checkable in it stands in the statements it cites. */
export type Verifier = (sentence: string, support: readonly Support[], language: Language) => Flaw | undefined

/** Share of a sentence's own words that must stand in what it cites, by their stems, 0 to 1. 0: any words will do. */
const leastWords = 0.7
/** From this share on of a clause's words in a clause of a statement, both speak of the same. */
const speaksOfSame = 0.5

/** More than any share of words. */
const wordForWord = 2

const weightOfSentence = 0.5

/** Checks sentences by the word lists of `languageDirectory` (knowledge/language). */
export function createVerifier(languageDirectory: string, words: Words): Verifier {
  const claims = loadClaimWords(languageDirectory)
  const { measure, plainOf } = createClaimReader(claims, words.legalKinds)
  const readClauses = createClauseReader(claims)
  const findQuantifiers = createPhraseFinder(taggedBy(claims.quantifiers))
  const findConditions = createPhraseFinder([['condition', claims.conditions]])
  const contrastFinders = claims.contrasts.map((set) => createPhraseFinder(set.map((word) => [word, [word]] as const)))
  const capitals = new Set(claims.capitals)
  const claimWords = claimWordsOf(claims)

  return (sentence, support, language) => {
    if (hasMention(sentence)) return 'mention'
    const cited = support.map(({ text }) => text).join('\n')
    const sources = support.flatMap(({ citations }) =>
      citations.flatMap(({ source, short, article }) => [source, short, article ?? '']),
    )
    const grounds = `${cited}\n${sources.join('\n')}`
    const said = measure(sentence)
    const known = measure(grounds)
    if (linksIn(sentence).some((link) => !linksIn(cited).includes(link))) return 'link'
    if (!isWithin(said.references, known.references)) return 'reference'
    if (!isWithin(said.dates, withParts(known.dates))) return 'date'
    const statements = support.map(({ text }) => text)
    if (!said.figures.every((figure) => isSupported(figure, measure(cited).figures))) return 'figure'
    const read = [grounds, ...support.map(({ context }) => context)].join('\n')
    const allWords = new Set([...wordsIn(read), ...wordsOf(read)])
    if (!namesIn(sentence, capitals).every((name) => wordsIn(name).every((word) => allWords.has(word)))) return 'name'
    return (
      flawInScope(sentence, statements) ??
      flawInDuties(sentence, statements, language) ??
      (shareOfWords(sentence, support, language) < leastWords ? 'words' : undefined)
    )
  }

  /** Figures, quantities and words of a contrast that stand together in a clause must stand together in what it cites. */
  function flawInScope(sentence: string, statements: readonly string[]): Flaw | undefined {
    const cited = statements.join('\n')
    const quantities = new Set(findQuantifiers(wordsOf(cited)).map(({ tag }) => tag))
    const claimed = findQuantifiers(wordsOf(sentence)).map(({ tag }) => tag)
    if (claimed.some((tag) => (tag === 'all' || tag === 'notAll') && !quantities.has(tag))) return 'quantity'
    for (const clause of readClauses(plainOf(sentence))) {
      const { figures } = measure(clause.text)
      const contrasts = contrastFinders.map((find) => tagsIn(find, clause.text))
      if (figures.length === 0 && contrasts.every((set) => set.size === 0)) continue
      const segments = statements.flatMap((statement) => [
        ...readClauses(plainOf(statement)).map(({ text }) => text),
        ...(isPure(statement, contrasts) ? [statement] : []),
      ])
      const supporting = segments.filter((segment) =>
        contrastFinders.every((find, index) => isWithin(contrasts[index] ?? new Set(), tagsIn(find, segment))),
      )
      if (supporting.length === 0) return 'contrast'
      const together = supporting.some((segment) =>
        figures.every((figure) => isSupported(figure, measure(segment).figures)),
      )
      if (!together) return 'figure'
    }
    return undefined
  }

  /** A statement that names no other member of a contrast than the clause does can be read as a whole. */
  function isPure(statement: string, contrasts: readonly ReadonlySet<string>[]): boolean {
    return contrastFinders.every((find, index) => {
      const claimed = contrasts[index] ?? new Set()
      return claimed.size === 0 || isWithin(tagsIn(find, statement), claimed)
    })
  }

  /** What a clause claims must be claimed by the clause of a statement that speaks of the same. */
  function flawInDuties(sentence: string, statements: readonly string[], language: Language): Flaw | undefined {
    const read = statements.map((statement) => {
      const isConditional = findConditions(wordsOf(statement)).length > 0
      return {
        statement,
        isConditional,
        clauses: readClauses(statement).map((clause) => ({ ...clause, isConditional })),
      }
    })
    const clauses = read.flatMap((one) => one.clauses)
    const wholes = read.flatMap(({ statement, ...one }) => {
      const claiming = one.clauses.filter(({ tags }) => tags.size > 0)
      const [first] = claiming
      const isOne = first !== undefined && claiming.every(({ tags }) => isSame(tags, first.tags))
      return isOne ? [{ text: statement, sentence: statement, tags: first.tags, isConditional: one.isConditional }] : []
    })
    const isConditional = findConditions(wordsOf(sentence)).length > 0
    for (const clause of readClauses(sentence)) {
      if (clause.tags.size === 0) {
        const near = nearest(clauses, clause, language)
        const isLiteral = near.share === wordForWord
        const saysLess =
          near.share < speaksOfSame ||
          near.units.some(({ tags, before }) => isHarmless(tags) && (isLiteral || isHarmless(before)))
        if (!saysLess) return 'duty'
        continue
      }
      const near = nearest([...clauses, ...wholes], clause, language)
      const same = near.share === 0 ? [] : near.units.filter(({ tags }) => isSame(tags, clause.tags))
      if (same.length === 0) return 'duty'
      if (!isConditional && !clause.tags.has('negated') && same.every((unit) => unit.isConditional)) return 'condition'
    }
    return undefined
  }

  /**
   * The units that speak most of the same as a clause, by the share of its stems; one that has it word for word before all
   * others. Where a clause says little ("wajib mendaftar"), the sentences around both tell.
   */
  function nearest<Unit extends Pick<Clause, 'text' | 'sentence'>>(
    units: readonly Unit[],
    clause: Pick<Clause, 'text' | 'sentence'>,
    language: Language,
  ) {
    const literal = inOneRow(clause.text)
    const [stems, around] = [stemsOf(clause.text, language), stemsOf(clause.sentence, language)]
    const rated = units.map((unit) => {
      const share = inOneRow(unit.text).includes(literal) ? wordForWord : shareIn(stems, unit.text)
      return { unit, share, score: share + weightOfSentence * shareIn(around, unit.sentence) }
    })
    const best = Math.max(0, ...rated.map(({ score }) => score))
    const near = rated.filter(({ score }) => score === best)
    return { share: near[0]?.share ?? 0, units: near.map(({ unit }) => unit) }

    function shareIn(some: ReadonlySet<string>, text: string): number {
      const own = stemsOf(text, language)
      return some.size === 0 ? 0 : [...some].filter((one) => own.has(one)).length / some.size
    }
  }

  function shareOfWords(sentence: string, support: readonly Support[], language: Language): number {
    const stems = stemsOf(plainOf(sentence), language)
    // "Mid-September" leaves "mid-" once its date is taken out, on either side.
    const grounds = support.map(({ text, context }) => `${text}\n${context}`).join('\n')
    const known = stemsOf(`${grounds}\n${plainOf(grounds)}`, language)
    return stems.size === 0 ? 1 : [...stems].filter((one) => known.has(one)).length / stems.size
  }

  /** The stems of what a text speaks of: without function words, numbers, and the words of claiming. */
  function stemsOf(text: string, language: Language): ReadonlySet<string> {
    return new Set(
      wordsOf(text)
        .filter(
          (word) => word.length > 2 && /^\p{L}/u.test(word) && !claimWords.has(word) && !words.functionWords.has(word),
        )
        .map((word) => stem(word, language)),
    )
  }
}

function claimWordsOf({ duties, negations, quantifiers, conditions }: ClaimWords): ReadonlySet<string> {
  const phrases = [duties, quantifiers].flatMap((lists) => Object.values(lists)).flat()
  return new Set([...phrases, ...negations, ...conditions].flatMap(wordsOf))
}

/** To leave out that something is a duty says less; to leave out that it is not, or is only allowed, says another thing. */
function isHarmless(tags: Clause['tags']): boolean {
  return tags.size === 0 || (tags.size === 1 && tags.has('required'))
}

function isSame(one: Clause['tags'], other: Clause['tags']): boolean {
  return one.size === other.size && isWithin(one, other)
}

function inOneRow(text: string): string {
  return ` ${wordsOf(text).join(' ')} `
}

function isWithin<Item>(some: ReadonlySet<Item>, all: ReadonlySet<Item>): boolean {
  return [...some].every((item) => all.has(item))
}

function tagsIn(find: ReturnType<typeof createPhraseFinder<string>>, text: string): ReadonlySet<string> {
  return new Set(find(wordsOf(text)).map(({ tag }) => tag))
}
