import type { FoldedText } from './fold.ts'
import { readNumerals } from './numerals.ts'
import { setOf } from './words.ts'

/** A text with what was spelled out written as usual, where each of its characters stood, and which of them are new. */
export type UnspelledText = FoldedText & { readonly isNew: Uint8Array }

type Change = { readonly start: number; readonly end: number; readonly text: string }

/** Signs in brackets: `sari(titik)dewi(at)yahoo(titik)com`, `+62[dot]812`. */
const bracketed =
  / ?[[({<] ?(titik|dot|point|\.|at|et|a|keong|a keong|garis bawah|underscore|underskor|strip|dash|min|setrip) ?[\])}>] ?/giu
/** Signs in words, where something of the kind is spoken of. */
const inWords =
  /(?<=[\p{L}\p{N}])(?: (titik|dot|garis bawah|underscore|underskor|strip|setrip|dash) |(?: (a keong|keong|et|at) )(?=(?:g ?mail|google ?mail|yahoo|hotmail|outlook|icloud|ymail|proton ?mail|live|mail)(?!\p{L})))(?=[\p{L}\p{N}])/giu
const spelledAddress =
  /(?<!\p{L})(?:e-?mail|imel|surel|gmail|yahoo|hotmail|outlook|icloud|protonmail|npwp|ip|ig|instagram|username|user)(?:ku|nya)?(?!\p{L})/iu
