import { wordsIn } from '../domain/words-in.ts'

/** What steers a flow, whichever it is: leave it, one step back, this step again, past this step, on. */
export const flowWords = ['cancel', 'back', 'again', 'skip', 'go-on'] as const
export type FlowWord = (typeof flowWords)[number]

/** What a yes or a no is said with. */
export const plainAnswers = ['yes', 'no'] as const
export type PlainAnswer = (typeof plainAnswers)[number]

/** What people say to steer, or to say yes or no, by what it means. */
export type FlowVocabulary = Readonly<Record<FlowWord | PlainAnswer, readonly string[]>> & {
  readonly fillers: readonly string[]
  /** What a sentence begins with that says why somebody leaves. */
  readonly reasons: readonly string[]
}

/** In more words a word that steers is mostly part of an answer. */
const mostWordsAround = 10

/**
 * Tells whether a message steers: it is nothing but such a word ("lewati dulu ya kak", not "lewati langkah apa"), or ends in
 * one that leaves, passes over or goes back ("Saya tidak mengurus izin. Batal.", "no wait, go back").
 */
export function createFlowWordReader(vocabulary: FlowVocabulary): (text: string) => FlowWord | undefined {
  const read = readerOf(flowWords, vocabulary)
  return (text) => {
    const whole = read(text)
    if (whole !== undefined || wordsIn(text).length > mostWordsAround) return whole
    const [sentence = '', clause = ''] = [/[.!?;]\s+/u, /[.!?;,]\s+/u].map((ends) => text.trim().split(ends).at(-1))
    const steered = sentence === text.trim() ? undefined : read(sentence)
    if (steered === 'cancel' || steered === 'skip') return steered
    return clause !== text.trim() && read(clause) === 'back' ? 'back' : undefined
  }
}

/** Fewer words behind a word of leaving are part of it. */
const fewestWordsBehind = 3

/**
 * Reads a message that leaves, and then says something else: "batal. gw ga mau ngurus izin. mau bikin rencana tim". Its rest,
 * without the reasons; undefined where it does not leave, or says nothing else.
 */
export function createLeavingReader(vocabulary: FlowVocabulary): (text: string) => string | undefined {
  const read = readerOf(flowWords, vocabulary)
  const reasons = vocabulary.reasons.map(keyOf)
  const isReason = (sentence: string) => {
    const said = wordsIn(sentence)
    const bare = said.slice(said.findIndex((word) => !speakers.has(word)))
    return reasons.some((reason) => ` ${bare.join(' ')} `.startsWith(` ${reason} `))
  }
  return (text) => {
    const [, first = '', behind = ''] = /^([^.!?;,\n]{3,30})[.!;,\n]+\s*([\s\S]+)$/u.exec(text.trim()) ?? []
    if (read(first) !== 'cancel') return undefined
    const sentences = behind.split(/(?<=[.!?;])\s+|\n+/u).filter((sentence) => wordsIn(sentence).length > 0)
    const rest = sentences.filter((sentence) => !isReason(sentence)).join(' ')
    return wordsIn(rest).length >= fewestWordsBehind ? rest : undefined
  }
}

const speakers = new Set(['gw', 'gue', 'gua', 'saya', 'aku', 'kami', 'kita', 'ini', 'itu', 'eh', 'lah', 'kan', 'udah'])

/** Tells whether a message is nothing but a yes or a no: "iya dong" is, "iya tapi gimana" is not. */
export function createPlainAnswerReader(vocabulary: FlowVocabulary): (text: string) => PlainAnswer | undefined {
  return readerOf(plainAnswers, vocabulary)
}

function readerOf<Word extends FlowWord | PlainAnswer>(
  words: readonly Word[],
  vocabulary: FlowVocabulary,
): (text: string) => Word | undefined {
  const meanings = new Map(words.flatMap((word) => vocabulary[word].map((said) => [keyOf(said), word] as const)))
  // "Ya" fills "lewati ya", and answers by itself.
  const fillers = new Set(vocabulary.fillers.filter((filler) => !meanings.has(keyOf(filler))))
  return (text) => {
    const said = wordsIn(text)
    if (said.length === 0 || said.length > 6) return undefined
    return meanings.get(said.join(' ')) ?? meanings.get(said.filter((word) => !fillers.has(word)).join(' '))
  }
}

function keyOf(said: string): string {
  return wordsIn(said).join(' ')
}
