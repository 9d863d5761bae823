import { toNumber } from '../../../programme/checks/read-quantity.ts'
import type { ReadDate } from '../../../programme/dates/read-date.ts'
import type { ActionValues } from '../../../programme/events.ts'
import { kept } from '../../../programme/kept-text.ts'
import type { Desk } from '../desk.ts'

export type ReadAction = {
  readonly values: ActionValues
  /** A date that was named and cannot be used. */
  readonly date: Exclude<ReadDate, { kind: 'day' }> | { readonly kind: 'past'; readonly day: string } | undefined
}

/** An owner's name has few words; what is longer belongs to what is to be done. */
const longestName = 4

/**
 * Reads "buat template balasan, Rina, Jumat": what first, then in any order whose and by when, what proves it
 * ("bukti: …"), what it costs ("Rp50.000") and which goal it serves ("tujuan 1"). Without commas the date at the end and
 * a member's name, or one behind "oleh", are taken out of the sentence.
 */
export function readAction(text: string, desk: Desk): ReadAction | undefined {
  const [first = '', ...others] = text
    .split(/\s*[,;|\n]\s*/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  if (!/\p{Letter}/u.test(first)) return undefined
  const found: { -readonly [Field in keyof ActionValues]?: ActionValues[Field] } = {}
  const what = [first]
  let date: ReadAction['date']
  const left: string[] = []
  const dated = datedPart(others, desk)
  for (const part of others) {
    const day = part === dated ? readDay(part, desk) : undefined
    if (day?.kind === 'day') found.due = day.day
    else if (day) date = day
    else if (!readTagged(part, found, desk)) left.push(part)
  }
  const doer = found.owner === undefined ? doerOf(first, desk) : undefined
  if (doer) {
    found.owner = desk.owner(doer.name)
    what[0] = doer.what
  }
  const named = found.owner === undefined ? nameAmong(left, desk) : undefined
  if (named !== undefined) found.owner = desk.owner(named)
  // "tim Kenanga" says for whom it is noted, and is nobody who does it.
  what.push(...left.filter((part) => part !== named && !(doer && /^(?:tim|team)\s/iu.test(part))))
  const said = what.join(', ')
  const inside = others.length === 0 ? readInside(said, desk) : { what: said }
  const { what: whatSaid, ...more } = inside
  return {
    values: { ...found, ...more.values, what: kept(whatSaid) },
    date: date ?? more.date,
  }
}

/** "Rio bikin template balasan", "Dewi to call back …": whose it is stands first, before what is done. */
function doerOf(
  first: string,
  { parts: { reader } }: Desk,
): { readonly name: string; readonly what: string } | undefined {
  const doing = reader.words.doing.join('|')
  const [, name, what] =
    new RegExp(String.raw`^(@?\p{Lu}[\p{L}.']{1,20})\s+((?:${doing})\s[\s\S]+)$`, 'u').exec(first) ??
    /^(@?\p{Lu}[\p{L}.']{1,20}(?:\s+\p{Lu}[\p{L}.']{1,20})?)\s+(?:to|will|harus|bakal|akan)\s+(\p{Ll}[\s\S]+)$/u.exec(
      first,
    ) ??
    []
  return name === undefined || what === undefined ? undefined : { name, what }
}

/** The part that is a day; one that leaves nothing to guess before one such as "Mei", which is a name too. */
function datedPart(parts: readonly string[], desk: Desk): string | undefined {
  const days = parts.flatMap((part) => {
    const day = readDay(part, desk)
    return day ? [{ part, isExact: day.kind !== 'day' || day.isExact }] : []
  })
  return (days.find(({ isExact }) => isExact) ?? days[0])?.part
}

/** The part that is a member's name; where none is, the last that could be a name. */
function nameAmong(parts: readonly string[], desk: Desk): string | undefined {
  const member = parts.find((part) => desk.owner(part).person !== undefined)
  return member ?? parts.findLast((part) => part.split(/\s+/).length <= longestName && /^@?\p{Letter}/u.test(part))
}

/** A part that says nothing but a day. */
export function readDay(text: string, { parts, today }: Desk): ReadDate | { kind: 'past'; day: string } | undefined {
  const read = parts.knowledge.dates.readWhole(text, { today })
  return read?.kind === 'day' && read.day < today ? { kind: 'past', day: read.day } : read
}

function readTagged(
  part: string,
  found: { -readonly [Field in keyof ActionValues]?: ActionValues[Field] },
  { parts: { reader }, owner }: Desk,
): boolean {
  const tagged = (words: readonly string[]) =>
    new RegExp(String.raw`^(?:${words.join('|')})\b\s*:?\s*(.+)$`, 'iu').exec(part)?.[1]
  const proof = tagged(reader.words.proof)
  const who = tagged(reader.words.changes.owner)
  const goal = tagged(reader.words.goal)
  const cost = /^(?:biaya|anggaran|budget|cost)?\s*:?\s*rp\.?\s*(\d[\d.,]*)$/i.exec(part)?.[1]
  if (proof !== undefined) found.proof = kept(proof)
  else if (who !== undefined) found.owner = owner(who)
  else if (goal !== undefined && /^\d{1,3}$/.test(goal)) found.goal = Number(goal)
  else if (cost !== undefined) found.cost = toNumber(cost)
  else return false
  return true
}

/** A day at the end and an owner inside a sentence without commas. */
function readInside(
  text: string,
  desk: Desk,
): { what: string; values?: Partial<ActionValues>; date?: ReadAction['date'] } {
  const { dates } = desk.parts.knowledge
  const read = dates.read(text, { today: desk.today })
  const isAtEnd = read !== undefined && /^[\s.!]*$/.test(text.slice(read.end))
  const rest = isAtEnd ? withoutLead(text.slice(0, read.start), desk) : text
  const due = isAtEnd && read.kind === 'day' && read.day >= desk.today ? read.day : undefined
  const member = desk.members.find(({ name }) => rest.toLowerCase().endsWith(` ${name.toLowerCase()}`))
  const by = /\s(?:oleh|pj|pic|by|owner|pemilik)\s*:?\s+([\p{L}][\p{L}.' ]{0,40})$/iu.exec(rest)
  const owner = by?.[1] ?? member?.name
  const cut = by ? by.index : member ? rest.length - member.name.length : rest.length
  const what = owner === undefined ? rest.trim() : rest.slice(0, cut).trim()
  const date =
    !isAtEnd || due !== undefined ? undefined : read.kind === 'day' ? ({ kind: 'past', day: read.day } as const) : read
  if (what === '') return { what: text }
  return {
    what,
    values: { ...(due === undefined ? {} : { due }), ...(owner === undefined ? {} : { owner: desk.owner(owner) }) },
    ...(date === undefined ? {} : { date }),
  }
}

/** "… paling lambat Jumat": what leads up to the day goes with it. */
function withoutLead(text: string, { parts }: Desk): string {
  const leads = parts.knowledge.dateLeads.toSorted((a, b) => b.length - a.length).join('|')
  return text.replace(new RegExp(String.raw`(?:\s+(?:${leads}))+\s*$`, 'iu'), '').trim()
}
