import { alternatives } from '../../../domain/alternatives.ts'
import { numberPattern, readQuantities, toNumber } from '../../../programme/checks/read-quantity.ts'
import type { Desk } from '../desk.ts'
import { countsPeople } from '../work/correct.ts'
import { readCheckedGoal } from '../work/goals.ts'
import type { Amendment } from './read-amendments.ts'

/** A goal's sentence as it is with what was said of it now; undefined: nothing of a goal was said. */
export function amendedGoal(desk: Desk, sentence: string, amendments: readonly Amendment[]): string | undefined {
  const next = amendments.reduce((text, each) => withOne(desk, text, each) ?? text, sentence)
  return next === sentence ? undefined : next
}

/** What has to do with a day or an owner stands at the end. */
function withOne(desk: Desk, sentence: string, amendment: Amendment): string | undefined {
  switch (amendment.kind) {
    case 'due':
      return dueOn(desk, sentence, amendment.said)
    case 'owner':
      return `${withoutOwner(desk, sentence)}, PJ ${amendment.name}`
    case 'reason':
      return `${sentence}, karena ${amendment.text}`
    case 'target':
    case 'value':
      return withTarget(desk, sentence, amendment.text)
    case 'baseline':
      return withBaseline(desk, sentence, amendment.text)
    case 'replace': {
      const at = sentence.toLowerCase().indexOf(amendment.wrong.toLowerCase())
      const end = at + amendment.wrong.length
      return at === -1 ? undefined : `${sentence.slice(0, at)}${amendment.right}${sentence.slice(end)}`
    }
    default:
      return undefined
  }
}

/** Where it comes from, but not where to: "…, dari 71 persen". */
const endsAtBaseline = /(?:dari|from)\s+[\d.,]+\s*(?:%|[\p{L}/]+)?\s*$/iu

/** "Target 80 persen pada akhir September" says a day besides. */
function withTarget(desk: Desk, sentence: string, text: string): string | undefined {
  const day = desk.parts.knowledge.dates.read(text, { today: desk.today })
  const said = quantityIn(desk, day ? `${text.slice(0, day.start)} ${text.slice(day.end)}` : text)
  if (said === undefined) return undefined
  const { target, metric } = readCheckedGoal(desk, sentence).goal.values
  // "Eh salah, 12 nasabah" is no waiting time and no NPS.
  const known = desk.parts.knowledge.metrics.find(({ id }) => id === metric?.key)
  if (known?.n && countsPeople(desk, text)) return undefined
  const aimed = endsAtBaseline.test(sentence)
    ? `${tidy(sentence)} ke ${said}`
    : (replaceNumber(sentence, target, said) ?? `${tidy(sentence)}, menjadi ${said}`)
  return day ? dueOn(desk, aimed, text.slice(day.start, day.end)) : aimed
}

function withBaseline(desk: Desk, sentence: string, text: string): string | undefined {
  const said = quantityIn(desk, text)
  if (said === undefined) return undefined
  const { target, baseline, metric } = readCheckedGoal(desk, sentence).goal.values
  const replaced = replaceNumber(sentence, baseline, said)
  if (replaced !== undefined) return replaced
  const aim = target === undefined ? '' : ` ke ${target} ${metric?.unit ?? ''}`.trimEnd()
  return `${tidy(sentence)}, dari ${said}${aim}`
}

function quantityIn({ parts }: Desk, text: string): string | undefined {
  const [first] = readQuantities(text, parts.knowledge.words.units)
  return first && text.slice(first.start, first.end)
}

/** The last place of a number in a sentence, and its unit where the new one comes with its own. */
function replaceNumber(sentence: string, before: number | undefined, after: string): string | undefined {
  if (before === undefined) return undefined
  const places = [...sentence.matchAll(new RegExp(numberPattern, 'g'))]
  const found = places.findLast(([digits]) => toNumber(digits) === before)
  if (!found) return undefined
  const rest = sentence.slice(found.index + found[0].length)
  return `${sentence.slice(0, found.index)}${after}${/\D/.test(after) ? rest.replace(/^\s*(?:%|persen|percent)/i, '') : rest}`
}

function dueOn(desk: Desk, sentence: string, said: string): string {
  return `${withoutDay(desk, sentence)}, paling lambat ${said}`
}

/** Without the last day it names and what leads to it. */
function withoutDay({ parts, today }: Desk, sentence: string): string {
  const found = parts.knowledge.dates.read(sentence, { today })
  if (!found) return tidy(sentence)
  const leads = alternatives([...parts.knowledge.dateLeads, 'pada', 'di', 'in', 'on', 'by'])
  const before = sentence.slice(0, found.start).replace(new RegExp(String.raw`(?:[\s,]+(?:${leads}))+\s*$`, 'iu'), '')
  return tidy(`${tidy(before)}${sentence.slice(found.end)}`)
}

function withoutOwner({ parts }: Desk, sentence: string): string {
  const owner = alternatives(parts.knowledge.words.owner)
  const said = new RegExp(String.raw`[\s,;]*(?<![\p{L}])(?:${owner})\s*:?\s+[\p{L}.' ]{1,60}`, 'iu')
  return tidy(sentence.replace(said, ''))
}

function tidy(text: string): string {
  return text.trim().replace(/[\s.,;]+$/, '')
}
