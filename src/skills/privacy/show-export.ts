import type { JsonValue } from '../../domain/json.ts'
import type { ReplyFile } from '../../domain/reply.ts'
import type { KeptBy } from '../../people/keeping/personal-data.ts'

export type ExportWords = {
  readonly title: string
  readonly madeAt: string
  readonly none: string
  readonly titleOf: (keeper: string) => string
  readonly dayOf: (atMs: number) => string
}

/** Everything that is kept about somebody, to be read: a heading for each keeper, a line for each thing. */
export function toMarkdownFile(kept: readonly KeptBy[], words: ExportWords): ReplyFile {
  const sections = kept.flatMap(({ keeper, items }) => [
    `## ${words.titleOf(keeper)}`,
    items.length === 0
      ? words.none
      : items
          .map(
            ({ atMs, what, data }) =>
              `- ${atMs === undefined ? '' : `${words.dayOf(atMs)} · `}**${what}**${toLines(data, 1)}`,
          )
          .join('\n'),
  ])
  const text = [`# ${words.title}`, words.madeAt, ...sections].join('\n\n')
  return { name: 'prima-data.md', mediaType: 'text/markdown', content: encode(`${text}\n`) }
}

/** The same for programs. */
export function toJsonFile(kept: readonly KeptBy[], madeAt: Date): ReplyFile {
  const content = {
    madeAt: madeAt.toISOString(),
    kept: Object.fromEntries(kept.map(({ keeper, items }) => [keeper, items])),
  }
  return { name: 'prima-data.json', mediaType: 'application/json', content: encode(JSON.stringify(content, null, 2)) }
}

/** Nested lines "key: value"; what is empty is left out. */
function toLines(value: JsonValue, depth: number): string {
  if (value === null || value === '') return ''
  if (typeof value !== 'object') return `: ${String(value).replace(/\s+/g, ' ')}`
  const fields = Array.isArray(value) ? value.map((each) => ['', each] as const) : Object.entries(value)
  return fields
    .map(([key, field]) => {
      const lines = toLines(field, depth + 1)
      return lines === '' ? '' : `\n${'  '.repeat(depth)}- ${key}${key === '' ? lines.replace(/^: /, '') : lines}`
    })
    .join('')
}

function encode(text: string): string {
  return Buffer.from(text).toString('base64')
}
