/** The ways in which a question is put to the engines. */
export const wordings = ['clean', 'lower', 'slip', 'casual', 'casual + slip'] as const
export type Wording = (typeof wordings)[number]

/** Letters and digits with what may stand within a word. */
const wordPattern = /[\p{L}\p{M}\p{N}]+/gu
const longWord = 5

/**
 * How people shorten the frequent words of questions. Written for this bench alone and on purpose not taken from the
 * product's own list, which would make the measurement agree with itself.
 */
const shortenings: Readonly<Record<string, string>> = {
  bagaimana: 'gmn',
  bagaimanakah: 'gimana',
  berapa: 'brp',
  berapakah: 'brp',
  kapan: 'kpn',
  kapankah: 'kpn',
  dimana: 'dmn',
  dimanakah: 'dmn',
  mengapa: 'knp',
  kenapa: 'knp',
  siapakah: 'siapa',
  apakah: 'apa',
  yang: 'yg',
  dengan: 'dgn',
  untuk: 'utk',
  dalam: 'dlm',
  dari: 'dr',
  pada: 'pd',
  dan: 'dn',
  karena: 'krn',
  tidak: 'ga',
  bukan: 'bkn',
  belum: 'blm',
  sudah: 'udah',
  telah: 'udah',
  adalah: 'itu',
  seperti: 'kayak',
  orang: 'org',
  tahun: 'thn',
  tanggal: 'tgl',
  bulan: 'bln',
  banyak: 'bnyk',
  jumlah: 'jml',
  terhadap: 'trhdp',
  tersebut: 'tsb',
  oleh: 'sama',
  juga: 'jg',
  bisa: 'bs',
  dapat: 'bisa',
  harus: 'hrs',
  membuat: 'bikin',
  saja: 'aja',
  memakai: 'pake',
  menggunakan: 'pake',
  sebagai: 'sbg',
  disebut: 'dibilang',
  nama: 'nm',
  pertama: 'prtama',
}

const neighbours: Readonly<Record<string, string>> = {
  a: 'sq',
  b: 'vn',
  c: 'xv',
  d: 'sf',
  e: 'wr',
  f: 'dg',
  g: 'fh',
  h: 'gj',
  i: 'uo',
  j: 'hk',
  k: 'jl',
  l: 'k',
  m: 'n',
  n: 'bm',
  o: 'ip',
  p: 'o',
  q: 'wa',
  r: 'et',
  s: 'ad',
  t: 'ry',
  u: 'yi',
  v: 'cb',
  w: 'qe',
  x: 'zc',
  y: 'tu',
  z: 'x',
}

/** A question in the given wording; the same question always comes out the same. */
export function distort(question: string, wording: Wording): string {
  if (wording === 'clean') return question
  const lower = (question.toLowerCase().match(wordPattern) ?? []).join(' ')
  if (wording === 'lower') return lower
  const casual = wording === 'slip' ? lower : lower.replace(/\bdi mana\b/g, 'dimana').replace(wordPattern, shorten)
  return wording === 'casual' ? casual : withSlips(casual, createRandom(question))
}

function shorten(word: string): string {
  return Object.hasOwn(shortenings, word) ? (shortenings[word] ?? word) : word
}

/** One slip in each word of five or more letters: left out, doubled, swapped with its neighbour, or the next key. */
function withSlips(text: string, random: () => number): string {
  return text.replace(/[a-z]+/g, (word) => {
    if (word.length < longWord) return word
    const at = 1 + Math.floor(random() * (word.length - 1))
    const [before, letter, after] = [word.slice(0, at), word[at] ?? '', word.slice(at + 1)]
    const kind = Math.floor(random() * 4)
    if (kind === 0) return before + after
    if (kind === 1) return before + letter + letter + after
    if (kind === 2) return word.slice(0, at - 1) + letter + word[at - 1] + after
    const keys = neighbours[letter] ?? letter
    return before + keys[Math.floor(random() * keys.length)] + after
  })
}

/** Numbers from 0 to below 1 that depend on the seed alone: mulberry32 on an FNV-1a hash. */
function createRandom(seed: string): () => number {
  let state = 0x811c9dc5
  for (const character of seed) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
