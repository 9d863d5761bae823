import type { MessageKind, PracticeRules } from '../knowledge/practice/load-practice.ts'
import { amountOfTime, first, near, readable, timeIn } from './signs.ts'

/** What a good reply has; which of these depends on what the customer's message is. */
export const replySignNames = ['safe', 'heard', 'answer', 'help', 'exact', 'detail', 'next'] as const
export type ReplySignName = (typeof replySignNames)[number]
/** `quote`: the words that show it; empty where none do. */
export type ReplySign = { readonly name: ReplySignName; readonly quote: string }

/** A question needs no sorrow and no hour but an answer; danger needs a safe place first. */
const wanted: Readonly<Record<MessageKind, readonly ReplySignName[]>> = {
  danger: ['safe', 'help', 'next'],
  upset: ['heard', 'help', 'exact', 'next'],
  question: ['answer', 'detail', 'next'],
  request: ['help', 'detail', 'next'],
  thanks: ['heard', 'next'],
}

/** The signs a reply to a message of this kind should have, each with the words that show it. */
export function replySigns(
  reply: string,
  kind: MessageKind,
  rules: PracticeRules,
  customer: string,
): readonly ReplySign[] {
  const text = readable(reply)
  const exact = timeIn(text) ?? amountOfTime(text, rules.units) ?? first(text, rules.days) ?? numberIn(reply)
  const help = near(text, [...rules.self, ...rules.we], rules.act) ?? first(text, rules.guides)
  const find: Readonly<Record<ReplySignName, () => string | undefined>> = {
    safe: () => first(text, rules.safe),
    heard: () => first(text, rules.acknowledge) ?? sharedWord(text, customer),
    answer: () => rules.direct.find((phrase) => text.startsWith(` ${phrase}`)) ?? sharedWord(text, customer) ?? help,
    help: () => help,
    exact: () => exact,
    detail: () => exact ?? first(text, rules.conditions) ?? first(text, rules.places),
    next: () => (reply.includes('?') ? '?' : undefined) ?? first(text, rules['if-not']) ?? first(text, rules.choices),
  }
  return wanted[kind].map((name) => ({ name, quote: find[name]() ?? '' }))
}

/** A number, an amount or a case by its number, as it was written. */
function numberIn(reply: string): string | undefined {
  return /\b(?:Rp\s?)?\p{Lu}{0,4}-?\d[\d.,-]*/u.exec(reply)?.[0]
}

/** A word of the customer that says something. */
function sharedWord(text: string, customer: string): string | undefined {
  return customer
    .toLowerCase()
    .match(/\p{L}{5,}/gu)
    ?.find((word) => first(text, [word]) !== undefined)
}
