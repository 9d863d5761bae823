import { numberOfWord } from '../../domain/number-words.ts'
import { phrasesTest, toLine } from '../../knowledge/replies/phrase-pattern.ts'
import { type Change, changes, type ReplyBook } from '../../knowledge/replies/reply-book.ts'
import type { Draft } from './draft.ts'
import { readPerson, type TakenName } from './read-person.ts'

/** A question on the case that a statement of an entry answers. */
export type Ask = ReplyBook['wishes']['asks'][number]

export type ChangeReader = {
  /** The draft with what a message changes in it; undefined: nothing. */
  changed(draft: Draft, text: string): Draft | undefined
  /** As `changed`, of what may stand in the message that first tells the case: how the text is to be. */
  asked(draft: Draft, text: string): Draft
  askIn(text: string): Ask | undefined
  wantsBetter(text: string): boolean
}

const longestPart = 120
const mostWordsOfFault = 8
/** What says how a text is to be, also in a message that tells the case. */
const manners: readonly Change[] = ['shorter', 'formal', 'plain', 'english', 'indonesian', 'no-amount']
const languageChanges: readonly Change[] = ['english', 'indonesian']
/** "Dia bilang 'ah lebay'": what they say to the draft. */
const theyReply =
  /(?<![\p{L}])(?:bilang|bales(?:nya)?|balas|jawab|nulis|replied|said|says|answered)\s*[:,]?\s*["“”'‘]|^(?:(?:trus|terus|kalo|kalau|klo|nah|tapi|and if|what if|but)\s)?(?:dia|orangnya|ibunya|bapaknya|\p{L}*(?:pelanggan|customer|tamu|klien)nya|she|he|they|the customer)\s(?:malah\s|tetep\s|still\s)?(?:bilang|bales|balas|jawab|ngotot|says?|said|repl(?:y|ies|ied)|answers?)(?![\p{L}])/iu
const sentences =
  /(?<![\p{L}\d])([1-9]|satu|dua|tiga|empat|lima|enam|one|two|three|four|five|six)[\s-](?:kalimat|sentences?)(?![\p{L}])/iu
const mostWords =
  /(?:maks(?:imal)?|max(?:imum)?|paling banyak|di ?bawah|bawah|under|below|at most|up to|no more than|within|in)\.?\s(\d{1,3})\s(?:kata|words?)(?![\p{L}])/iu
/** "Tidak bisa ganti penuh, maksimal 10 kali ongkir": up to where it can. */
const atMost = /,\s*(?=(?:maksimal|maks|paling banyak|cuma|hanya|only|at most|max|up to)\s)/iu
const refusal = /,\s*(?:not|bukan|tapi bukan|but not)\s+(.+)$/iu
/** "Kasih opsi refund atau ganti warna ya". */
const optionsIn =
  /(?<![\p{L}])(?:op(?:si|tions?)|pilihan|choices?)(?:nya)?\s*(?:of\s+)?[:,]?\s*((?=.*\s(?:atau|or|sama)\s).+?)(?:\s+(?:ya|dong|aja|saja|please))*[\s.!]*$/iu
const verbs =
  /^(?:(?:saya|kami|kita|we|i|to|bisa|dulu|janjiin|janjikan|menjanjikan|kasih|ngasih|beri|memberi|promise|give|offer|do|dia|her|him|them)\s+)+/iu

/** Reads what is to be different in a draft, by the words of knowledge/replies/wishes.yaml. */
export function createChangeReader(
  { wishes }: Pick<ReplyBook, 'wishes'>,
  standard: (text: string) => string,
): ChangeReader {
  const inOrder = [...languageChanges, ...changes.filter((change) => !languageChanges.includes(change))]
  const patterns = inOrder.map((change) => [change, phrasesTest(wishes.changes[change])] as const)
  const asks = wishes.asks.map((ask) => ({ ask, pattern: phrasesTest(ask.words) }))
  const after = (list: readonly string[]) =>
    new RegExp(String.raw`(?<![\p{L}])(?:${any(list)})(?![\p{L}])\s*(.+)$`, 'iu')
  const [afterCannot, afterCan, afterLeave] = [wishes.cannot, wishes.can, wishes.leave].map(after)
  const adds = new RegExp(
    String.raw`[\s,]*(?<![\p{L}])(?:${any(wishes.add)})(?![\p{L}])(?:\s+(?:that|bahwa|kalau|kalo|klo|kl|bhw|juga|jg|ya|dong))*[\s,:]*`,
    'giu',
  )

  /** As it is written and in standard spelling: "bkn salah gw". */
  const bothLines = (text: string) => `${toLine(text)}/${toLine(standard(text))}`

  return {
    changed(draft, text) {
      const line = bothLines(text)
      const spoken: readonly Change[] = theyReply.test(text) ? ['insist'] : []
      // "Contohnya kalau pelanggan bilang '…'" is about what they say, and wants no other draft.
      const named = [
        ...spoken,
        ...patterns.flatMap(([change, pattern]) =>
          pattern.test(line) && !(change === 'again' && spoken.length > 0) ? [change] : [],
        ),
      ]
      let next = named.reduce((so, change) => apply(so, change, line), draft)
      next = withCount(withPerson(next, text, 'any'), text)
      for (const clause of text.split(/[.;\n]+\s+|\s+(?:tapi|tp|but|terus|trus)\s+/iu)) {
        next = withLimits(next, clause.trim(), named)
      }
      return named.length === 0 && next === draft ? undefined : next
    },
    asked(draft, text) {
      const line = toLine(text)
      const named = patterns.flatMap(([change, pattern]) =>
        manners.includes(change) && pattern.test(line) ? [change] : [],
      )
      return withCount(
        withPerson(
          named.reduce((so, change) => apply(so, change, line), draft),
          text,
          'addressed',
        ),
        text,
      )
    },
    askIn: (text) => asks.find(({ pattern }) => pattern.test(toLine(text)))?.ask,
    wantsBetter: (text) => patterns.some(([change, pattern]) => change === 'again' && pattern.test(toLine(text))),
  }

  /** What can and cannot be given, what is to stand in it, what not. */
  function withLimits(draft: Draft, clause: string, named: readonly Change[]): Draft {
    if (clause === '' || named.includes('no-amount') || named.includes('not-ours') || named.includes('insist'))
      return draft
    const options = optionsIn.exec(clause)?.[1]
    if (options !== undefined && !clause.endsWith('?')) return { ...draft, options: part(options) }
    const left = afterLeave?.exec(clause)?.[1]
    if (left !== undefined) return { ...draft, left: [...draft.left, leftOf(left)] }
    const refused = refusal.exec(clause)?.[1]
    const offered = afterCan?.exec(refused === undefined ? clause : clause.replace(refusal, ''))?.[1]
    if (offered !== undefined && !clause.endsWith('?') && !afterCannot?.test(clause.replace(refusal, ''))) {
      const cannot = refused === undefined ? draft.cannot : [...draft.cannot, part(refused)]
      return { ...draft, can: [...draft.can, part(offered)], cannot }
    }
    const denied = afterCannot?.exec(clause)?.[1]
    if (denied !== undefined && isOwn(clause) && !clause.endsWith('?')) {
      const [no = '', most] = denied.split(atMost)
      const can = most === undefined ? draft.can : [...draft.can, part(most)]
      return { ...draft, cannot: [...draft.cannot, part(no)], can }
    }
    if (!new RegExp(adds.source, 'iu').test(clause) || clause.endsWith('?')) return draft
    const fact = clause
      .replace(/^(?:kependekan|kepanjangan|terlalu \p{L}+|kurang \p{L}+|too short|too long)\s*,\s*/iu, '')
      .replace(adds, ' ')
      .trim()
      .replace(/^(?:alasan(?:nya)?|the reason(?: is)?)\s+/iu, (word) =>
        /^a/iu.test(word) ? 'alasannya, ' : 'the reason is ',
      )
      .trim()
      .replace(/^(?:opsi|pilihan)(?:nya)?\s+(?:untuk\s+|buat\s+)?(?=\p{L})/iu, 'bisa juga ')
      .replace(/^(?:an?\s+|the\s+)?(?:option|choice)\s+(?:of|to|for)\s+/iu, 'another option: ')
    return fact === '' ? draft : { ...draft, facts: [...draft.facts, fact.slice(0, longestPart)] }
  }
}

function apply(draft: Draft, change: Change, line: string): Draft {
  switch (change) {
    case 'shorter':
      return { ...draft, isShort: true }
    case 'longer': {
      const { sentences: _, words: __, ...rest } = draft
      return { ...rest, isShort: false, isPlain: false }
    }
    case 'casual':
      return {
        ...draft,
        // Who has a casual text already wants more of it.
        isRelaxed: draft.isRelaxed || draft.voice === 'casual',
        voice: draft.voice === 'en' ? 'en' : 'casual',
        ...(draft.form === 'letter' ? { form: 'email' as const } : {}),
      }
    case 'formal':
      return { ...draft, isRelaxed: false, voice: draft.voice === 'en' ? 'en' : 'formal' }
    case 'plain':
      return {
        ...draft,
        isPlain: true,
        isRelaxed: draft.isRelaxed || draft.own !== undefined,
        voice: draft.voice === 'formal' ? 'casual' : draft.voice,
      }
    case 'english':
      return { ...draft, voice: 'en' }
    case 'indonesian':
      return draft.voice === 'en' ? { ...draft, voice: 'casual' } : draft
    case 'again':
      return { ...draft, shown: 'draft' }
    case 'ours':
      return (line.split('/')[0] ?? line).trim().split(' ').length <= mostWordsOfFault
        ? { ...draft, fault: 'ours' }
        : draft
    case 'not-ours':
      return { ...draft, fault: 'none' }
    case 'no-amount':
      return { ...draft, hidesAmount: true }
    case 'insist':
      return { ...draft, shown: 'insist' }
    case 'by-phone':
      return { ...draft, form: 'spoken', shown: 'draft' }
  }
}

function withPerson(draft: Draft, text: string, takesName: TakenName): Draft {
  const { person, name } = readPerson(text, takesName)
  if (person === undefined && name === undefined) return draft
  return { ...draft, ...(person === undefined ? {} : { person }), ...(name === undefined ? {} : { name }) }
}

function withCount(draft: Draft, text: string): Draft {
  const said = sentences.exec(text)?.[1]?.toLowerCase()
  const words = mostWords.exec(text)?.[1]
  if (said === undefined && words === undefined) return draft
  return {
    ...draft,
    ...(said === undefined ? {} : { sentences: numberOfWord[said] ?? Number(said) }),
    ...(words === undefined ? {} : { words: Number(words) }),
  }
}

/** "Ada yang ga bisa video call" tells of others. */
function isOwn(clause: string): boolean {
  return !/^(?:ada|dia|yg|yang|orang|customer|pelanggan|tamu|she|he|they|some|the)(?![\p{L}])/iu.test(clause)
}

function part(text: string): string {
  return text
    .replace(verbs, '')
    .replace(/[\s.,!]+$/, '')
    .slice(0, longestPart)
}

/** "Tanggal ya blm pasti": what is not to be said ends where the reason begins. */
function leftOf(text: string): string {
  return part(
    text
      .replace(/^(?:kata(?:-kata)?|kalimat|the words?|frasa)\s+/iu, '')
      .replace(/["“”'‘’]/gu, '')
      .replace(/[\s,]+(?:ya|yaa|dulu|dahulu|dong|deh|karena|krn|soalnya|blm|belum|because|yet)(?![\p{L}]).*$/iu, ''),
  )
}

function any(list: readonly string[]): string {
  return list
    .toSorted((a, b) => b.length - a.length)
    .map((phrase) => RegExp.escape(phrase))
    .join('|')
}