const signs: Readonly<Record<string, string>> = {
  titik: '.',
  '.': '.',
  a: '@',
  dot: '.',
  point: '.',
  at: '@',
  et: '@',
  keong: '@',
  'a keong': '@',
  'garis bawah': '_',
  underscore: '_',
  underskor: '_',
  strip: '-',
  setrip: '-',
  dash: '-',
  min: '-',
}
/** `d e w i 7 7 @ g m a i l . c o m`, `J l . M e l a t i N o . 1 2`: a digit or an at sign is among them. */
const letterByLetter = /(?<![\p{L}\p{N}])[\p{L}\p{N}](?: {1,2}[\p{L}\p{N}@._+/-]){5,60}(?![\p{L}\p{N}])/gu
/** `B-1-2-3-4-KZT`, `"AD"-"1234"-"BC"`, `B satu dua tiga empat KZT`, `be seribu dua ratus … ka zet te` after a word for it. */
const plate =
  /(?<=(?<!\p{L})(?:plat|pelat|nopol|no\.? ?pol|nomor polisi|mobil|motor|kendaraan|truk|taksi|plate)(?:nya|ku)?(?: (?:nomor|no|saya|kurir|driver|nya|itu|is|dia|pelanggan))? ?[:=]? ?)((?:["']?[\p{L}\p{N}]{1,9}["']?[ .*"'/·-]{1,3}){2,16}["']?[\p{L}\p{N}]{1,9}["']?)/giu
const letterNames: ReadonlyMap<string, string> = new Map(
  Object.entries({
    a: 'A',
    be: 'B',
    b: 'B',
    ce: 'C',
    c: 'C',
    de: 'D',
    d: 'D',
    e: 'E',
    ef: 'F',
    f: 'F',
    ge: 'G',
    g: 'G',
    ha: 'H',
    h: 'H',
    i: 'I',
    je: 'J',
    j: 'J',
    ka: 'K',
    k: 'K',
    el: 'L',
    l: 'L',
    em: 'M',
    m: 'M',
    en: 'N',
    n: 'N',
    o: 'O',
    pe: 'P',
    p: 'P',
    ki: 'Q',
    q: 'Q',
    er: 'R',
    r: 'R',
    es: 'S',
    s: 'S',
    te: 'T',
    t: 'T',
    u: 'U',
    ve: 'V',
    v: 'V',
    we: 'W',
    w: 'W',
    eks: 'X',
    x: 'X',
    ye: 'Y',
    y: 'Y',
    zet: 'Z',
    z: 'Z',
  }),
)
/** Letters of a region, digits, letters at the end. */
const plateForm = /^([A-Z]{1,2})([0-9]{1,4})([A-Z]{1,3})/
/** `erte tiga erwe lima` */
const neighbourhood = /(?<!\p{L})(er ?te|er ?we|rt|rw) ?(\p{L}{3,9}(?: (?:belas|puluh))?|[0-9]{1,3})(?!\p{L})/giu
/** Without any of these a text has nothing to be written anew: most have none. */
const worth = setOf('titik dot keong underscore underskor erte erwe strip setrip dash spasi garis')

/**
 * Writes digits said in words, signs said in words, letters one by one and plates said letter by letter as usual, so
 * that what finds usual forms finds these. Undefined where nothing of the kind stands in the text.
 */
export function unspell(text: string): UnspelledText | undefined {
  const changes = withoutOverlap([...plates(text), ...readNumerals(text), ...letters(text), ...spelledSigns(text)])
  return changes.length === 0 ? undefined : rewrite(text, changes)
}

function plates(text: string): readonly Change[] {
  return [...text.matchAll(plate)].flatMap(({ index, 1: told = '' }): readonly Change[] => {
    const words = [...told.matchAll(/[\p{L}\p{N}]+/gu)]
    // The longest beginning that is a plate.
    for (let count = words.length; count >= 3; count--) {
      const first = words.slice(0, count)
      const written = writePlate(first.map(({ 0: word }) => word))
      const last = first.at(-1)
      if (!written || !last) continue
      return [{ start: index, end: index + last.index + last[0].length, text: written }]
    }
    return []
  })
}

function writePlate(words: readonly string[]): string | undefined {
  const numerals = readNumerals(words.join(' '), 1)
  const joined = words.join(' ')
  const digits = numerals.reduceRight(
    (whole, { start, end, text }) => whole.slice(0, start) + text + whole.slice(end),
    joined,
  )
  const signs = digits
    .split(' ')
    .map((word) => (/^[0-9]+$/.test(word) ? word : (letterNames.get(word.toLowerCase()) ?? word.toUpperCase())))
  const found = plateForm.exec(signs.join(''))
  return found && found[0].length === signs.join('').length ? `${found[1]} ${found[2]} ${found[3]}` : undefined
}

function letters(text: string): readonly Change[] {
  return [...text.matchAll(letterByLetter)]
    .filter(({ 0: whole }) => /[@]/.test(whole) || (/[0-9]/.test(whole) && /\p{L}.*\p{L}/u.test(whole)))
    .map(({ index, 0: whole }) => ({ start: index, end: index + whole.length, text: whole.replace(/ /g, '') }))
}

function spelledSigns(text: string): readonly Change[] {
  const lower = text.toLowerCase()
  if (![...worth].some((word) => lower.includes(word)) && !/[[({<] ?(?:at|et|min|a ?[\])}>]|\.)/.test(lower)) return []
  const named = spelledAddress.test(text) ? [...text.matchAll(inWords)] : []
  const signed = [...text.matchAll(bracketed), ...named].map((found): Change => {
    const [whole, one = '', other = ''] = found
    return { start: found.index, end: found.index + whole.length, text: signs[(one || other).toLowerCase()] ?? whole }
  })
  const spaced = [...text.matchAll(/(?<=[0-9]) (spasi|strip|setrip|dash|garis) (?=[0-9])/giu)].map(
    ({ index, 0: whole, 1: sign = '' }): Change => ({
      start: index,
      end: index + whole.length,
      text: sign.toLowerCase() === 'spasi' ? ' ' : '-',
    }),
  )
  const areas = [...text.matchAll(neighbourhood)].flatMap(
    ({ index, 0: whole, 1: area = '', 2: number = '' }): Change[] => {
      const [said] = readNumerals(number, 1)
      const written = said?.text ?? number
      if (!/^[0-9]+$/.test(written)) return []
      return [{ start: index, end: index + whole.length, text: `${/t/i.test(area) ? 'rt' : 'rw'} ${written}` }]
    },
  )
  return [...signed, ...spaced, ...areas]
}

function withoutOverlap(changes: readonly Change[]): readonly Change[] {
  const kept: Change[] = []
  for (const change of changes)
    if (kept.every(({ start, end }) => change.end <= start || change.start >= end)) kept.push(change)
  return kept.toSorted((one, other) => one.start - other.start)
}

function rewrite(text: string, changes: readonly Change[]): UnspelledText {
  const parts: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  const isNew: number[] = []
  let at = 0
  const copy = (to: number) => {
    for (; at < to; at++) {
      parts.push(text[at] ?? '')
      starts.push(at)
      ends.push(at + 1)
      isNew.push(0)
    }
  }
  for (const { start, end, text: written } of changes) {
    copy(start)
    for (const unit of written.split('')) {
      parts.push(unit)
      starts.push(start)
      ends.push(end)
      isNew.push(1)
    }
    at = end
  }
  copy(text.length)
  return { text: parts.join(''), starts, ends, isNew: Uint8Array.from(isNew) }
}
