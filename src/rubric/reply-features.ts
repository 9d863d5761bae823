import type { PracticeRules } from '../knowledge/practice/load-practice.ts'
import { messageKind } from './message-kind.ts'
import { ownMatter } from './own-matter.ts'
import { replySigns } from './reply-signs.ts'
import { amountOfTime, first, readable, timeIn } from './signs.ts'

/** What a reply is rated by beside its words, each 0 to 1. */
export const featureNames = [
  'length',
  'short',
  'acts',
  'guide',
  'place',
  'time',
  'number',
  'condition',
  'choice',
  'asks',
  'answers',
  'direct',
  'safe',
  'address',
  'sorryOnly',
  'loud',
  'found',
  'matter',
  'unsafe',
  'wrongKind',
  'figureless',
] as const
export type FeatureName = (typeof featureNames)[number]
export type ReplyFeatures = Readonly<Record<FeatureName, number>>

/** Beyond that many words a reply gains nothing by length; below that few it says hardly anything. */
const enoughWords = 35
const fewWords = 7
/** Letters by which two words count as one: "paket", "paketnya". */
const stem = 5

/** The features of one reply to what a customer wrote: what it does, says and leaves out, counted by words and signs. */
export function replyFeatures(reply: string, customer: string, rules: PracticeRules): ReplyFeatures {
  const text = readable(reply)
  const words = text.match(/[\p{L}\p{N}']+/gu) ?? []
  const kind = messageKind(customer, rules)
  const signs = replySigns(reply, kind, rules, customer)
  const acts = firstPersonActs(words, rules)
  const time = timeIn(text) ?? amountOfTime(text, rules.units) ?? first(text, rules.days)
  const guide = first(text, rules.guides)
  const opening = readable(words.slice(0, 2).join(' '))
  const asks = reply.includes('?')
  const isTold = acts > 0 || guide !== undefined || time !== undefined || /\d/.test(reply) || asks
  const asksFigure = first(readable(customer), rules['asks-figure']) !== undefined
  return {
    length: Math.min(1, words.length / enoughWords),
    short: words.length < fewWords ? 1 : 0,
    acts: Math.min(1, acts / 2),
    guide: yes(guide),
    place: yes(first(text, rules.places)),
    time: yes(time),
    number: /\d/.test(reply.replace(time ?? '', '')) ? 1 : 0,
    condition: yes(first(text, rules.conditions)),
    choice: yes(first(text, rules.choices)),
    asks: asks ? 1 : 0,
    answers: Math.min(1, sharedWords(words, customer) / 2),
    direct: yes(rules.direct.find((phrase) => opening.startsWith(` ${phrase} `))),
    safe: yes(first(text, rules.safe)),
    address: yes(first(text, rules.addresses)),
    sorryOnly: first(text, rules.acknowledge) !== undefined && !isTold ? 1 : 0,
    loud: /!|\p{Lu}{5,}|\p{Extended_Pictographic}/u.test(reply) ? 1 : 0,
    found: signs.filter(({ quote }) => quote !== '').length / signs.length,
    matter: ownMatter(reply, customer, rules.common),
    unsafe: kind === 'danger' && first(text, rules.safe) === undefined ? 1 : 0,
    wrongKind: kind === 'thanks' && first(text, rules.apologies) !== undefined ? 1 : 0,
    figureless: asksFigure && !/\d/.test(text) ? 1 : 0,
  }
}

function yes(sign: string | undefined): number {
  return sign === undefined ? 0 : 1
}

/** How often "I" or "we" do something: the word after them, or after "I will", is not an empty one. */
export function firstPersonActs(words: readonly string[], rules: PracticeRules): number {
  const who = new Set([...rules.self, ...rules.we])
  const passedOver = new Set(['langsung', 'bisa', 'akan', 'sudah', 'juga', 'can', 'will', 'have', 'bantu', 'boleh'])
  return words.filter((word, index) => {
    if (!who.has(word)) return false
    const next = words.slice(index + 1, index + 4).find((after) => !passedOver.has(after))
    return next !== undefined && !rules['empty-acts'].includes(next)
  }).length
}

function sharedWords(words: readonly string[], customer: string): number {
  const stems = new Set(words.filter((word) => word.length >= stem).map((word) => word.slice(0, stem)))
  const asked = customer.toLowerCase().match(/\p{L}{5,}/gu) ?? []
  return new Set(asked.map((word) => word.slice(0, stem)).filter((start) => stems.has(start))).size
}
