import type { AnalyseWords, AskedWords } from '../../../../knowledge/analyse/analyse-words.ts'
import { matchOf } from '../../survey/guess-roles.ts'
import type { Profile } from '../../survey/profile.ts'
import { bareWord, tokensOf } from '../../words/tokens.ts'
import { stemOf, titleWords } from '../find-columns.ts'
import type { ValueFilter } from './filter.ts'
import { valueFilter } from './value-filter.ts'
import type { WordAt } from './words-in.ts'

type Found = {
  readonly profile: Profile
  readonly values: readonly string[]
  readonly at: number
  readonly length: number
  readonly isWhole: boolean
  readonly isMarked: boolean
}

/** Part of a name names it where it has so many letters. */
const lettersOfPart = 4
/** Cells of more words on average are remarks. */
const wordsOfName = 2.5
const denials = new Set(
  'belum tidak bukan blm gak ga nggak ngga tdk not tanpa tak selain kecuali except excluding without'.split(' '),
)
const saidAnswer = new Set(
  'jawab jawaban menjawab ngejawab jawabnya bilang answered said answer milih pilih memilih'.split(' '),
)
const yesOrNo = new Set('ya iya tidak yes no gak ga'.split(' '))

/**
 * The cells that a question names: "Depok", "refund", "loket 3". Whole names go before parts of one, longer before shorter;
 * what is short, or a word of questions, is a name only where its column is named in front of it.
 */
export function readValues(
  question: readonly WordAt[],
  columns: readonly Profile[],
  words: AnalyseWords,
  isFree: (word: WordAt) => boolean,
): readonly ValueFilter[] {
  const common = wordsOfQuestions(words.asked)
  // "Selesai" is mostly said of how long it took: who reads what is over weighs that.
  const over = new Set(words.names.finished)
  const titles = new Set(columns.flatMap(({ title }) => [...titleWords(title, words.asked)]))
  const found = columns.flatMap((profile) => namedIn(profile))
  const best = found.toSorted(
    (a, b) =>
      Number(b.isWhole) - Number(a.isWhole) ||
      b.length - a.length ||
      Number(b.isMarked) - Number(a.isMarked) ||
      titleOverlap(b.profile) - titleOverlap(a.profile),
  )
  const taken = new Set<number>()
  const filters: ValueFilter[] = []
  for (const one of best) {
    const places = Array.from({ length: one.length }, (_, offset) => one.at + offset)
    if (places.some((place) => taken.has(place))) continue
    for (const place of places) taken.add(place)
    filters.push(filterOf(one))
  }
  return filters.toSorted((a, b) => a.start - b.start)

  /** "Kasir" as a kind of complaint, in a file without a column of cashiers. */
  function isOnlyHere(token: string): boolean {
    const isNoun = Object.values(words.asked.groups).some((forms) => forms.includes(token))
    return isNoun && !titles.has(stemOf(token)) && !columns.some(({ title }) => isOfNoun(title, token, words))
  }

  function namedIn(profile: Profile): readonly Found[] {
    const title = titleWords(profile.title, words.asked)
    const isNoun = (at: number) => {
      const before = question[at - 1]
      return before !== undefined && (title.has(before.stem) || isOfNoun(profile.title, before.word, words))
    }
    const whole = [...profile.kinds.keys()].flatMap((value) => {
      const tokens = tokensOf(value)
      if (tokens.length === 0) return []
      return question.flatMap((_, at): readonly Found[] => {
        const isThere = tokens.every((token, offset) => {
          const word = question[at + offset]
          return word !== undefined && isFree(word) && (word.word === token || word.bare === bareWord(token))
        })
        if (!isThere) return []
        const isOver = tokens.every((token) => over.has(token))
        const isAnswer = tokens.length === 1 && yesOrNo.has(tokens[0] ?? '')
        const isMarked = isNoun(at) || (isAnswer && saidAnswer.has(question[at - 1]?.word ?? ''))
        const isClear =
          value.length >= 3 &&
          /\p{L}/u.test(value) &&
          !tokens.every((token) => common.has(token) && !/\d/.test(token) && !isOnlyHere(token)) &&
          !isAnswer &&
          !isOver
        return isMarked || isClear
          ? [{ profile, values: [value], at, length: tokens.length, isWhole: true, isMarked }]
          : []
      })
    })
    const alike = profile.words > wordsOfName ? [] : namedOtherwise(profile)
    // Remarks hold all kinds of words, and a word that stands over a column speaks of it.
    const parts = question.flatMap((word, at): readonly Found[] => {
      const { bare } = word
      if (profile.words > wordsOfName || titles.has(word.stem)) return []
      if (
        !isFree(word) ||
        bare.length < lettersOfPart ||
        common.has(word.word) ||
        common.has(bare) ||
        title.has(word.stem)
      )
        return []
      const values = [...profile.kinds.keys()].filter((value) =>
        tokensOf(value).some((token) => bareWord(token) === bare),
      )
      const isOfSome = values.length > 0 && values.length < profile.kinds.size
      return isOfSome ? [{ profile, values, at, length: 1, isWhole: false, isMarked: isNoun(at) }] : []
    })
    return [...whole, ...alike, ...parts]
  }

  /** "Yang telat" of a column that says "Terlambat": the same by another word. */
  function namedOtherwise(profile: Profile): readonly Found[] {
    return words.names.alike.flatMap((phrases) => {
      const values = [...profile.kinds.keys()].filter((value) => phrases.includes(tokensOf(value).join(' ')))
      if (values.length === 0 || values.length === profile.kinds.size) return []
      return placesOf(phrases, question, isFree).map(
        ({ at, length }): Found => ({ profile, values, at, length, isWhole: true, isMarked: false }),
      )
    })
  }

  function titleOverlap(profile: Profile): number {
    const title = titleWords(profile.title, words.asked)
    return question.filter(({ stem }) => title.has(stem)).length
  }

  function filterOf({ profile, values, at, length, isMarked }: Found): ValueFilter {
    const before = question[at - (isMarked ? 2 : 1)]
    const isDenied = before !== undefined && denials.has(before.word)
    const first = isDenied ? before : isMarked ? question[at - 1] : question[at]
    const end = question[at + length - 1]?.end ?? 0
    return valueFilter(profile, values, { isDenied, isMarked, start: first?.start ?? 0, end })
  }
}

