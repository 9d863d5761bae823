import type { Slots } from './fill-template.ts'
import { phrasesTest, toLine } from './phrase-pattern.ts'
import { readCause } from './read-cause.ts'
import type { ReplyThings } from './reply-book.ts'

export type SlotReader = (text: string, language: 'id' | 'en') => Slots

type Named = { readonly id: string; readonly en: string; readonly words: readonly string[] }

const amount =
  /(?:rp\.?\s?|idr\s?)\d+(?:[.,]\d+)*(?:\s?(?:juta|jt|ribu|rb|k|m|miliar|million|thousand)(?![\p{L}]))?|\d+(?:[.,]\d+)*\s?(?:juta|jt|ribu|rb|million|thousand)(?![\p{L}])/iu
const pieces = /(\d[\d.]*)\s?(?:porsi|pcs|buah|box|kotak|pasang|portions|pieces|pax|orang|galon)(?![\p{L}])/iu
/** "Selesai dalam lima hari kerja": by when, and not for how long. */
const within = /\s(?:dalam|dlm|within|paling lama|paling lambat|maksimal|maks|max|in)\s(?:waktu\s)?$/u
const namedThing =
  /(?<![\p{L}])(?:barang|produk|item|pesanan|unit)nya\s+((?!\p{L}+nya)\p{L}+(?:\s(?!ukuran|size|dia|yang|yg|buat|untuk|rusak|telat|belum|udah|sudah|hilang|ilang|habis|salah|warna)\p{L}+)?)(?:,?\s+(?:ukuran|size)\s+(\w{1,4}))?/iu
const sinceWords = ['sejak', 'dari', 'dr', 'since', 'from']
const todayWords = ['sekarang', 'skrg', 'now', "it's"]

/** Reads what was told of a case, for the sentences of a draft: item, amount, how long, since when, what for. */
export function createSlotReader({ things, occasions, units, numbers, days }: ReplyThings): SlotReader {
  const [readThing, readOccasion, readDay] = [things, occasions, days].map(firstNamed)
  const number = `\\d+(?:[.,]\\d+)?|${Object.keys(numbers).map(RegExp.escape).join('|')}`
  const unitWords = units.flatMap((unit) => unit.words.map((word) => ({ word, unit })))
  const spans = new RegExp(
    `(?<=\\s)(${number})[\\s-]?(${unitWords
      .map(({ word }) => word)
      .toSorted((a, b) => b.length - a.length)
      .map(RegExp.escape)
      .join('|')})(?:an|nya)?(?=\\s)`,
    'gu',
  )
  const dayWords = days.flatMap(({ words }) => words).map(RegExp.escape)
  const [afterSince, afterToday] = [sinceWords, todayWords].map(
    (list) =>
      new RegExp(`\\s(?:${list.map(RegExp.escape).join('|')})(?:\\shari)?\\s(${dayWords.join('|')})(?=\\s)`, 'u'),
  )

  return (text, language) => {
    const line = toLine(text)
    const span = (wanted: (unit: string) => boolean) => spansIn(line, language).find(({ unit }) => wanted(unit))?.said
    const count = pieces.exec(text)
    const item = readNamedThing(text, language) ?? readThing?.(line)?.[language]
    const since = dayIn(afterSince?.exec(line)?.[1], language)
    const today = dayIn(afterToday?.exec(line)?.[1], language)
    const day = readDay?.(line)
    return {
      item: item && count ? withCount(item, count[1] ?? '', count[0], language) : item,
      occasion: readOccasion?.(line)?.[language],
      amount: amount.exec(text)?.[0].trim(),
      duration: span((unit) => unit !== 'tahun' && unit !== 'kali' && unit !== 'within'),
      within: span((unit) => unit === 'within'),
      tenure: span((unit) => unit === 'tahun'),
      times: span((unit) => unit === 'kali'),
      since,
      today,
      because: readCause(text),
      when: since === undefined && today === undefined && day ? whenOf(day, language) : undefined,
    }
  }

  /** "Barangnya sepatu lari, ukuran 43": a thing as the person named it, with what tells it from others. */
  function readNamedThing(text: string, language: 'id' | 'en'): string | undefined {
    const [, said = '', size] = (language === 'id' ? namedThing.exec(text) : undefined) ?? []
    const known = readThing?.(toLine(said))
    if (!known?.words.some((word) => said.toLowerCase().startsWith(word))) return undefined
    return [said.toLowerCase(), ...(size === undefined ? [] : [`ukuran ${size}`])].join(' ')
  }

  function spansIn(line: string, language: 'id' | 'en'): { readonly unit: string; readonly said: string }[] {
    return [...line.matchAll(spans)].flatMap(({ 1: said = '', 2: word, index }) => {
      const unit = unitWords.find((one) => one.word === word)?.unit
      if (!unit) return []
      const value = String(numbers[said] ?? said)
      const name = language === 'id' ? unit.id : value === '1' ? unit.one : unit.en
      const isTerm = within.test(line.slice(0, index)) && unit.id !== 'kali'
      return [{ unit: isTerm ? 'within' : unit.id, said: `${value} ${name}` }]
    })
  }

  function dayIn(word: string | undefined, language: 'id' | 'en'): string | undefined {
    return word === undefined ? undefined : days.find(({ words }) => words.includes(word))?.[language]
  }
}

function firstNamed(list: readonly Named[]): (line: string) => Named | undefined {
  const patterns = list.map((named) => ({ named, pattern: phrasesTest(named.words) }))
  return (line) => patterns.find(({ pattern }) => pattern.test(line))?.named
}

function withCount(item: string, count: string, said: string, language: 'id' | 'en'): string {
  return language === 'id' ? `${item} ${said}` : `${count} ${item}`
}

/** "Kemarin" stands by itself, "Senin" takes a word before it. */
function whenOf({ id, en }: Named, language: 'id' | 'en'): string {
  const isWeekday = /^[A-Z]/.test(id)
  if (!isWeekday) return language === 'id' ? id : en
  return language === 'id' ? `hari ${id}` : `on ${en}`
}
