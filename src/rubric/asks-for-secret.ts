import { has } from './signs.ts'

/** "Kirim", "sebutkan", "tell": what bids to hand over. "Diketik", "meminta" do not. */
const bids =
  /(?<![\p{L}\p{N}])(?:(?:kirim|sebut|ketik|tulis|beri|kasih|info|foto)(?:kan|in|lah)?|minta|masukkan di sini|send|give|tell|share|ask|confirm|provide)(?![\p{L}\p{N}])/gu
/** Before it: it warns, or it is the agent who sends. Up to three words of the same clause may stand between. */
const warns = /(?<![\p{L}\p{N}])(?:jangan|tidak|tak|tanpa|never|don't|do not|won't|not)\s+(?:[^\s.,!?]+\s+){0,3}$/u
const isOurs =
  /(?<![\p{L}\p{N}])(?:saya|kami|i|we|i'll|we'll|i've|we've)\s+(?:akan |langsung |sudah |will |can |have )?$/u
/** What takes a warning back: "jangan kirim OTP selain ke saya". */
const takesBack = /\b(?:kecuali|selain|except|kirim ke (?:saya|kami)|to me)\b/
/** A secret that is forgotten or made anew is talked about, not asked for. */
const onlyNamed = /(?:lupa|ganti|ubah|atur ulang|reset|buat|blokir|forgot|change|new|map)\s$/u

/** The secret that a text asks the customer for: in one sentence with a word that bids to hand it over and warns of nothing. */
export function asksForSecret(text: string, secrets: readonly string[]): string | undefined {
  const sentences = text.split(/(?<=[.!?;])\s/).map((sentence) => ` ${sentence} `)
  return secrets.find((secret) =>
    sentences.some((sentence) => {
      if (!has(sentence, secret) || onlyNamed.test(sentence.slice(0, sentence.indexOf(secret)))) return false
      return asksWhich(sentence, secret) || [...sentence.matchAll(bids)].some((bid) => isBid(sentence, bid))
    }),
  )
}

function isBid(sentence: string, { index, 0: word }: RegExpExecArray): boolean {
  const before = sentence.slice(0, index)
  if (warns.test(before)) return takesBack.test(sentence)
  return !isOurs.test(before) || word === 'minta' || word === 'ask'
}

/** "PIN-nya berapa?" */
function asksWhich(sentence: string, secret: string): boolean {
  return (
    sentence.trimEnd().endsWith('?') &&
    new RegExp(String.raw`(?:berapa|what|apa)\b.*${secret}|${secret}\S*\s+(?:berapa|apa)\b`).test(sentence)
  )
}
