import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCases } from '../../bench/masks/case.ts'
import { generateCases } from '../../bench/masks/generate.ts'
import { measureMasks } from '../../bench/masks/measure.ts'
import { Random } from '../../bench/masks/random.ts'
import { findPersonalData, maskAsPartOf, maskPersonalData, maskReversibly } from '../../src/domain/mask.ts'

describe('masking personal data', () => {
  test.each([
    ['email saya budi.santoso+1@contoh.co.id ya', 'email saya [email] ya'],
    ['NIK 3174012345678901 salah', 'NIK [nomor] salah'],
    ['npwp 09.254.294.3-407.000 gimana', 'npwp [npwp] gimana'],
    ['wa 0812-3456-7890 dong', 'wa [telepon] dong'],
    ['hubungi +62 812 3456 7890', 'hubungi [telepon]'],
    ['3,1 3,4 2,9 3,3 3,0 3,2 3,5 2,8 3,1 ikm nya', '3,1 3,4 2,9 3,3 3,0 3,2 3,5 2,8 3,1 ikm nya'],
    ['kartu 4111 1111 1111 1111', 'kartu [nomor]'],
    ['rekening 1234567890', 'rekening [nomor]'],
    // As address books of phones copy them: with dashes that do not break, and spaces that do not either.
    ['wa \u202a+62\u00a0812\u20113456\u20117890\u202c', 'wa \u202a[telepon]\u202c'],
    ['wa 0812.3456.7890', 'wa [telepon]'],
    ['kantor (021) 555-1234 atau 021-5551234', 'kantor [telepon] atau [telepon]'],
    ['nik 3174\u20110123\u20114567\u20118901', 'nik [nomor]'],
    ['wa (0812) 3456-7890', 'wa [telepon]'],
    ['0812  3456  7890 dan 0812 - 3456 - 7890', '[telepon] dan [telepon]'],
    ['hp 0812\u200b3456\u00ad7890', 'hp [telepon]'],
    ['hp \uff10\uff18\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18\uff19\uff10', 'hp [telepon]'],
    ['521-0123456 itu rekeningnya', '[nomor] itu rekeningnya'],
    ['ultahku 9 mrt 91 ya', 'ultahku [lahir] ya'],
    ['lahir tgl 4 bulan 7 1988', 'lahir tgl [lahir]'],
    ['ultah toko 9 mrt 91 orang datang', 'ultah toko 9 mrt 91 orang datang'],
    ['ig: siti.rajut88 pesen 2', 'ig: [akun] pesen 2'],
    ['kunci akunku Bakso*Urat5 hilang', 'kunci akunku [sandi] hilang'],
    ['mac 9C:B6:D0:12:AF:33 ga konek', 'mac [ip] ga konek'],
    ['nomer 0857 terus 1220 terus 9931 ya', 'nomer [telepon] ya'],
    ['rumah di perum bukit indah d4/17 cat hijau', 'rumah di [alamat] cat hijau'],
    ['titik -7.250445, 112.768845 dekat pasar', 'titik [alamat] dekat pasar'],
    ['nama toko kami Roti Pagi', 'nama toko kami Roti Pagi'],
    ['ruko tahun 80an tanpa izin', 'ruko tahun 80an tanpa izin'],
    ['rm 12-44-90 antre lama', 'rm [nomor] antre lama'],
    ['Bandeng_Presto77 ← ini password saya', '[sandi] ← ini password saya'],
    ['5520 1183 07 rek bca saya, cashback Rp30.000 belum turun', '[nomor] rek bca saya, cashback Rp30.000 belum turun'],
    [
      'rek BRI saya 0021 terus 01 terus 088431 terakhir 507 ya',
      'rek BRI saya [nomor] terus [nomor] terus [nomor] terakhir [nomor] ya',
    ],
    ['Budi: otp nya berapa bang\nAndi: 774210', 'Budi: otp nya berapa bang\nAndi: [kode]'],
    ['disuruh sebut PIN. Saya sebut 119047', 'disuruh sebut PIN. Saya sebut [kode]'],
    ['surel saya joko . susilo @ gmail . com', 'surel saya [email]'],
    ['nol enam enam dua pin nya', '[kode] pin nya'],
    ['npwp sembilan digit awal 81.442.907 sisanya 5-036.000', 'npwp sembilan digit awal [nomor] sisanya [nomor]'],
    ['nope gw 0812\n3456\n7890', 'nope gw [telepon]'],
    ['3174.0912.0390.0001', '[nomor]'],
    ['3174 0912 0390 0001', '[nomor]'],
    ['rek 5210123', 'rek [nomor]'],
    ['kode otp 482913, pin atm 4829', 'kode otp [kode], pin atm [kode]'],
    ['password Rahasia123! ditolak', 'password [sandi] ditolak'],
    ['plat B 1234 XYZ', 'plat [plat]'],
    ['kirim ke Jl. Merdeka No. 10 RT 03/RW 05, Bandung ya', 'kirim ke [alamat], Bandung ya'],
    ['TTL: Surakarta, 4 Mei 1991', 'TTL: [lahir]'],
    ['no paspor saya C7812345', 'no paspor saya [nomor]'],
    ['ig saya @rani.craft.store, DM juga boleh', 'ig saya [akun], DM juga boleh'],
    ['alamat ip rumah saya 103.28.14.77 diblokir', 'alamat ip rumah saya [ip] diblokir'],
    ['nomor gw kosong-lapan-satu-dua terus 98765432', 'nomor gw [telepon]'],
    ['nik dua bagian 35780764 terus sambungannya 20509768', 'nik dua bagian [nomor] terus sambungannya [nomor]'],
    ['hp saya 085780\n922232 kepencet', 'hp saya [telepon] kepencet'],
    ['Semangka#12 itu passwordku kak', '[sandi] itu passwordku kak'],
    ['gajah_mada7 passwordnya kak', '[sandi] passwordnya kak'],
    ['password dari Lele2020 jadi Lele2021', 'password dari [sandi] jadi [sandi]'],
    ['user rina.ol password Bunga123', 'user [akun] password [sandi]'],
    ['Nama Eko Wahyudi HP 085758248632', 'Nama [nama] HP [telepon]'],
    ['kirim ke jln. kh. ahmad dahlan gg. 4 no 17-b', 'kirim ke [alamat]'],
    ['kirim k komplek bumi asri blok.d no.9 yaa', 'kirim k [alamat] yaa'],
    ['NIK : 36710901\n05990006', 'NIK : [nomor]'],
    ['482913 kode OTP nya', '[kode] kode OTP nya'],
    ['Rahasia123! itu password nya', '[sandi] itu password nya'],
    ['Dewi Anggraini nama saya', '[nama] nama saya'],
    ['Bu Siti Aminah, rekening a.n. Dewi Lestari', 'Bu [nama], rekening a.n. [nama]'],
    ['nama saya budi', 'nama saya [nama]'],
    ['My name is Jane Doe', 'My name is [nama]'],
    // What a number is may be said behind it.
    ['9011 2288 71 (bank jago, punyaku)', '[nomor] (bank jago, punyaku)'],
    ['552 903 tuh kode otpnya', '[kode] tuh kode otpnya'],
    ['6-12-99 tanggal lahirku kak', '[lahir] tanggal lahirku kak'],
    // Letter by letter, and in words.
    ['plat A G 3 3 1 0 B C ilang', 'plat [plat] ilang'],
    ['nm: B.u.d.i beli dua', 'nm: [nama] beli dua'],
    ['sandi k u c i n g 9 9 ditolak', 'sandi [sandi] ditolak'],
    ['kode rahasianya enam dua satu sembilan delapan nol', 'kode rahasianya [kode]'],
    ['lahir tujuh belas agustus sembilan puluh dua', 'lahir [lahir]'],
    ['no ku (0878) (6612) (3045) telp aja', 'no ku [telepon] telp aja'],
    // Something else stands between the word and the secret.
    ['sandi m-banking Garuda*7712 lupa', 'sandi m-banking [sandi] lupa'],
    ['pin atm-nya tgl jadian 170818', 'pin atm-nya tgl jadian [kode]'],
    ['kode 6 angka barusan: 11 | 47 | 80', 'kode 6 angka barusan: [kode]'],
    ['nita_k @ gm ail.com typo', '[email] typo'],
    ['pasien Bagas Aditya minta kuitansi', 'pasien [nama] minta kuitansi'],
    ['Gg.\nKelinci No.\n14', '[alamat]'],
    ['paspor C 51 02 33 8', 'paspor [nomor]'],
    // As records and chats are exported.
    [
      '{"nama":"Siti Rahma","hp":"+62-857-1122-3344","saldo":250000}',
      '{"nama":"[nama]","hp":"[telepon]","saldo":250000}',
    ],
    ['[12/11/2026 09.15] Budi Santoso: halo', '[12/11/2026 09.15] [nama]: halo'],
    ['12:03 - Customer: halo', '12:03 - Customer: halo'],
    ['login: rani88 / rahasia123', 'login: [akun] / [sandi]'],
    ['my date of birth is the fifth of May nineteen ninety', 'my date of birth is the [lahir]'],
    ['id line: rani_88', 'id line: [akun]'],
  ])('hides %j', (text, masked) => {
    expect(maskPersonalData(text)).toBe(masked)
  })

  test.each([
    'modal Rp10.000.000.000 cukup?',
    'PP 28/2025 Pasal 188 ayat (2)',
    'KBLI 47911 dan 63122',
    'sejak 17 Oktober 2024',
    'omzet 62.812.345.678 setahun',
    'telepon OSS 169, jam 08.00-16.00',
    'tahun 2020 2021 2022',
    'berlaku 02-03-2026 sampai 01-09-2027',
    'modal Rp2500000000 atau 1000000000',
    'KBLI 47911 47912 47913',
    'tahun 2019 2020 2021 2022',
    'CSAT 82 85 88 90 91 87 86',
    'dari 2025-06-05 2026-01-01',
    'jam 0900 1200 1500',
    'omzet 1,2 M',
    'UU 27/2022 Pasal 46',
    'Bu, gimana daftar NIB?',
    'kak tanya, pak rt minta apa',
    'Bapak/Ibu, NIB atas nama PT Maju Jaya',
    'nama saya belum terdaftar di OSS',
    'password minimal 8 karakter, PIN 6 digit',
    'usahanya sudah jalan 3 bulan',
    'Resi JX3349982201 mandek di Surabaya',
    'Nomor pesanan INV/20261103/MPL/3498812234 belum dikirim',
    'token listrik Rp50.000 gagal',
    'Kementerian Keuangan di Jl. Dr. Wahidin Raya No. 1, Jakarta',
    'tulis ke kontak@oss.go.id',
  ])('keeps %j', (text) => {
    expect(maskPersonalData(text)).toBe(text)
  })
})

