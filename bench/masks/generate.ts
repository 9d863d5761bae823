import { passesLuhn } from '../../src/domain/mask/classify-number.ts'
import type { MaskCase } from './case.ts'
import type { Random } from './random.ts'

/**
 * Cases made of sentences, people's data in many notations, and figures that must stay. Names and streets are from lists
 * of their own, apart from those of the mask.
 */
export function generateCases(random: Random, count: number): readonly MaskCase[] {
  return Array.from({ length: count }, (_, index) => (index % 4 === 3 ? keepCase(random) : secretCase(random)))
}

type Maker = (random: Random, usual: boolean) => { readonly secret: string; readonly text: string }

function secretCase(random: Random): MaskCase {
  const kind = random.pick(kinds)
  const usual = random.below(10) < 6
  const { secret, text } = makers[kind](random, usual)
  const figure = random.below(2) === 0 ? random.pick(figures)(random) : undefined
  const whole = figure === undefined ? text : random.below(2) === 0 ? `${text}, ${figure}` : `${figure}, ${text}`
  return { text: whole, secrets: [{ kind, text: secret }], keep: figure === undefined ? [] : [figure], usual }
}

function keepCase(random: Random): MaskCase {
  const figure = random.pick(figures)(random)
  const question = random.pick([
    'kak, {} itu gimana ya?',
    'mohon info {}',
    '{} masih berlaku?',
    'Bu, apa benar {}?',
    'what about {}',
    'min tanya, {} maksudnya apa',
  ])
  return { text: question.replace('{}', figure), secrets: [], keep: [figure], usual: true }
}

const kinds = [
  'nik',
  'npwp',
  'phone',
  'email',
  'account',
  'card',
  'plate',
  'address',
  'name',
  'password',
  'otp',
] as const

