import type { Citation } from '../../domain/citation.ts'
import { escapeMarkdown } from '../../domain/escape-markdown.ts'
import { type Language, localeOf } from '../../domain/language.ts'
import { remembering } from '../../domain/remembering.ts'
import type { Entry, Reference } from '../entry.ts'
import type { Knowledge } from '../knowledge.ts'

const footnoteMark = /\[\^([\w-]+)\]/g

/** The references behind a piece of an entry's text, in the order of its footnote marks, each once. */
export function referencesIn(markdown: string, entry: Entry): Reference[] {
  const labels = [...markdown.matchAll(footnoteMark)].map(([, label = '']) => label)
  const seen = new Set<string>()
  return labels
    .flatMap((label) => entry.footnotes.get(label) ?? [])
    .filter(({ id, article = '' }) => {
      const key = `${id} ${article}`
      return seen.has(key) ? false : seen.add(key)
    })
}

/** What a reference points to, ready to show. */
export function toCitation({ id, article }: Reference, entryId: string, knowledge: Knowledge): Citation {
  const link = knowledge.regulations.get(id)?.link ?? knowledge.sources.get(id)?.link
  const source = nameOf(id, knowledge)
  const short = knowledge.regulations.get(id)?.short ?? knowledge.sources.get(id)?.publisher ?? id
  return { entryId, source, short, ...(article ? { article } : {}), ...(link ? { link } : {}) }
}

/** What people call a rule or a source. */
export function nameOf(id: string, { regulations, sources }: Knowledge): string {
  const source = sources.get(id)
  return regulations.get(id)?.short ?? (source ? sourceName(source) : id)
}

/** Title and publisher of a source, each said once. */
function sourceName({ title, publisher }: { title: string; publisher: string }): string {
  return title.toLowerCase().includes(publisher.toLowerCase()) ? title : `${title} (${publisher})`
}

/** So many characters are two lines of a small phone, with the word before them. */
const longest = 50

/** Our own advice is a source where there is no other. */
const own = 'Prima'

/** The sources of an answer on one line: each by its short name with its first article, the rest as a number. */
export function shortSources(citations: readonly Citation[], language: Language): string {
  const first = new Map<string, string>()
  for (const { short, article } of citations) {
    if (!first.has(short)) first.set(short, [short, ...shortArticle(article, language)].join(' '))
  }
  const ours = [...first.keys()].length > 1 ? own : undefined
  const names = [...first].flatMap(([short, name]) => (short === ours ? [] : [name]))
  const fitting = names.filter((_, at) => names.slice(0, at + 1).join(' · ').length <= longest)
  const shown = names.slice(0, Math.max(1, fitting.length))
  const more = names.length - shown.length
  return [...shown, ...(more > 0 ? [`+${more}`] : [])].join(' · ')
}

/** `Pasal 188 ayat (2) dan Pasal 190` -> `Ps. 188(2)`. */
function shortArticle(article: string | undefined, language: Language): string[] {
  const [, number, paragraph = ''] = /Pasal (\d+[A-Z]?)(?: ayat (\(\d+[a-z]?\)))?/.exec(article ?? '') ?? []
  return number === undefined ? [] : [`${language === 'id' ? 'Ps.' : 'Art.'} ${number}${paragraph}`]
}

/** One line of Markdown for citations of the same source: name with link, then its articles. */
export function citationLines(citations: readonly Citation[], language: Language): string[] {
  const bySource = new Map<string, { citation: Citation; articles: string[] }>()
  for (const citation of citations) {
    const group = bySource.get(citation.source) ?? { citation, articles: [] }
    if (citation.article) group.articles.push(citation.article)
    bySource.set(citation.source, group)
  }
  return [...bySource.values()].map(({ citation, articles }) => {
    const shown = escapeMarkdown(citation.source)
    const name = citation.link ? `[${shown}](${escapeLink(citation.link)})` : shown
    return articles.length > 0
      ? `${name}, ${articles.map((article) => translateArticle(article, language)).join('; ')}`
      : name
  })
}

function escapeLink(link: string): string {
  return link.replace(/[()<>\s\\]/g, (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, '0')}`)
}

/** Articles are kept as the law says them; only "and" between them is translated. */
function translateArticle(article: string, language: Language): string {
  return language === 'id' ? article.replace(/ and /g, ' dan ') : article.replace(/ dan /g, ' and ')
}

const dayFormats = {
  long: {
    id: new Intl.DateTimeFormat(localeOf.id, { dateStyle: 'long', timeZone: 'UTC' }),
    en: new Intl.DateTimeFormat(localeOf.en, { dateStyle: 'long', timeZone: 'UTC' }),
  },
  short: {
    id: new Intl.DateTimeFormat(localeOf.id, { dateStyle: 'medium', timeZone: 'UTC' }),
    en: new Intl.DateTimeFormat(localeOf.en, { dateStyle: 'medium', timeZone: 'UTC' }),
  },
}

/** The days of rules are few, and said in every answer. */
const mostDays = 500
const saying = (format: Intl.DateTimeFormat) =>
  remembering((day) => format.format(new Date(`${day}T00:00:00Z`)), mostDays)
const saidDays = {
  long: { id: saying(dayFormats.long.id), en: saying(dayFormats.long.en) },
  short: { id: saying(dayFormats.short.id), en: saying(dayFormats.short.en) },
}

/** `2026-11-24` -> `24 November 2026`, short `24 Nov 2026`. */
export function formatDay(day: string, language: Language, length: 'long' | 'short' = 'long'): string {
  return saidDays[length][language](day)
}
