import type { AnalyseWords } from '../../../knowledge/analyse/analyse-words.ts'
import { isDatedColumn, matchOf } from '../survey/guess-roles.ts'
import type { SurveyLook } from '../survey/look-at-survey.ts'
import type { Profile } from '../survey/profile.ts'
import { holdsTimes } from './find-columns.ts'

const measured = new Set(['csat', 'nps', 'ces', 'element', 'rating'])
const shareOfFigures = 0.8

/** An amount as it is written bare. Undefined: the cell holds none. */
export function amountIn(cell = ''): number | undefined {
  return /^[-+]?\d+(?:[.,]\d+)?$/.test(cell) ? Number(cell.replace(',', '.')) : undefined
}

/** Whether the title of a column says that it holds money. */
export function isOfMoney({ title }: Profile, words: AnalyseWords): boolean {
  return matchOf(title.replaceAll('_', ' '), words.asked.amounts) > 0
}

/** Columns of figures that are no answers: money, ages, pieces. What only numbers its rows is none. */
export function amountColumns(look: SurveyLook, words: AnalyseWords): readonly Profile[] {
  const roles = new Map(look.columns.map(({ index, role }) => [index, role]))
  return look.profiles.filter((profile) => {
    const { index, title, filled, figures, kinds, hasManyKinds } = profile
    const said = title.replaceAll('_', ' ')
    const isNumbering = (kinds.size === filled || hasManyKinds) && matchOf(said, words.asked.numbering) > 0
    return (
      filled > 0 &&
      figures >= filled * shareOfFigures &&
      kinds.size > 1 &&
      !isNumbering &&
      !holdsTimes(profile) &&
      !measured.has(roles.get(index) ?? 'ignore') &&
      !isDatedColumn(profile, words.columns)
    )
  })
}
