import type { Language } from '../../domain/language.ts'
import type { ReplyPolish } from '../../knowledge/replies/reply-book.ts'

/** A reply that somebody wrote themselves and wants better, and what they say around it. */
export type OwnReply = { readonly text: string; readonly language: Language; readonly around: string }

export type OwnReplyReader = (text: string) => OwnReply | undefined

const fewestWords = 4
/** So few words before a quote need not say that it is a reply. */
const fewWords = 5
/** Before the colon stands a wish, no story. */
const mostWordsOfWish = 14
const quoted = /["“”]([^"“”]{12,})["“”]|(?<![\p{L}])['‘]([^\n]{12,})['’](?![\p{L}])/u
const english =
  /(?<![\p{L}'])(?:the|your?|we|is|are|will|please|sorry|thanks?|for|and|hi|dear|our|have|been|to|a|an|of|in|on|that|it|we're|i|my|this)(?![\p{L}])/giu
const indonesian =
  /(?<![\p{L}])(?:yang|yg|kami|kak|maaf|dan|ya|di|sudah|udah|akan|bapak|ibu|pak|bu|saya|nanti|untuk|bisa|mohon|kita)(?![\p{L}])/giu

/** Reads "bagusin balasan ini: …", "perhalus dong: '…'", "improve this reply: …" by the words of polish.yaml. */
export function createOwnReplyReader({ ask, reply, not }: ReplyPolish): OwnReplyReader {
  const any = (list: readonly string[]) =>
    new RegExp(String.raw`(?<![\p{L}])(?:${list.map(RegExp.escape).join('|')})(?![\p{L}])`, 'iu')
  const [asks, names, others] = [any(ask), any(reply), any(not)]
  return (text) => {
    const found = quoted.exec(text)
    const inQuotes = found?.[1] ?? found?.[2]
    const colon = /:\s/.exec(text)
    const [wish, own] =
      found && inQuotes !== undefined
        ? [`${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`, inQuotes]
        : colon
          ? [text.slice(0, colon.index), text.slice(colon.index + 1)]
          : ['', '']
    const said = own.trim()
    if (said.split(/\s+/).length < fewestWords || wish.trim().split(/\s+/).length > mostWordsOfWish) return undefined
    const isBare = inQuotes !== undefined && wish.trim().split(/\s+/).length <= fewWords
    if (!asks.test(wish) || !(names.test(wish) || isBare) || others.test(wish)) return undefined
    return { text: said, language: languageOf(said), around: wish.trim() }
  }
}

/** The language of words of somebody's own, by the small words in them. */
export function languageOf(text: string): Language {
  return (text.match(english) ?? []).length > (text.match(indonesian) ?? []).length ? 'en' : 'id'
}
