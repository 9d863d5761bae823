import { createTokeniser } from '../text/tokenise.ts'

export type ReadReferences = {
  /** `§pp-28-2025`, `28/2025`, `pasal 5`, `ayat 2`: rules and their parts. */
  readonly references: ReadonlySet<string>
  /** The text without the numbers of them. */
  readonly rest: string
}

export type ReferenceReader = (text: string) => ReadReferences

/** Parts of a rule by one name, as both languages call them. */
const partNames: Readonly<Record<string, string>> = {
  pasal: 'pasal',
  ps: 'pasal',
  article: 'pasal',
  articles: 'pasal',
  art: 'pasal',
  ayat: 'ayat',
  paragraph: 'ayat',
  para: 'ayat',
  huruf: 'huruf',
  letter: 'huruf',
  angka: 'angka',
  point: 'angka',
  bab: 'bab',
  chapter: 'bab',
  lampiran: 'lampiran',
  annex: 'lampiran',
}
const listed = String.raw`\(?[0-9]{1,4}[a-z]?\)?|\(?[a-z]\)|[ivx]{1,5}\b`
const part = new RegExp(
  String.raw`\b(${Object.keys(partNames).join('|')})\.?\s+((?:${listed})(?:(?:\s*[-–,]\s*|\s+(?:dan|and|sampai|to|atau|or)\s+)(?:${listed}))*)`,
  'gi',
)
/** `Ps. 188(2)` and `Article 6(2)`: the paragraph right behind the article. */
const paragraph = /\b(pasal|ps|article|art)\.?\s*(\d+[a-z]?)\s*\((\d+[a-z]?)\)/gi
const numbered = /\b(?:(?:nomor|number|no)\.?\s*)?(\d{1,4})\s*(?:\/|tahun|thn|of)\s*((?:19|20)\d{2})\b/gi

/** Reads references to rules, by the names of `legalKinds` (see `Words`). */
export function createReferenceReader(legalKinds: ReadonlyMap<string, string>): ReferenceReader {
  const tokenise = createTokeniser(legalKinds)
  return (text) => {
    const references = new Set(tokenise(text).filter((token) => token.startsWith('§')))
    const withoutParagraphs = text.replace(
      paragraph,
      (_match: string, _name: string, article: string, number: string) => {
        references.add(`pasal ${article.toLowerCase()}`)
        references.add(`ayat ${number.toLowerCase()}`)
        return ' '
      },
    )
    const withoutParts = withoutParagraphs.replace(part, (_match: string, name: string, numbers: string) => {
      for (const [number] of numbers.toLowerCase().matchAll(/[0-9]+[a-z]?|\b[a-z]\b|[ivx]+/g)) {
        references.add(`${partNames[name.toLowerCase()] ?? name} ${number}`)
      }
      return ' '
    })
    const rest = withoutParts.replace(numbered, (_match: string, number: string, year: string) => {
      references.add(`${Number(number)}/${year}`)
      return ' '
    })
    return { references, rest }
  }
}
