/** What somebody wants of the practice partner. */
export type PractiseWish =
  | { readonly kind: 'role-play'; readonly about: string }
  | { readonly kind: 'quiz'; readonly count: number }
  | { readonly kind: 'rate'; readonly reply: string }
  | { readonly kind: 'teach-back'; readonly about: string }
  | { readonly kind: 'menu' }

/** Whether somebody in a scene has had enough and wants to hear how they did. */
export type EnoughReader = (text: string) => boolean

export type WishReader = (text: string) => PractiseWish | undefined

export type WishWords = {
  readonly rolePlay: readonly string[]
  readonly quiz: readonly string[]
  readonly rate: readonly string[]
  readonly teachBack: readonly string[]
  readonly menu: readonly string[]
  readonly enough: readonly string[]
}

/** Wishes of more words tell a case. */
const mostWords = 30
const mostQuestions = 20

/** What is said to the customer is longer. */
const mostWordsOfEnough = 9

/** Reads "udah stop dulu, gimana tadi gue?" by words of knowledge/practice/wishes.yaml. */
export function createEnoughReader({ enough }: Pick<WishWords, 'enough'>): EnoughReader {
  const said = patternOf(enough)
  return (text) => text.trim().split(/\s+/).length <= mostWordsOfEnough && said.test(text)
}

function patternOf(list: readonly string[]): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${list.map(RegExp.escape).join('|')})(?![\\p{L}\\p{N}])`, 'iu')
}

/** Reads wishes to practise, by words of knowledge/practice/wishes.yaml. */
export function createWishReader(words: WishWords): WishReader {
  const lists = [words.rolePlay, words.quiz, words.rate, words.teachBack, words.menu]
  const [rolePlay, quiz, rate, teachBack, menu] = lists.map(patternOf)

  return (text) => {
    const said = text.trim()
    const rated = rate?.exec(said)
    if (rated && rated.index < 25) {
      const [, reply = ''] = /[:：]\s*([\s\S]+)$/.exec(said) ?? []
      return { kind: 'rate', reply: reply.trim() }
    }
    if (said.split(/\s+/).length > mostWords) return undefined
    if (teachBack?.test(said)) return { kind: 'teach-back', about: said }
    if (quiz?.test(said)) {
      const count = Number(/\b(\d{1,2})\b/.exec(said)?.[1] ?? 5)
      return { kind: 'quiz', count: Math.min(Math.max(count, 1), mostQuestions) }
    }
    if (rolePlay?.test(said)) return { kind: 'role-play', about: said }
    return menu?.test(said) ? { kind: 'menu' } : undefined
  }
}
