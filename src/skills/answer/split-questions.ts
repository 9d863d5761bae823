/** What the words of a text tell of it, as far as parting a message goes. */
export type Judge = {
  /** It asks: a question mark, a question word, a word for what is wanted, a yes or no. */
  isQuestion(text: string): boolean
  /** It asks, or notes something in so few words that it may: "cara daftar PSE". */
  asks(text: string): boolean
  /** It has words for a topic or for what is asked about one. */
  saysSomething(text: string): boolean
  /** It has a topic of its own and leans on nothing. */
  hasTopic(text: string): boolean
}

export type JointWords = {
  /** Words that may join two questions: "dan", "terus". */
  readonly joints: readonly string[]
  /** Those among them that join nothing but whole clauses: "terus", not "dan". */
  readonly clauseJoints: readonly string[]
  /** Words with which a second question may begin: "berapa", "apakah". */
  readonly starts: readonly string[]
}

export type SplitQuestions = (text: string) => readonly string[]

const maxQuestions = 3

/**
 * Parts a message into its questions, in order, at most three. A message is one situation with a question or two: what
 * only says how things are stays with the question after it.
 */
export function createSplitter(
  { isQuestion, asks, saysSomething, hasTopic }: Judge,
  words: JointWords,
): SplitQuestions {
  const any = anyOf(words.joints)
  const beforeStart = new RegExp(`,?\\s+(?:${any})\\s+(?=(?:${anyOf(words.starts)})\\b)`, 'i')
  const betweenClauses = new RegExp(`[,;]\\s+(?:${any})\\s+|\\s+(?:${anyOf(words.clauseJoints)})\\s+`, 'gi')

  /** "Harus dicabut apa gak terus mau buka lagi susah gak": both sides ask. */
  const splitClauses = (text: string): readonly string[] => {
    for (const { index, 0: joint } of text.matchAll(betweenClauses)) {
      const [before, after] = [text.slice(0, index).trim(), text.slice(index + joint.length).trim()]
      const [last = before] = before.split(sentenceEnd).slice(-1)
      if (isQuestion(last) && isQuestion(after) && saysSomething(after)) return [before, ...splitClauses(after)]
    }
    return [text]
  }

  /** "Apa itu NIB dan berapa biayanya": two questions, if the first has a topic; the second may lean on it. */
  const splitAtStart = (text: string): readonly string[] => {
    const found = beforeStart.exec(text)
    if (!found) return [text]
    const [first, second] = [text.slice(0, found.index).trim(), text.slice(found.index + found[0].length).trim()]
    return hasTopic(first) && saysSomething(second) ? [first, ...splitAtStart(second)] : [text]
  }

  /** Sentences that end in a full stop belong together unless each asks. */
  const splitSentences = (text: string): readonly string[] => {
    const groups: string[] = []
    for (const sentence of text.split(sentenceEnd)) {
      const last = groups.at(-1)
      if (last === undefined || (isQuestion(last) && isQuestion(sentence))) groups.push(sentence)
      else groups[groups.length - 1] = `${last} ${sentence}`
    }
    return groups
  }

  return (text) => {
    const parts = text
      .split(/(?<=\?)\s+|\n+/)
      .map((part) => part.replace(/^\s*(?:[-*•]|\d+[.)])\s+/, '').trim())
      .flatMap(splitSentences)
      .flatMap(splitClauses)
      .flatMap(splitAtStart)
      .filter(saysSomething)
    return parts.length === 0 ? [text] : withCircumstances(parts, asks).slice(0, maxQuestions)
  }
}

const sentenceEnd = /(?<=[.!;])\s+/

/** "Kami PT baru. Jual kopi.", "izinnya apa aja?": what only says how things are belongs to the question after it. */
function withCircumstances(parts: readonly string[], asks: (text: string) => boolean): readonly string[] {
  if (!parts.some(asks)) return parts
  const questions: string[] = []
  let said: string[] = []
  for (const part of parts) {
    said.push(part)
    if (!asks(part)) continue
    questions.push(said.join('\n'))
    said = []
  }
  return questions
}

/** The sentence of a part that asks, without the circumstances before it and the words that only join it to them. */
export function questionIn(part: string, isQuestion: (text: string) => boolean, joints: readonly string[]): string {
  const sentence = part.split(/(?<=[.!;])\s+|\n+/).findLast(isQuestion) ?? part
  return sentence.replace(new RegExp(`^(?:(?:${anyOf(joints)})\\s+)+(?=\\S)`, 'i'), '')
}

/** A pattern for any of these phrases, the longer ones first. */
export function anyOf(phrases: readonly string[]): string {
  return phrases
    .toSorted((a, b) => b.length - a.length)
    .map(RegExp.escape)
    .join('|')
}
