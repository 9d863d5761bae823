import { type Formula, referencesOf } from './formula/formula.ts'
import { FormulaError, parseFormula } from './formula/parse-formula.ts'
import { businesses, type Kit, type KitField, type KitRow, type KitSheet, type KitText } from './kit.ts'

/** What is wrong with a kit, and the keys that lead to it in its file. */
export type KitProblem = { readonly keys: readonly PropertyKey[]; readonly message: string }

/** Holds a kit against itself: formulas name fields that exist, and every example fills in what it should. */
export function findKitProblems(kit: Kit): readonly KitProblem[] {
  return [
    ...findTwice(kit.sheets.map(({ id }) => id)).map((index) => ({
      keys: ['sheets', index],
      message: 'sheet stands twice',
    })),
    ...(['id', 'en'] as const).flatMap((language) =>
      findTwice(kit.sheets.map(({ title }) => title[language])).map((index) => ({
        keys: ['sheets', index, 'title'],
        message: 'two sheets have this title',
      })),
    ),
    ...kit.sheets.flatMap((sheet, index) => findSheetProblems(kit, sheet, ['sheets', index])),
    ...businesses.flatMap((business) => findExampleProblems(kit, business)),
  ]
}

function findSheetProblems(kit: Kit, sheet: KitSheet, keys: readonly PropertyKey[]): KitProblem[] {
  const isForm = sheet.layout === 'form'
  return [
    ...findTwice(sheet.fields.map(({ id }) => id)).map((index) => ({
      keys: [...keys, 'fields', index],
      message: 'field stands twice',
    })),
    ...sheet.fields.flatMap(({ formula }, index) =>
      wordingsOf(formula).flatMap((text) =>
        findFormulaProblems(kit, sheet, text, [...keys, 'fields', index, 'formula']),
      ),
    ),
    ...Object.entries(sheet.totals?.formulas ?? {}).flatMap(([id, formula]) => [
      ...(fieldOf(sheet, id) ? [] : [{ keys: [...keys, 'totals'], message: `totals name "${id}", which is no field` }]),
      ...findFormulaProblems(kit, sheet, formula, [...keys, 'totals', 'formulas', id]),
    ]),
    ...(isForm && (sheet.rows || sheet.totals) ? [{ keys, message: 'a form has neither rows nor totals' }] : []),
    ...(sheet.rows ?? []).flatMap((row, index) => findRowProblems(sheet, row, [...keys, 'rows', index])),
  ]
}

function wordingsOf(text: KitText | undefined): readonly string[] {
  if (text === undefined) return []
  return typeof text === 'string' ? [text] : [text.id, text.en]
}

function findFormulaProblems(kit: Kit, sheet: KitSheet, text: string, keys: readonly PropertyKey[]): KitProblem[] {
  try {
    return findReferenceProblems(kit, sheet, parseFormula(text), keys)
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error
    return [{ keys, message: `is no formula: ${error.message}` }]
  }
}

function findReferenceProblems(
  kit: Kit,
  sheet: KitSheet,
  formula: Formula,
  keys: readonly PropertyKey[],
): KitProblem[] {
  return referencesOf(formula).flatMap(({ sheet: id, field, span }) => {
    const target = id === undefined ? sheet : kit.sheets.find((other) => other.id === id)
    if (!target) return [{ keys, message: `names the sheet "${id}", which does not exist` }]
    if (!fieldOf(target, field)) return [{ keys, message: `names {${field}}, which is no field of "${target.id}"` }]
    if (target.layout === 'form' && span !== 'cell') return [{ keys, message: `{${field}} of a form has no column` }]
    if (target !== sheet && target.layout === 'table' && span !== 'column') {
      return [{ keys, message: `{${id}.${field}} is a whole column: write {${id}.${field}*}` }]
    }
    return []
  })
}

function findExampleProblems(kit: Kit, business: (typeof businesses)[number]): KitProblem[] {
  const keys = ['examples', business, 'sheets']
  const { sheets } = kit.examples[business]
  const unknown = Object.keys(sheets).filter((id) => !kit.sheets.some((sheet) => sheet.id === id))
  return [
    ...unknown.map((id) => ({ keys: [...keys, id], message: `"${id}" is no sheet of this kit` })),
    ...kit.sheets.flatMap((sheet) => findFilledProblems(sheet, sheets[sheet.id], [...keys, sheet.id])),
  ]
}

function findFilledProblems(
  sheet: KitSheet,
  filled: KitRow | readonly KitRow[] | undefined,
  keys: readonly PropertyKey[],
): KitProblem[] {
  const given = sheet.rows?.length ?? 0
  if (filled === undefined) {
    const isComplete = toFill(sheet).length === 0 && (sheet.layout === 'form' || given > 0)
    return isComplete ? [] : [{ keys, message: `has no example for the sheet "${sheet.id}"` }]
  }
  if (sheet.layout === 'form') {
    if (Array.isArray(filled)) return [{ keys, message: 'a form is filled in with one record, not with a list' }]
    const missing = toFill(sheet).filter(({ id }) => !(id in filled))
    return [
      ...(missing.length > 0 ? [{ keys, message: `leaves empty: ${missing.map(({ id }) => id).join(', ')}` }] : []),
      ...findRowProblems(sheet, filled as KitRow, keys),
    ]
  }
  if (!Array.isArray(filled)) return [{ keys, message: 'a table is filled in with a list of rows' }]
  const tooFew = filled.length === 0 || (given > 0 && filled.length !== given)
  return [
    ...(tooFew ? [{ keys, message: `has ${filled.length} rows; ${given > 0 ? given : 'at least 1'} are needed` }] : []),
    ...filled.flatMap((row: KitRow, index: number) => findRowProblems(sheet, row, [...keys, index])),
  ]
}

/** A value where there is no field, text where a number belongs, or something typed where the sheet computes. */
function findRowProblems(sheet: KitSheet, row: KitRow, keys: readonly PropertyKey[]): KitProblem[] {
  return Object.entries(row).flatMap(([id, value]) => {
    const field = fieldOf(sheet, id)
    if (!field) return [{ keys: [...keys, id], message: `"${id}" is no field of "${sheet.id}"` }]
    if (field.formula !== undefined) return [{ keys: [...keys, id], message: `"${id}" is computed, not filled in` }]
    if (isNumeric(field) && typeof value !== 'number')
      return [{ keys: [...keys, id], message: `"${id}" must be a number` }]
    if (field.kind === 'date' && !(typeof value === 'string' && isDay(value))) {
      return [{ keys: [...keys, id], message: `"${id}" must be a date like 2027-09-30` }]
    }
    return []
  })
}

/** Fields that people fill in, apart from what `rows` already says. */
function toFill(sheet: KitSheet): KitField[] {
  const given = new Set((sheet.rows ?? []).flatMap((row) => Object.keys(row)))
  return sheet.fields.filter(({ id, formula }) => formula === undefined && !given.has(id))
}

/** Fields whose cells hold numbers. */
export function isNumeric({ kind }: KitField): boolean {
  return kind === 'number' || kind === 'percent' || kind === 'money'
}

export function fieldOf(sheet: KitSheet, id: string): KitField | undefined {
  return sheet.fields.find((field) => field.id === id)
}

function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

/** Places of names that stood before. */
function findTwice(names: readonly string[]): number[] {
  return names.flatMap((name, index) => (names.indexOf(name) < index ? [index] : []))
}
