import { alternatives } from '../../../domain/alternatives.ts'
import { numberPattern } from '../../../programme/checks/read-quantity.ts'
import type { ReadDate } from '../../../programme/dates/read-date.ts'
import type { AmendWords } from './words.ts'

/** One thing that is to be different. Texts stand as they were said. */
export type Amendment =
  | { readonly kind: 'due'; readonly date: ReadDate; readonly said: string }
  | { readonly kind: 'owner'; readonly name: string }
  | { readonly kind: 'target' | 'baseline' | 'reason' | 'proof' | 'count'; readonly text: string }
  /** A number alone, or the right one behind "harusnya"; `about`: what was said to be wrong. */
  | { readonly kind: 'value'; readonly text: string; readonly about: string }
  | { readonly kind: 'replace'; readonly wrong: string; readonly right: string }
  | { readonly kind: 'add' | 'remove'; readonly text: string }
  /** Another one of a list was meant. */
  | { readonly kind: 'which'; readonly number: number }
  | { readonly kind: 'adapt' | 'shorter' | 'keep' | 'skip' }

export type ReadAmendments = {
  readonly amendments: readonly Amendment[]
  /** Clauses that say none of this. */
  readonly rest: readonly string[]
  /** Whether the message takes something back or names what it changes: then it is meant even some turns later. */
  readonly isPlain: boolean
  /** Whether it begins by taking something back: "eh", "salah", "sorry". */
  readonly isSlip: boolean
}

export type AmendmentReading = {
  readonly readDay: (text: string) => ReadDate | undefined
  /** Whether a text is somebody of the programme. */
  readonly isKnown: (text: string) => boolean
  /** An owner was asked for: a name alone is one. */
  readonly expectsName?: boolean
}

const name = String.raw`@?\p{L}[\p{L}.'-]*(?:\s+\p{L}[\p{L}.'-]*){0,3}`
/** As few words as there are before what says that they own it: "Andre saja yang pegang". */
const firstName = name.replace('{0,3}', '{0,3}?')
const shortest = 1
const longest = 60

