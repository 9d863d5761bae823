import type { SkillOutcome } from '../../../conversation/skill.ts'
import { alternatives } from '../../../domain/alternatives.ts'
import { escapeMarkdown } from '../../../domain/escape-markdown.ts'
import { asYes } from '../../../domain/reply.ts'
import { countWords } from '../../../programme/checks/check-vision.ts'
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
  const business =
    businessIn(desk, desk.text)?.id ?? earlier?.business ?? businessIn(desk, said)?.id ?? desk.told.business ?? 'any'
  const named = parts.leadData.visions.find(
    ({ also }) =>
      also.length > 0 && new RegExp(String.raw`(?<!\p{L})(?:${alternatives(also)})(?!\p{L})`, 'iu').test(said),
  )
  const entry = named ?? parts.leadData.visions.find((each) => each.business === business) ?? parts.leadData.visions[0]
  if (!entry) return desk.tell('vision-none')
  const customers =
    customersIn(desk, desk.text) ??
    earlier?.customers ??
    customersIn(desk, said) ??
    entry.customers?.[language] ??
    desk.say(`customers-${business}` as 'customers-any')
  const wanted = feelingIn(desk.text)
  const isBrief = earlier === undefined && (limit.test(desk.text) || brief.test(desk.text))
  if (isBrief) return briefVision(desk, { business: entry.business, customers, short: entry.short[language] })
  const written = entry.drafts.map((each) => each[language].replace('{customers}', customers))
  const drafts = wanted === undefined ? written : [desk.say('vision-felt', { customers, wanted }), ...written.slice(1)]
  const isPlainer = earlier !== undefined
  const shown = isPlainer ? drafts.slice(1) : drafts
  const [first = ''] = shown
  const isKnown =
    business !== 'any' &&
    (customersIn(desk, said) !== undefined || wanted !== undefined || desk.told.business !== undefined)
  const lines = [
    desk.say(isPlainer ? 'vision-plainer' : 'vision-drafts'),
    shown.map((each, index) => `${shown.length > 1 ? `${index + 1}. ` : '> '}${escapeMarkdown(each)}`).join('\n'),
    desk.say('vision-promise', { promise: entry.promise[language] }),
    desk.say(isKnown || isPlainer ? 'vision-how' : 'vision-more'),
  ]
  const made = {
    kind: 'vision',
    business,
    customers,
    text: first,
    ...(wanted === undefined ? {} : { wanted }),
  } as const
  return desk.propose(made, lines.join('\n\n'), [
    asYes({ label: desk.say('choice-keep-vision'), pick: { skill: 'coach', act: 'keep-vision', value: '0' } }),
    ...(shown.length > 1
      ? [{ label: desk.say('choice-keep-vision-2'), pick: { skill: 'coach', act: 'keep-vision', value: '1' } }]
      : []),
  ])
}

const shorter =
  /(?<!\p{L})(?:lebih (?:pendek|singkat|ringkas)|pendekin|singkatin|kepanjangan|terlalu panjang|persingkat|shorter|too long|shorten)(?!\p{L})/iu
/** Asked for short from the beginning. */
const brief =
  /(?<!\p{L})(?:kalimat\p{L}* pendek|yang pendek|yg pendek|singkat|pendek|dihafal|hafal\p{L}*|hapal\p{L}*|\d{1,2}\s(?:kata|words)|short|memori[sz]e)(?!\p{L})/iu
const limit =
  /(?<!\p{L})(?:maks(?:imal)?|max(?:imum)?|paling banyak|cukup|at most|up to|in)\.?\s+(\d{1,2})\s+(?:kata|words?)(?!\p{L})/iu

/** A vision in a few words at once, where that is how it was asked for: for drivers, for a wall. */
function briefVision(
  desk: Desk,
  { business, customers, short }: { readonly business: string; readonly customers: string; readonly short: string },
): SkillOutcome {
  const text = capitalised(short.replace('{customers}', customers))
  return desk.propose(
    { kind: 'vision', business, customers, text },
    [desk.say('vision-short', { count: countWords(text) }), `> ${escapeMarkdown(text)}`, desk.say('vision-how')].join(
      '\n\n',
    ),
    [asYes({ label: desk.say('choice-keep-vision'), pick: { skill: 'coach', act: 'keep-vision', value: '0' } })],
  )
}

/** "Lebih pendek, maks 8 kata": the vision in few words, with how customers are to feel where that was told and fits. Undefined: not asked for. */
export function shortenVision(desk: Desk): SkillOutcome | undefined {
  const made = desk.last?.made
  const said = limit.exec(desk.text)?.[1]
  if (made?.kind !== 'vision' || (said === undefined && !shorter.test(desk.text))) return undefined
  const { language, parts } = desk
  const most = said === undefined ? countWords(made.text) - 1 : Number(said)
  const entry = parts.leadData.visions.find(({ business }) => business === made.business) ?? parts.leadData.visions[0]
  const felt =
    made.wanted === undefined ? [] : [desk.say('vision-felt-short', { customers: made.customers, wanted: made.wanted })]
  const own = entry ? [capitalised(entry.short[language].replace('{customers}', made.customers))] : []
  const all = [...felt, ...own]
  const text = all.find((each) => countWords(each) <= most) ?? own[0]
  if (text === undefined) return undefined
  const count = countWords(text)
  return desk.propose(
    { ...made, text },
    [desk.say('vision-short', { count }), `> ${escapeMarkdown(text)}`, desk.say('vision-how')].join('\n\n'),
    [asYes({ label: desk.say('choice-keep-vision'), pick: { skill: 'coach', act: 'keep-vision', value: '0' } })],
  )
}

function capitalised(text: string): string {
  return text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())
}

/** "Yang kami mau: pelanggan ngerasa aman dan gak buru-buru": what they are to feel, in words for a wall. */
function feelingIn(text: string): string | undefined {
  return /(?<!\p{L})(?:ngerasa|merasa|ngerasain|merasakan|to feel|should feel|feel)\s+([^.;:!?\n]{3,60})/iu
    .exec(text)?.[1]
    ?.replace(/(?<!\p{L})(?:gak|ga|gk|nggak|ngga|enggak)(?!\p{L})/giu, 'tidak')
    .replace(/(?<!\p{L})(?:sm|sama)(?!\p{L})/giu, 'dan')
    .replace(/\s+(?:aja|saja|ya|dong|deh|sih)$/iu, '')
    .trim()
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
