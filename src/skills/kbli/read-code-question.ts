import type { KbliAsking } from '../../knowledge/kbli/kbli-asking.ts'
import { phrasesIn, toPattern } from '../../knowledge/kbli/phrase-pattern.ts'

/** What a message says about KBLI codes. */
export type CodeQuestion = {
  /** Codes and groups of codes that it names, two to five digits, in order. */
  readonly codes: readonly string[]
  /** What looks like a code and cannot be one: six digits, letters in it. As written. */
  readonly malformed: readonly string[]
  /** Whether it speaks of a code at all. `certain`: with a word that means nothing else. */
  readonly names: 'certain' | 'perhaps' | 'no'
  /** Said to mean the edition before the one in force. */
  readonly isOldEdition: boolean
  /** It asks something else as well: "apa itu NIB? kbli laundry berapa?" */
  readonly isMixed: boolean
  /** Words that make it a question about KBLI, OSS or a duty, unless they belong to the name of an activity. */
  readonly elsewhere: readonly string[]
  /** The same, where they matter only if no business is told: "modal 10 juta" may belong to the story. */
  readonly aside: readonly string[]
  /** A code is what it asks for: "kbli-nya apa?", "masuk mana?", not "kbli saya ditolak". */
  readonly asksOutright: boolean
  /** So it does, and of nothing else: "kodenya apa ya?", not "kode lisensinya apa?". */
  readonly asksPlainly: boolean
  /** A business is told first, and what follows in a sentence of its own asks for nothing but its code. */
  readonly tellsFirst: boolean
  /** Forbidden by law; no business but a job; nothing but the name of a brand. */
  readonly isIllegal: boolean
  readonly isEmployed: boolean
  readonly isBrand: boolean
  /** What is left when the words for a code and its numbers are left out: the business as it was told. */
  readonly described: string
  /** What is left: the words of the activities, each activity by itself. Empty where there is none. */
  readonly activities: readonly string[]
}

export type CodeQuestionReader = (text: string) => CodeQuestion

/** A code may have its last digits typed as letters that look like them: 62O19, 5630l. */
const codeLike = /(?<![\p{L}\p{N}.,/-])\d[\dOoIl]{1,7}(?![\p{L}\p{N}]|[.,/-]\d)/gu
const dottedCode = /(?<![\d.,])(\d{2})\.(\d{3})(?![\d.,])/g
const editions = new Set(['1990', '1997', '2000', '2005', '2009', '2015', '2017', '2020', '2025'])
const oldEdition = /\b(?:kbli|versi|edisi|tahun|lama|dulu|old)\s*(?:tahun\s*)?(?:2020|2017|2015|2009)\b|\bkode lama\b/i
const activityBreak = /\s*(?:[,;/&+?\n]|\b(?:dan|sama|serta|plus|and|dengan juga)\b)\s*/i
const maxActivities = 20
const maxCodes = 10
/** "Risikonya berapa?" after a code question is part of it. */
const asksAboutCode = /ris[ie]ko|risk|izin|licen[cs]e/
/** What may end a question and asks nothing of its own: "ada kodenya kaga". */
const particles = new Set([
  'ya',
  'yaa',
  'dong',
  'nih',
  'kak',
  'min',
  'gan',
  'bro',
  'ga',
  'gak',
  'nggak',
  'kaga',
  'kagak',
])
const endOfClause = /[.,;:!?\n]/
const fewestWordsOfQuestion = 3
/** Fewer words tell no business. */
const fewestWordsTold = 3
/** "KBLI-nya", "kode ny": the ending of the word, and no word after it. */
const ownEnding = /^[\s-]*(?:nya|ny|ne)\b/
/** How near a question word stands to the word for a code that it asks for, in words. */
const nextTo = 3

