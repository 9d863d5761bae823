import { passesLuhn } from '../../src/domain/mask/classify-number.ts'

/** The same numbers each time: Mulberry32. */
function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const random = createRandom(20261129)
const pick = <Item>(items: readonly [Item, ...Item[]]): Item => items[Math.floor(random() * items.length)] ?? items[0]
const digits = (count: number) => Array.from({ length: count }, () => Math.floor(random() * 10)).join('')
const two = (most: number) => String(1 + Math.floor(random() * most)).padStart(2, '0')
const grouped = (text: string, size: number, by: string) =>
  text.match(new RegExp(`.{1,${size}}`, 'g'))?.join(by) ?? text

function nik(): string {
  const number = `32${digits(4)}${two(28)}${two(12)}${two(99)}${digits(4)}`
  return pick([number, grouped(number, 4, ' '), grouped(number, 4, '-')])
}

function npwp(): string {
  const number = `0${digits(14)}`
  const written = `${number.slice(0, 2)}.${number.slice(2, 5)}.${number.slice(5, 8)}.${number.slice(8, 9)}-${number.slice(9, 12)}.${number.slice(12)}`
  return pick([number, written])
}

function phone(): string {
  const number = `8${pick(['1', '2', '5', '7', '9'])}${digits(9)}`
  return pick([
    `0${number}`,
    `+62${number}`,
    `62${number}`,
    `0${grouped(number, 4, '-')}`,
    `+62 ${grouped(number, 4, ' ')}`,
  ])
}

function card(): string {
  const body = `4${digits(14)}`
  const check = Array.from({ length: 10 }, (_, digit) => `${body}${digit}`).find(passesLuhn) ?? body
  return pick([check, grouped(check, 4, ' '), grouped(check, 4, '-')])
}

const account = () => digits(10)
const email = () =>
  `${pick(['budi', 'siti.rahma', 'cs_toko', 'andi99'])}${digits(2)}@${pick(['gmail.com', 'contoh.co.id', 'kantor.id'])}`

const data = { nik, npwp, phone, card, account, email }
type Kind = keyof typeof data
const kinds = Object.keys(data) as [Kind, ...Kind[]]

/** How each is announced, in five registers: formal, everyday, chat, English, and a shouting customer. */
const sentences: Readonly<Record<Kind, readonly [string, string, string, string, string]>> = {
  nik: [
    'NIK saya {x}, mohon diperiksa.',
    'ini nik saya ya {x}',
    'nik gw {x} kok ditolak oss',
    'My NIK is {x}, is it valid?',
    'NIK {x} DITOLAK TERUS!!!',
  ],
  npwp: [
    'NPWP perusahaan kami {x}.',
    'npwp saya {x}, bener gak',
    'npwp {x} ga kebaca min',
    'The NPWP is {x}.',
    'NPWP {x} KATANYA SALAH TERUS',
  ],
  phone: [
    'Saya dapat dihubungi di nomor {x}.',
    'hubungi saya di {x} ya',
    'wa aja {x} bang',
    'Call me at {x} please.',
    'TELEPON SAYA SEKARANG {x}!!',
  ],
  card: [
    'Nomor kartu kredit saya {x}.',
    'kartu saya {x} kepotong dua kali',
    'cc gw {x} didebet dobel',
    'My card {x} was charged twice.',
    'KARTU {x} SAYA DIPOTONG!!',
  ],
  account: [
    'Nomor rekening BCA kami {x}.',
    'rekening bca saya {x}',
    'rek bca {x} a.n. toko',
    'My bank account is {x}.',
    'KEMBALIKAN KE REKENING {x}!!',
  ],
  email: ['Surel kami {x}.', 'email saya {x}', 'email gw {x} ya kak', 'Write to {x}.', 'BALAS KE {x} SEKARANG'],
}
export const questions = [
  'Bagaimana cara mendaftar NIB?',
  'cara daftar pse gmn',
  'csat itu apaan si',
  'How do I report LKPM?',
  'KENAPA IZIN SAYA LAMA??',
] as const

/** How many registers there are. */
export const registers = questions.length

/** A sentence that announces something of a person, in one of the registers, and what it announces. */
export function personalSentence(register: number): { readonly text: string; readonly value: string } {
  const kind = pick(kinds)
  const value = data[kind]()
  return { text: (sentences[kind][register] ?? '').replace('{x}', value), value }
}

/** Letters and digits alone, so that no way of writing hides a value. */
export function bare(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9@]/g, '')
}
