import type { FaultName, PracticeRules } from '../knowledge/practice/load-practice.ts'
import { findFaults } from './find-faults.ts'
import { messageKind } from './message-kind.ts'
import { ownMatter } from './own-matter.ts'
import { replyHabits } from './reply-habits.ts'
import { replySigns } from './reply-signs.ts'
import { all, amountOfTime, first, near, readable, timeIn } from './signs.ts'

/** What a reply is rated by, each 0 to 1. The order is that of knowledge/practice/rules.yaml. */
export const featureNames = [
  'length',
  'short',
  'heard',
  'act',
  'acts',
  'guide',
  'place',
  'time',
  'number',
  'condition',
  'choice',
  'asks',
  'asksOnly',
  'answers',
  'direct',
  'safe',
  'unsure',
  'address',
  'slang',
  'office',
  'sorryOnly',
  'loud',
  'found',
  'complete',
  'longWinded',
  'matter',
  'owns',
  'template',
  'templateOnly',
  'away',
  'papers',
  'sells',
  'argues',
  'unsafe',
  'wrongKind',
  'figureless',
  'fault',
  'faults',
  'ban',
  'brush-off',
  'refuse',
  'blame',
  'promise',
] as const
export type FeatureName = (typeof featureNames)[number]
export type ReplyFeatures = Readonly<Record<FeatureName, number>>

/** Beyond that many words a reply gains nothing by length; below that few it says hardly anything. */
const enoughWords = 35
const fewWords = 7
/** Who writes more words than that without a time or a question often tells everything but the answer. */
const manyWords = 70
/** Letters by which two words count as one: "paket", "paketnya". */
const stem = 5

/** The features of one reply to what a customer wrote: what it does, says and leaves out, counted by words and signs. */
export function replyFeatures(reply: string, customer: string, rules: PracticeRules): ReplyFeatures {
  const text = readable(reply)
  const words = text.match(/[\p{L}\p{N}']+/gu) ?? []
  const sentences = reply.split(/[.!?]+(?:\s|$)/).filter((sentence) => sentence.trim() !== '')
  const questions = (reply.match(/\?/g) ?? []).length
  const kind = messageKind(customer, rules)
  const signs = replySigns(reply, kind, rules, customer)
  const found = signs.filter(({ quote }) => quote !== '').length / signs.length
  const names = findFaults(reply, rules).map(({ name }) => name)
  const faults = names.length
  const one = (name: FaultName) => (names.includes(name) ? 1 : 0)
  const matter = ownMatter(reply, customer, rules.common)
  const acts = firstPersonActs(words, rules)
  const time = timeIn(text) ?? amountOfTime(text, rules.units) ?? first(text, rules.days)
  const heard = first(text, rules.acknowledge)
  const guide = first(text, rules.guides)
  const opening = readable(words.slice(0, 2).join(' '))
  const isTold = acts > 0 || guide !== undefined || time !== undefined || /\d/.test(reply) || questions > 0
  return {
    length: Math.min(1, words.length / enoughWords),
    short: words.length < fewWords ? 1 : 0,
    heard: yes(heard),
    act: yes(near(text, [...rules.self, ...rules.we], rules.act)),
    acts: Math.min(1, acts / 2),
    guide: yes(guide),
    place: yes(first(text, rules.places)),
    time: yes(time),
    number: /\d/.test(reply.replace(time ?? '', '')) ? 1 : 0,
    condition: yes(first(text, rules.conditions)),
    choice: yes(first(text, rules.choices)),
    asks: questions > 0 ? 1 : 0,
    asksOnly: questions > 0 && questions === sentences.length ? 1 : 0,
    answers: Math.min(1, sharedWords(words, customer) / 2),
    direct: yes(rules.direct.find((phrase) => opening.startsWith(` ${phrase} `))),
    safe: yes(first(text, rules.safe)),
    unsure: yes(first(text, rules.unsure)),
    address: yes(first(text, rules.addresses)),
    slang: Math.min(1, all(text, rules.slang).length / 2),
    office: Math.min(1, all(text, rules.office).length / 2),
    sorryOnly: heard !== undefined && !isTold ? 1 : 0,
    loud: /!|\p{Lu}{5,}|\p{Extended_Pictographic}/u.test(reply) ? 1 : 0,
    found,
    complete: found === 1 ? 1 : 0,
    longWinded: words.length > manyWords && questions === 0 && timeIn(text) === undefined ? 1 : 0,
    matter,
    owns: yes(first(text, rules.owns)),
    ...replyHabits(text, readable(customer), kind, { matter, acts }, rules),
    fault: faults > 0 ? 1 : 0,
    faults: Math.min(1, Math.max(0, faults - 1)),
    ban: one('ban'),
    'brush-off': one('brush-off'),
    refuse: one('refuse'),
    blame: one('blame'),
    promise: one('promise'),
  }
}

function yes(sign: string | undefined): number {
  return sign === undefined ? 0 : 1
}

/** How often "I" or "we" do something: the word after them, or after "I will", is not an empty one. */
function firstPersonActs(words: readonly string[], rules: PracticeRules): number {
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
