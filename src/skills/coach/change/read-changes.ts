import { alternatives } from '../../../domain/alternatives.ts'
import type { ChangeWords } from './words.ts'

/** Which action is meant. */
export type Meant =
  /** `isNamed`: as "aksi 3", and not only as "nomor 3". */
  | { readonly kind: 'numbers'; readonly numbers: readonly number[]; readonly isNamed: boolean }
  /** A place in what was listed or drafted, from 1; -1 is the last. */
  | { readonly kind: 'place'; readonly place: number }
  /** `isNamed`: with a word for an action, so that it is surely one. */
  | { readonly kind: 'words'; readonly text: string; readonly isNamed: boolean }
  /** What was spoken of last. */
  | { readonly kind: 'last' }

/** What is to become of it. Days and lengths stand as they were said. */
export type Wanted =
  | { readonly kind: 'done' | 'dropped' | 'kept' }
  | { readonly kind: 'owner'; readonly name: string }
  | { readonly kind: 'due'; readonly said: string; readonly isEarlier: boolean }

export type ReadChange = { readonly meant: Meant; readonly wanted: Wanted }

const name = String.raw`@?\p{L}[\p{L}.']*(?:\s+\p{L}[\p{L}.']*){0,2}`

/** Reads what a message changes of actions, clause by clause. `places`: what a place in a list is called. */
export function createChangeReader(words: ChangeWords, places: Readonly<Record<string, number>>) {
  const any = (list: readonly string[]) => `(?:${alternatives(list)})`
  const edge = String.raw`(?![\p{L}\p{N}])`
  const action = any(words.action)
  const numbers = String.raw`(\d{1,4}(?:\s*(?:,|dan|&|and)\s*\d{1,4}(?!\p{L}))*)`
  const number = String.raw`(?:${any(words.number.filter((word) => word !== '#'))}[\s.-]*|#\s*)`
  const named = new RegExp(
    String.raw`(?<![\p{L}])${action}(?:nya)?\s+(?:(?:yang|yg)\s+)?${number}?${numbers}${edge}`,
    'iu',
  )
  // "Ke 12 Agustus" is a day.
  const numbered = new RegExp(
    String.raw`(?<![\p{L}])(?:(?:yang|yg|the)\s+)?${number}${numbers}${edge}(?!\s+(?:jan|feb|mar|apr|mei|may|jun|jul|agu|ags|aug|sep|okt|oct|nov|des|dec|hari|jam|minggu|menit|days?|weeks?))`,
    'iu',
  )
  const placed = new RegExp(
    String.raw`(?<![\p{L}])(?:(?:yang|yg|the|sing|${action})\s+)+(${alternatives(Object.keys(places))})(?:\s+(?:one|action|task))?${edge}`,
    'iu',
  )
  // "NPS drop 8 point" tells of a figure.
  const remove = new RegExp(
    String.raw`(?<![\p{L}])${any(words.remove)}${edge}(?!\s+\d+(?:[.,]\d+)?\s*${any(words.measured)})`,
    'iu',
  )
  const done = new RegExp(String.raw`(?<![\p{L}])${any(words.done)}${edge}`, 'iu')
  const mark = new RegExp(String.raw`(?<![\p{L}])${any(words.mark)}${edge}`, 'iu')
  const keep = new RegExp(String.raw`(?<![\p{L}])${any(words.keep)}${edge}`, 'iu')
  const move = new RegExp(String.raw`(?<![\p{L}])${any(words.move)}(?:nya)?${edge}`, 'iu')
  const earlier = new RegExp(String.raw`(?<![\p{L}])${any(words.earlier)}${edge}`, 'iu')
  const tooLong = new RegExp(String.raw`(?<![\p{L}])${any(words['too-long'])}${edge}[\s,]*`, 'iu')
  const given = new RegExp(
    String.raw`^([\s\S]*?)(?<![\p{L}])${any(words.give.filter((word) => word !== 'to'))}\s+(?:ke\s+|jadi\s+|sama\s+)?(${name})$`,
    'iu',
  )
  const giveTo = new RegExp(
    String.raw`^(?:kasih|kasihin|serahin|serahkan|oper|operin|pindahin|alihkan|alihin|give|assign|reassign|hand|pass)\s+([\s\S]+?)\s+(?:ke|kepada|sama|to)\s+(${name})$`,
    'iu',
  )
  const filler = new RegExp(String.raw`^(?:${alternatives(words.fillers)})${edge}[\s,.:;]*`, 'iu')
  const fillerEnd = new RegExp(String.raw`(?:^|[\s,.:;]+)(?:${alternatives(words.fillers)})[\s,.!]*$`, 'iu')
  const onlyThat = new RegExp(`^(?:${alternatives(words.that)})$`, 'iu')
  const startsClause = any([...words.mark, ...words.move, ...words.remove, 'kasih', 'give', 'assign'])
  const joint = new RegExp(
    String.raw`[.;\n]+\s+|,\s*|\s+${any(words.joints)}\s+(?=(?:yang|yg|the|nomor|no|${startsClause}|${action}))`,
    'iu',
  )

  /** Without what stands around a clause and is no part of it. */
  function bare(text: string): string {
    let said = text.trim()
    for (let before = ''; before !== said; ) {
      before = said
      said = said
        .replace(filler, '')
        .replace(fillerEnd, '')
        .replace(/^[\s,.:;!?]+|[\s,.:;!?]+$/g, '')
    }
    return said
  }

  function meantIn(text: string): { readonly meant: Meant; readonly rest: string } | undefined {
    const byName = named.exec(text)
    const byNumber = byName ?? numbered.exec(text)
    if (byNumber?.[1] !== undefined)
      return {
        meant: {
          kind: 'numbers',
          numbers: [...new Set((byNumber[1].match(/\d+/g) ?? []).map(Number))],
          isNamed: byName !== null,
        },
        rest: without(text, byNumber),
      }
    const byPlace = placed.exec(text)
    const place = byPlace?.[1] === undefined ? undefined : places[byPlace[1].toLowerCase()]
    return byPlace && place !== undefined
      ? { meant: { kind: 'place', place }, rest: without(text, byPlace) }
      : undefined
  }

  /** The action that some words mean, when what is wanted of it is taken off them. */
  function inWords(text: string): Meant | undefined {
    const named = new RegExp(String.raw`(?<![\p{L}])${action}(?:nya)?${edge}`, 'iu')
    const said = bare(text.replace(named, ' '))
      .replace(/^(?:deadline|tenggat|tanggal|the (?:deadline|due date) (?:of|for))(?!\p{L})\s*/iu, '')
      .replace(/["“”'‘’]/gu, '')
      .trim()
    if (said === '' || onlyThat.test(said)) return { kind: 'last' }
    return said.split(/\s+/).length > mostWords ? undefined : { kind: 'words', text: said, isNamed: named.test(text) }
  }

  function readClause(text: string): ReadChange | undefined {
    const pointed = meantIn(text)
    const rest = pointed?.rest ?? text
    const to = (said: string, wanted: Wanted): ReadChange | undefined => {
      const meant = pointed?.meant ?? inWords(said)
      return meant && { meant, wanted }
    }
    if (keep.test(rest)) return to(rest.replace(keep, ' '), { kind: 'kept' })
    const isMoved = move.exec(rest)
    const long = tooLong.exec(rest)
    if (isMoved || long) {
      const after = isMoved
        ? rest.slice(isMoved.index + isMoved[0].length)
        : rest.slice((long?.index ?? 0) + (long?.[0].length ?? 0))
      const before = isMoved ? rest.slice(0, isMoved.index) : rest.slice(0, long?.index)
      const said = daySaid(after)
      if (said !== undefined)
        return to(`${before.replace(tooLong, ' ')} ${said.before}`, {
          kind: 'due',
          said: bare(said.day),
          isEarlier: earlier.test(rest),
        })
    }
    const handed = giveTo.exec(bare(rest)) ?? given.exec(bare(rest))
    if (handed?.[2] !== undefined) return to(handed[1] ?? '', { kind: 'owner', name: bare(handed[2]) })
    const removed = remove.exec(rest)
    if (removed && !/\?\s*$/.test(rest)) return to(without(rest, removed), { kind: 'dropped' })
    const finished = lastMatch(done, rest)
    if (finished) return to(without(rest, finished).replace(mark, ' '), { kind: 'done' })
    return undefined
  }

  return (text: string): readonly ReadChange[] | undefined => {
    const changes: ReadChange[] = []
    let left = ''
    for (const piece of text.split(joint)) {
      const clause = left === '' ? piece : `${left}, ${piece}`
      const read = readClause(clause)
      if (read) {
        changes.push(read)
        left = ''
      } else left = clause
    }
    // What is said besides, such as why, is no change; before the first it would make it another sentence.
    return changes.length === 0 ? undefined : changes
  }
}

export type ChangeReader = ReturnType<typeof createChangeReader>

const mostWords = 8

/** What stands behind a verb of moving: the day or length, and what is moved where that stands between them. */
function daySaid(after: string): { readonly before: string; readonly day: string } | undefined {
  const [, before = '', day = ''] =
    /^(?:(.*?)(?:^|\s))?(?:ke|jadi|menjadi|sampai|sampe|to|till|until|by)\s+(.+)$/iu.exec(after.trim()) ?? []
  if (day !== '') return { before, day }
  const alone = after.trim()
  return alone === '' ? undefined : { before: '', day: alone }
}

function without(text: string, { index, 0: found }: RegExpExecArray): string {
  return `${text.slice(0, index)} ${text.slice(index + found.length)}`.replace(/\s+/g, ' ').trim()
}

function lastMatch(expression: RegExp, text: string): RegExpExecArray | null {
  let found: RegExpExecArray | null = null
  const all = new RegExp(expression.source, `${expression.flags}g`)
  for (let next = all.exec(text); next; next = all.exec(text)) found = next
  return found
}
