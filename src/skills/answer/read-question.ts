import { z } from 'zod'
import { wordsIn } from '../../domain/words-in.ts'
import { createAspectFinder } from '../../knowledge/aspects.ts'
import type { SectionKind } from '../../knowledge/entry.ts'
import { readLanguageFile } from '../../knowledge/text/read-language-file.ts'
import type { Words } from '../../knowledge/text/words.ts'

/** A question as far as its own words tell. */
export type ReadQuestion = {
  /** Without courtesy at the beginning and the words that only join it to what was said before. */
  readonly text: string
  /** What it asks about its topic: the cost, the deadline, … */
  readonly aspects: readonly SectionKind[]
  /**
   * `none`: it names a topic. `likely`: it opens like a follow-up ("kalau untuk PT?") or says almost nothing by itself.
   * `certain`: it has no topic word at all ("berapa biayanya?"), so only the last answer can tell what it is about.
   */
  readonly followUp: 'none' | 'likely' | 'certain'
  /** Whether anything is asked: "udah dihapus sih" only tells something. */
  readonly asks: boolean
  /** `text` without the words for what is asked about the topic: "lamanya di luar Jawa" is "di luar Jawa". */
  readonly bare: string
  /** It calls whomever it is said to: where people talk among themselves, one of them. */
  readonly addresses: boolean
  /** It says that another topic comes. */
  readonly turns?: true
  /** It goes back to what was spoken of before the last answer. */
  readonly returns?: true
}

export type QuestionReader = {
  /** The questions of a message, in order, each with what is said before it; at most three. */
  split(text: string): readonly string[]
  read(text: string): ReadQuestion
  /** Whether a text asks for something, or only says how things are. */
  asks(text: string): boolean
  /** Whether a text has a word that points back: "batas waktunya", "fungsi tersebut". */
  pointsBack(text: string): boolean
}

