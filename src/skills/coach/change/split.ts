import type { SkillOutcome } from '../../../conversation/skill.ts'
import { alternatives } from '../../../domain/alternatives.ts'
import { kept } from '../../../programme/kept-text.ts'
import { nextNumber } from '../../../programme/programme.ts'
import type { Change, Desk } from '../desk.ts'
import { sayAction } from '../work/actions.ts'
import { lastAction } from './apply-changes.ts'

type Share = { readonly who: string; readonly count: number | undefined }

const splits =
  /(?<!\p{L})(?:split|divide|share it|bagi dua|bagi2|bagi-bagi|dibagi|bagi|pecah|dipecah|pisah|dipisah|pisahin)(?:\s+(?:it|that|aja|saja|jadi dua|up|tugasnya))*(?!\p{L})[\s,:]*(?:(?:between|among|antara|ke|buat|untuk|jadi|sama|with|bareng|dengan)\s+)?/iu
const name = String.raw`((?:(?:pak|bu|mas|mbak|kak|si)\s+)?\p{L}[\p{L}.']{1,20})`
const takes = String.raw`(?:(?:takes?|gets?|does|has|pegang|megang|dapat|dapet|kebagian|ambil|ngambil|yang|yg|:|-)\s*)*`

/** "Split it, Dewi takes six and Bayu takes six", right after an action was noted: one action for each of them. Undefined: it is not split. */
export function splitAction(desk: Desk): SkillOutcome | undefined {
  const lead = splits.exec(desk.text)
  const action = lead ? lastAction(desk) : undefined
  if (!lead || !action) return undefined
  const shares = sharesIn(desk, desk.text.slice(lead.index + lead[0].length), action.values.owner?.name)
  const [first, ...others] = shares
  if (!first || others.length === 0) return undefined
  const { values } = action
  const next = nextNumber(desk.programme, 'actions')
  const parts = shares.map((share, index) => ({
    number: index === 0 ? action.number : next + index - 1,
    values: { ...values, what: kept(partOf(desk, values.what, share.count)), owner: desk.owner(share.who) },
  }))
  const changes = parts.map(
    ({ number, values: own }, index): Change =>
      index === 0
        ? { kind: 'action-changed', values: { action: number, changes: { what: own.what, owner: own.owner } } }
        : { kind: 'action-added', values: { action: number, values: own } },
  )
  const lines = parts.map(({ number, values: own }) =>
    desk.say('action-part', { number, action: sayAction(desk, own) }),
  )
  return desk.change(changes, [{ text: [desk.say('action-split'), ...lines].join('\n') }])
}

function sharesIn({ parts }: Desk, text: string, owner: string | undefined): readonly Share[] {
  const { numbers } = parts.knowledge.planWords
  const number = String.raw`(\d{1,3}|${alternatives(Object.keys(numbers))})`
  const countOf = (said: string | undefined) =>
    said === undefined ? undefined : (numbers[said.toLowerCase()] ?? Number(said))
  const counted = [
    ...text.matchAll(
      new RegExp(String.raw`(?<![\p{L}\d])${number}\s+(?:for|to|by|buat|untuk|utk|ke|sama|di)\s+${name}`, 'giu'),
    ),
  ].map(([, count, who = '']) => ({ who, count: countOf(count) }))
  if (counted.length > 1) return counted
  const named = [
    ...text.matchAll(new RegExp(String.raw`(?<!\p{L})${name}\s+${takes}${number}(?![\p{L}\d])`, 'giu')),
  ].map(([, who = '', count]) => ({ who, count: countOf(count) }))
  if (named.length > 1) return named
  const each =
    /(?<!\p{L})(?:masing-masing|masing2|masing masing|each)\s*:?\s*(\d{1,3})|(\d{1,3})\s*(?:each|masing)/iu.exec(text)
  const count = each ? Number(each[1] ?? each[2]) : undefined
  const alone = text
    .replace(each?.[0] ?? '', ' ')
    .replace(/[\s,]+(?:ya|yah|dong|deh|aja|saja|please)(?=[\s,.!]|$)/giu, '')
    .split(/\s*(?:,|&|\s(?:dan|sama|and|karo)\s)\s*/u)
    .map((each) => each.trim().replace(/[.!?]+$/, ''))
    .filter((each) => each !== '')
  // "Bagi dua sama Nia": with whoever has it.
  const [partner] = alone
  const isWith =
    alone.length === 1 && partner !== undefined && owner !== undefined && new RegExp(`^${name}$`, 'u').test(partner)
  if (isWith && partner.toLowerCase() !== owner.toLowerCase()) return [owner, partner].map((who) => ({ who, count }))
  const areNames = alone.length > 1 && alone.every((each) => new RegExp(`^${name}$`, 'u').test(each))
  return areNames ? alone.map((who) => ({ who, count })) : []
}

/** "The 12 unhappy customers" are "6 of the 12" for each of two. */
function partOf({ language }: Desk, what: string, count: number | undefined): string {
  if (count === undefined) return what
  const of = language === 'id' ? 'dari' : 'of'
  const total = /(?<![\p{L}\d])(?:the\s+)?(?:top\s+)?\d+(?!\s*(?:%|[.:]\d))/iu.exec(what)
  return total ? `${what.slice(0, total.index)}${count} ${of} ${what.slice(total.index)}` : `${what} (${count})`
}
