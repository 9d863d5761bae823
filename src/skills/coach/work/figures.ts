import { alternatives } from '../../../domain/alternatives.ts'
import { readQuantities } from '../../../programme/checks/read-quantity.ts'
import type { Day } from '../../../programme/dates/calendar.ts'
import type { Desk } from '../desk.ts'
import { type ReadFigure, readMeasured } from './measurements.ts'

/** What qualifies a figure, such as "unit rawat jalan", has few words. */
const longestNote = 4
const mostFigures = 8

/**
 * Reads a message of nothing but figures: "CSAT this week was 78, waiting time 23 minutes. Save that please." A figure
 * without a metric is of the one before ("NPS Februari 31, Maret 38"); a number of respondents, or words alone, belong to
 * it. Undefined: something else is said in it.
 */
export function readFigures(desk: Desk, text: string): readonly ReadFigure[] | undefined {
  const { record, fillers } = desk.parts.reader.words
  const asks = new RegExp(String.raw`^(?:(?:${alternatives([...record, ...fillers])})[\s,:.!]*)+$`, 'iu')
  const figures: ReadFigure[] = []
  let respondents: number | undefined
  for (const clause of text.split(/[;\n]+|[.,](?=\s)|\s+(?:dan|sama|and|serta)\s+/u).map((each) => each.trim())) {
    if (clause === '' || asks.test(clause)) continue
    const { said, day } = monthAhead(desk, withoutTeam(clause).replace(/[.!]+$/, ''))
    const last = figures.at(-1)
    const named = readMeasured(desk, said)
    const read = named ?? (last && /\d/.test(said) ? readMeasured(desk, `${last.metric.name} ${said}`) : undefined)
    const told = said.replace(new RegExp(String.raw`^(?:${alternatives(record)})\s+`, 'iu'), '')
    const n = respondentsIn(desk, told)
    // "Responden 0 dan CSAT 100 %": how many answered may come first.
    if (!last && n !== undefined) respondents = n
    else if (last && n !== undefined) figures[figures.length - 1] = { ...last, n }
    else if (read && read.rest.length === 0)
      figures.push({
        ...read,
        ...(read.n === undefined && respondents !== undefined ? { n: respondents } : {}),
        ...(day === undefined ? {} : { day, isDated: true }),
      })
    else if (last && !/\d/.test(said) && said.split(/\s+/).length <= longestNote)
      figures[figures.length - 1] = { ...last, note: said }
    else return undefined
  }
  return figures.length === 0 ? undefined : figures.slice(0, mostFigures)
}

/** "n = 60", "respondennya 69", "52 clients": of how many, and nothing else. */
function respondentsIn({ parts }: Desk, clause: string): number | undefined {
  const led = /^(?:n\s*=?\s*|respondennya\s+|responden\s+|respondents\s+)(\d{1,6})$/iu.exec(clause)?.[1]
  if (led !== undefined) return Number(led)
  const [only] = readQuantities(clause, parts.knowledge.words.units)
  const isWhole = only !== undefined && only.start === 0 && only.end === clause.length
  return isWhole && only.unit !== undefined && parts.reader.words.counted.includes(only.unit) ? only.value : undefined
}

/** "Tim Melati": whose figure it is says the programme already. */
function withoutTeam(clause: string): string {
  return clause.replace(/(?<![\p{L}])(?:tim|team)\s+\p{Lu}\p{L}*/u, ' ').trim()
}

/** "NPS Februari 31" is of February, not of its 31st day. */
function monthAhead({ parts, today }: Desk, clause: string): { readonly said: string; readonly day?: Day } {
  for (const [all, month = '', value = ''] of clause.matchAll(
    /(?<!\d\s)(?<!\p{L})(?:bulan\s+)?(\p{L}{3,})\s+(\d{1,3}(?:[.,]\d+)?\s*%?)(?=$|\s)/giu,
  )) {
    const read = parts.knowledge.dates.readWhole(month, { today, lean: 'past' })
    if (read?.kind === 'day' && Number(read.day.slice(8)) >= 28)
      // Of the month that it is, what was measured so far.
      return { said: clause.replace(all, value), day: read.day.slice(0, 7) === today.slice(0, 7) ? today : read.day }
  }
  return { said: clause }
}
