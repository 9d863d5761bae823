import { wordsIn } from '../../domain/words-in.ts'
import type { JudgedReply } from '../../knowledge/practice/judged-reply.ts'

/** What somebody wants of the practice partner. */
export type PractiseWish =
  | { readonly kind: 'role-play'; readonly about: string; readonly isHarder: boolean }
  | { readonly kind: 'quiz'; readonly count: number }
  | { readonly kind: 'rate'; readonly reply: string; readonly customer: string }
  | { readonly kind: 'teach-back'; readonly about: string }
  | { readonly kind: 'menu' }

/** What steers a scene: it is enough, and how did it go; once more and harder; once more; another one. */
export const sceneWords = ['enough', 'harder', 'again', 'next'] as const
export type SceneWord = (typeof sceneWords)[number]
export type SceneWordReader = (text: string) => SceneWord | undefined

/** Whether somebody asks why an answer of the quiz is the right one. */
export type WhyReader = (text: string) => boolean

export type WishReader = (text: string) => PractiseWish | undefined

export type WishWords = {
  readonly rolePlay: readonly string[]
  readonly quiz: readonly string[]
  readonly rate: readonly string[]
  readonly teachBack: readonly string[]
  readonly menu: readonly string[]
  /** "Kamu jadi", who may be played, and what a question has instead. */
  readonly play: readonly string[]
  readonly played: readonly string[]
  readonly playedNot: readonly string[]
  /** Each is what it means wherever it stands in a short message, or, with `alone`, as the whole of it. */
  readonly scene: Readonly<
    Record<SceneWord, { readonly anywhere: readonly string[]; readonly alone: readonly string[] }>
  >
  readonly fillers: readonly string[]
  readonly ends: readonly string[]
  readonly score: readonly string[]
  readonly scoreAbout: readonly string[]
  readonly lacking: readonly string[]
  readonly lackingAbout: readonly string[]
  readonly answerAround: readonly string[]
  readonly pass: readonly string[]
  readonly why: readonly string[]
  readonly whyAbout: readonly string[]
}

/** Wishes of more words tell a case. */
const mostWords = 30
const mostQuestions = 20

/** What is said to the customer is longer. */
const mostSceneWords = 9

/** Reads "udah stop dulu, gimana tadi gue?" and "ulang yang lebih susah", by words of knowledge/practice/wishes.yaml. */
export function createSceneWordReader({ scene, fillers }: Pick<WishWords, 'scene' | 'fillers'>): SceneWordReader {
  const isFiller = new Set(fillers)
  const readers = sceneWords.map((word) => ({
    word,
    anywhere: patternOf(scene[word].anywhere),
    alone: new Set(scene[word].alone.map((said) => wordsIn(said).join(' '))),
  }))
  return (text) => {
    const words = wordsIn(text)
    if (words.length > mostSceneWords) return undefined
    const core = words.filter((word) => !isFiller.has(word)).join(' ')
    return readers.find(({ anywhere, alone }) => anywhere.test(text) || alone.has(core) || alone.has(words.join(' ')))
      ?.word
  }
}

/** Reads "kenapa jawabannya itu?": a word that asks for the reason, and nothing that leads elsewhere. */
export function createWhyReader({ why, whyAbout }: Pick<WishWords, 'why' | 'whyAbout'>): WhyReader {
  const asks = new Set(why)
  const about = new Set(whyAbout)
  return (text) => {
    const words = wordsIn(text)
    return words.some((word) => asks.has(word)) && words.every((word) => asks.has(word) || about.has(word))
  }
}

function patternOf(list: readonly string[]): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${list.map(RegExp.escape).join('|')})(?![\\p{L}\\p{N}])`, 'iu')
}

/** "Pelanggan: … Balasan: …", each after its name. */
const withCustomer =
  /(?:pelanggan|customer|chat)(?:nya)?\s*[:：]\s*([\s\S]+?)\s*(?:balasan|jawaban|reply|answer)(?:nya|ku| saya)?\s*[:：]\s*([\s\S]+)$/i

/** Reads wishes to practise, by words of knowledge/practice/wishes.yaml. */
export function createWishReader(words: WishWords, readJudged: (text: string) => JudgedReply | undefined): WishReader {
  const lists = [words.rolePlay, words.quiz, words.rate, words.teachBack, words.menu, words.scene.harder.anywhere]
  const [rolePlay, quiz, rate, teachBack, menu, harder] = lists.map(patternOf)

  const alternatives = (list: readonly string[]) =>
    list
      .toSorted((a, b) => b.length - a.length)
      .map((phrase) => phrase.split(' ').map(RegExp.escape).join('[\\s,]+'))
      .join('|')
  // "Jadi" alone also means "so": it opens a wish only at the start of a message.
  const isLoose = (phrase: string) => !phrase.includes(' ')
  const plays = new RegExp(
    `(?<![\\p{L}])(?:(?:${alternatives(words.play.filter((phrase) => !isLoose(phrase)))})|(?<=^\\s*)(?:${alternatives(words.play.filter(isLoose))}))\\s+(?:an?\\s+|the\\s+|seorang\\s+)?(?:${alternatives(words.played)})(?![\\p{L}])`,
    'iu',
  )
  const playsNot = patternOf(words.playedNot)

  return (text) => {
    const said = text.trim()
    const judged = readJudged(said)
    if (judged) return { kind: 'rate', reply: judged.reply, customer: judged.about }
    const rated = rate?.exec(said)
    if (rated && rated.index < 25) {
      const rest = said.slice(rated.index + rated[0].length)
      const [, customer = '', answer] = withCustomer.exec(rest) ?? []
      const [, reply = ''] = /[:：]\s*([\s\S]+)$/.exec(said) ?? []
      return { kind: 'rate', reply: (answer ?? reply).trim(), customer: answer === undefined ? '' : customer.trim() }
    }
    if (said.split(/\s+/).length > mostWords) return undefined
    if (teachBack?.test(said)) return { kind: 'teach-back', about: said }
    if (quiz?.test(said)) {
      const count = Number(/\b(\d{1,2})\b/.exec(said)?.[1] ?? 5)
      return { kind: 'quiz', count: Math.min(Math.max(count, 1), mostQuestions) }
    }
    const isPlayed = plays.test(said) && !playsNot.test(said) && !said.includes('?')
    if (rolePlay?.test(said) || isPlayed)
      return { kind: 'role-play', about: said, isHarder: harder?.test(said) ?? false }
    return menu?.test(said) ? { kind: 'menu' } : undefined
  }
}
