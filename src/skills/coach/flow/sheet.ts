import type { SkillOutcome } from '../../../conversation/skill.ts'
import { escapeMarkdown } from '../../../domain/escape-markdown.ts'
import type { FieldDefinition } from '../../../programme/definitions.ts'
import { kept } from '../../../programme/kept-text.ts'
import { type StepId, stepIds } from '../../../programme/steps.ts'
import type { Change, Desk } from '../desk.ts'
import { sayUnusableDate } from '../work/actions.ts'
import { readDay } from '../work/read-action.ts'

const longestText = 4000
const mostItems = 12

/** A field of a step's sheet as it is to be kept, or why the text says nothing that it could hold. */
export function readField(
  desk: Desk,
  step: StepId,
  definition: FieldDefinition,
  text: string,
): { readonly change: Change } | { readonly told: string } {
  const { kind, id: field } = definition
  const keep = (value: string | string[]) => ({
    change: { kind: 'sheet-written', values: { step, field, value } } as const,
  })
  if (kind === 'day') {
    const read = readDay(text, desk)
    if (read?.kind === 'day') return keep(read.day)
    const told = read
      ? sayUnusableDate(desk, read)
      : desk.say('date-unreadable', { text: escapeMarkdown(kept(text, 60)) })
    return { told }
  }
  if (kind === 'text') return keep(kept(text, longestText))
  const items = itemsOf(text)
    .map((item) => kept(item, 500))
    .filter((item) => item !== '')
  return items.length === 0 ? { told: desk.say('note-asked') } : keep(items.slice(0, mostItems))
}

/** The items of a list as people type it: lines, semicolons, "1. … 2. …"; commas where there is nothing else. */
function itemsOf(text: string): readonly string[] {
  const lines = text.split(/\s*(?:;|\n)\s*|\s+(?=\d{1,2}[.)]\s)/)
  const items = lines.length > 1 ? lines : text.split(/\s*,\s*/)
  return items.map((item) => item.replace(/^(?:\d{1,2}[.)]|[-•*])\s+/, '').trim())
}

export type FilledSheet = { readonly step: StepId; readonly body: string }

/** "isi langkah 1", and behind it a line `label: …` for each field: a sheet that was filled in somewhere else. */
export function readFilledSheet(text: string): FilledSheet | undefined {
  const [, number, body] =
    /^\s*(?:isi|fill in|fill)\s+(?:langkah|step)\s+([1-7])\s*[:\n]\s*([\s\S]+)$/i.exec(text) ?? []
  const step = stepIds[Number(number) - 1]
  return step && body?.includes(':') ? { step, body } : undefined
}

/** Keeps all fields of a sheet at once; what a field cannot hold is said, and the others are kept. */
export function fillSheet(desk: Desk, { step, body }: FilledSheet): SkillOutcome {
  const definition = desk.parts.knowledge.steps.find(({ id }) => id === step)
  if (!definition) return desk.tell('step-unknown')
  const changes: Change[] = []
  const lines: string[] = []
  for (const { field, text } of fieldsIn(body, definition.fields)) {
    const read = readField(desk, step, field, text)
    const label = field.label[desk.language]
    if ('change' in read) changes.push(read.change)
    lines.push('change' in read ? desk.say('sheet-kept', { label }) : `**${label}**: ${read.told}`)
  }
  if (lines.length === 0)
    return desk.tell('sheet-unread', { labels: definition.fields.map(({ label }) => label[desk.language]).join(', ') })
  const reply = { text: lines.join('\n') }
  return changes.length === 0 ? { replies: [reply] } : desk.change(changes, [reply])
}

/** What stands behind each label, up to the next; a label counts in either language. */
function fieldsIn(body: string, fields: readonly FieldDefinition[]) {
  const labelled = new Map(
    fields.flatMap((field) => [field.label.id, field.label.en].map((label) => [label.toLowerCase(), field] as const)),
  )
  const found: { readonly field: FieldDefinition; text: string }[] = []
  for (const line of body.split('\n')) {
    const at = line.indexOf(':')
    const field = at === -1 ? undefined : labelled.get(line.slice(0, at).trim().toLowerCase())
    const last = found.at(-1)
    if (field) found.push({ field, text: line.slice(at + 1).trim() })
    else if (last) last.text = `${last.text}\n${line}`
  }
  return found.filter(({ text }) => text.trim() !== '')
}
