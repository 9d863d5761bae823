import { maskPersonalData } from '../../../domain/mask.ts'
import type { FaultName, PracticeRules } from '../../../knowledge/practice/load-practice.ts'
import { medianOf } from '../../../measures/run-chart.ts'
import { judge, type Mark } from '../../../rubric/judge.ts'
import type { SentimentReader } from '../words/sentiment.ts'
import type { ThemeReader } from '../words/themes.ts'
import { type ChatCriterion, type ChatResult, chatCriteria, type Evidence, type fatalKinds } from './chat-result.ts'
import type { ChatLine } from './parse-chat.ts'

export type ChatTools = {
  readonly rules: PracticeRules
  readonly sentiment: SentimentReader
  readonly themes: ThemeReader
}
export type ChatFacts = Pick<ChatResult, 'file' | 'hash' | 'day'>

/** After such a silence the same people begin a new chat. */
const silenceMs = 8 * 60 * 60 * 1000
const msPerMinute = 60_000
const mostFatal = 8
const longestQuote = 140
/** What a fault of the rubric is called in a report; a customer who is only sent away is no fatal error. */
const fatalOf: Readonly<Partial<Record<FaultName, (typeof fatalKinds)[number]>>> = {
  data: 'data',
  ban: 'banned',
  rude: 'banned',
  refuse: 'banned',
  threat: 'banned',
  blame: 'blame',
  promise: 'promise',
  unlawful: 'promise',
}
const criteria = chatCriteria.map((name) => ({ name, words: [] }))

/**
 * Judges chats: how fast, by which criteria, what went wrong beyond repair, what customers speak of and how they sound.
 * Names of customers do not leave this function, nor anything they wrote that tells who they are.
 */
export function analyseChat(
  all: readonly ChatLine[],
  agents: readonly string[],
  { rules, sentiment, themes }: ChatTools,
  facts: ChatFacts,
): ChatResult {
  // What answers by itself has helped nobody yet: only people's answers count.
  const lines = all.filter(({ side }) => side !== 'bot')
  const serves = new Set(agents)
  const isAgent = ({ speaker }: ChatLine) => serves.has(speaker)
  const hide = hiderOf(lines.filter((line) => !isAgent(line)))
  const chats = splitChats(lines, isAgent)
  const good = new Map<ChatCriterion, number>()
  const evidence = new Map<ChatCriterion, Evidence>()
  const fatal: ChatResult['fatal'] = []
  const counts = new Map<string, number>()
  const waits: number[] = []
  const firsts: number[] = []
  const moods: { start: number; end: number }[] = []
  let unanswered = 0
  let never = 0

  for (const chat of chats) {
    const best = new Map<ChatCriterion, Mark>()
    for (const line of chat.filter((one) => isAgent(one) && one.text !== '')) {
      const judged = judge(line.text, criteria, rules)
      for (const name of chatCriteria) {
        const mark = judged.marks.get(name)
        if (mark && mark.score > (best.get(name)?.score ?? -1)) best.set(name, mark)
        if (mark?.score === 2 && mark.quote !== '' && !evidence.has(name)) evidence.set(name, quoted(line, hide))
      }
      const kinds = new Set(judged.faults.flatMap(({ name }) => fatalOf[name] ?? []))
      for (const kind of kinds) if (fatal.length < mostFatal) fatal.push({ kind, ...quoted(line, hide) })
    }
    for (const [name, { score }] of best) if (isGood(name, score)) good.set(name, (good.get(name) ?? 0) + 1)
    const spoken = chat.filter((line) => !isAgent(line) && line.text !== '')
    for (const id of new Set(spoken.flatMap(({ text }) => themes(text)))) counts.set(id, (counts.get(id) ?? 0) + 1)
    const chatWaits = waitsIn(chat, isAgent)
    waits.push(...chatWaits)
    if (chatWaits[0] !== undefined) firsts.push(chatWaits[0])
    if (spoken.length > 1) moods.push(moodOf(spoken.map(({ text }) => sentiment(text).score)))
    if (!chat.some(isAgent)) never++
    const last = chat.at(-1)
    if (last && !isAgent(last) && !isThanks(last.text)) unanswered++
  }
  return {
    kind: 'chat',
    ...facts,
    chats: chats.length,
    agentLines: lines.filter(isAgent).length,
    customerLines: lines.filter((line) => !isAgent(line)).length,
    ...(lines.length < all.length ? { botLines: all.length - lines.length } : {}),
    ...(firsts.length > 0 ? { first: { n: firsts.length, median: medianOf(firsts), mean: mean(firsts) } } : {}),
    ...(waits.length > 0 ? { responses: spreadOf(waits) } : {}),
    unanswered,
    ...(never > 0 ? { never } : {}),
    criteria: chatCriteria.map((name) => {
      const shown = evidence.get(name)
      return { name, good: good.get(name) ?? 0, ...(shown ? { evidence: shown } : {}) }
    }),
    fatal,
    ...(moods.length > 0
      ? { mood: { start: mean(moods.map(({ start }) => start)), end: mean(moods.map(({ end }) => end)) } }
      : {}),
    themes: [...counts].map(([id, count]) => ({ id, count })).toSorted((a, b) => b.count - a.count),
  }
}