const makers: Readonly<Record<(typeof kinds)[number], Maker>> = {
  nik: (random, usual) => {
    const day = String(random.between(1, 28) + 40 * random.below(2)).padStart(2, '0')
    const digits = `${random.pick(['31', '32', '33', '34', '35', '73', '51', '12'])}${String(random.between(1, 79)).padStart(2, '0')}${String(random.between(1, 40)).padStart(2, '0')}${day}${String(random.between(1, 12)).padStart(2, '0')}${random.digits(2)}${random.digits(4)}`
    const secret = usual
      ? random.pick([
          digits,
          digits,
          inGroups(digits, [4, 4, 4, 4], ' '),
          inGroups(digits, [6, 6, 4], ' '),
          inGroups(digits, [4, 4, 4, 4], '-'),
        ])
      : odd(random, digits, [
          [6, 6, 4],
          [4, 4, 4, 4],
          [2, 2, 2, 2, 2, 2, 4],
          [8, 8],
        ])
    return said(random, secret, [
      'NIK saya {}',
      'nik {} kok ditolak',
      'ini nomor KTP pelanggan: {}',
      'no ktp {} salah',
      'my NIK is {}',
      '{} nik nya gak valid kak',
    ])
  },
  npwp: (random, usual) => {
    const digits = random.digits(15).replace(/^0{2}/, '09')
    const printed = `${digits.slice(0, 2)}.${digits.slice(2, 5)}.${digits.slice(5, 8)}.${digits.slice(8, 9)}-${digits.slice(9, 12)}.${digits.slice(12)}`
    const secret = usual
      ? random.pick([printed, printed, digits])
      : random.pick([
          printed.replaceAll('.', ' '),
          printed.replace('-', '.'),
          inGroups(digits, [9, 6], '-'),
          hideBetween(random, printed),
          wide(printed),
          printed.replaceAll('.', '-'),
          printed.replace('-', ' - '),
        ])
    return said(random, secret, [
      'npwp {} gimana',
      'NPWP perusahaan saya {}',
      'nomor npwp: {}',
      'apakah {} sudah terdaftar',
      'my NPWP {}',
    ])
  },
  phone: (random, usual) => {
    const rest = `8${random.pick(['1', '2', '3', '5', '7', '9'])}${random.digits(random.between(8, 9))}`
    const digits = `0${rest}`
    const sizes = [4, 4, digits.length - 8]
    const usualForms: [string, ...string[]] = [
      digits,
      inGroups(digits, sizes, '-'),
      inGroups(digits, sizes, ' '),
      `+62${rest}`,
      `+62 ${inGroups(rest, [3, 4, rest.length - 7], '-')}`,
      `62${rest}`,
      fixedLine(random),
    ]
    const secret = usual
      ? random.pick(usualForms)
      : random.pick([
          odd(random, digits, [sizes, [4, 3, digits.length - 7]]),
          `(${digits.slice(0, 4)}) ${digits.slice(4, 8)}-${digits.slice(8)}`,
          `+62 (${rest.slice(0, 3)}) ${rest.slice(3)}`,
          `+62 (0) ${rest}`,
          inGroups(digits, [2, 2, 2, 2, 2, 4], ' ').trim(),
          `0062${rest}`,
          digits.split('').join(' '),
          digits.replace('0', 'O'),
          inGroups(digits, sizes, '/'),
        ])
    return said(random, secret, [
      'hubungi saya di {}',
      'wa {} ya kak',
      'nomor hp pelanggan {}',
      'call me at {}',
      'tolong telepon {}',
      'kontak: {}',
      '{} ini nomor saya',
    ])
  },
  email: (random, usual) => {
    const user = `${random
      .pick(people)
      .toLowerCase()
      .replaceAll(' ', random.pick(['.', '_', '']))}${random.below(3) === 0 ? random.digits(2) : ''}`
    const [host, end]: [string, string] = random.pick([
      ['gmail', 'com'],
      ['yahoo', 'co.id'],
      ['tokomaju', 'id'],
      ['kantor-kita', 'co.id'],
    ])
    const address = `${user}@${host}.${end}`
    const secret = usual
      ? address
      : random.pick([
          `${user} @ ${host}.${end}`,
          `${user}[at]${host}[dot]${end}`,
          `${user} (at) ${host}.${end}`,
          `${user} at ${host} dot com`,
          wide(address),
          hideBetween(random, address),
          address.toUpperCase(),
        ])
    return said(random, secret, [
      'email saya {}',
      'kirim ke {} ya',
      'akun OSS pakai {}',
      'my email is {}',
      'hubungi {}',
    ])
  },
  account: (random, usual) => {
    const digits = `${random.between(1, 9)}${random.digits(random.between(9, 12))}`
    const secret = usual
      ? random.pick([
          digits,
          digits,
          inGroups(digits, [3, 3, digits.length - 6], ' '),
          inGroups(digits, [4, 4, digits.length - 8], '-'),
          inGroups(digits, [3, digits.length - 3], '-'),
        ])
      : odd(random, digits, [
          [3, 3, digits.length - 6],
          [4, 4, digits.length - 8],
        ])
    return said(random, secret, [
      'no rek {}',
      'rekening BCA {}',
      'transfer ke rekening Mandiri {}',
      'norek saya {}',
      'nomor rekening pelanggan: {}',
      'my bank account {}',
      'BRI {}',
    ])
  },
  card: (random, usual) => {
    const start = `${random.pick(['4', '51', '52', '55', '36'])}`
    let digits = ''
    do digits = `${start}${random.digits(16 - start.length)}`
    while (!passesLuhn(digits))
    const secret = usual
      ? random.pick([digits, inGroups(digits, [4, 4, 4, 4], ' '), inGroups(digits, [4, 4, 4, 4], '-')])
      : odd(random, digits, [
          [4, 4, 4, 4],
          [8, 8],
          [4, 6, 6],
        ])
    return said(random, secret, [
      'kartu kredit {}',
      'pelanggan kirim {} di chat',
      'cc saya {}',
      'my card {}',
      'nomor kartu debit: {}',
    ])
  },
  plate: (random, usual) => {
    const region = random.pick(['B', 'D', 'L', 'AB', 'BK', 'DK', 'F', 'N', 'AD', 'H'])
    const number = String(random.between(1000, 9999))
    const ending = letters(random, random.between(2, 3))
    const plate = `${region} ${number} ${ending}`
    const secret = usual
      ? random.pick([plate, plate, plate.replaceAll(' ', '')])
      : random.pick([
          plate.toLowerCase(),
          plate.replaceAll(' ', '-'),
          plate.replaceAll(' ', '').toLowerCase(),
          plate.replaceAll(' ', '.'),
          wide(plate),
        ])
    return said(random, secret, [
      'plat nomor {}',
      'nopol {} punya kurir',
      'kendaraan {} belum datang',
      'mobil saya {}',
      'the car plate is {}',
    ])
  },
  address: (random, usual) => {
    const street = random.pick([
      'Melati',
      'Raya Bogor',
      'Jenderal Sudirman',
      'Kebon Jeruk',
      'Cendrawasih',
      'Pahlawan',
      'K.H. Hasyim Ashari',
      'Anggrek',
    ])
    const no = random.between(1, 240)
    const rt = `RT ${String(random.between(1, 12)).padStart(2, '0')}/RW ${String(random.between(1, 15)).padStart(2, '0')}`
    const secret = usual
      ? random.pick([
          `Jl. ${street} No. ${no}`,
          `Jl. ${street} No. ${no} ${rt}`,
          `Jalan ${street} No ${no}`,
          `Jl ${street} No.${no}, ${rt}`,
          `Gg. ${street} No. ${no}`,
        ])
      : random.pick([
          `jl ${street.toLowerCase().split(' ')[0]} no ${no}`,
          `jln. ${street} ${no}`,
          `Komplek ${street} Indah Blok C${no} No. 5`,
          `${rt} Kelurahan Sukamaju`,
          `Perumahan ${street} Blok AB ${no}`,
          `gang ${street.toLowerCase().split('.')[0]?.split(' ')[0]} no ${no} rt 3 rw 4`,
        ])
    return said(random, secret, [
      'alamat saya {}',
      'kirim ke {} ya kak',
      'toko saya di {}',
      'domisili {}',
      'I live at {}',
    ])
  },
  name: (random, usual) => {
    const name = random.pick(people)
    const form = usual ? name : random.pick([name.toLowerCase(), name.toUpperCase(), name.toLowerCase(), `M. ${name}`])
    const templates: [string, ...string[]] = usual
      ? [
          'Bapak {} komplain lagi',
          'Ibu {} minta refund',
          'nama saya {}',
          'rekening atas nama {}',
          'a.n. {} kak',
          'my name is {}',
          'Pak {} belum bayar',
          'Kak {} tanya soal NIB',
          'nama pelanggan: {}',
          'Mr {} called',
        ]
      : ['nama saya {}', 'a.n {} ya', 'atas nama {}', 'nama: {}', 'namaku {}', 'my name is {}']
    return said(random, form, templates)
  },
  password: (random, usual) => {
    const word = `${random.pick(['Rahasia', 'kucing', 'Merdeka', 'prima', 'Bandung'])}${random.digits(random.between(2, 4))}${random.pick(['', '!', '@', '#'])}`
    const secret = usual
      ? word
      : random.pick([
          `${letters(random, 3)}-${random.digits(4)}`,
          random.digits(8),
          `${word}?x`,
          letters(random, 6).toLowerCase() + random.digits(1),
        ])
    return said(
      random,
      secret,
      usual
        ? ['password saya {}', 'password: {}', 'kata sandinya {}', 'sandi {} tidak bisa', 'my password is {}']
        : ['pw {}', 'pass = {}', 'pwd: {}', 'passwordnya adalah {}', 'sandi akun OSS saya {}'],
    )
  },
  otp: (random, usual) => {
    const digits = random.digits(random.pick([4, 6, 6]))
    const secret = usual
      ? digits
      : random.pick([
          digits.length === 6 ? `${digits.slice(0, 3)} ${digits.slice(3)}` : digits,
          digits.split('').join(' '),
          digits.split('').join('-'),
          wide(digits),
        ])
    return said(random, secret, [
      'OTP saya {}',
      'kode otp {}',
      'kode verifikasinya {}'.replace('inya', 'i'),
      'PIN {}',
      'my OTP is {}',
      'kode OTP-nya {} kak',
      'pin atm {}',
    ])
  },
}

