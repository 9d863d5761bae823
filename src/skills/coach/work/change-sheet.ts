import type { SkillOutcome } from '../../../conversation/skill.ts'
import { escapeMarkdown } from '../../../domain/escape-markdown.ts'
import { spaced } from '../../../programme/checks/word-lists.ts'
import { kept } from '../../../programme/kept-text.ts'
import { type StepId, stepIds } from '../../../programme/steps.ts'
import type { Desk } from '../desk.ts'
import { readField } from '../flow/sheet.ts'

/**
 * Puts right what stands on a sheet, as people say it: "mohon diubah: 8 dari 10 dalam 20 menit, bukan 9 dari 10 dalam 15
 * menit" finds the line by its old figures, "ubah janji jadi …" the field by its label. Undefined: nothing of a sheet.
 */
export function changeSheet(desk: Desk, text: string): SkillOutcome | undefined {
  return byFigures(desk, text) ?? byLabel(desk, text)
}

function byFigures(desk: Desk, text: string): SkillOutcome | undefined {
  const [right = '', wrong = ''] = text.split(desk.parts.flowHearing.insteadOf)
  const [wanted, stood] = [figuresIn(withoutLead(right)), figuresIn(wrong)]
  if (stood.length === 0 || wanted.length !== stood.length) return undefined
  for (const [name, { value }] of desk.programme.sheets) {
    const lines = typeof value === 'string' ? [value] : value
    const at = lines.findIndex((line) => figuresIn(line).join(' ') === stood.join(' '))
    const line = lines[at]
    if (line === undefined) continue
    let next = 0
    const changed = line.replace(figure, (old) => wanted[next++] ?? old)
    const [step = '', field = ''] = name.split('.')
    return write(desk, step, field, lines.with(at, changed).join('; '), changed)
  }
  return undefined
}

function byLabel(desk: Desk, text: string): SkillOutcome | undefined {
  const found = desk.parts.flowHearing.changing(text) ?? desk.parts.flowHearing.stating(text)
  if (!found) return undefined
  const said = spaced(found.what).replace(/^(?:the|our|my)\s+/u, '')
  for (const { id: step, fields } of desk.parts.knowledge.steps) {
    const field = fields.find(({ label }) => [label.id, label.en].some((each) => isCalled(spaced(each), said)))
    if (field && desk.programme.sheets.has(`${step}.${field.id}`))
      return write(desk, step, field.id, found.to, found.to)
  }
  return undefined
}

/** "Janji layanan" is called "janji", "janji kami", "janjinya" too. */
function isCalled(label: string, said: string): boolean {
  const [first = ''] = label.split(' ')
  return said === label || said.replace(/nya$/u, '') === first || said.startsWith(`${first} `)
}

function write(desk: Desk, stepName: string, fieldName: string, text: string, shown: string): SkillOutcome | undefined {
  const step = stepIds.find((each): each is StepId => each === stepName)
  const field = desk.parts.knowledge.steps.find(({ id }) => id === step)?.fields.find(({ id }) => id === fieldName)
  if (!step || !field) return undefined
  const read = readField(desk, step, field, text)
  if ('told' in read) return { replies: [{ text: read.told }] }
  const label = field.label[desk.language]
  return desk.change(
    [read.change],
    [{ text: desk.say('sheet-changed', { label, text: escapeMarkdown(kept(shown, 300)) }) }],
  )
}

const figure = /\d+(?:[.,]\d+)?/g

function figuresIn(text: string): readonly string[] {
  return text.match(figure) ?? []
}

/** "Maksud saya yang nomor 3: 8 dari 10": what stands before a colon is no part of it. */
function withoutLead(text: string): string {
  return text.slice(text.indexOf(':') + 1)
}