/** Of chats whose case is not known an acknowledging word is all there is to see. */
function isGood(name: ChatCriterion, score: number): boolean {
  return score === 2 || (score === 1 && (name === 'acknowledge' || name === 'data'))
}

/** By their number where they have one; else a customer who writes after a long silence begins a new one. */
function splitChats(
  lines: readonly ChatLine[],
  isAgent: (line: ChatLine) => boolean,
): readonly (readonly ChatLine[])[] {
  if (lines.some(({ chat }) => chat !== undefined)) {
    return [...Map.groupBy(lines, ({ chat }) => chat ?? '').values()]
  }
  const chats: ChatLine[][] = []
  let lastMs: number | undefined
  for (const line of lines) {
    const isLate = line.atMs !== undefined && lastMs !== undefined && line.atMs - lastMs > silenceMs
    const isNew = chats.length === 0 || (isLate && !isAgent(line))
    if (isNew) chats.push([])
    chats.at(-1)?.push(line)
    lastMs = line.atMs ?? lastMs
  }
  return chats
}

/** Minutes from the first of a customer's messages in a row until somebody answers. */
function waitsIn(chat: readonly ChatLine[], isAgent: (line: ChatLine) => boolean): readonly number[] {
  const waits: number[] = []
  let since: number | undefined
  for (const line of chat) {
    if (line.atMs === undefined) continue
    if (!isAgent(line)) since ??= line.atMs
    else if (since !== undefined) {
      waits.push(Math.max(0, line.atMs - since) / msPerMinute)
      since = undefined
    }
  }
  return waits
}

function spreadOf(waits: readonly number[]): NonNullable<ChatResult['responses']> {
  const sorted = waits.toSorted((a, b) => a - b)
  // The smallest that nine in ten do not exceed.
  const p90 = sorted[Math.ceil(sorted.length * 0.9) - 1] ?? 0
  return { n: waits.length, median: medianOf(waits), p90, slowest: sorted.at(-1) ?? 0 }
}

/** The mean of the first and the last third of what a customer wrote. */
function moodOf(scores: readonly number[]): { readonly start: number; readonly end: number } {
  const third = Math.max(1, Math.floor(scores.length / 3))
  return { start: mean(scores.slice(0, third)), end: mean(scores.slice(-third)) }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
}

/** Takes the names of customers, as the chat gives them, and all other personal data out of a text. */
function hiderOf(customers: readonly ChatLine[]): (text: string) => string {
  const names = new Set(
    customers.flatMap(({ speaker }) => speaker.split(/[^\p{L}]+/u).filter((part) => part.length > 2)),
  )
  const pattern =
    names.size === 0
      ? undefined
      : new RegExp(`(?<!\\p{L})(?:${[...names].map(RegExp.escape).join('|')})(?!\\p{L})`, 'giu')
  return (text) => {
    const masked = maskPersonalData(text)
    return pattern ? masked.replace(pattern, '[nama]') : masked
  }
}

function quoted({ number, text }: ChatLine, hide: (text: string) => string): Evidence {
  const quote = hide(text).replace(/\s+/g, ' ')
  return { line: number, quote: quote.length > longestQuote ? `${quote.slice(0, longestQuote - 1)}…` : quote }
}

const thanks = /(?:makasih|terima ?kasih|thanks|thank you|tq|trims|oke|ok|baik|siap|sip)/i

/** What a customer gives at the end where a rating was asked for. */
const rating = /^\s*(?:10|\d)\s*$/

function isThanks(text: string): boolean {
  return (text.length < 60 && thanks.test(text)) || rating.test(text)
}