const people = [
  'Budi Santoso',
  'Siti Aminah',
  'Rina Wulandari',
  'Agus Prasetyo',
  'Dewi Lestari',
  'Joko Susilo',
  'Putri Maharani',
  'Hendra Gunawan',
  'Maria Simanjuntak',
  'Nyoman Sudiarta',
  'Yusuf Hidayat',
  'Lestari Handayani',
  'Bagas Nugroho',
  'Fitriani',
  'Bambang Wicaksono',
  'Tiara Anggraini',
  'Rangga Saputra',
  'Wayan Kertayasa',
  'Zulkarnain Lubis',
  'Kezia Tambunan',
] as const

const figures: readonly [(random: Random) => string, ...((random: Random) => string)[]] = [
  (random) => `Rp${random.between(1, 9)}${random.digits(random.between(5, 9))}`,
  (random) => `Rp ${random.between(1, 999)}.${random.digits(3)}.000.000`,
  (random) => `${random.between(1, 9)}${'0'.repeat(random.between(6, 10))}`,
  (random) => `${random.between(1, 20)},${random.between(1, 9)} M`,
  (random) => `modal ${random.between(1, 9)}${random.digits(10)}`,
  () => 'PP 28/2025 Pasal 188 ayat (2)',
  () => 'UU 27/2022 Pasal 46',
  (random) => `Nomor ${random.between(1, 40)} Tahun ${random.between(1999, 2026)}`,
  (random) => `KBLI ${random.between(10_111, 98_999)}`,
  (random) => Array.from({ length: random.between(2, 4) }, () => random.between(10_111, 98_999)).join(' '),
  (random) => `CSAT ${Array.from({ length: random.between(3, 8) }, () => random.between(60, 99)).join(' ')}`,
  (random) => Array.from({ length: random.between(2, 5) }, (_, index) => 2018 + index + random.below(3)).join(' '),
  (random) =>
    `${String(random.between(1, 28)).padStart(2, '0')}-${String(random.between(1, 12)).padStart(2, '0')}-${random.between(1999, 2027)}`,
  (random) => `2025-06-${String(random.between(10, 28))} 2026-01-${String(random.between(10, 28))}`,
  (random) => `jam ${String(random.between(6, 9)).padStart(2, '0')}.00-${random.between(14, 21)}.30`,
  () => '0900 1200 1500',
  (random) => `${random.between(10, 90)},${random.between(1, 9)}%`,
  (random) => `NPS ${random.between(10, 70)} dari ${random.between(100, 9000)} responden`,
  (random) => `tahun ${random.between(2000, 2019)}-${random.between(2020, 2027)}`,
  (random) => `${random.between(2, 90)} hari kerja`,
  (random) => `omzet ${random.between(1, 9)}.${random.digits(3)}.${random.digits(3)}.${random.digits(3)}`,
]

