import { z } from 'zod'
import { phraseIn, type WordLists } from '../checks/word-lists.ts'
import { addMonths, type Day, daysBetween } from '../dates/calendar.ts'
import type { Plan } from './plan.ts'
import { type Theme, themesIn } from './themes.ts'

const words = z.array(z.string().min(1)).min(1)

/** The shape of knowledge/programme/plan-words.yaml. */
export const planWordsSchema = z.strictObject({
  people: words,
  sizes: words,
  months: words,
  weeks: words,
  days: words,
  'one-month': words,
  'no-budget': words,
  budget: words,
  evidence: words,
  problem: words,
  make: words,
  plans: words,
  other: words,
  how: words,
  service: words,
  numbers: z.record(z.string().min(1), z.int().positive()),
})
export type PlanWords = z.infer<typeof planWordsSchema>

/** More work at no place that a team’s plan is for. */
const mostPeople = 2000

type Facts = { -readonly [Field in keyof Plan]?: Plan[Field] }

/** What a text says of a business that a plan is to fit: how many work there, how large it is, how long, what goes wrong. */
export function readPlanFacts(
  text: string,
  { words: list, themes, today }: { readonly words: PlanWords; readonly themes: readonly Theme[]; readonly today: Day },
): Partial<Plan> {
  const counted = numberReader(list)
  const facts: Facts = {}
  const people = counted(text, list.people)
  const months = counted(text, list.months)
  const weeks = counted(text, list.weeks)
  const days = counted(text, list.days)
  const size = counted(text, list.sizes)
  const found = themesIn(text, themes).map(({ id }) => id)
  if (people && people.value > 0 && people.value <= mostPeople) facts.people = people.value
  const split = rolesIn(text)
  if (split !== undefined || size) facts.size = split ?? size?.said
  if (months) {
    facts.due = addMonths(today, Math.min(months.value, 24))
    facts.weeks = Math.round(daysBetween(today, facts.due) / 7)
  } else if (weeks) facts.weeks = Math.min(weeks.value, 104)
  else if (phraseIn(text, list['one-month']) !== undefined) facts.weeks = 4
  else if (days && days.value >= 14) {
    facts.days = Math.min(days.value, 730)
    facts.weeks = Math.round(facts.days / 7)
  }
  const problem = new RegExp(String.raw`(?<![\p{L}])(?:${list.problem.join('|')})\s*:?\s+([^.;\n]{6,160})`, 'iu').exec(
    text,
  )?.[1]
  if (problem !== undefined) facts.problem = problem.split(/,\s*(?=\p{L}+(?:nya)?\s+\d)/u)[0]?.trim() ?? problem
  if (phraseIn(text, list['no-budget']) !== undefined) facts.hasNoBudget = true
  else {
    const budget = new RegExp(
      String.raw`(?<![\p{L}])(?:${list.budget.join('|')})\p{L}*\s+(?:\p{L}+\s+){0,2}?((?:rp\.?\s*)?\d[\d.,]*\s*(?:juta|jt|ribu|rb|miliar|million|k)?)(?![\p{L}\d])`,
      'iu',
    ).exec(text)?.[1]
    if (budget !== undefined) facts.budget = budget.trim()
  }
  if (found.length > 0) facts.themes = found
  return facts
}

/** "14 orang: 6 CS, 5 admin, 3 kasir": who of them does what. */
function rolesIn(text: string): string | undefined {
  return /(?:orang|org|people|staf|staff)\s*[:(–-]\s*(\d{1,3}\s+\p{L}[\p{L} ]{0,20}(?:(?:,\s*|\s+(?:dan|and)\s+)\d{1,3}\s+\p{L}[\p{L} ]{0,20})+)/iu
    .exec(text)?.[1]
    ?.trim()
}

/** "18 orang", "stafnya cuma 18", "tim saya delapan orang". */
function numberReader({ numbers }: PlanWords) {
  const number = String.raw`(\d{1,3}(?:[.,]\d{3})+|\d{1,4}|${Object.keys(numbers).join('|')})`
  return (text: string, units: readonly string[]): { readonly value: number; readonly said: string } | undefined => {
    const unit = `(?:${units.toSorted((a, b) => b.length - a.length).join('|')})`
    const behind = new RegExp(String.raw`(?<![\p{L}\p{N}])${number}[\s-]*${unit}(?![\p{L}])`, 'iu').exec(text)
    const ahead = new RegExp(
      String.raw`(?<![\p{L}])${unit}(?:nya|ku|\s+(?:saya|kami|kita|gue|aku))?\s+(?:cuma|hanya|ada|cm|only|of|is|sekitar|about|just){0,2}\s*${number}(?![\p{L}\p{N}%.,:]\S|\s*%)`,
      'iu',
    ).exec(text)
    const found = behind ?? ahead
    if (!found?.[1]) return undefined
    return { value: numbers[found[1].toLowerCase()] ?? Number(found[1].replace(/[.,]/g, '')), said: found[0].trim() }
  }
}

/** The goal that a text names with both its figures: "menurunkan waktu tunggu dari dua hari menjadi satu hari". */
export function goalIn(
  text: string,
  { verbs, from, to }: Pick<WordLists, 'verbs' | 'from' | 'to'>,
  { numbers }: PlanWords,
): string | undefined {
  const any = (list: readonly string[]) => list.toSorted((a, b) => b.length - a.length).join('|')
  const number = String.raw`(?:\d[\d.,]*|${Object.keys(numbers).join('|')})`
  const unit = String.raw`(?:\s*%|\s+\p{L}+)?`
  return new RegExp(
    String.raw`(?<![\p{L}])(?:${any([...verbs.up, ...verbs.down])})\s[^.;\n]{2,80}?(?:${any(from)})\s+${number}${unit}\s+(?:${any(to)})\s+${number}${unit}`,
    'iu',
  ).exec(text)?.[0]
}
