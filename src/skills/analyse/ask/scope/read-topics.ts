import type { AnalyseWords } from '../../../../knowledge/analyse/analyse-words.ts'
import type { SurveyLook } from '../../survey/look-at-survey.ts'
import { bareWord, tokensOf } from '../../words/tokens.ts'
import type { TopicFilter } from './filter.ts'
import { wordsOfQuestions } from './read-values.ts'
import { type WordAt, wordsIn } from './words-in.ts'

const speaking = new Set(
  'soal tentang ttg mengenai terkait menyebut menyebutkan nyebut nyebutin nyinggung menyinggung bahas ngebahas about mention mentions mentioning mentioned perihal regarding'.split(
    ' ',
  ),
)
const between = new Set('kata masalah yang yg the a an si sama'.split(' '))
/** A slip of one letter is let pass in words of so many. */
const lettersOfSlip = 5
const lettersOfTopic = 3
const wordsOfRemark = 1.5

/** Whether a question asks what is spoken of: "soal", "tentang". */
export function speaksOf(question: readonly WordAt[]): boolean {
  return question.some(({ word }) => speaking.has(word))
}

/** "Soal parkir", "yang menyebut ongkir": the words that open answers are looked through for. */
export function readTopics(
  text: string,
  look: SurveyLook,
  words: AnalyseWords,
  isFree: (at: { start: number; end: number }) => boolean,
): readonly TopicFilter[] {
  const column = remarksOf(look)
  if (!column) return []
  const common = wordsOfQuestions(words.asked)
  const question = wordsIn(text)
  return question.flatMap((word, at): readonly TopicFilter[] => {
    if (!speaking.has(word.word)) return []
    const first = between.has(question[at + 1]?.word ?? '') ? at + 2 : at + 1
    const topic = question.slice(first, first + 2).filter((one, offset, all) => {
      const isTopic = (each: typeof one) =>
        each.word.length >= lettersOfTopic && !common.has(each.word) && !speaking.has(each.word) && isFree(each)
      return (
        isTopic(one) &&
        (offset === 0 || (all[0] !== undefined && isTopic(all[0]) && !/[,?]/.test(text.slice(all[0].end, one.start))))
      )
    })
    const last = topic.at(-1)
    if (!last) return []
    const stems = topic.map(({ bare }) => bare)
    const sought = stems.length === 1 ? otherWords(stems[0] ?? '', words.asked.topics) : []
    return [
      {
        kind: 'topic',
        index: column.index,
        title: column.title,
        topic: topic.map(({ word: said }) => said).join(' '),
        start: word.start,
        end: last.end,
        fits: (row) => {
          const said = tokensOf(row[column.index] ?? '')
          if (stems.every((stem) => said.some((token) => isSaid(token, stem)))) return true
          return sought.some((phrase) => said.some((_, start) => standsAt(said, start, phrase)))
        },
      },
    ]
  })
}

/** What is called otherwise in remarks: who asks of "harga" asks of "kemahalan" too. Each in its words. */
function otherWords(stem: string, topics: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return topics
    .filter((topic) => topic.some((phrase) => phrase === stem || bareWord(phrase) === stem))
    .flat()
    .map((phrase) => tokensOf(phrase))
}

function standsAt(said: readonly string[], start: number, phrase: readonly string[]): boolean {
  return phrase.every((token, offset) => {
    const word = said[start + offset] ?? ''
    return word === token || bareWord(word) === token
  })
}

/** The column of open answers: the one taken for it, else the wordiest. */
export function remarksOf(look: SurveyLook): { readonly index: number; readonly title: string } | undefined {
  const comment = look.columns.find(({ role }) => role === 'comment')
  if (comment) return comment
  const [wordiest] = look.profiles
    .filter(({ filled, personal }) => filled > 0 && personal < 0.3)
    .toSorted((a, b) => b.words - a.words)
  return wordiest && wordiest.words > wordsOfRemark ? wordiest : undefined
}

/** "Parkirannya" speaks of "parkir", and "pakir" is a slip for it. */
function isSaid(token: string, stem: string): boolean {
  if (token === stem || bareWord(token) === stem) return true
  if (stem.length > lettersOfTopic && token.includes(stem)) return true
  return stem.length >= lettersOfSlip && token[0] === stem[0] && isOneSlip(bareWord(token), stem)
}

/** One letter too few, too many, or another. */
function isOneSlip(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false
  let at = 0
  while (at < one.length && one[at] === other[at]) at++
  const rest = (text: string, skip: number) => text.slice(at + skip)
  return rest(one, 1) === rest(other, 1) || rest(one, 0) === rest(other, 1) || rest(one, 1) === rest(other, 0)
}
