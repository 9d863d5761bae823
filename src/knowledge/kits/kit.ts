import { z } from 'zod'

/** Kinds of business that every kit is filled in for. */
export const businesses = ['shop', 'clinic', 'cooperative', 'hotel', 'app', 'office'] as const
export type Business = (typeof businesses)[number]

const name = z.string().regex(/^[a-z][a-z0-9-]*$/, 'must be lower case, words joined by "-"')
const bothLanguages = z.strictObject({ id: z.string().min(1), en: z.string().min(1) })
/** Text that is the same in both languages, such as a name, may stand once. */
const text = z.union([z.string().min(1), bothLanguages])
const value = z.union([z.number(), text])

/** As the name of a sheet in Excel. */
const sheetTitle = z
  .string()
  .min(1)
  .max(31, 'must be at most 31 characters')
  .regex(/^[^[\]:*?/\\']+$/, "must have none of [ ] : * ? / \\ '")

const field = z.strictObject({
  id: name,
  label: bothLanguages,
  /** How to fill it in; shown beside the field. */
  help: bothLanguages,
  kind: z
    .enum(['text', 'number', 'percent', 'money', 'date'], 'must be text, number, percent, money or date')
    .default('text'),
  /** Digits after the point of a number or a percentage. */
  decimals: z.int().min(0).max(4).optional(),
  /** What the spreadsheet computes; nobody fills such a field in. Once for each language where it says words. */
  formula: text.optional(),
})

const row = z.record(name, value)

const sheet = z.strictObject({
  id: name,
  title: z.strictObject({ id: sheetTitle, en: sheetTitle }),
  /** A sentence or two on what the sheet is for and how to read it. */
  note: bothLanguages.optional(),
  /** `form`: one value a field, below each other. `table`: a row for each case, or for each of `rows`. */
  layout: z.enum(['form', 'table'], 'must be form or table'),
  fields: z.array(field).min(1),
  /** Rows whose beginning is the same for everybody, such as the nine aspects of a survey. */
  rows: z.array(row).optional(),
  /** Empty rows of a blank table without `rows`. */
  blank_rows: z.int().min(1).max(60).default(8),
  /** The last row of a table: what is computed below which field. */
  totals: z.strictObject({ label: bothLanguages, formulas: z.record(name, z.string().min(1)) }).optional(),
})

const example = z.strictObject({
  /** Who fills the kit in: "Toko Rona, skincare, 4 agen". */
  name: text,
  /** By sheet: a record for a form, a list of records for a table. */
  sheets: z.record(name, z.union([row, z.array(row)])),
})

export const kitSchema = z.strictObject({
  id: name,
  /** Place in the list of kits. */
  order: z.int().min(1),
  /** The step of the programme the kit belongs to; 0 for a kit that helps in all of them. */
  step: z.int().min(0).max(7),
  title: bothLanguages,
  purpose: bothLanguages,
  facts: z.array(z.string().regex(/^[A-Z]+-\d{3}[a-z]?$/, 'must be fact numbers like CSM-661')).min(1),
  sheets: z.array(sheet).min(1),
  examples: z.strictObject({
    shop: example,
    clinic: example,
    cooperative: example,
    hotel: example,
    app: example,
    office: example,
  }),
})

/** A worksheet, or several that belong together, with explanations and filled examples. */
export type Kit = z.output<typeof kitSchema>
export type KitSheet = Kit['sheets'][number]
export type KitField = KitSheet['fields'][number]
export type KitText = z.output<typeof text>
export type KitRow = z.output<typeof row>
