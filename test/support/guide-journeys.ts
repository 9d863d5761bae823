/** What a newcomer writes, and what must be heard before the next line. */
export type JourneyLine = readonly [said: string, heard: string]
export type Journey = { readonly who: string; readonly lines: readonly JourneyLine[] }

/** Five people who know nothing of OSS, from the hello to a plan that is kept. */
export const journeys: readonly Journey[] = [
  {
    who: 'a woman who bakes at home',
    lines: [
      ['/start', 'pandu saya'],
      ['gak ngerti apa2 soal izin, saya jualan kue kering dari rumah', 'SPP-IRT'],
      ['pandu saya', 'Siapa yang punya usahanya?'],
      ['saya sendiri', 'Berapa modal usahanya'],
      ['5 juta paling', 'Langkah Anda'],
      ['simpan', 'Tersimpan'],
    ],
  },
  {
    who: 'a stall with a site for orders',
    lines: [
      ['/start', 'pandu saya'],
      ['pandu saya', 'Mau yang mana?'],
      ['nomor 1', 'Siapa yang menjalankan'],
      ['warung saya punya web buat pesan nasi kotak', 'Benar?'],
      ['engga, warung biasa', 'sudah dipakai pengguna?'],
      ['udah dari lebaran', 'Langkah Anda'],
      ['simpan', 'Tersimpan'],
    ],
  },
  {
    who: 'somebody from abroad with a coffee shop',
    lines: [
      ['/start', 'pandu saya'],
      ['hello, I know nothing about permits and want to open a small coffee shop in Bandung', 'NIB'],
      ['guide me', 'What is the business?'],
      ['a coffee shop', 'Who owns the business?'],
      ['just me', 'How much is the capital'],
      ['maybe 200 million', 'Where is the business?'],
      ['a rented shop', 'Your steps'],
      ['can you keep this plan for me please', 'Kept.'],
    ],
  },
  {
    who: 'a grocer who got a letter',
    lines: [
      ['/start', 'pandu saya'],
      ['dpt surat disuruh lapor lkpm, apaan tuh? warung sembako gw', 'LKPM'],
      ['pandu', 'Benar?'],
      ['bukan', 'modal asing'],
      ['duit gw sendiri', 'Berapa modal usahanya'],
      ['30 jt', 'Tidak wajib LKPM'],
      ['simpen', 'Tersimpan'],
    ],
  },
  {
    who: 'a shop whose data went to a wrong group',
    lines: [
      ['/start', 'pandu saya'],
      ['data pelanggan toko saya kesebar, takut, harus apa??', '3x24 jam'],
      ['pandu saya', 'Sejak kapan Anda tahu?'],
      ['kemarin sore', 'masih berlangsung?'],
      ['gatau masih apa engga', 'ulah pihak lain'],
      ['kayaknya admin saya salah kirim ke grup', 'infrastruktur informasi vital'],
      ['bukan', 'Langkah Anda'],
      ['simpan', 'Tersimpan'],
    ],
  },
]

/** A slow reader and a slow typist. */
const wordsAMinute = 180
const lettersASecond = 2

/** How long a journey takes somebody who reads all that they get, in seconds. */
export function secondsOf({ lines }: Journey, replies: readonly string[]): number {
  const typed = lines.reduce((sum, [said]) => sum + said.length, 0) / lettersASecond
  const words = replies.join(' ').split(/\s+/).length
  return Math.round(typed + (words / wordsAMinute) * 60)
}