/** Reads what a message changes about what was just made, clause by clause: "eh salah, Senin depan. Sama tambahin Andi". */
export function createAmendmentReader(words: AmendWords) {
  const lead = (list: readonly string[]) =>
    new RegExp(
      String.raw`^(?:${alternatives(list)})(?![\p{L}\p{N}])\s*(?:(?:jadi|adalah|itu|is|to|=|:)\s+|:\s*)?`,
      'iu',
    )
  const leads = {
    due: lead(words.due),
    owner: lead(words.owner),
    target: lead(words.target),
    baseline: lead(words.baseline),
    count: lead(words.count),
    reason: lead(words.reason),
    proof: lead(words.proof),
    add: lead(words.add),
    remove: lead(words.remove),
    changes: lead(words.changes),
  }
  const slip = new RegExp(String.raw`^(?:${alternatives(words.slips)})(?![\p{L}\p{N}])[\s,.!:–-]*`, 'iu')
  const ask = new RegExp(String.raw`^(?:${alternatives(words.asks)})(?![\p{L}\p{N}])[\s,.!:–-]*`, 'iu')
  const end = new RegExp(String.raw`[\s,]+(?:${alternatives(words.ends)})[\s.,!?]*$`, 'iu')
  const owns = new RegExp(
    String.raw`^(${firstName})\s+(?:(?:aja|saja)\s+)?(?:${alternatives(words.owns)})[\s.!]*$`,
    'iu',
  )
  const should = new RegExp(
    String.raw`^(?:(.{0,40}?)[\s,]+)?(?:${alternatives(words.should)})(?![\p{L}])\s*:?\s*(.{1,60})$`,
    'iu',
  )
  const wrong = new RegExp(String.raw`[\s,]*(?:${alternatives(words.wrong)})[\s,]*$`, 'iu')
  const which = new RegExp(
    String.raw`^(?:yang\s+|yg\s+)?(?:${alternatives(words.numbers)})\s*#?(\d{1,4})(?:\s+(?:${alternatives(words.should)}))?$`,
    'iu',
  )
  const quantity = new RegExp(String.raw`^(?:${numberPattern})\s*(?:%|[\p{L}/%]+(?:\s+kerja)?)?$`, 'iu')
  const exchanged =
    /^(?:tolong\s+)?(?:ganti|diganti|gantiin|ubah|diubah|change|replace)\s+(.{1,60}?)\s+(?:jadi|menjadi|ke|dengan|sama|to|with)\s+(.{1,60})$/iu
  const not = String.raw`(?:${alternatives(words.not)})\s+`
  const but = String.raw`(?:,|(?<!\p{L})(?:${alternatives(words.but)})(?!\p{L}))`
  const replace = new RegExp(
    String.raw`^${not}(.{1,60}?)\s*${but}+\s*(?:${alternatives(words.but)})?\s*(.{1,60})$`,
    'iu',
  )
  const swapped = new RegExp(String.raw`^(.{1,60}?)[\s,]+${not}(.{1,60})$`, 'iu')
  const isHalf = new RegExp(`^${not}`, 'iu')
  const hasBut = new RegExp(but, 'iu')
  const fixed = (['adapt', 'shorter', 'keep', 'skip'] as const).map(
    (kind) =>
      [
        kind,
        kind === 'keep' || kind === 'skip'
          ? new RegExp(`^(?:${alternatives(words[kind])})$`, 'iu')
          : new RegExp(String.raw`(?<![\p{L}])(?:${alternatives(words[kind])})(?![\p{L}])`, 'iu'),
      ] as const,
  )
  const starters = Object.values(words).flatMap((list) => (Array.isArray(list) ? list : []))
  const joint = new RegExp(
    String.raw`[.;\n]+(?:\s+|$)|,\s+|\s+(?:${alternatives(words.joints)})\s+(?=(?:${alternatives([...words.due, ...words.owner, ...words.target, ...words.add, ...words.remove, ...words.changes, ...starters.filter((each) => each.includes(' '))])})(?![\p{L}]))`,
    'iu',
  )

  function bare(text: string): string {
    let said = text.trim()
    for (let before = ''; before !== said; ) {
      before = said
      said = said
        .replace(slip, '')
        .replace(ask, '')
        .replace(end, '')
        .replace(/[\s.,!?]+$/, '')
        .trim()
    }
    return said
  }

  function readClause(
    text: string,
    { readDay, isKnown, expectsName = false }: AmendmentReading,
  ): Amendment | undefined {
    const after = (key: keyof typeof leads) => {
      const rest = text.replace(leads[key], '')
      return rest === text ? undefined : rest.trim()
    }
    const nameIn = (said: string | undefined, isSure: boolean): string | undefined => {
      if (said === undefined || !new RegExp(`^${name}$`, 'iu').test(said) || said.length > longest) return undefined
      return isSure || isKnown(said) || /^@?\p{Lu}/u.test(said) ? said : undefined
    }
    // "Gajadi tgl 10, tgl 14": one day for another.
    const exchange = (wrong: string, right: string): Amendment => {
      const [date, was] = [readDay(bare(right)), readDay(bare(wrong))]
      return date && was ? { kind: 'due', date, said: bare(right) } : { kind: 'replace', wrong, right: bare(right) }
    }
    const alone = fixed.find(([kind, expression]) => kind === 'skip' && expression.test(text))
    if (alone) return { kind: 'skip' }
    const [, before, now] = exchanged.exec(text) ?? []
    if (before !== undefined && now !== undefined) {
      const isField = [leads.due, leads.owner, leads.target, leads.baseline, leads.count].some((each) =>
        each.test(before),
      )
      return isField
        ? readClause(`${before} ${now}`, { readDay, isKnown, expectsName })
        : { kind: 'replace', wrong: before, right: now }
    }
    const [, numbered] = which.exec(text) ?? []
    if (numbered !== undefined) return { kind: 'which', number: Number(numbered) }
    const owner = nameIn(after('owner'), true) ?? nameIn(owns.exec(after('changes') ?? text)?.[1], true)
    if (owner !== undefined && readDay(owner) === undefined) return { kind: 'owner', name: owner }
    for (const said of [after('due'), after('changes'), text]) {
      const date = said === undefined ? undefined : readDay(bare(said))
      if (date && said !== undefined) return { kind: 'due', date, said: bare(said) }
    }
    for (const kind of ['target', 'baseline', 'count'] as const) {
      const said = after(kind)
      if (said !== undefined && /^\D{0,20}\d/.test(said)) return { kind, text: said }
    }
    for (const kind of ['reason', 'proof', 'add', 'remove'] as const) {
      const said = after(kind)
      if (said !== undefined && said.length >= shortest) return { kind, text: said }
    }
    const [, wrongText, rightText] = replace.exec(text) ?? []
    if (wrongText !== undefined && rightText !== undefined) return exchange(wrongText, rightText)
    const [, right, wrongly] = swapped.exec(text) ?? []
    if (right !== undefined && wrongly !== undefined) return exchange(wrongly, right)
    const [, about = '', meant] = should.exec(text) ?? []
    if (meant !== undefined) return { kind: 'value', text: meant, about: about.replace(wrong, '').trim() }
    const changed = after('changes')
    const number = [changed, text].find((said) => said !== undefined && quantity.test(bare(said)))
    if (number !== undefined) return { kind: 'value', text: bare(number), about: '' }
    const named =
      nameIn(changed, false) ??
      (expectsName ? nameIn(text, text.split(/\s+/).length <= 2) : undefined) ??
      (isKnown(text) ? text : undefined)
    if (named !== undefined) return { kind: 'owner', name: named }
    const found = fixed.find(([, expression]) => expression.test(text))
    return found && { kind: found[0] }
  }

  return (text: string, reading: AmendmentReading): ReadAmendments => {
    const pieces = joinedPieces(
      text.split(joint).map((piece) => piece.trim()),
      bare,
    )
    const amendments: Amendment[] = []
    const rest: string[] = []
    for (const piece of pieces) {
      const said = bare(piece)
      if (said === '') continue
      const read = readClause(said, reading)
      const last = amendments.at(-1)
      // "… tambahin cek data, Andi, Rabu": what comes behind an addition is of it.
      if (last?.kind === 'add' && read?.kind !== 'add' && read?.kind !== 'remove' && !slip.test(piece))
        amendments[amendments.length - 1] = { kind: 'add', text: `${last.text}, ${said}` }
      else if (read) amendments.push(read)
      else rest.push(said)
    }
    const isLed = pieces.some(
      (piece) => slip.test(piece) || Object.values(leads).some((each) => each.test(bare(piece))),
    )
    return { amendments, rest, isPlain: isLed, isSlip: slip.test(text.trim()) }
  }

  /** "Bukan bu yanti, bu yanni" and "maret salah, harusnya 36" are one clause each. */
  function joinedPieces(pieces: readonly string[], tidy: (text: string) => string): readonly string[] {
    const joined: string[] = []
    for (const piece of pieces) {
      const last = joined.at(-1)
      const before = last === undefined ? '' : tidy(last)
      const isOpen = isHalf.test(before) && !hasBut.test(before)
      const isWrongOnly = wrong.test(before) && should.test(tidy(piece))
      if (last !== undefined && (isOpen || isWrongOnly)) joined[joined.length - 1] = `${last}, ${piece}`
      else joined.push(piece)
    }
    return joined
  }
}

export type AmendmentReader = ReturnType<typeof createAmendmentReader>
