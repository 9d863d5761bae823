import type { NameWords } from '../../../knowledge/analyse/analyse-words.ts'

type Parsed = { readonly name: string; readonly count: number; readonly key: string; readonly prefix: string }

const lettersOfTitle = 4

/**
 * Which spellings of one column mean the same, each in small letters with the name that goes for it: other capitals, spaces
 * and signs, a word in front ("Cab. Bogor", "Pak Joko"), a short form whose long one stands there too ("jkt"). What may be
 * two stays two. `names`: as they stand there, with how often; `title`: of their column, which may stand in front of them.
 */
export function sameNames(
  names: ReadonlyMap<string, number>,
  title: string,
  words: NameWords,
): ReadonlyMap<string, string> {
  const parse = createNameParser(words, title)
  const parsed = [...names].map(([name, count]): Parsed => ({ name, count, ...parse(name) }))
  const long = new Map(
    Object.entries(words.places).flatMap(([place, forms]) => forms.map((form) => [squeezed(form), squeezed(place)])),
  )
  const keys = new Set(parsed.map(({ key }) => key))
  const full = (key: string) => {
    const place = long.get(key)
    return place !== undefined && keys.has(place) ? place : key
  }
  const merged = new Map<string, string>()
  for (const group of Map.groupBy(parsed, ({ key }) => full(key)).values()) {
    const prefixes = new Set(group.map(({ prefix }) => prefix).filter((prefix) => prefix !== ''))
    // "Pak Ani" and "Bu Ani" are two, and nobody knows which of them "Ani" is.
    const isApart = prefixes.size > 1 || [...prefixes].some((prefix) => words.apart.includes(prefix))
    const parts = isApart ? [...Map.groupBy(group, ({ prefix }) => prefix).values()] : [group]
    for (const part of parts) {
      const shown = nameShown(part, (key) => long.get(key) !== undefined && full(key) !== key)
      for (const { name } of part) if (name !== shown) merged.set(name.toLowerCase(), shown)
    }
  }
  return merged
}

/** The spelling of most, of two alike the one that came first; no short form. */
function nameShown(part: readonly Parsed[], isShort: (key: string) => boolean): string {
  const long = part.filter(({ key }) => !isShort(key))
  const [most] = (long.length > 0 ? long : part).toSorted((a, b) => b.count - a.count)
  // "ciputat" as often as "Ciputat": names have a capital.
  const best =
    part.find(({ name }) => name.toLowerCase() === most?.name.toLowerCase() && /^\p{Lu}\p{Ll}/u.test(name)) ?? most
  return best?.name.replace(/\s+/g, ' ').trim() ?? ''
}

function createNameParser({ prefixes }: NameWords, title: string) {
  const known = new Map(prefixes.flatMap((forms) => forms.map((form) => [form, forms[0] ?? form] as const)))
  const titled = wordsIn(title).filter((word) => word.length >= lettersOfTitle)
  /** "Tower C" and "Twr C" in a column "Tower". */
  const prefixOf = (word: string) => known.get(word) ?? titled.find((one) => one === word || isShortOf(word, one))
  return (name: string): Pick<Parsed, 'key' | 'prefix'> => {
    const words = wordsIn(name)
    const found: string[] = []
    while (words.length > 1) {
      const prefix = prefixOf(words[0] ?? '')
      if (prefix === undefined) break
      found.push(prefix)
      words.shift()
    }
    return { key: words.join(''), prefix: found.join(' ') }
  }
}

/** Its first letter and others of it in their order, none of them a vowel: "twr" of "tower". */
function isShortOf(short: string, word: string): boolean {
  if (short.length < 2 || short.length >= word.length || short[0] !== word[0] || /[aeiou]/.test(short.slice(1)))
    return false
  let at = 0
  for (const letter of word) if (letter === short[at]) at++
  return at === short.length
}

function squeezed(name: string): string {
  return wordsIn(name).join('')
}

function wordsIn(name: string): string[] {
  return (
    name
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+|[+&#]|\p{Extended_Pictographic}/gu) ?? [name]
  )
}
