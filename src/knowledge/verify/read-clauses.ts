import type { ClaimWords, DutyKind } from './claim-words.ts'
import { createPhraseFinder, type FoundPhrase, taggedBy } from './find-phrases.ts'
import { wordsOf } from './words-of.ts'

/** What a clause claims: a duty or its opposite, or that something is not so. `notAll`: of some only. */
export type ClaimTag = Exclude<DutyKind, 'able'> | 'negated' | 'notAll'

export type Clause = {
  readonly text: string
  readonly tags: ReadonlySet<ClaimTag>
  /** What was claimed before it in the same sentence: "tidak ada ambang omzet, jumlah karyawan, …" may still go on. */
  readonly before: ReadonlySet<ClaimTag>
  /** The sentence that it is part of. */
  readonly sentence: string
}

export type ClauseReader = (text: string) => readonly Clause[]

const sentenceEnds = /[.;!?\n]+(?=\s|$)/
const breaks = /[:,](?=\s|$)|\s[–—-]\s|[()]/
const joints =
  /\s(?=(?:tetapi|tapi|namun|melainkan|sedangkan|sementara|kecuali|padahal|but|however|whereas|unless|except|while|although)\s)/i
const listJoint = /\s(?=(?:dan|serta|atau|and|or)\s)/i
/** "Tidak lagi wajib", "not always required": a negation turns a duty so many words behind it. */
const reachOfNegation = 2

/** What becomes of a duty that is negated. */
const turned: Readonly<Record<DutyKind, ClaimTag>> = {
  required: 'exempt',
  allowed: 'forbidden',
  able: 'negated',
  forbidden: 'allowed',
  exempt: 'required',
}

/** Cuts a text into clauses and tells what each claims. */
export function createClauseReader({ duties, negations, quantifiers, ...words }: ClaimWords): ClauseReader {
  const findMovesOn = createPhraseFinder([['on', words['moves-on']]])
  const findDuties = createPhraseFinder<DutyKind | 'negation' | 'notAll'>([
    ...taggedBy(duties),
    ['negation', negations],
    ['notAll', quantifiers.notAll],
  ])

  return (text) => text.split(sentenceEnds).flatMap(clausesOf)

  function clausesOf(sentence: string): readonly Clause[] {
    const pieces = sentence
      .split(breaks)
      .flatMap((piece) => piece.split(joints))
      .flatMap(atListJoints)
      .map((piece) => piece.trim())
      .filter((piece) => wordsOf(piece).length > 0)
    let before: ReadonlySet<ClaimTag> = new Set()
    return pieces.map((piece) => {
      if (findMovesOn(wordsOf(piece)).some(({ start }) => start === 0)) before = new Set()
      const clause = { text: piece, tags: tagsOf(piece), before, sentence }
      if (clause.tags.size > 0) before = clause.tags
      return clause
    })
  }

  /** "A wajib dan B tidak": two clauses; "surat dan izin": one. */
  function atListJoints(piece: string): readonly string[] {
    const clauses: string[] = []
    for (const next of piece.split(listJoint)) {
      const last = clauses.at(-1)
      const isOwn = last === undefined || (tagsOf(next).size > 0 && tagsOf(last).size > 0)
      if (isOwn) clauses.push(next)
      else clauses[clauses.length - 1] = `${last} ${next}`
    }
    return clauses
  }

  function tagsOf(piece: string): ReadonlySet<ClaimTag> {
    const found = findDuties(wordsOf(piece))
    const tags = new Set<ClaimTag>()
    for (const [index, one] of found.entries()) {
      if (one.tag === 'notAll') tags.add('notAll')
      else if (one.tag === 'negation') {
        if (!turns(one, found[index + 1])) tags.add('negated')
      } else if (turns(found[index - 1], one)) tags.add(turned[one.tag])
      else if (one.tag !== 'able') tags.add(one.tag)
    }
    return tags
  }
}

function turns(
  negation: FoundPhrase<DutyKind | 'negation' | 'notAll'> | undefined,
  duty: FoundPhrase<DutyKind | 'negation' | 'notAll'> | undefined,
): boolean {
  if (negation?.tag !== 'negation' || !duty || duty.tag === 'negation' || duty.tag === 'notAll') return false
  return duty.start - negation.end <= reachOfNegation
}
