import type { IntentModel } from '../../knowledge/intents/intent-model.ts'
import type { NameReader } from '../../knowledge/read-names.ts'
import type { Words } from '../../knowledge/text/words.ts'
import { readSaidWords, type SaidWords } from './said-words.ts'
import { type CareVocabulary, feelingLabels } from './vocabulary.ts'

/** Trouble that is told beside the point or as a joke: too faint to be sure of, too likely to pass over. */
export type Faint = {
  readonly kind: 'faint'
  readonly of: 'heaviness' | 'dying' | 'another'
  /** Something is asked for beside it, and may be answered. */
  readonly isAsked: boolean
  /** So likely it is heard in the midst of other talk too. */
  readonly isLikely: boolean
}

export type FaintReader = (text: string, said: SaidWords) => Faint | undefined

/**
 * How likely trouble must be. Nobody tells a bot at work of their nights and hands without asking anything, unless it
 * weighs on them: what only tells needs less than what asks, or names what our fields are about. Found on messages of
 * themes that were not learned from and on ordinary talk.
 */
const leastLikelihood = { told: 0.75, laughed: 0.85, asked: 0.8, named: 0.9, ofAnother: 0.6, likely: 0.8 }
/** Of so few words every guess is a bad one. */
const leastWords = 5
const leastWordsOfClause = 5
/** A clause says less than a message does; of many clauses one sounds like trouble by chance. */
const trustInClause = 0.7
const mostClauses = 4
const danger = ['self-harm', 'endangered']
const trouble = [...danger, ...feelingLabels]
const laughs = /(?<!\p{L})(?:wk){2,}|(?<!\p{L})(?:ha){2,}|(?<!\p{L})(?:lol|lmao|ngakak|xixi)(?!\p{L})/iu
/** Atiku, dadaku, kukasih: what is one's own. */
const own =
  /^(?!\p{Letter}*(?:laku|bangku|pangku|timku|tokoku|usahaku)$)(?:\p{Letter}{3,}ku|ku(?:kasih|titip|tulis|pindah|simp[ae]n|rapi)\p{Letter}*)$/u

/** Reads whether something weighs on whoever writes, where nothing says so by itself. */
export function createFaintReader(
  vocabulary: CareVocabulary,
  concerns: IntentModel,
  readNames: NameReader,
  words: Pick<Words, 'slang'>,
): FaintReader {
  return (text, said) => {
    if ((said.lines[0]?.length ?? 0) < leastWords || said.has(vocabulary['only-sounds'])) return undefined
    const isAsked = text.includes('?') || said.has(vocabulary['asked-for'])
    const likelihood = likelihoodOf(text, trouble)
    const ofDanger = likelihoodOf(text, danger)
    const isLikely = likelihood >= leastLikelihood.likely
    // A plaint about a rating or a roster has no word of what is felt; without one this hears trouble where there is none.
    const isSpokenOf = said.has(vocabulary['own-feelings']) || said.has(vocabulary['of-dying'])
    if (isSpokenOf && isOfSelf(text) && likelihood >= leastLikelihood[mannerOf(text, said, isAsked)]) {
      return { kind: 'faint', of: ofDanger * 2 >= likelihood ? 'dying' : 'heaviness', isAsked, isLikely }
    }
    const isOfAnother = said.has(vocabulary.people) && ofDanger >= leastLikelihood.ofAnother
    return isOfAnother && readNames(text).names.size === 0 && concerns.likeliest(text, trouble)?.intent === 'endangered'
      ? { kind: 'faint', of: 'another', isAsked, isLikely }
      : undefined
  }

  function mannerOf(text: string, said: SaidWords, isAsked: boolean): 'laughed' | 'named' | 'asked' | 'told' {
    if (laughs.test(text)) return 'laughed'
    if (said.has(vocabulary['not-now']) || readNames(text).names.size > 0) return 'named'
    return isAsked ? 'asked' : 'told'
  }

  function isOfSelf(text: string): boolean {
    const said = readSaidWords(text, words)
    return said.has(vocabulary.self) || said.lines.some((line) => line.some((word) => own.test(word)))
  }

  /** Of the message or of a sentence about whoever writes: a work request hides what is said after it. */
  function likelihoodOf(text: string, labels: readonly string[]): number {
    const clauses = text.split(/(?<=[.?!;])\s+|\n+/)
    const told = clauses.filter(
      (clause) => clause.trim().split(/\s+/).length >= leastWordsOfClause && !clause.includes('?') && isOfSelf(clause),
    )
    const ofClauses =
      clauses.length > mostClauses ? [] : told.map((clause) => concerns.together(clause, labels) * trustInClause)
    return Math.max(concerns.together(text, labels), ...ofClauses)
  }
}