export function createCodeQuestionReader(lists: KbliAsking): CodeQuestionReader {
  const names = toPattern(lists.names)
  const otherCodes = toOtherCodes(lists.otherCodes)
  const certainNames = toPattern(lists.certainNames)
  const elsewhere = toPattern(lists.elsewhere)
  const asking = toPattern(lists.asking)
  const aside = toPattern(lists.aside)
  const illegal = toPattern(lists.illegal)
  const employed = toPattern(lists.employed)
  const broad = new Set(lists.broad)
  const brands = new Set(lists.brands)
  const questionWords = new Set(lists.questionWords)
  const wanting = new Set([...lists.questionWords, ...lists.wanting])

  const ofAsking = new Set([...wanting, ...lists.asking.flatMap((phrase) => phrase.split(' '))])

  const isAnotherQuestion = (part: string) =>
    part.endsWith('?') &&
    wordsOf(part).length >= fewestWordsOfQuestion &&
    !matches(names, part) &&
    !/\d{5}/.test(part) &&
    !asksAboutCode.test(part)

  /** A word for a code next to a question word, at the end, or before what it is wanted for. */
  const asksOutright = (text: string, asked: ReadonlySet<string>): boolean =>
    [...text.matchAll(names)].some(({ 0: name, index }) => {
      const before = wordsOf(text.slice(0, index)).slice(-nextTo)
      const after = wordsOf(text.slice(index + name.length).replace(ownEnding, ''))
      const isAsked = [...before, ...after.slice(0, nextTo), ...wordsOf(name)].some((word) => asked.has(word))
      // "Kode apakah yang sesuai?"; but "kodenya berubah, apakah NIB ikut?" asks for none.
      if (after[0] === 'apakah') return true
      return isAsked || (after.every((word) => particles.has(word)) && text.search(aside) < 0)
    })

  /** No word but those of asking, and of what was told before, follows a word for a code in its clause. */
  const asksPlainly = (text: string, before: string): boolean => {
    const told = new Set(wordsOf(before))
    return [...text.matchAll(names)].some(({ 0: name, index }) => {
      const [clause = ''] = text.slice(index + name.length).split(endOfClause)
      return wordsOf(clause.replace(ownEnding, '')).every(
        (word) => ofAsking.has(word) || told.has(word) || /^\d$/.test(word),
      )
    })
  }

  return (raw) => {
    const text = raw.toLowerCase().replace(dottedCode, '$1$2')
    const [before, last] = lastSentenceOf(text)
    const asked = matches(certainNames, text) ? wanting : questionWords
    // "Kami membuat akta tanah. Apa KBLI-nya?" asks nothing about deeds.
    const tellsFirst =
      wordsOf(before).length >= fewestWordsTold &&
      matches(names, last) &&
      !matches(names, before) &&
      (matches(certainNames, last) || wordsOf(last).some((word) => asked.has(word))) &&
      asksPlainly(last, before)
    const question = tellsFirst ? last : text
    const written = [...new Set([...text.matchAll(codeLike)].map(([word]) => word))]
      .filter((word) => !editions.has(word))
      .slice(0, maxCodes)
    const digits = written.map((word) => word.replaceAll('o', '0').replace(/[il]/g, '1'))
    const isCode = (code: string) => code.length <= 5
    const rest = text.replace(codeLike, ' ')
    const activities = rest
      .replace(names, ' ')
      .split(activityBreak)
      .map((part) => wordsOf(part.replace(asking, ' ')).join(' '))
      .filter((activity) => activity !== '' && !broad.has(activity))
      .slice(0, maxActivities)

    return {
      codes: digits.filter(isCode),
      malformed: written.filter((_, index) => !isCode(digits[index] ?? '')),
      names: matches(certainNames, text)
        ? 'certain'
        : matches(names, text) && !matches(otherCodes, text)
          ? 'perhaps'
          : 'no',
      isOldEdition: oldEdition.test(text),
      isMixed: text.split(/(?<=\?)\s+/).some(isAnotherQuestion) && matches(names, text),
      elsewhere: phrasesIn(question, elsewhere),
      aside: phrasesIn(question, aside),
      asksOutright: asksOutright(text, asked),
      asksPlainly: asksPlainly(text, ''),
      tellsFirst,
      isIllegal: matches(illegal, text),
      isEmployed: activities.length > 0 && activities.every((activity) => activity.search(employed) === 0),
      isBrand: activities.length === 1 && brands.has(activities[0] ?? ''),
      described: rest.replace(names, ' kbli '),
      activities,
    }
  }
}

/** A text as what comes before its last sentence, and that sentence. */
function lastSentenceOf(text: string): readonly [before: string, last: string] {
  const sentences = text.trim().split(/(?<=[.!?])\s+|\n+/)
  return [sentences.slice(0, -1).join(' '), sentences.at(-1) ?? '']
}

/** What a message tells, as if it asked for its code and nothing else. */
export function asWish(question: CodeQuestion): CodeQuestion {
  return { ...question, names: 'certain', codes: [], elsewhere: [], aside: [], isMixed: false }
}

/** Whether a message asks for a code and says nothing of what for: "kodenya berapa?". */
export function isCodeAlone({ names, codes, malformed, elsewhere, activities }: CodeQuestion): boolean {
  return names !== 'no' && [codes, malformed, elsewhere, activities].every(({ length }) => length === 0)
}

function matches(pattern: RegExp, text: string): boolean {
  return text.search(pattern) >= 0
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu) ?? []
}

/** "Kode pos", "kode lisensinya", "promo code": a code that is none of KBLI. */
function toOtherCodes(kinds: readonly string[]): RegExp {
  const kind = `(?:${kinds.join('|')})`
  const ofThing = '(?!usaha|bisnis|kegiatan|bidang|jenis|izin)\\p{L}{3,}nya'
  return new RegExp(`\\bkode\\s+${ofThing}\\b|\\bkode[\\s-]+${kind}(?:ku|nya)?\\b|\\b${kind}[\\s-]+codes?\\b`, 'iu')
}
