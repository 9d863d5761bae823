import { matchOf } from '../../survey/guess-roles.ts'
import type { Part } from '../asked-answer.ts'
import type { AskedTable } from '../asked-table.ts'
import { overlapOf } from '../find-columns.ts'
import type { Asked } from '../read-asked.ts'
import { answerFigures } from './answer-figures.ts'
import { answerMatrix } from './answer-matrix.ts'
import { readPicked } from './read-picked.ts'
import { type RecapColumn, readRecap } from './read-recap.ts'

const fewestKinds = 2

/**
 * Answers of tables that were summed up before: counts of kinds by month or week, or several figures of each branch. What was
 * averaged is only put together by the number of answers behind it. Undefined: the table is none of these, or nothing of it
 * is asked.
 */
export async function answerRecap(text: string, asked: Asked, table: AskedTable): Promise<readonly Part[] | undefined> {
  const recap = await readRecap(table)
  if (!recap) return undefined
  const months = recap.columns.filter(({ month }) => month !== undefined)
  const picked = readPicked(text, recap, table)
  if (months.length > 1) return answerMatrix(asked, { ...recap, columns: months }, picked, true, table)
  const kinds = kindsIn(recap.columns, table)
  const figure = figureAsked(asked, recap.columns, table)
  if (kinds.length >= fewestKinds && !figure)
    return answerMatrix(asked, { ...recap, columns: kinds }, picked, false, table)
  return answerFigures(asked, recap, figure, picked, table)
}

/** Columns that count one kind each: "Barang rusak", "Salah kirim", and nothing that is a figure of its own. */
function kindsIn(columns: readonly RecapColumn[], { tools }: AskedTable): readonly RecapColumn[] {
  const { counts } = tools.words.columns
  const isOfKind = ({ label, isAveraged }: RecapColumn) => !isAveraged && matchOf(label, counts) === 0
  return columns.every(isOfKind) ? columns : []
}

/** The column of figures that the question names. */
function figureAsked(asked: Asked, columns: readonly RecapColumn[], { tools }: AskedTable): RecapColumn | undefined {
  const words = tools.words.asked
  const measures = [...asked.measures].flatMap((measure) => words.measures[measure])
  const scored = columns.map((column) => {
    const byMeasure = column.isAveraged ? matchOf(column.title, measures) : 0
    // "Komplain apa" is asked of all kinds of complaints, not of one that is called so.
    return { column, score: overlapOf(column.title, asked, words) + byMeasure }
  })
  const [best] = scored.filter(({ score }) => score > 0).toSorted((a, b) => b.score - a.score)
  if (best) return best.column
  const isTimed = asked.wants.has('slow') || asked.wants.has('fast') || asked.wants.has('duration')
  return isTimed ? columns.find(({ title }) => matchOf(title, [...words.times, ...words.reply]) > 0) : undefined
}