/** Where a question says one of some phrases, longer ones first. */
export function placesOf(
  phrases: readonly string[],
  question: readonly WordAt[],
  isFree: (word: WordAt) => boolean,
): readonly { readonly at: number; readonly length: number }[] {
  const sought = phrases.map((phrase) => tokensOf(phrase)).toSorted((a, b) => b.length - a.length)
  return question.flatMap((_, at) => {
    const said = sought.find((tokens) =>
      tokens.every((token, offset) => {
        const word = question[at + offset]
        return word !== undefined && isFree(word) && (word.word === token || word.bare === bareWord(token))
      }),
    )
    return said ? [{ at, length: said.length }] : []
  })
}

/** Words that questions are made of: alone they name no cell. */
export function wordsOfQuestions(words: AskedWords): ReadonlySet<string> {
  // Titles of columns are no words of questions: "open" is a state, "refund" a kind.
  const titles = new Set<keyof AskedWords>([
    'nouns',
    'amounts',
    'ages',
    'numbering',
    'begun',
    'done',
    'replied',
    'times',
    'talk',
  ])
  const { measures, groups, scopes, units, topics, falls, rises, rows, ...lists } = words
  const phrases = [
    ...Object.entries(lists).flatMap(([name, list]) => (titles.has(name as keyof AskedWords) ? [] : list)),
    ...[measures, groups, units, scopes].flatMap((group) => Object.values(group).flat()),
  ]
  return new Set(phrases.flatMap((phrase) => tokensOf(phrase)))
}

/** Whether a column holds what a noun names: "cabang" and a column "Lokasi". */
export function isOfNoun(title: string, noun: string, { names, asked }: AnalyseWords): boolean {
  const alike = [...names.prefixes, ...Object.values(asked.groups)].filter((forms) => forms.includes(noun))
  return alike.length > 0 && matchOf(title.replaceAll('_', ' '), alike.flat()) > 0
}

/** What stands in front of a name: "cabang", "agen". */
export function nounsOf({ names, asked }: AnalyseWords): ReadonlySet<string> {
  const { agent, branch, team, status } = asked.groups
  return new Set(
    [...names.prefixes.flat(), ...agent, ...branch, ...team, ...status, ...asked.nouns].filter(
      (noun) => !noun.includes(' '),
    ),
  )
}
