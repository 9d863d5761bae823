import type { SkillOutcome } from '../../../conversation/skill.ts'
import { escapeMarkdown } from '../../../domain/escape-markdown.ts'
import { asYes } from '../../../domain/reply.ts'
import { alternatives } from '../alternatives.ts'
import type { Desk } from '../desk.ts'
import { businessIn } from '../plan/business.ts'

/** What customers are called where nobody said: by kind of business. */
const longestCustomers = 60

/** "Bantuin visi, kami toko bahan kue, pelanggannya ibu2 UMKM di Tegal": two drafts and a promise for such a place. */
export function draftVision(
  desk: Desk,
  earlier?: { readonly business: string; readonly customers: string },
): SkillOutcome {
  const { language, parts } = desk
  const said = [desk.text, ...(earlier ? [] : desk.asked.slice(0, 2))].join('\n')
  const business = businessIn(desk, desk.text)?.id ?? earlier?.business ?? businessIn(desk, said)?.id ?? 'any'
  const entry = parts.leadData.visions.find((each) => each.business === business) ?? parts.leadData.visions[0]
  if (!entry) return desk.tell('vision-none')
  const customers =
    customersIn(desk, desk.text) ??
    earlier?.customers ??
    customersIn(desk, said) ??
    desk.say(`customers-${business}` as 'customers-any')
  const drafts = entry.drafts.map((each) => each[language].replace('{customers}', customers))
  const isPlainer = earlier !== undefined
  const shown = isPlainer ? drafts.slice(1) : drafts
  const [first = ''] = shown
  const isKnown = business !== 'any' && customersIn(desk, said) !== undefined
  const lines = [
    desk.say(isPlainer ? 'vision-plainer' : 'vision-drafts'),
    shown.map((each, index) => `${shown.length > 1 ? `${index + 1}. ` : '> '}${escapeMarkdown(each)}`).join('\n'),
    desk.say('vision-promise', { promise: entry.promise[language] }),
    desk.say(isKnown || isPlainer ? 'vision-how' : 'vision-more'),
  ]
  return desk.propose({ kind: 'vision', business, customers, text: first }, lines.join('\n\n'), [
    asYes({ label: desk.say('choice-keep-vision'), pick: { skill: 'coach', act: 'keep-vision', value: '0' } }),
    ...(shown.length > 1
      ? [{ label: desk.say('choice-keep-vision-2'), pick: { skill: 'coach', act: 'keep-vision', value: '1' } }]
      : []),
  ])
}

/** "Yaudah bantuin, kami toko …", right after a question about a vision; undefined: nothing is told of the place. */
export function visionAsked(desk: Desk): SkillOutcome | undefined {
  const isTold = businessIn(desk, desk.text) !== undefined || customersIn(desk, desk.text) !== undefined
  return isTold ? draftVision(desk) : undefined
}

/** The draft that is wanted becomes the vision on the sheet. */
export function keepVision(desk: Desk, place: number): SkillOutcome {
  const made = desk.last?.made
  if (made?.kind !== 'vision') return desk.tell('vision-gone')
  const entry = desk.parts.leadData.visions.find(({ business }) => business === made.business)
  const text =
    place === 0
      ? made.text
      : (entry?.drafts[place]?.[desk.language].replace('{customers}', made.customers) ?? made.text)
  return desk.change(
    [{ kind: 'sheet-written', values: { step: 'vision', field: 'vision', value: text } }],
    [{ text: desk.say('vision-kept', { text: escapeMarkdown(text) }) }],
    [desk.choice('choice-go-on', 'next'), desk.choice('choice-undo', 'undo', desk.undoKey)],
  )
}

/** "Pelanggannya ibu2 UMKM di Tegal": whom they serve, in their words. */
function customersIn({ parts }: Desk, text: string): string | undefined {
  const words = alternatives(parts.knowledge.words.customers)
  const found = new RegExp(
    String.raw`(?<![\p{L}])(?:${words})(?:nya|\s+(?:kami|kita|saya|gue|gw)|ku)\s+(?:itu\s+|adalah\s+|kebanyakan\s+|rata-rata\s+|mostly\s+)*([^.,;!?\n]{3,${longestCustomers}})|(?:our|my)\s+(?:${words})\s+(?:are|is)\s+(?:mostly\s+)?([^.,;!?\n]{3,${longestCustomers}})|(?:yang dilayani|melayani|we serve|serving)\s+([^.,;!?\n]{3,${longestCustomers}})`,
    'iu',
  ).exec(text)
  const said = found?.slice(1).find((each) => each !== undefined)
  // "Ibu2" is "ibu-ibu" in a sentence that hangs on a wall.
  return said
    ?.trim()
    .replace(/(\p{L}{2,})2(?![\p{L}\d])/gu, '$1-$1')
    .replace(/\s+(?:sih|aja|dong|ya|deh)$/iu, '')
}
