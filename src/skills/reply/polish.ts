import { fillTemplate, type Slots } from '../../knowledge/replies/fill-template.ts'
import { phrasesPattern, toLine } from '../../knowledge/replies/phrase-pattern.ts'
import type { Concepts } from '../../knowledge/replies/read-concepts.ts'
import type { ReplyPolish, Voice } from '../../knowledge/replies/reply-book.ts'
import { spellOut } from '../../knowledge/replies/spell-out.ts'
import { capitalised } from './sentences.ts'

export type PolishParts = {
  readonly polish: ReplyPolish
  readonly voice: Voice
  readonly slots: Slots
  readonly concepts: Concepts
  /** Without what is put around it. */
  readonly isShort: boolean
  /** Whether it is to sound more like talk than it was written. */
  readonly isRelaxed: boolean
}

const greeting =
  /^(?:halo|hai|hi|hello|dear|yth\.?|selamat (?:pagi|siang|sore|malam)|assalamu\S*)[^,.!?\n]{0,40}[,.!]?\s*/iu
/** "Kak sori …": whom it is said to. */
const vocative = /^(?:kak|kakak|min|gan|bos|sis|mas|mbak|pak|bu)(?=[\s,])[,\s]*(?!\p{Lu})/u
const unit = 'menit|jam|hari|minggu|bulan|tahun'
const limits: readonly (readonly [RegExp, string])[] = [
  [new RegExp(String.raw`(?<![\p{L}])ma(?:ks|x|ksimal)\.?(?=\s+\d+\s*(?:x\d|${unit}))`, 'giu'), 'paling lama'],
  [
    /(?<![\p{L}])ma(?:ks|x|ksimal)\.?(?=\s+(?:tanggal|tgl|jam|pukul|hari|besok|lusa|minggu depan|bulan depan|senin|selasa|rabu|kamis|jumat|sabtu|minggu))/giu,
    'paling lambat',
  ],
  [/(?<![\p{L}])ma(?:ks|x)\.?(?=\s)/giu, 'paling banyak'],
]
const time =
  /(?<![\p{L}])(?:(?:jam|pukul)\s*\d|\d{1,2}[.:]\d{2}|(?:hari )?(?:senin|selasa|rabu|kamis|jumat|sabtu)|besok|lusa|hari ini|sore ini|malam ini|nanti (?:siang|sore|malam)|(?:bulan|minggu) depan|tanggal \d|\d+\s*(?:menit|jam|hari|minggu)|\[[^\]]*(?:kapan|when)\]|by \d|\d\s?(?:am|pm)|today|tomorrow|tonight|monday|tuesday|wednesday|thursday|friday|saturday|sunday)(?![\p{L}])/iu

/** Somebody's own reply, better: spelled out, in plain words, with what is missing around it. All they told stays. */
export function polishReply(reply: string, parts: PolishParts): string {
  const { polish, voice, slots, isShort, concepts } = parts
  const own = greeting.exec(reply)?.[0] ?? ''
  const body = tidySentences(reply.slice(own.length).replace(vocative, ''), parts)
  const line = toLine(body.join(' '))
  const isTroubled = polish.trouble.some((name) => concepts.has(name))
  const isHeard = phrasesPattern(polish.sorry).test(line)
  const add = (name: 'heard' | 'next' | 'close') => fillTemplate(polish[name][voice], slots)
  const said = [
    ...(isTroubled && !isHeard && !isShort ? [add('heard')] : []),
    ...body,
    ...(time.test(body.join(' ')) ? [] : [add('next')]),
    ...(isShort || body.some((sentence) => sentence.endsWith('?')) ? [] : [add('close')]),
  ]
  const hello = isShort && own === '' ? '' : helloOf(own, parts)
  const [first = '', ...rest] = said.map((sentence) => inVoice(sentence, parts))
  const opening = hello.endsWith(',') && voice !== 'formal' ? lowered(first) : capitalised(first)
  return [hello, opening, ...rest.map(capitalised)].filter((part) => part !== '').join(' ')
}

/** Told facts in the person's own words, as they stand in a text to a customer. */
export function tidy(text: string, polish: ReplyPolish, voice: Voice): string {
  const limited = voice === 'en' ? text : limits.reduce((said, [pattern, full]) => said.replace(pattern, full), text)
  return spellOut(limited, polish, voice === 'en' ? 'en' : 'id')
}

function tidySentences(text: string, { polish, voice }: PolishParts): readonly string[] {
  return text
    .split(/(?<=[!?])\s+|(?<=\.)\s+(?=[\p{L}"(])|\n+/u)
    .map((sentence) => tidy(plainly(sentence, polish, voice), polish, voice))
    .map((sentence) =>
      sentence.replace(/^(?:[\s,.!:;-]+|ya\s+|(?:dan|tapi)\s+)+/iu, '').replace(/[\s,;]+(?=[.!?]?$)/u, ''),
    )
    .filter(
      (sentence) => /\p{L}{2}/u.test(sentence) && !/^(?:ya )?(?:kak|kakak|pak|bu|terima kasih)[.! ]*$/iu.test(sentence),
    )
    .map((sentence) => sentence.replace(/^(maaf(?: banget| ya)?),? kak(?=[\s,])/iu, '$1'))
    .map((sentence) => (/[.?!]$/.test(sentence) ? sentence : `${sentence}.`))
}

function plainly(sentence: string, { plain }: ReplyPolish, voice: Voice): string {
  return Object.entries(plain[voice === 'en' ? 'en' : 'id']).reduce(
    (said, [office, full]) => said.replace(new RegExp(String.raw`(?<![\p{L}])(?:${office})(?![\p{L}])`, 'giu'), full),
    sentence,
  )
}

/** A casual text as it would be said among friends. */
export function asTalk(text: string, { casual }: ReplyPolish): string {
  return withWords(text, casual)
}

function inVoice(sentence: string, { polish, voice, isRelaxed }: PolishParts): string {
  if (voice === 'en') return sentence
  return withWords(sentence, voice === 'formal' ? polish.formal : isRelaxed ? polish.casual : {})
}

function withWords(text: string, words: Readonly<Record<string, string>>): string {
  return text.replace(/(?<![\p{L}\d@[])[\p{L}]+(?![\p{L}\d@])/gu, (word) => {
    const other = words[word.toLowerCase()]
    if (other === undefined) return word
    return /^\p{Lu}\p{Ll}/u.test(word) ? capitalised(other) : other
  })
}

/** Their own greeting where it names somebody; the frame's otherwise. */
function helloOf(own: string, { polish, voice, slots }: PolishParts): string {
  const named = /\b(?:Bu|Ibu|Pak|Bapak|Mbak|Mas|Kak|Mr\.?|Mrs\.?|Ms\.?|Hi|Dear|Halo|Hello)\s+(\p{Lu}\p{Ll}+)/u.exec(own)
  if (named && voice === 'casual') return `${tidy(own, polish, voice).replace(/[,.!\s]+$/, '')},`
  return fillTemplate(polish.hello[voice], slots)
}

/** After "Halo Kak," a sentence goes on, but names and what is in capitals keep them. */
function lowered(sentence: string): string {
  const [first = ''] = sentence.split(/\s/)
  return /^(?:Maaf|Terima|Soal|Saya|Kami|Kalau|Barang|Paket|Pesanan|Untuk|Tolong|Sudah|Ini|Itu|Jam|Besok|Sorry|Thanks|The|Your|We|Please)[,.]?$/u.test(
    first,
  )
    ? `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`
    : sentence
}
