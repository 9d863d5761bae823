import type { Language } from '../../domain/language.ts'
import type { Business, Kit } from './kit.ts'
import { type Cell, type LaidOutSheet, layOutKit, say } from './lay-out.ts'
import { showValue } from './show-value.ts'
import { words } from './words.ts'

/** A kit as Markdown: forms as lists, tables as tables. Blank sheets show what to fill in instead of values. */
export function renderMarkdown(kit: Kit, language: Language, business?: Business): string {
  const said = words[language]
  const example =
    business === undefined ? [] : [`${said.example}: ${say(kit.examples[business].name, language)}. ${said.invented}`]
  const head = [`# ${kit.title[language]}`, kit.purpose[language], ...example]
  const sheets = layOutKit(kit, language, business).map((sheet) => renderSheet(sheet, language, business !== undefined))
  return `${[...head, ...sheets, `_${said.ours}_`].join('\n\n')}\n`
}

function renderSheet(laidOut: LaidOutSheet, language: Language, isFilled: boolean): string {
  const { sheet } = laidOut
  const head = [`## ${sheet.title[language]}`, ...(sheet.note ? [sheet.note[language]] : [])]
  const body =
    sheet.layout === 'form' ? renderForm(laidOut, language, isFilled) : renderTable(laidOut, language, isFilled)
  return [...head, ...body].join('\n\n')
}

function renderForm({ rows }: LaidOutSheet, language: Language, isFilled: boolean): string[] {
  const lines = (rows[0] ?? []).map((cell) => {
    const label = `**${cell.field.label[language]}**`
    return isFilled
      ? `- ${label}: ${shownValue(cell, language)}`
      : `- ${label}: ${words[language].toFill} _${helpOf(cell, language)}_`
  })
  return [lines.join('\n')]
}

function renderTable(laidOut: LaidOutSheet, language: Language, isFilled: boolean): string[] {
  const { sheet, rows, totals } = laidOut
  const heads = sheet.fields.map(({ label }) => label[language])
  const help = sheet.fields.map(
    (field) => `- **${field.label[language]}**: ${helpOf({ field, value: undefined }, language)}`,
  )
  const shownRows = isFilled || sheet.rows ? rows : rows.slice(0, 3)
  const table = [
    heads,
    heads.map(() => '---'),
    ...shownRows.map((row) => row.map((cell) => shownValue(cell, language))),
    ...(totals && isFilled
      ? [totals.map((cell) => (cell.value === undefined ? '' : `**${shownValue(cell, language)}**`))]
      : []),
  ]
  const lines = table.map((row, index) => `| ${row.map((text) => (index === 1 ? text : escaped(text))).join(' | ')} |`)
  return isFilled ? [lines.join('\n')] : [help.join('\n'), lines.join('\n')]
}

function shownValue({ value, field }: Cell, language: Language): string {
  return showValue(value, field, language)
}

function helpOf({ field }: Cell, language: Language): string {
  const computed = field.formula === undefined ? '' : ` ${words[language].computed}`
  return `${field.help[language]}${computed}`
}

function escaped(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ')
}
