import type { Language } from '../../domain/language.ts'
import type { Outline, OutlineBook, OutlineItem } from '../../knowledge/outlines/outline-book.ts'
import { phrasesTest, toLine } from '../../knowledge/replies/phrase-pattern.ts'
import { countIn } from './read-wish.ts'
import type { OutlineState } from './state.ts'

export type OutlineChange =
  | { readonly kind: 'changed'; readonly state: OutlineState }
  | { readonly kind: 'asked'; readonly ask: Outline['asks'][number] }

const mostWords = 14
const step = 2
const out = /(?:hapus|buang|hilangin|hilangkan|ga usah|gausah|gak usah|tidak perlu|remove|drop|delete|leave out)/iu
const place = /(?:nomor|nomer|no|poin|number|#)\.?\s?(\d{1,2})(?!\d)/iu
const swap =
  /(?:ganti|ubah|tukar|replace|change|swap)\s(?:yang\s|yg\s|the\s)?(?:soal\s|nomor\s|no\s|pertanyaan\s|one about\s|question\s|number\s|about\s|on\s)*(.{1,30}?)\s(?:jadi|dengan|sama|ke|menjadi|with|to|into|for)\s(?:soal\s|pertanyaan\s|one about\s|about\s|tentang\s)*(.{3,50}?)[\s.!?]*$/iu
const into =
  /(?:tambahin|tambahkan|tambah|masukin|masukkan|add|include)\s+(?:juga\s|satu\s|1\s|pertanyaan\s|soal\s|poin\s|langkah\s|a\s|one\s|question\s|about\s|on\s|tentang\s|yang\s|yg\s)*(.{3,60}?)(?:\s(?:ya|dong|deh|juga|please))*[\s.!?]*$/iu
/** "Jangan tanya harga, tanya musik aja": the first half takes out, the second puts in. */
const instead =
  /(?:tanya(?:in|kan)?|ask(?: about)?)\s(?:soal\s|tentang\s|about\s)?((?!harga,)\p{L}[^,]{2,40}?)\s(?:aja|saja|instead)(?![\p{L}])/iu
const topic = /(?:soal|tentang|about)\s+(.{3,40}?)\s*(?:boleh|bisa|ok\b|oke|aja|ya|dong|\?|$)/iu

/** What a message after an outline changes in it, or asks of it. Undefined: neither. */
export function readChange(
  text: string,
  state: OutlineState,
  outline: Outline,
  shown: readonly OutlineItem[],
  book: OutlineBook,
): OutlineChange | undefined {
  const line = toLine(text)
  const ask = outline.asks.find(({ words }) => phrasesTest(words).test(line))
  if (ask) return { kind: 'asked', ask }
  if (line.trim().split(' ').length > mostWords || has('elsewhere')) return undefined
  const next = [counted, replacing, voiced, removing, adding, ofAnother].reduce((so, change) => change(so), state)
  return next === state ? undefined : { kind: 'changed', state: next }

  function has(change: keyof OutlineBook['changes']): boolean {
    return phrasesTest(book.changes[change]).test(line)
  }

  function counted(so: OutlineState): OutlineState {
    const count =
      countIn(text) ??
      (/^\D{0,20}\d{1,2}\s*(?:ya|dong)?[.!]*$/u.test(text) ? Number(/\d{1,2}/.exec(text)?.[0]) : undefined)
    if (count !== undefined && count >= 2) return { ...so, count }
    if (has('shorter')) return { ...so, count: Math.max(outline.fewest, shown.length - step) }
    return has('longer') ? { ...so, count: shown.length + step } : so
  }

  function voiced(so: OutlineState): OutlineState {
    if (has('english')) return { ...so, language: 'en' }
    if (has('indonesian')) return { ...so, language: 'id' }
    if (has('casual')) return { ...so, voice: 'casual' }
    return has('formal') ? { ...so, voice: 'formal' } : so
  }

  function removing(so: OutlineState): OutlineState {
    if (!out.test(text)) return so
    const number = Number(place.exec(text)?.[1])
    const item = shown[number - 1] ?? shown.find(({ about }) => about.length > 0 && phrasesTest(about).test(line))
    return item
      ? {
          ...so,
          count: shown.length - 1,
          removed: [...so.removed, item.id],
          added: so.added.filter(({ id }) => id !== item.id),
        }
      : so
  }

  /** "Ganti yang soal tempat jadi soal jadwal": one out, another in. */
  function replacing(so: OutlineState): OutlineState {
    const [, old = '', wanted = ''] = swap.exec(text) ?? []
    if (old === '' || !outline.adds) return so
    const { adds } = outline
    const number = Number(/\d{1,2}/.exec(old)?.[0])
    const item = shown[number - 1] ?? shown.find((one) => hasWordsOf(one, old))
    if (!item) return so
    const made = { id: adds.id.replace('{x}', wanted), en: adds.en.replace('{x}', wanted), about: [] }
    return {
      ...so,
      count: shown.length,
      removed: [...so.removed, item.id],
      added: [...so.added.filter(({ id }) => id !== item.id), made],
    }
  }

  function hasWordsOf({ id, en, about }: OutlineItem, said: string): boolean {
    const isAbout = about.length > 0 && phrasesTest(about).test(toLine(said))
    return (
      isAbout ||
      said
        .toLowerCase()
        .split(/\s+/)
        .some((word) => word.length > 3 && `${id} ${en}`.toLowerCase().includes(word))
    )
  }

  /** A line that there is on it, or one that is made of what they say. */
  function adding(so: OutlineState): OutlineState {
    if ((out.test(text) && !instead.test(text)) || swap.test(text) || !outline.adds) return so
    const said = (into.exec(text)?.[1] ?? instead.exec(text)?.[1] ?? topic.exec(text)?.[1])
      ?.trim()
      .replace(/[?.!]+$/, '')
    if (said === undefined || /^\d/.test(said) || /^(?:lagi|satu|more|another)$/iu.test(said)) return so
    const known = [...outline.more, ...outline.cases.flatMap(({ id, items }) => (id === so.case ? items : []))].find(
      ({ id, about }) =>
        !shown.some((one) => one.id === id) && about.length > 0 && phrasesTest(about).test(toLine(said)),
    )
    const { adds } = outline
    const made = (language: Language) => adds[language].replace('{x}', said)
    const item = known ?? { id: made('id'), en: made('en'), about: [] }
    const count = into.test(text) ? shown.length + 1 : shown.length
    return shown.some(({ id }) => id === item.id) ? so : { ...so, added: [...so.added, item], count }
  }

  /** "Kalau buat hotel?": the same for another. */
  function ofAnother(so: OutlineState): OutlineState {
    const kind = book.kinds.find(({ id, words }) => id !== so.kind && phrasesTest(words).test(line))?.id
    const isCase = kind !== undefined && outline.cases.some(({ id, words }) => id === kind && words.length === 0)
    return isCase && so === state && /(?:kalau|kalo|klo|buat|untuk|versi|for|what about)/iu.test(text)
      ? { ...so, kind, case: kind, added: [], removed: [] }
      : so
  }
}
