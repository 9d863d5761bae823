import { z } from 'zod'
import { wordsIn } from '../../domain/words-in.ts'
import { createAspectFinder } from '../../knowledge/aspects.ts'
import type { SectionKind } from '../../knowledge/entry.ts'
import { readLanguageFile } from '../../knowledge/text/read-language-file.ts'
import type { Words } from '../../knowledge/text/words.ts'
import { anyOf, createSplitter, questionIn, type SplitQuestions } from './split-questions.ts'

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
  /** It asks for the way: "benerinnya gmn". */
  readonly asksHow: boolean
  /** How many of its words tell a topic. */
  readonly topicWords: number
  /** `text` without the words for what is asked about the topic: "lamanya di luar Jawa" is "di luar Jawa". */
  readonly bare: string
  /** It calls whomever it is said to: where people talk among themselves, one of them. */
  readonly addresses: boolean
  /** It says that another topic comes. */
  readonly turns?: true
  /** It puts right what was understood: what was told is not the answer. */
  readonly corrects?: true
  /** It goes back to what was spoken of before the last answer. */
  readonly returns?: true
}

export type QuestionReader = {
  /** The questions of a message, in order, each with what is said before it; at most three. */
  readonly split: SplitQuestions
  read(text: string): ReadQuestion
  /** The clauses of a story, in order: between signs, and before the words that begin one. */
  clauses(text: string): readonly string[]
  /** Whether a text asks for something, or only says how things are. */
  asks(text: string): boolean
  /** Whether a question asks nothing of its own: whether what was told is so, or what to do about it. */
  asksOnlyIfSo(text: string): boolean
  /** The sentence of a part of a message that asks, without the circumstances before it. */
  questionIn(part: string): string
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
  announcements: z.array(z.string()),
  joints: z.array(z.string()),
  beginnings: z.array(z.string()),
  'clause-joints': z.array(z.string()),
  'story-joints': z.array(z.string()),
  rhetorical: z.array(z.string()),
  'yes-no': z.array(z.string()),
  auxiliaries: z.array(z.string()),
  subjects: z.array(z.string()),
  wishes: z.array(z.string()),
  asking: z.array(z.string()),
})
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
  const tells = new RegExp(hearsay.source, 'i')
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

  // "Mau nanya, saya punya hotel kecil": the question is still to come.
  const announcing = new RegExp(`(?<![\\p{Letter}])(?:${anyOf(lists.announcements)})(?![\\p{Letter}])`, 'giu')
  const asksHow = (text: string): boolean =>
    wordsIn(text)
      .flatMap((word) => (words.slang.get(word) ?? word).split(' '))
      .some((word) => words.questionWords.get(word) === 'how')

  const afterTag = anyOf([...courtesies, ...tags, 'ya'])
  // "Susah gak pak": what asks for a yes or no stands last.
  const yesOrNo = new RegExp(`(?<![\\p{Letter}])(?:${anyOf(lists['yes-no'])})(?:\\s+(?:${afterTag}))*[\\s.!]*$`, 'iu')
  const inverted = new RegExp(
    `^(?:and\\s+|but\\s+|so\\s+)?(?:${anyOf(lists.auxiliaries)})\\s+(?:${anyOf(lists.subjects)})\\b`,
    'i',
  )
  const wishFirst = new RegExp(`^(?:${anyOf(lists.wishes)})\\b`, 'i')
  const wish = new RegExp(`(?<![\\p{Letter}])(?:${anyOf(asking)})(?![\\p{Letter}])`, 'iu')
  /** A question mark, a question word, a word for what is wanted; unlike `asks`, no few words of a note. */
  const isQuestion = (said: string): boolean => isRealQuestion(said.replace(announcing, ' '))
  const isRealQuestion = (text: string): boolean =>
    text.includes('?') ||
    wish.test(text) ||
    wishFirst.test(text.replace(courtesy, '')) ||
    yesOrNo.test(text) ||
    inverted.test(text) ||
    wordsIn(text)
      .flatMap((word) => (words.slang.get(word) ?? word).split(' '))
      .some((word) => words.questionWords.has(word))

  /** "Temen saya bilang bisa" is short and notes nothing. */
  const isNote = (text: string): boolean => topicWords(text).length <= maxTopicWordsOfNote && !tells.test(text)
  const asks = (text: string): boolean => isNote(text) || isQuestion(text)

  const pointer = new RegExp(`(?<![\\p{Letter}])(?:${anyOf(pointers)})(?![\\p{Letter}])`, 'iu')

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

  const split = createSplitter(
    {
      isQuestion,
      asks,
      saysSomething: (text) => topicWords(text).length > 0 || findAspects(text).length > 0,
      hasTopic: (text) => topicWords(text).length > 0 && leaningOf(text, topicWords(text), []) === 'none',
    },
    { joints, clauseJoints: lists['clause-joints'], starts: [...words.questionWords.keys(), ...beginnings] },
  )

  const rhetorical = new RegExp(`^(?:${anyOf(lists.rhetorical)})(?![\\p{Letter}])`, 'iu')
  const clauseEnd = new RegExp(`(?<=[.!?;])\\s+|\\n+|,\\s+|\\s+(?=(?:${anyOf(lists['story-joints'])})\\s)`, 'iu')

  return {
    split,
    asksOnlyIfSo: (text) => rhetorical.test(text.replace(courtesy, '').trim()),
    clauses: (text) => text.split(clauseEnd).map((clause) => clause.trim()),
    asks,
    questionIn: (part) => questionIn(part, isQuestion, joints),
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
        asksHow: asksHow(text),
        topicWords: topics.length,
        addresses: addressed.test(said),
      }
      const corrected = text === greeted ? read : { ...read, corrects: true as const }
      if (turned !== said) return { ...read, followUp: 'none', turns: true }
      return back === turned ? corrected : { ...corrected, followUp: 'likely', returns: true }
    },
  }
}
