import type { JsonValue } from '../../domain/json.ts'
import type { ReplyFile } from '../../domain/reply.ts'
import type { KeptBy } from '../../people/keeping/personal-data.ts'
import type { KeptItem } from '../../ports/keeper.ts'
import type { WordsOfExport } from './export-words.ts'

export type ExportFrame = {
  readonly title: string
  readonly madeAt: string
  /** That all of it, with what is of the machinery, stands in the other file. */
  readonly whole: string
  /** What nothing is kept under, after a list of the titles. */
  readonly nothing: (titles: string) => string
  readonly titleOf: (keeper: string) => string
  /** `counted` things of one name: how often, and when last where that is known. */
  readonly times: (name: string, count: number, last: string | undefined) => string
  /** What has no word: how much of it there is. */
  readonly rest: (count: number) => string
  readonly dayAndTime: (atMs: number) => string
  readonly day: (isoDay: string) => string
  readonly number: (value: number) => string
  /** ISO: 1 is Monday. */
  readonly weekday: (weekday: number) => string
  readonly words: WordsOfExport
}

/** Everything that is kept about somebody, to be read by a person: a heading for each keeper, a line for each thing. */
export function toMarkdownFile(kept: readonly KeptBy[], frame: ExportFrame): ReplyFile {
  const full = kept.filter(({ items }) => items.length > 0)
  const empty = kept.filter(({ items }) => items.length === 0).map(({ keeper }) => frame.titleOf(keeper))
  const sections = full.map(({ keeper, items }) => `## ${frame.titleOf(keeper)}\n\n${toList(items, frame)}`)
  const text = [
    `# ${frame.title}`,
    `${frame.madeAt} ${frame.whole}`,
    ...sections,
    ...(empty.length === 0 ? [] : [frame.nothing(empty.join(', '))]),
  ].join('\n\n')
  return { name: 'prima-data.md', mediaType: 'text/markdown', content: encode(`${text}\n`) }
}

/** The same for programs, whole. */
export function toJsonFile(kept: readonly KeptBy[], madeAt: Date): ReplyFile {
  const content = {
    madeAt: madeAt.toISOString(),
    kept: Object.fromEntries(kept.map(({ keeper, items }) => [keeper, items])),
  }
  return { name: 'prima-data.json', mediaType: 'application/json', content: encode(JSON.stringify(content, null, 2)) }
}

/** What tells something one by one, then what is counted, then how much of it has no word. */
function toList(items: readonly KeptItem[], frame: ExportFrame): string {
  const lines: string[] = []
  const counted = new Map<string, { count: number; last: number | undefined }>()
  let wordless = 0
  for (const item of items) {
    const thing = frame.words.thing(item.what)
    if (!thing) wordless++
    else if (thing.isCounted) {
      const { count = 0, last } = counted.get(thing.name) ?? {}
      counted.set(thing.name, { count: count + 1, last: item.atMs ?? last })
    } else lines.push(toLine(thing.name, item, frame))
  }
  const often = [...counted].map(
    ([name, { count, last }]) =>
      `- ${frame.times(name, count, last === undefined ? undefined : frame.dayAndTime(last))}`,
  )
  return [...lines, ...often, ...(wordless === 0 ? [] : [`- ${frame.rest(wordless)}`])].join('\n')
}

function toLine(name: string, { atMs, data }: KeptItem, frame: ExportFrame): string {
  const when = atMs === undefined ? '' : `${frame.dayAndTime(atMs)} · `
  const told = typeof data === 'object' ? '' : `: ${said(data, frame)}`
  const fields = fieldsOf(data, frame).map((field) => `\n  - ${field}`)
  return `- ${when}**${name}**${told}${fields.join('')}`
}

/** What holds other fields and has no word itself is looked into; the rest without a word is of the machinery. */
const wrappers = new Set(['values', 'changes', 'content'])

function fieldsOf(data: JsonValue, frame: ExportFrame): readonly string[] {
  if (typeof data !== 'object' || data === null || isList(data)) return []
  return Object.entries(data).flatMap(([key, value]): readonly string[] => {
    if (wrappers.has(key)) return fieldsOf(value, frame)
    const name = frame.words.field(key)
    const text = name === undefined || isOfMachinery(key, value) ? '' : sayField(key, value, data, frame)
    return text === '' ? [] : [`${name}:${text.startsWith('\n') ? '' : ' '}${text}`]
  })
}

/** The number of a note, the name of a question in our files: nothing that a person knows it by. */
function isOfMachinery(key: string, value: JsonValue): boolean {
  return (key === 'note' && typeof value === 'number') || (typeof value === 'string' && /^[A-Za-z]+\d+$/.test(value))
}

function sayField(
  key: string,
  value: JsonValue,
  { minute }: Readonly<Record<string, JsonValue>>,
  frame: ExportFrame,
): string {
  if (typeof value === 'number') {
    if (/Ms$/.test(key)) return frame.dayAndTime(value)
    if (key === 'weekday') return frame.weekday(value)
    if (key === 'hour') return `${twoDigits(value)}.${twoDigits(Number(minute ?? 0))}`
  }
  return said(value, frame)
}

/** In one line. Who or what has a name is called by it. */
function said(value: JsonValue, frame: ExportFrame): string {
  if (value === null) return ''
  if (isList(value)) {
    const all = value.map((each) => said(each, frame)).filter((each) => each !== '')
    return all.length > 1 ? all.map((each) => `\n    - ${each}`).join('') : all.join('')
  }
  if (typeof value === 'number') return frame.number(value)
  if (typeof value === 'object') {
    const { name, unit, ...others } = value
    if (name !== undefined) return [name, unit].filter((part) => part !== undefined && part !== null).join(', ')
    return said(Object.values(others), frame)
  }
  const text = String(value).replace(/\s+/g, ' ').trim()
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? frame.day(text) : frame.words.value(text)
}

/** `Array.isArray` does not know lists that cannot be written to. */
function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value)
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}

function encode(text: string): string {
  return Buffer.from(text).toString('base64')
}
