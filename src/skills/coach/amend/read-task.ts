import { alternatives } from '../../../domain/alternatives.ts'
import { apartFromDay } from '../change/task-day.ts'
import type { Desk } from '../desk.ts'

const names = String.raw`(@?\p{L}[\p{L}.']{1,20}(?:\s+\p{Lu}[\p{L}.']{1,20}){0,2})`

/**
 * "Sari bakal revisi skrip paling lambat Jumat ini": somebody is to do something, as `what, day, who` of an action.
 * Undefined: nobody is named who could be one.
 */
export function readTask(desk: Desk, text: string): string | undefined {
  const { reader, amendWords, knowledge } = desk.parts
  const will = alternatives([...amendWords.will, 'buat', 'untuk', 'utk', 'to', 'for'])
  const doing = alternatives(reader.words.doing)
  const [, name, what] =
    new RegExp(String.raw`^${names}\s+(?:yang\s+)?(?:(?:${will})\s+)+(\S[\s\S]*)$`, 'u').exec(text) ??
    new RegExp(String.raw`^${names}\s+((?:${doing})\s[\s\S]+)$`, 'u').exec(text) ??
    new RegExp(String.raw`^(\p{Ll}[\p{L}.']{1,20})\s+((?:${doing})\s[\s\S]+)$`, 'u').exec(text) ??
    []
  if (name === undefined || what === undefined) return undefined
  const said = name.toLowerCase()
  const isPronoun = knowledge.words.nobody.includes(said) || desk.parts.notNames.includes(said)
  const isSomebody = desk.owner(name).person !== undefined || /^@?\p{Lu}/u.test(name) || !isPronoun
  if (!isSomebody) return undefined
  const task = apartFromDay(desk, what)
  return [task.what, ...(task.said === undefined ? [] : [task.said]), name].join(', ')
}
