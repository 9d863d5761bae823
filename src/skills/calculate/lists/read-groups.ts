import type { Item } from '../items.ts'
import type { Quantity } from '../quantity.ts'
import type { Slots } from '../slots.ts'
import { isNumber, type LabelWords, labelledIn, labelOf, piecesOf } from './labelled.ts'

const fewestGroups = 2
/** So many with both counts are the groups; a figure beside them is none. */
const fewestCounted = 3
/** Words that name a figure and no group. */
const promoterWords = /promot/
const detractorWords = /det|pengkritik/

type Group = { readonly label: string; readonly part?: Quantity; readonly n?: Quantity; readonly score?: Quantity }

/**
 * Branches, teams or months with the figures of each: "jkt promoter 60% detraktor 18%, sby 52 / 25" as `score-1:jkt` in
 * points; "A 400 dari 500, B …" as `part-1:a` and `n-1:a`; "Januari 48, Februari 42 …, totalnya 400, 420 …" alike; "A 80%
 * (200 responden)" as `score-1:a` and `n-1:a`. Empty where there are fewer than two, or they are not alike.
 */
export function readGroups(items: readonly Item[], words: LabelWords): Slots {
  const pieces = piecesOf(items, words)
  const isNps = pieces.some((piece) => hasWord(piece, promoterWords) && hasWord(piece, detractorWords))
  const groups = isNps ? scores(pieces, words) : (series(items, words) ?? pairs(pieces, words))
  // "Dari 3 cabang, mana yang terbaik: …" says how many there are.
  const counted = groups.filter(({ part, n }) => part && n)
  const own = counted.length >= fewestCounted ? counted : groups
  return own.length < fewestGroups || !areAlike(own) ? {} : toSlots(own)
}

export function toSlots(groups: readonly Group[]): Slots {
  const of = (name: 'score' | 'part' | 'n') =>
    groups.flatMap((group, index) => {
      const quantity = group[name]
      return quantity ? [[`${name}-${index + 1}:${group.label}`, quantity] as const] : []
    })
  return Object.fromEntries([...of('score'), ...of('part'), ...of('n')])
}

/** "jkt promoter 60% detraktor 18%, sby 52 / 25": per cent of promoters, then of detractors. */
function scores(pieces: readonly (readonly Item[])[], words: LabelWords): readonly Group[] {
  return pieces.flatMap((piece) => {
    const [promoters, detractors, more] = piece.filter(isNumber).map(({ mention }) => mention.quantity)
    const own = piece.filter(
      (item) => item.kind !== 'word' || !(promoterWords.test(item.text) || detractorWords.test(item.text)),
    )
    const label = labelOf(own, words)
    if (!promoters || !detractors || more || label === '') return []
    return [{ label, score: { value: promoters.value - detractors.value, unit: 'points' } as const }]
  })
}

/** Labelled counts, then as many wholes without a label: "Januari 48, Februari 42. Totalnya 400, 420". */
function series(items: readonly Item[], words: LabelWords): readonly Group[] | undefined {
  const parts = labelledIn(items, words)
  const wholes = piecesOf(items, words).flatMap((piece) =>
    piece.filter(isNumber).map(({ mention }) => mention.quantity),
  )
  const rest = wholes.slice(parts.length > 0 ? wholes.length / 2 : 0)
  const isSeries = parts.length >= fewestGroups && wholes.length === 2 * Math.floor(wholes.length / 2)
  const half = wholes.length / 2
  const named = parts.slice(0, half)
  if (!isSeries || named.length !== half || half < 3) return undefined
  if (rest.some(({ unit }, index) => unit !== 'plain' || rest[index] === undefined)) return undefined
  const groups = named.map(({ label, quantity }, index) => ({
    label,
    part: quantity,
    ...(rest[index] ? { n: rest[index] } : {}),
  }))
  return groups.every(({ part, n }) => n && part.unit === 'plain' && part.value <= n.value) ? groups : undefined
}

/** "A 400 dari 500", "A 80% (200 responden)": two figures in a piece, or one and its count in the next. */
function pairs(pieces: readonly (readonly Item[])[], words: LabelWords): readonly Group[] {
  const groups: Group[] = []
  for (const piece of pieces) {
    const [first, second, more] = piece
      .filter(isNumber)
      .flatMap(({ mention }) => (mention.isWeak ? [] : [mention.quantity]))
    const own = piece.filter((item) => item.kind !== 'word' || !countWords.has(item.text))
    // "Solo 45 dari 1.800 transaksi": what stands before the figures names the group.
    const leading = second ? labelOf(own.slice(0, own.findIndex(isNumber)), words) : ''
    const label = leading === '' ? labelOf(own, words) : leading
    const last = groups.at(-1)
    if (!first || more) continue
    if (second && label !== '') groups.push(pairOf(label, first, second))
    else if (!second && last?.score && !last.n && first.unit === 'plain' && label === '') {
      groups[groups.length - 1] = { ...last, n: first }
    } else if (!second && label !== '' && first.unit !== 'money') groups.push({ label, score: first })
  }
  return groups
}

const countWords = new Set([
  'responden',
  'jawaban',
  'orang',
  'tiket',
  'kontak',
  'respondents',
  'responses',
  'answers',
  'n',
  'dari',
  'of',
  'dr',
])

function pairOf(label: string, first: Quantity, second: Quantity): Group {
  if (first.unit === 'plain' && second.unit === 'plain') {
    const [part, n] = first.value <= second.value ? [first, second] : [second, first]
    return { label, part, n }
  }
  const [score, n] = first.unit === 'plain' ? [second, first] : [first, second]
  return { label, score, n }
}

function areAlike(groups: readonly Group[]): boolean {
  return (
    groups.every(({ part, n }) => part && n) ||
    (groups.every(({ score }) => score) && new Set(groups.map(({ score }) => score?.unit)).size === 1)
  )
}

function hasWord(piece: readonly Item[], pattern: RegExp): boolean {
  return piece.some((item) => item.kind === 'word' && pattern.test(item.text))
}
