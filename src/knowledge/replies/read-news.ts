import { clausesOf } from '../papers/read-told.ts'
import type { ReplyBook } from './reply-book.ts'

/** What a case says that the customer is to hear, in the words it was told in. */
export type ToldNews = {
  /** From the verb on, said of us: "kasih voucher 50rb", "refund one night". */
  readonly offers: readonly string[]
  /** What happens, and when: "paketnya sampai besok". */
  readonly news: readonly string[]
}

export type NewsReader = (text: string) => ToldNews

const mostWords = 16

/** Reads what we give and what happens next, by knowledge/replies/offers.yaml. */
export function createNewsReader({ offers }: Pick<ReplyBook, 'offers'>): NewsReader {
  const any = (list: readonly string[]) =>
    list
      .toSorted((a, b) => b.length - a.length)
      .map(RegExp.escape)
      .join('|')
  const no = String.raw`(?<![\p{L}])`
  const end = String.raw`(?![\p{L}])`
  const offered = new RegExp(
    String.raw`^(?:(?:tapi|dan|jadi|but|and|so)\s)?(?:(?:${any(offers.us)})${end}\s)(?:(?:${any(offers.will)})${end}\s)*((?:${any(offers.give)})(?:nya|in|kan)?${end}\s.{3,})$|^(?:(?:${any(offers.will)})${end}\s)+((?:${any(offers.give)})(?:nya|in|kan)?${end}\s.{3,})$`,
    'iu',
  )
  const happens = new RegExp(
    String.raw`^(?:(?:${any(offers.our)})\s)?(?:${any(offers.things)})(?:nya)?${end}(?:\s\p{L}+){0,3}?\s(?:${any(offers.happen)})${end}.*${no}(?:${any(offers.when)})${end}`,
    'iu',
  )
  const denied = new RegExp(`${no}(?:${any(offers.not)})${end}`, 'iu')
  const isShort = (clause: string) => clause.split(/\s+/).length <= mostWords && !denied.test(clause)

  return (text) => {
    const clauses = clausesOf(text).filter(isShort)
    return {
      offers: clauses.flatMap((clause) => {
        const [, own, open] = offered.exec(clause) ?? []
        const said = own ?? open
        return said === undefined ? [] : [said]
      }),
      news: clauses.filter((clause) => happens.test(clause)),
    }
  }
}
