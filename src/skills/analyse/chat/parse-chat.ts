import type { ChatWords } from '../../../knowledge/analyse/analyse-words.ts'
import { type DayOrder, dayOrderOf, readDay } from '../survey/read-day.ts'

/** One message of a chat, as it stood in the file. */
export type ChatLine = {
  /** Its place in the chat, from 1: what evidence points at. */
  readonly number: number
  readonly speaker: string
  /** Empty: a picture, or a message that was taken back. */
  readonly text: string
  /** Milliseconds on the clock of the chat; undefined where no time stands. */
  readonly atMs?: number
  /** What a table says of who wrote it; undefined: it does not. */
  readonly side?: 'agent' | 'customer' | 'bot'
  /** Which of several chats of one file; undefined: there is one. */
  readonly chat?: string
}

/** `12/05/27 10.21 - Nama: teks` (Android) and `[12/05/27 10.21.33] Nama: teks` (iPhone), with or without AM and PM. */
const exported =
  /^\[?(\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}),?\s+(\d{1,2})[.:](\d{2})(?:[.:](\d{2}))?\s*([ap]\.?m\.?)?\]?\s*(?:-\s*)?(.*)$/i
/** `[10:21] Nama: teks`, `10.21 Nama: teks`. */
const timed = /^\[?(\d{1,2})[.:](\d{2})(?:[.:](\d{2}))?\s*([ap]\.?m\.?)?\]?\s*[-–]?\s*([^:]{1,40}):\s+(.*)$/i
const spoken = /^\s*([\p{L}~+][^:\n]{0,39}):\s+(\S.*)$/u
/** `---`, `=== Chat #2 ===`: what parts several chats of one text. */
const between =
  /^\s*(?:[-=_*]{3,}\s*|[-=_*#]{2,}\s*(?:chat|percakapan|tiket|kasus|case|ticket|conversation)?\s*#?\d*\s*[-=_*#]*\s*)$/i
const leastLines = 3

/**
 * A chat in words: an export of WhatsApp, or lines that begin with who speaks. Undefined: it is none. A line without a
 * name goes on with the message before it; what the messenger wrote itself is left out.
 */
export function parseChat(
  text: string,
  { system, placeholders }: Pick<ChatWords, 'system' | 'placeholders'>,
): readonly ChatLine[] | undefined {
  const lines = text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u200f\u202f\u00a0]/g, ' ')
    .split('\n')
  const isPlaceholder = (said: string) => placeholders.some((phrase) => said.toLowerCase().includes(phrase))
  const isSystem = (said: string) => system.some((phrase) => said.toLowerCase().includes(phrase))
  const isExport = lines.filter((line) => exported.test(bare(line))).length >= leastLines
  const read = isExport
    ? readExport(lines, (said) => isSystem(said) || (marked.test(said) && !isPlaceholder(said)))
    : readSpoken(lines.map(bare), isSystem)
  const speakers = new Set(read.map(({ speaker }) => speaker))
  return read.length >= leastLines && speakers.size > 1
    ? read.map((line, index) => ({ ...line, text: isPlaceholder(line.text) ? '' : line.text, number: index + 1 }))
    : undefined
}

/** iPhones put this mark before what the messenger wrote itself, and before pictures. */
const mark = '\u200e'
const marked = /^[^:]{1,60}:\s*\u200e/

function bare(line: string): string {
  return line.replaceAll(mark, ' ').trim()
}

type Unnumbered = Omit<ChatLine, 'number'>

function readExport(lines: readonly string[], isSystem: (said: string) => boolean): readonly Unnumbered[] {
  const order = dayOrderOf(lines.flatMap((line) => exported.exec(bare(line))?.[1] ?? [])).order
  const read: Unnumbered[] = []
  let goesOn = false
  for (const line of lines) {
    const match = exported.exec(line.replace(/^[\u200e\s]+/, ''))
    if (!match) {
      if (goesOn && bare(line) !== '') append(read, bare(line))
      continue
    }
    const [, date = '', hour = '', minute = '', second = '0', half = '', rest = ''] = match
    const said = /^([^:]{1,60}):\s*(.*)$/s.exec(rest)
    goesOn = said !== null && !isSystem(rest)
    if (!said || !goesOn) continue
    const [, speaker = '', message = ''] = said
    const atMs = timeOf(date, hour, minute, second, half, order)
    read.push({ speaker: bare(speaker), text: bare(message), ...(atMs === undefined ? {} : { atMs }) })
  }
  return read
}

function readSpoken(lines: readonly string[], isSystem: (said: string) => boolean): readonly Unnumbered[] {
  const read: Unnumbered[] = []
  let dayMs = 0
  let lastMs = 0
  let [chat, isApart] = [1, false]
  const add = (said: Unnumbered) => {
    if (isApart && read.length > 0) chat++
    isApart = false
    read.push({ ...said, chat: String(chat) })
  }
  for (const line of lines) {
    if (between.test(line)) {
      isApart = true
      continue
    }
    const [, hour, minute, second = '0', half = '', speaker, words] = timed.exec(line.trim()) ?? []
    if (speaker !== undefined && words !== undefined && hour !== undefined && minute !== undefined) {
      let atMs = dayMs + clockMs(hour, minute, second, half)
      // A clock that goes back has passed midnight.
      if (atMs < lastMs - 60_000) {
        dayMs += 24 * 60 * 60 * 1000
        atMs += 24 * 60 * 60 * 1000
      }
      lastMs = atMs
      if (!isSystem(words)) add({ speaker: speaker.trim(), text: words.trim(), atMs })
      continue
    }
    const [, name, said] = spoken.exec(line) ?? []
    if (name !== undefined && said !== undefined && name.split(/\s+/).length <= 4) {
      if (!isSystem(said)) add({ speaker: name.trim(), text: said.trim() })
    } else if (line.trim() !== '' && read.length > 0) append(read, line)
  }
  return chat > 1 ? read : read.map(({ chat: _, ...line }) => line)
}

function append(read: Unnumbered[], line: string): void {
  const last = read.pop()
  if (last) read.push({ ...last, text: `${last.text} ${line.trim()}` })
}

function timeOf(
  date: string,
  hour: string,
  minute: string,
  second: string,
  half: string,
  order: DayOrder,
): number | undefined {
  const day = readDay(date, order)
  return day === undefined ? undefined : Date.parse(`${day}T00:00:00Z`) + clockMs(hour, minute, second, half)
}

function clockMs(hour: string, minute: string, second: string, half: string): number {
  const isAfternoon = /^p/i.test(half)
  const hours = half === '' ? Number(hour) : (Number(hour) % 12) + (isAfternoon ? 12 : 0)
  return ((hours * 60 + Number(minute)) * 60 + Number(second)) * 1000
}
