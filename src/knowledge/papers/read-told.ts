import type { Language } from '../../domain/language.ts'
import { phrasesPattern, phrasesTest, toLine } from '../replies/phrase-pattern.ts'
import type { PaperSlot, PaperWords } from './paper-book.ts'

/** What a message tells of a case besides what it wishes, in its own words. */
export type Told = {
  readonly slots: Readonly<Partial<Record<PaperSlot, string>>>
  /** Each thing that was told of the case. */
  readonly clauses: readonly string[]
  /** What was listed: after a colon, by numbers, by dashes. */
  readonly items: readonly string[]
}

/** `nouns`: what the paper is called; the clause that names it is the wish. */
export type ToldReader = (text: string, nouns: readonly string[], language: Language) => Told

export type ToldParts = {
  /** Everyday spelling written out. */
  readonly spellOut: (text: string, language: Language) => string
  /** The kind of business that a line names. */
  readonly placeIn: (line: string, language: Language) => string | undefined
}

const no = String.raw`(?<![\p{L}\d])`
const end = String.raw`(?![\p{L}\d])`
const clauseEnds =
  /(?:[.!?;](?=\s|$)|,(?!\d)|:\s|\n)+|\s+(?=(?:tapi|tp|terus|trus|trs|padahal|pdhl|lalu|soalnya|but|then|however)\s)/iu
const forWhom = /\s(?:bagi|untuk|buat|kanggo|dengan|for|with)\s.*$/iu
/** "Masalah: …", "konteksnya: …" behind another sentence: the name of what follows. */
const label = /([.,;!?\n]\s*)\p{L}+(?:\s\p{L}+){0,2}:\s/gu
const lineItem = /^\s*(?:\d{1,2}[.)]|[-*•])\s*(\S.*)$/u
const inlineNumber = /(?:^|\s)\d{1,2}[.)]\s+/u
const fewestItems = 3
const fewestLetters = 3
const longestClause = 200
/** "Tim saya 4 orang" stands in the title. */
const mostWordsOfCount = 5

