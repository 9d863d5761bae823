import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { decodeText, encodingOf } from './decode-text.ts'
import { bounds, type Table, TableError } from './table.ts'

const delimiters = [',', ';', '\t', '|'] as const
const linesLookedAt = 40
/** `sep=;` in the first line, as Excel writes and reads it. */
const said = /^\uFEFF?sep=(.)\r?\n/i
/** A formula that only keeps leading zeros: ="0812". */
const textFormula = /^="(.*)"$/s

/** A text with cells between commas, semicolons, tabs or bars; quotes may hold any of them and line ends. */
export function readCsv(bytes: Uint8Array): Table {
  const { encoding } = encodingOf(bytes)
  const start = [...take(decodeText(bytes.subarray(0, 128 * 1024)), 2)].join('')
  const [header = '', told] = said.exec(start) ?? []
  const delimiter = told ?? delimiterOf(start)
  return {
    facts: { format: 'csv', encoding, delimiter },
    async *rows(signal) {
      const parser = parse({
        delimiter,
        bom: true,
        relax_column_count: true,
        relax_quotes: true,
        skip_empty_lines: true,
        max_record_size: 2_000_000,
        trim: true,
        ...(header === '' ? {} : { from_line: 2 }),
      })
      // What is UTF-8 anyway is not decoded here to be encoded again.
      const source = Readable.from(encoding === 'utf-8' ? piecesOf(bytes) : decodeText(bytes))
      source.on('error', (cause) => parser.destroy(cause))
      source.pipe(parser)
      let count = 0
      try {
        for await (const record of parser) {
          signal?.throwIfAborted()
          if (++count > bounds.rows) throw new TableError('too-many-cells')
          yield (record as readonly string[]).slice(0, bounds.columns).map(clean)
        }
      } catch (error) {
        throw error instanceof CsvError ? new TableError('damaged', { cause: error }) : error
      } finally {
        source.destroy()
        parser.destroy()
      }
    },
  }
}

/**
 * What the parser joins of pieces below 4 KB comes from the pool of buffers; larger ones are allocated one by one and freed
 * by another thread, which leaves holes: 20 MB of them after 200,000 rows.
 */
const pieceBytes = 3 * 1024

function* piecesOf(bytes: Uint8Array): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    const { buffer, byteOffset, length } = bytes.subarray(at, at + pieceBytes)
    yield Buffer.from(buffer, byteOffset, length)
  }
}

function clean(cell: string): string {
  // Within quotes the parser leaves what stands around.
  const said = cell.trim()
  const bare = said.startsWith('=') ? said.replace(textFormula, '$1') : said
  return bare.length > bounds.cell ? bare.slice(0, bounds.cell) : bare
}

/** The sign that parts the lines into most cells, equally many in each. A line of one column has none: a comma does no harm. */
function delimiterOf(text: string): string {
  const lines = text
    .replace(/"(?:[^"]|"")*"/g, '')
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, linesLookedAt)
  const scored = delimiters.map((delimiter) => {
    const counts = lines.map((line) => line.split(delimiter).length - 1)
    const usual = counts.toSorted((a, b) => a - b)[Math.floor(counts.length / 2)] ?? 0
    const alike = counts.filter((count) => count === usual).length / Math.max(1, counts.length)
    return { delimiter, score: usual === 0 ? 0 : alike * (1 + Math.log(usual)) }
  })
  const best = scored.toSorted((a, b) => b.score - a.score)[0]
  return best && best.score > 0 ? best.delimiter : ','
}

function* take<Item>(items: Iterable<Item>, most: number): Generator<Item> {
  let count = 0
  for (const item of items) {
    if (count++ >= most) return
    yield item
  }
}
