import { type ColumnWords, type RoleName, roleNames } from '../../../knowledge/analyse/analyse-words.ts'
import { tokensOf } from '../words/tokens.ts'
import type { ColumnsState } from './columns-flow.ts'
import { letterOf } from './find-header.ts'
import { fittingScale } from './guess-roles.ts'

type Column = ColumnsState['columns'][number]
export type Correction =
  | { readonly kind: 'changed'; readonly columns: readonly Column[]; readonly column: Column }
  | { readonly kind: 'reversed'; readonly columns: readonly Column[]; readonly column: Column }
  | { readonly kind: 'no-scale'; readonly column: Column }
  | { readonly kind: 'unclear' }

/** Of these there may be several columns. */
const manifold = new Set<RoleName>(['element', 'rating', 'ignore'])
const scaled = new Set<RoleName>(['csat', 'nps', 'ces', 'element', 'rating'])
const turned =
  /(?<!\p{L})(?:terbalik|dibalik|kebalik|reversed|reverse|1 (?:itu |= ?)?(?:paling baik|terbaik|sangat puas|best))(?!\p{L})/iu
const denial = /(?<![\p{L}])(?:bukan|jangan|abaikan|buang|hapus|not|ignore|skip)(?![\p{L}])/iu

/**
 * Puts a column right by words: "NPS = kolom F", "kolom Saran itu komentar", "kolom D bukan cabang". Undefined: the text
 * names no column.
 */
export function correctColumns(text: string, columns: readonly Column[], words: ColumnWords): Correction | undefined {
  const found = columnIn(text, columns)
  if (!found) return undefined
  if (turned.test(text) && found.column.scale) return turnedRound(found.column, found.column.scale, columns)
  const role = roleIn(found.rest, words) ?? (denial.test(text) ? 'ignore' : undefined)
  if (!role) return { kind: 'unclear' }
  const wanted = denial.test(found.rest) && role === found.column.role ? 'ignore' : role
  const scale = fittingScale(wanted, found.column.scale)
  if (scaled.has(wanted) && !scale) return { kind: 'no-scale', column: found.column }
  const column: Column = { ...found.column, role: wanted, ...(scale ? { scale } : {}) }
  return {
    kind: 'changed',
    column,
    columns: columns.map((one) => {
      if (one.index === column.index) return column
      const isReplaced = one.role === wanted && !manifold.has(wanted)
      return isReplaced
        ? { ...one, role: one.scale && scaled.has(wanted) ? ('rating' as const) : ('ignore' as const) }
        : one
    }),
  }
}

/** "Kolom C terbalik": there 1 is the best. */
function turnedRound(column: Column, scale: NonNullable<Column['scale']>, columns: readonly Column[]): Correction {
  const { isReversed, ...ends } = scale
  const changed: Column = { ...column, scale: isReversed ? ends : { ...ends, isReversed: true } }
  return {
    kind: 'reversed',
    column: changed,
    columns: columns.map((one) => (one.index === changed.index ? changed : one)),
  }
}

/** The column that a text names, by its letter or by all words of its title, and what else the text says. */
function columnIn(
  text: string,
  columns: readonly Column[],
): { readonly column: Column; readonly rest: string } | undefined {
  const [whole = '', letter = ''] = /(?:kolom|column)\s+([a-z]{1,2})(?![\p{L}\p{N}])/iu.exec(text) ?? []
  const lettered = columns.find(({ index }) => letter !== '' && letterOf(index).toLowerCase() === letter.toLowerCase())
  if (lettered) return { column: lettered, rest: text.replace(whole, ' ') }
  const said = ` ${tokensOf(text).join(' ')} `
  const named = columns
    .map((column) => ({ column, title: tokensOf(column.title).join(' ') }))
    .filter(({ title }) => title !== '' && said.includes(` ${title} `))
    .toSorted((a, b) => b.title.length - a.title.length)[0]
  return named && { column: named.column, rest: said.replace(` ${named.title} `, ' ') }
}

function roleIn(text: string, words: ColumnWords): RoleName | undefined {
  const said = ` ${tokensOf(text).join(' ')} `
  return roleNames
    .flatMap((role) => words.names[role].map((name) => ({ role, name: tokensOf(name).join(' ') })))
    .filter(({ name }) => said.includes(` ${name} `))
    .toSorted((a, b) => b.name.length - a.name.length)[0]?.role
}
