import { analyseSurvey } from '../survey/analyse-survey.ts'
import type { ColumnRole } from '../survey/guess-roles.ts'
import { answersOf } from '../survey/look-at-survey.ts'
import type { Part } from './asked-answer.ts'
import type { AskedTable } from './asked-table.ts'

/** Titles of columns that tell who answered, without being shown. */
const ofPerson =
  /e-?mail|surel|(?:no|nomor)\.? ?(?:hp|telp|telepon|wa|whatsapp)(?![a-z])|phone|(?:customer|user|pelanggan|member|responden)[ _]?id|id[ _](?:pelanggan|customer|user|member)|^nama|^name$|username/i

/** The measure with the last answer of everybody alone, where some answered several times. */
export async function answerRepeated(columns: readonly ColumnRole[], table: AskedTable): Promise<readonly Part[]> {
  const { look, tools, facts, signal } = table
  const person = look.profiles.find(({ title, filled }) => filled > 0 && ofPerson.test(title.replaceAll('_', ' ')))
  if (!person) return [{ kind: 'cannot', why: 'group' }]
  const keyOf = (row: readonly string[]) => (row[person.index] ?? '').toLowerCase().replace(/\s+/g, '')
  const last = new Map<string, number>()
  const repeated = new Set<string>()
  let at = 0
  for await (const row of rows()) {
    const key = keyOf(row)
    if (key !== '' && last.has(key)) repeated.add(key)
    last.set(key, at++)
  }
  const result = await analyseSurvey(lastOnly(), columns, tools, facts)
  const [measure] = result.measures
  return measure
    ? [{ kind: 'repeated', title: person.title, people: repeated.size, measure, elements: result.elements }]
    : []

  function rows() {
    return answersOf(table.table, look, tools.words.columns, signal)
  }

  async function* lastOnly(): AsyncGenerator<readonly string[]> {
    let place = 0
    for await (const row of rows()) {
      const key = keyOf(row)
      if (key === '' || last.get(key) === place) yield row
      place++
    }
  }
}
