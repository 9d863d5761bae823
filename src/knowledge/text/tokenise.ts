import type { Words } from './words.ts'

/** Cuts any text into normalised words. */
export type Tokenise = (text: string) => readonly string[]

// References to regulations travel through the token pattern behind this sign, which is removed from people's text.
const referenceMark = '§'
const tokenPattern = /§[a-z0-9-]+|[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:[.,]\p{N}+)*/gu
/** Without any of these `normalise` joins nothing. */
const joins = /['.\-\u2010-\u2015]|rp/
const hasDigit = /\d/
const nonAscii = /[^\x20-\x7e]/

/** What a word after a number multiplies it by. */
const magnitudes: ReadonlyMap<string, number> = new Map(
  Object.entries({
    rb: 1e3,
    ribu: 1e3,
    thousand: 1e3,
    jt: 1e6,
    juta: 1e6,
    million: 1e6,
    miliar: 1e9,
    milyar: 1e9,
    billion: 1e9,
    triliun: 1e12,
    trilyun: 1e12,
    trillion: 1e12,
  }),
)

/**
 * A tokeniser that reads text as people write it: any case, any Unicode form, `orang2`, `gratisss`, `e-commerce`,
 * `100jt`. A reference to a regulation yields its words and one token of its own, so that `PP 71/2019` and
 * `Peraturan Pemerintah Nomor 71 Tahun 2019` meet in `§pp-71-2019`; an amount yields its words and the plain number, so
 * that `Rp100 juta` meets `100.000.000`.
 *
 * @param legalKinds name of a kind of regulation as people write it -> its short form
 */
export function createTokeniser(legalKinds: ReadonlyMap<string, string>): Tokenise {
  const markReferences = createReferenceMarker(legalKinds)
  return (text) => {
    const tokens: string[] = []
    for (const raw of markReferences(normalise(text)).match(tokenPattern) ?? []) pushToken(tokens, raw)
    return tokens
  }
}

const tokenisers = new WeakMap<Pick<Words, 'legalKinds'>, Tokenise>()

/** The tokeniser of these words: made once for all who cut texts by it. */
export function tokeniserOf(words: Pick<Words, 'legalKinds'>): Tokenise {
  const tokenise = tokenisers.get(words) ?? createTokeniser(words.legalKinds)
  tokenisers.set(words, tokenise)
  return tokenise
}

/**
 * Lower case, one Unicode form, no accents, one space for all white space, joined where a dot, apostrophe or hyphen does
 * not separate words.
 */
function normalise(text: string): string {
  const plain = nonAscii.test(text)
    ? text
        .normalize('NFKD')
        .replace(/[\p{M}§\p{Cf}]+/gu, '')
        .replace(/[\u2018\u2019\u02bc`]/g, "'")
        .normalize('NFC')
    : text
  const lower = plain.toLowerCase().replace(/\s+/g, ' ')
  // Most texts have nothing of what is joined: to look first takes a fifth of the time.
  if (!joins.test(lower)) return lower
  return lower
    .replace(/'s\b/g, '')
    .replace(/(?<=[a-z])'(?=[a-z])/g, '')
    .replace(/\b(?:[a-z]\.){2,}/g, (letters) => `${letters.replaceAll('.', '')} `)
    .replace(/\b([a-z]+)[-\u2010-\u2015]\1(?=[a-z]*\b)/g, '$1')
    .replace(/\b([a-z])-(?=[a-z]{3})/g, '$1')
    .replace(/\brp\.?(?=\d)/g, 'rp ')
}

function createReferenceMarker(legalKinds: ReadonlyMap<string, string>): (text: string) => string {
  if (legalKinds.size === 0) return (text) => text
  // The marker reads normalised text, in which "undang-undang" has become "undang".
  const kinds = new Map([...legalKinds].flatMap(([name, kind]) => [name, normalise(name)].map((form) => [form, kind])))
  const names = [...kinds.keys()]
    .sort((a, b) => b.length - a.length)
    .map((name) => RegExp.escape(name))
    .join('|')
  const pattern = new RegExp(
    `\\b(${names}) ?(?:republik indonesia|ri)? ?(?:nomor|number|nmr|no\\.?)? ?(\\d{1,4})(?: ?(?:/|tahun|thn\\.?|th\\.?|of) ?(\\d{4}))?\\b`,
    'g',
  )
  return (text) => {
    if (!hasDigit.test(text)) return text
    return text.replace(pattern, (match: string, name: string, number: string, year: string | undefined) => {
      const reference = `${referenceMark}${kinds.get(name)}-${Number(number)}`
      return year === undefined ? `${match} ${reference}` : `${match} ${reference} ${reference}-${year}`
    })
  }
}

function pushToken(tokens: string[], raw: string): void {
  if (/^[a-z]+$/.test(raw)) {
    pushAmount(tokens, raw)
    tokens.push(withoutStretching(raw))
  } else if (/^[0-9]/.test(raw)) pushNumber(tokens, raw)
  else if (raw.startsWith(referenceMark)) tokens.push(raw)
  else pushMixed(tokens, raw)
}

/** `orang2` and `orang2nya` are a doubled word; `kbli47919` is a word and a number; `b2b` stays. */
function pushMixed(tokens: string[], raw: string): void {
  const [, word, ending] = /^([a-z]{2,})2([a-z]*)$/.exec(raw) ?? []
  if (word !== undefined) return void tokens.push(withoutStretching(word + ending))
  const [, letters, digits] = /^([a-z]{2,})(\d{2,}(?:[.,]\d+)*)$/.exec(raw) ?? []
  if (letters === undefined || digits === undefined) {
    for (const part of raw.split(/[.,]/)) tokens.push(withoutStretching(part))
    return
  }
  tokens.push(letters)
  pushNumber(tokens, digits)
}

function pushNumber(tokens: string[], raw: string): void {
  const [, number = '', ending = ''] = /^(\d+(?:[.,]\d+)*)(.*)$/.exec(raw) ?? []
  const [, grouped] = /^(\d{1,3}([.,])\d{3}(?:\2\d{3})*)(?:[.,]\d{1,2})?$/.exec(number) ?? []
  if (grouped !== undefined) tokens.push(grouped.replace(/[.,]/g, ''))
  else if (/^\d+[.,]\d{1,2}$/.test(number)) tokens.push(number.replace(',', '.'))
  else tokens.push(...number.split(/[.,]/).filter((part) => part !== ''))
  if (ending !== '') {
    pushAmount(tokens, ending)
    tokens.push(ending)
  }
}

function pushAmount(tokens: string[], word: string): void {
  const magnitude = magnitudes.get(word)
  if (magnitude === undefined) return
  const amount = Number(tokens.at(-1)) * magnitude
  if (Number.isFinite(amount)) tokens.push(String(amount))
}

/** `gratisss` -> `gratis`; a letter written twice may be right (`maaf`). */
function withoutStretching(word: string): string {
  // Hardly a word is: to look first takes a fifth of the time.
  return /([a-z])\1\1/.test(word) ? word.replace(/([a-z])\1{2,}/g, '$1') : word
}