/** Reads what is told by the lists of knowledge/papers/words.yaml. */
export function createToldReader(words: PaperWords, { spellOut, placeIn }: ToldParts): ToldReader {
  const any = (list: readonly string[]) =>
    list
      .toSorted((a, b) => b.length - a.length)
      .map((each) => RegExp.escape(each).replace(/\\x20|\s/g, String.raw`\s`))
      .join('|')
  const after = (list: readonly string[], rest: string, flags = 'iu') =>
    new RegExp(String.raw`${no}(?:${any(list)})(?:nya|ku)?${end}[\s:]+${rest}`, flags)
  const title = any([...words.titles, ...words.titles.map(capitalised)])
  const named = String.raw`((?:(?:${title})\s)?\p{Lu}[\p{Ll}.']+(?:\s\p{Lu}[\p{Ll}.']+)?|(?:${title})\s\p{Ll}{3,})`
  const [mentor, owner, ofStaff] = [words.mentor, words.owner, words.staff].map(
    (list) =>
      new RegExp(
        String.raw`${no}(?:${any([...list, ...list.map(capitalised)])})(?:nya|ku)?(?:\s(?:namanya|bernama|saya|kami|gw|gue|is|named|called|itu))*[\s,:]+${named}`,
        'u',
      ),
  )
  const towards = new RegExp(
    String.raw`${no}(?:ke|sama|dengan|dgn|untuk|buat|si|bareng|to|with|tell|about|namanya|bernama|named|called|agent|agen)\s(?:an?\s)?${named}`,
    'u',
  )
  const alone = new RegExp(String.raw`^${named}$`, 'u')
  const titled = new RegExp(String.raw`${no}${named}`, 'u')
  const day = String.raw`((?:\d{1,2}|${any(words.days)})(?:\s(?:\d{1,2}|depan|next|ini|${any(words.days)}))*)${end}`
  const start = after(words.start, day)
  const deadline = after(words.deadline, day)
  const theme = after(words.about, String.raw`([^.;:!?\n]{3,80})`)
  const request = after(words.request, String.raw`([^.;:!?\n]{3,90})`)
  const counted = new RegExp(String.raw`(\d{1,4})\s(?:orang\s)?(?:${any(words.counted)})${end}`, 'iu')
  const countedBehind = new RegExp(
    String.raw`${no}(?:${any(words.counted)})(?:nya)?\s(\d{1,4})(?=$|[\s,.]+(?!\p{L}*(?:%|menit|jam|hari)))`,
    'iu',
  )
  const together = new RegExp(String.raw`${no}(${any(Object.keys(words.together))})${end}`, 'iu')
  const minutes = /(?<!\d)(\d{1,3})\s?-?(?:menit|mnt|minutes?|mins?)(?!\p{L})/iu
  const hours = /(?<!\d)(\d(?:[.,]5)?)\s?(?:jam|hours?|hrs?)(?!\p{L})/iu
  const halfDay = /(?<!\p{L})(?:half[- ]day|setengah hari)(?!\p{L})/iu
  const span =
    /(?<!\p{L})((?:\d{1,3}|satu|dua|tiga|empat|one|two|three)[\s-]?(?:hari|minggu|pekan|bulan|days?|weeks?|months?)|sebulan|seminggu|sepekan|sewulan)(?!\p{L})/iu
  const staffWho = new RegExp(
    String.raw`${no}(?:${any(words.staff)})(?:nya)?(?:\s(?:saya|kami|gw|gue|baru))?\s(?:yang|yg|who|that)\s([^.;!?\n]{6,})$`,
    'iu',
  )
  /** "Agen saya Sinta nilainya turun": the name stands in the title already. */
  const ofOwn = new RegExp(
    String.raw`^(?:${any(words.staff)})(?:\s(?:saya|kami|kita|gw|gue|my|our))?\s${named}\s(?=\p{L}+\s\p{L})`,
    'iu',
  )
  const introduces = new RegExp(
    String.raw`^(?:saya|kami|gw|gue|aku|i'm|i am|we're|we are)\s(?:an?\s)?(?:${any(words.roles)})${end}`,
    'iu',
  )
  const leads = new RegExp(String.raw`${no}(?:${any(words.leads)})${end}\s+([^.;!?\n]{6,})$`, 'iu')
  const [manner, asking, wish] = [words.manner, words.asking, words.wish].map((list) => phrasesTest(list))
  const top = phrasesTest(words.top)
  const notNames = new Set(words.notNames)

  return (text, nouns, language) => {
    const spell = (said: string) => spellOut(said, language)
    const spelled = (said: string | undefined) =>
      said === undefined ? undefined : spell(said.split(clauseEnds)[0] ?? said).replace(/[\s.]+$/, '')
    const isWish = phrasesPattern(nouns)
    const items = itemsIn(text)
    const unlabelled = text.replace(label, '$1')
    const isListed = new Set(items)
    const slots: Partial<Record<PaperSlot, string>> = {}
    const found = nameIn(text)
    if (found !== undefined) slots.name = found
    keep(slots, 'mentor', mentor?.exec(text)?.[1])
    keep(slots, 'owner', owner?.exec(text)?.[1])
    keep(slots, 'people', counted.exec(text)?.[1] ?? countedBehind.exec(text)?.[1] ?? togetherIn(text))
    keep(slots, 'minutes', minutesIn(text))
    keep(slots, 'span', saidSpan(span.exec(text)?.[1], language))
    keep(slots, 'start', capitalised(start.exec(text)?.[1] ?? ''))
    keep(slots, 'deadline', capitalised(deadline.exec(text)?.[1] ?? ''))
    keep(slots, 'request', spelled(request.exec(text)?.[1]))
    keep(slots, 'theme', capitalised(spelled(themeIn(text)) ?? ''))
    const clauses = unlabelled
      .split(clauseEnds)
      .map((each) => each.replace(/^\s*(?:tapi|tp|terus|trus|trs|lalu|dan|and|but|then|soalnya)\s+/iu, '').trim())
      .flatMap((each) => toldIn(each, isWish))
      .filter((each) => !isListed.has(each) && !isListed.has(each.replace(/^(?:atau|or|dan|and)\s+/iu, '')))
      .map((each) => spell(each).slice(0, longestClause))
      .filter((each) => each.replace(/[^\p{L}]/gu, '').length >= fewestLetters || /\d/.test(each))
      .filter((each) => each !== found)
    const all = [...clauses, ...items.map(spell)]
    const figures = all.filter((each) => /\d/.test(each))
    keep(slots, 'told', all.length === 0 ? undefined : asSentences(all))
    keep(slots, 'first', all[0])
    keep(
      slots,
      'top',
      all.find((each) => top.test(toLine(each))),
    )
    keep(slots, 'beside', items.length === 0 || clauses.length === 0 ? undefined : clauses.join('; '))
    keep(slots, 'place', placeIn(toLine(text).replace(isWish, ' '), language))
    keep(slots, 'figures', figures.length === 0 ? undefined : figures.join('; '))
    return { slots, clauses, items: items.map(spell) }
  }

  /** What a clause tells: all of it, or what stands behind the wish in it. */
  function toldIn(clause: string, isWish: RegExp): readonly string[] {
    const line = toLine(clause)
    const behind = staffWho.exec(clause)?.[1] ?? leads.exec(clause)?.[1]
    const isOfWish = isWish.test(line) || (wish?.test(line) ?? false)
    if (isOfWish && behind !== undefined) return [behind.trim()]
    if (clause === '' || isOfWish || asking?.test(line) || manner?.test(line)) return []
    const isAlone = [mentor, owner, start, theme].some((pattern) => {
      const all = pattern?.exec(clause)?.[0]
      return all !== undefined && all.trim().length >= clause.length - fewestLetters
    })
    if (isAlone) return []
    if ((counted.test(clause) && clause.split(/\s+/).length <= mostWordsOfCount) || introduces.test(clause)) return []
    return [clause.replace(ofOwn, '')]
  }

  function nameIn(text: string): string | undefined {
    const clauses = text.split(clauseEnds).map((each) => each.trim())
    const all = [
      ofStaff?.exec(text)?.[1],
      towards.exec(text)?.[1],
      ...clauses.slice(1).map((each) => alone.exec(each)?.[1]),
      titled.exec(text)?.[1]?.includes(' ') ? titled.exec(text)?.[1] : undefined,
    ]
    return all
      .find((each) => each !== undefined && isName(each))
      ?.replace(/(?<=^|\s)\p{Ll}/gu, (letter) => letter.toUpperCase())
  }

  function isName(said: string): boolean {
    return said.split(/\s/).every((word) => !notNames.has(word.toLowerCase().replace(/'.*$/, '')))
  }

  function togetherIn(text: string): string | undefined {
    const said = together.exec(text)?.[1]
    const count = said === undefined ? undefined : words.together[said.toLowerCase()]
    return count === undefined ? undefined : String(count)
  }

  function minutesIn(text: string): string | undefined {
    const said = minutes.exec(text)?.[1]
    if (said !== undefined) return said
    const hour = hours.exec(text)?.[1]
    if (hour !== undefined) return String(Math.round(Number(hour.replace(',', '.')) * 60))
    return halfDay.test(text) ? '240' : undefined
  }

  function themeIn(text: string): string | undefined {
    const said = theme.exec(text)?.[1]?.split(clauseEnds)[0]
    return said === undefined ? undefined : said.replace(forWhom, '').replace(/\s+(?:ya|dong|aja|saja|please)$/iu, '')
  }
}

/** Clauses of a text, as they stand. */
export function clausesOf(text: string): readonly string[] {
  return text
    .split(clauseEnds)
    .map((each) => each.trim())
    .filter((each) => each !== '')
}

/** A list: lines with a number or a dash, numbers in a line, or three and more between commas behind a colon. */
export function itemsIn(text: string): readonly string[] {
  const lines = text.split('\n').flatMap((line) => lineItem.exec(line)?.[1]?.trim() ?? [])
  if (lines.length >= fewestItems) return lines
  const numbered = text.split(inlineNumber).slice(1).map(withoutEnd)
  if (numbered.length >= fewestItems) return numbered
  const behind = /:\s+([\s\S]+)$/u.exec(text)?.[1]?.split(/[?!](?:\s|$)|\.\s/u)[0]
  const listed = (behind ?? '')
    .split(/\s*[,;\n](?!\d)\s*|\s+(?:sama|dan|serta|and)\s+(?=[^,]*$)/u)
    .map((each) => withoutEnd(each).replace(/^(?:atau|or|dan|and)\s+/iu, ''))
    .filter((each) => each !== '')
  return listed.length >= fewestItems ? listed : []
}

/** Clauses as text: a short one belongs to the one before it. */
export function asSentences(clauses: readonly string[]): string {
  const joined: string[] = []
  for (const each of clauses) {
    const last = joined.at(-1)
    const isShort = last !== undefined && (each.split(' ').length < 4 || last.split(' ').length < 3)
    if (isShort) joined[joined.length - 1] = `${last}, ${each}`
    else joined.push(each)
  }
  return joined.map((each) => `${capitalised(each.replace(/[\s.,]+$/, ''))}.`).join(' ')
}

function keep(slots: Partial<Record<PaperSlot, string>>, slot: PaperSlot, said: string | undefined): void {
  if (said !== undefined && said.trim() !== '') slots[slot] = said.trim()
}

/** "90-day" as it stands in a title. */
function saidSpan(said: string | undefined, language: Language): string | undefined {
  const plain = said?.toLowerCase().replace('-', ' ')
  return language === 'en' && plain !== undefined && !/^(?:1|one)\s/.test(plain) ? plain.replace(/(?<!s)$/, 's') : plain
}

function withoutEnd(said: string): string {
  return said.trim().replace(/[\s.,;]+$/, '')
}

function capitalised(said: string): string {
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}`
}