function said(random: Random, secret: string, templates: readonly [string, ...string[]]) {
  return { secret, text: random.pick(templates).replace('{}', () => secret) }
}

function inGroups(digits: string, sizes: readonly number[], gap: string): string {
  const groups = sizes.map((size, index) => {
    const at = sizes.slice(0, index).reduce((sum, before) => sum + before, 0)
    return digits.slice(at, at + size)
  })
  const rest = digits.slice(groups.join('').length)
  return [...groups, rest].filter((group) => group !== '').join(gap)
}

function odd(random: Random, digits: string, shapes: readonly [readonly number[], ...(readonly number[])[]]): string {
  const gap = random.pick(['.', '  ', ' - ', '\u2011', '\u00a0', '_', ' . ', '\u200b', '\u00ad', '\u2013', ' \u2013 '])
  const grouped = inGroups(digits, random.pick(shapes), gap)
  return random.below(4) === 0 ? wide(grouped) : grouped
}

function hideBetween(random: Random, text: string): string {
  const at = random.between(1, text.length - 1)
  return text.slice(0, at) + random.pick(['\u200b', '\u00ad', '\u2060', '\u200d']) + text.slice(at)
}

/** Full-width forms, as East Asian keyboards write them. */
function wide(text: string): string {
  return text.replace(/[!-~]/g, (character) => String.fromCodePoint((character.codePointAt(0) ?? 0) + 0xfee0))
}

function letters(random: Random, count: number): string {
  return Array.from({ length: count }, () => String.fromCharCode(65 + random.below(26))).join('')
}

function fixedLine(random: Random): string {
  const area = random.pick(['021', '022', '031', '0274', '0361'])
  return random.pick([
    `(${area}) ${random.between(200, 899)}-${random.digits(4)}`,
    `${area}-${random.between(200, 899)}${random.digits(4)}`,
    `${area} ${random.between(200, 899)} ${random.digits(4)}`,
  ])
}