const followUpSchema = z.strictObject({
  courtesies: z.array(z.string()),
  openers: z.array(z.string()),
  pointers: z.array(z.string()),
  persons: z.array(z.string()),
  addressed: z.array(z.string()),
  hearsay: z.array(z.string()),
  turns: z.array(z.string()),
  returns: z.array(z.string()),
  tags: z.array(z.string()),
  denials: z.array(z.string()),
  corrections: z.array(z.string()),
  joints: z.array(z.string()),
  beginnings: z.array(z.string()),
  asking: z.array(z.string()),
})
const maxQuestions = 3
/** With an opener, a question of at most so many topic words leans on the last answer; with "-nya" alone, of fewer. */
const maxTopicWordsOfFollowUp = 4
const maxTopicWordsWithPointer = 2
/** "Cara daftar PSE": so few topic words are how people note what they ask. */
const maxTopicWordsOfNote = 2
/** With a word for whoever was spoken of ("dia"), of at most so many. */
const maxTopicWordsWithPerson = 6
/** What was not meant, in characters: "bukan denda administratif, maksud saya pidana". */
const maxDenied = 40
/** "Don't", "it's": of all that stands in questions, this tells least. */
const contraction = /\p{Letter}+['’](?:t|s|m|re|ll|ve|d)\b/giu
/** "lapornya", "dendanya": the suffix points back. */
const pointingWord = /\p{Letter}{3,}nya\b/iu

/** `directory` is knowledge/language, where `words` came from. */
export function createQuestionReader(directory: string, words: Words): QuestionReader {
  const lists = readLanguageFile(directory, 'follow-ups.yaml', followUpSchema)
  const { courtesies, openers, pointers, persons, tags, denials, corrections, joints, beginnings, asking } = lists
  const courtesy = new RegExp(`^(?:(?:${anyOf(courtesies)})\\b[\\s,.!]+)+(?=\\S)`, 'i')
  const opener = new RegExp(`^(?:${anyOf(openers)})\\b`, 'i')
  const denial = `(?:${anyOf(denials)})\\b[^,.]{0,${maxDenied}}[,.]?\\s+`
  const correction = new RegExp(`^(?:${denial})?(?:${anyOf(corrections)})[\\s,:]+(?=\\S)`, 'i')
  const atTheStart = (phrases: readonly string[]) =>
    new RegExp(`^(?:\\p{Letter}{1,4}[\\s,.]+){0,2}(?:${anyOf(phrases)})\\b[\\s,.:]*(?=\\S)`, 'iu')
  const [turn, goingBack] = [atTheStart(lists.turns), atTheStart(lists.returns)]
  const addressed = new RegExp(`\\b(?:${anyOf(lists.addressed)})\\b`, 'i')
  const hearsay = new RegExp(`\\b(?:${anyOf(lists.hearsay)})\\b`, 'gi')
  // "Apa itu NIB" and "NIB itu apa" point at nothing.
  const pointsBack = new RegExp(
    `(?<!\\b(?:apa|what is|whats)\\s)\\b(?:${anyOf(pointers)})\\b(?!\\s+(?:apa|siapa)\\b)`,
    'i',
  )
  const namesPerson = new RegExp(`\\b(?:${anyOf(persons)})\\b`, 'i')
  const withoutOpener = (text: string) => text.replace(opener, '').trim() || text
  const findAspects = createAspectFinder(directory)
  const emptyWords = new Set([
    ...words.functionWords,
    ...words.templateWords,
    ...words.questionWords.keys(),
    ...pointers,
    ...persons,
    ...tags,
  ])

  const topicWords = (text: string): string[] => {
    const withoutAspects = findAspects.remove(text)
    return (withoutAspects.match(/[\p{Letter}\p{Number}]+/gu) ?? [])
      .map((word) => words.slang.get(word) ?? word)
      .flatMap((word) => word.split(' '))
      .filter((word) => !emptyWords.has(word))
  }

  /** "How?", "gimana?": nothing but the word that asks for the way. */
  const asksHowAlone = (text: string): boolean => {
    const [word, ...others] =
      withoutOpener(text)
        .toLowerCase()
        .match(/\p{Letter}+/gu) ?? []
    return others.length === 0 && words.questionWords.get(words.slang.get(word ?? '') ?? word ?? '') === 'how'
  }

  const wish = new RegExp(`(?<![\\p{Letter}])(?:${anyOf(asking)})(?![\\p{Letter}])`, 'iu')
  /** A question mark, a question word, a word for what is wanted; unlike `asks`, no few words of a note. */
  const isQuestion = (text: string): boolean =>
    text.includes('?') ||
    wish.test(text) ||
    wordsIn(text)
      .flatMap((word) => (words.slang.get(word) ?? word).split(' '))
      .some((word) => words.questionWords.has(word))

  const asks = (text: string): boolean => topicWords(text).length <= maxTopicWordsOfNote || isQuestion(text)

  const pointer = new RegExp(`(?<![\\p{Letter}])(?:${anyOf(pointers)})(?![\\p{Letter}])`, 'iu')
  const starts = anyOf([...words.questionWords.keys(), ...beginnings])
  const joint = new RegExp(`,?\\s+(?:${anyOf(joints)})\\s+(?=(?:${starts})\\b)`, 'i')
  const joinWord = new RegExp(`^,?\\s+(?:${anyOf(joints)})\\s+`, 'i')

  const leaningOf = (
    text: string,
    topics: readonly string[],
    aspects: readonly SectionKind[],
    { isCorrection = false } = {},
  ): ReadQuestion['followUp'] => {
    const opens = isCorrection || opener.test(text)
    if (topics.length === 0 && (aspects.length > 0 || opens)) return 'certain'
    if (opens && topics.length <= maxTopicWordsOfFollowUp) return 'likely'
    if (namesPerson.test(text) && topics.length <= maxTopicWordsWithPerson) return 'likely'
    const points = pointingWord.test(text) || pointsBack.test(text)
    return points && topics.length <= maxTopicWordsWithPointer ? 'likely' : 'none'
  }

  /** "Apa itu NIB dan berapa biayanya": two questions, if the first has a topic; the second may lean on it. */
  const splitAtJoint = (text: string): readonly string[] => {
    const at = text.search(joint)
    if (at < 0) return [text]
    const [first, second] = [text.slice(0, at).trim(), text.slice(at).replace(joinWord, '').trim()]
    const hasTopic = topicWords(first).length > 0 && leaningOf(first, topicWords(first), []) === 'none'
    const asks = topicWords(second).length > 0 || findAspects(second).length > 0
    return hasTopic && asks ? [first, ...splitAtJoint(second)] : [text]
  }

  return {
    split(text) {
      const parts = text
        .split(/(?<=\?)\s+|\n+/)
        .map((part) => part.replace(/^\s*(?:[-*•]|\d+[.)])\s+/, '').trim())
        .flatMap(splitAtJoint)
        .filter((part) => topicWords(part).length > 0 || findAspects(part).length > 0)
      return parts.length === 0 ? [text] : withCircumstances(parts, asks).slice(0, maxQuestions)
    },
    asks,
    pointsBack: (text) => pointingWord.test(text) || pointer.test(text),
    read(said) {
      const turned = said.replace(turn, '')
      const back = turned.replace(goingBack, '')
      const greeted = back.replace(courtesy, '')
      const text = greeted.replace(correction, '')
      const topics = topicWords(withoutOpener(text))
      const aspects = topics.length === 0 && asksHowAlone(text) ? (['steps'] as const) : findAspects(text)
      const followUp = leaningOf(text, topics, aspects, { isCorrection: text !== greeted })
      const own = withoutOpener(text)
      const bare = findAspects.remove(own.replace(hearsay, ' ').replace(contraction, ' '))
      const read = {
        text: own,
        bare,
        aspects,
        followUp,
        asks: aspects.length > 0 || isQuestion(said),
        addresses: addressed.test(said),
      }
      if (turned !== said) return { ...read, followUp: 'none', turns: true }
      return back === turned ? read : { ...read, followUp: 'likely', returns: true }
    },
  }
}

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

/** A pattern for any of these phrases, the longer ones first. */
function anyOf(phrases: readonly string[]): string {
  return phrases
    .toSorted((a, b) => b.length - a.length)
    .map(RegExp.escape)
    .join('|')
}