describe('the cases of the bench', () => {
  const cases = [
    ...generateCases(new Random(1), 400),
    ...readCases(join(import.meta.dirname, '../../bench/masks/cases.jsonl')),
  ]
  const { recall, kept, missed, lost } = measureMasks(cases)

  test('hold for every kind, in usual notations and odd ones', () => {
    expect(recall.size).toBe(12)
    const shares = [...recall.values()]
    const share = (of: 'usual' | 'odd') =>
      shares.reduce((sum, one) => sum + one[of].good, 0) / shares.reduce((sum, one) => sum + one[of].all, 0)
    expect(share('usual'), missed.join('\n')).toBeGreaterThanOrEqual(0.99)
    expect(share('odd'), missed.join('\n')).toBeGreaterThanOrEqual(0.95)
  })

  test('leave figures alone', () => {
    expect(kept.good / kept.all, lost.join('\n')).toBeGreaterThanOrEqual(0.99)
  })
})

describe('finding personal data', () => {
  test('says what it is and where, in the original text', () => {
    const text = 'Pak Budi, hp\u00a0(0812)\u200b 3456-7890'
    const found = findPersonalData(text).map(({ kind, start, end }) => [kind, text.slice(start, end)])
    expect(found).toEqual([
      ['name', 'Budi'],
      ['phone', '(0812)\u200b 3456-7890'],
    ])
  })

  /** Bits that the rules begin with, so that random texts reach deep into them. */
  const bit = fc.oneof(
    fc.constantFrom(
      '08',
      '62',
      '+',
      '(',
      ')',
      ' ',
      '-',
      '.',
      ', ',
      '\n',
      '@',
      'a',
      'Jl. ',
      'RT 1/',
      'No. 5 ',
      'Pak ',
      'Budi ',
    ),
    fc.constantFrom(
      'nama saya ',
      'password ',
      'pin ',
      'otp: ',
      'B 1234 ',
      'Rp',
      'satu ',
      'O',
      '\u200b',
      '\uff10',
      '[nama 1]',
      '[sandi]',
    ),
    fc.string({ unit: 'grapheme', maxLength: 6 }),
    fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: 8 }),
  )
  const texts = fc.array(bit, { maxLength: 60 }).map((bits) => bits.join(''))

  test('never overlaps, stays inside the text, and cuts no character in two', () => {
    fc.assert(
      fc.property(texts, (text) => {
        let at = 0
        for (const { start, end } of findPersonalData(text)) {
          expect(start).toBeGreaterThanOrEqual(at)
          expect(end).toBeGreaterThan(start)
          at = end
        }
        expect(at).toBeLessThanOrEqual(text.length)
        expect(maskPersonalData(text).isWellFormed()).toBe(text.isWellFormed())
      }),
      { numRuns: 300 },
    )
  })

  test('what is masked can be put back', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { masked, restore } = maskReversibly(text)
        expect(restore(masked)).toBe(text)
      }),
      { numRuns: 300 },
    )
  })

  test('takes no longer for every character of a long text than of a short one', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const long = (text === '' ? ' ' : text).repeat(20_000).slice(0, 20_000)
        const begin = performance.now()
        maskPersonalData(long)
        // A square or exponential rule takes minutes here; this only has to tell them apart on a busy machine.
        expect(performance.now() - begin).toBeLessThan(5000)
      }),
      { numRuns: 30 },
    )
  })
})

describe('masking that can be undone', () => {
  test('numbers the placeholders, the same for the same data', () => {
    const { masked, restore } = maskReversibly('Bu Ratna (0812-3456-7890) dan Pak Joko; Bu Ratna menunggu')
    expect(masked).toBe('Bu [nama 1] ([telepon 1]) dan Pak [nama 2]; Bu [nama 1] menunggu')
    expect(restore('Kepada [nama 1]: telepon [telepon 1]')).toBe('Kepada Ratna: telepon 0812-3456-7890')
  })

  test('a placeholder that was typed stays what it is', () => {
    const { masked, restore } = maskReversibly('[nama 1] dan Pak Joko')
    expect(masked).toBe('[nama 1] dan Pak [nama 2]')
    expect(restore(masked)).toBe('[nama 1] dan Pak Joko')
  })
})

describe('a part of a message', () => {
  test('is masked as it stood in the whole, where the word that gives a password away lies in another part', () => {
    const mask = maskAsPartOf('password saya Merdeka798#\ncc 08123456789')
    expect(mask('Merdeka798#')).toBe('[sandi]')
    expect(mask('cc 08123456789')).toBe('cc [telepon]')
    expect(mask('tidak ada apa-apa')).toBe('tidak ada apa-apa')
  })
})
