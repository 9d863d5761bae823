/**
 * How well a business told in its owner's words finds its code, through the whole conversation, each description as a new
 * person:
 *
 *     node bench/main.ts kbli FILE.jsonl [--misses]
 *
 * One JSON object a line: `text`, `codes` (all that are right), `register`. A text that does not ask for a code gets the
 * question added.
 */
import { buildConversation } from '../../src/build-conversation.ts'
import { readConfig } from '../../src/config.ts'
import { type Message, personKey } from '../../src/domain/message.ts'
import { stateOf } from '../../src/domain/session.ts'
import { openKbliTables } from '../../src/knowledge/kbli/open-kbli-tables.ts'
import { loadWords } from '../../src/knowledge/text/words.ts'
import { readKbliMemory } from '../../src/skills/kbli/memory.ts'
import { createCodeQuestionReader } from '../../src/skills/kbli/read-code-question.ts'
import { type Description, readDescriptions } from './descriptions.ts'

type Outcome = 'first' | 'three' | 'other codes' | 'nothing' | 'another topic'
type Asked = Description & { readonly outcome: Outcome; readonly shown: readonly string[] }

const directory = new URL('../../knowledge/kbli', import.meta.url).pathname
const questions = { id: ' KBLI-nya apa?', en: ' Which KBLI code is that?' }
/** The costliest thing people sent, and a sentence of everyday length; see the audit of security. */
const costly = `kbli jasa urus stnk ${'urus '.repeat(380)}`

export async function benchKbli(path: string | undefined, { misses = false } = {}): Promise<void> {
  if (path === undefined) throw new Error('kbli takes a file of descriptions: node bench/main.ts kbli FILE.jsonl')
  const descriptions = readDescriptions(path)
  const { conversation } = buildConversation(readConfig({}), { clock: { now: () => 0 } })
  const startedAt = performance.now()
  const { asking, tables } = openKbliTables({ directory, words: loadWords() })
  const before = process.memoryUsage().rss
  const { readBusiness, search } = tables()
  const builtMs = performance.now() - startedAt
  const heldMb = (process.memoryUsage().rss - before) / 1e6
  const readQuestion = createCodeQuestionReader(asking)

  const asked: Asked[] = []
  let added = 0
  for (const [index, description] of descriptions.entries()) {
    const asksItself = readQuestion(description.text).names !== 'no'
    if (!asksItself) added += 1
    const text = asksItself ? description.text : withQuestion(description)
    const message = messageOf(text, index)
    const { session, events } = await conversation.respond(message, undefined)
    const shown = readKbliMemory(stateOf(session, personKey(message.person)).memory.kbli)?.codes ?? []
    const answeredElse = shown.length === 0 && events.some(({ kind }) => kind === 'answered')
    asked.push({ ...description, shown, outcome: answeredElse ? 'another topic' : outcomeOf(description, shown) })
  }

  console.log(`KBLI: ${asked.length} descriptions, ${added} with the question added`)
  console.log(row(['register', 'n', 'first', 'first three', 'nothing', 'another topic']))
  const registers = [...new Set(asked.map(({ register }) => register))]
  for (const register of registers)
    show(
      register,
      asked.filter((one) => one.register === register),
    )
  if (registers.length > 1) show('all', asked)
  if (misses) {
    for (const { outcome, codes, text, shown } of asked) {
      if (outcome !== 'first') console.log(`  ${outcome} | ${codes.join(' ')} | ${shown.join(' ')} | ${text}`)
    }
  }

  const times = [...asked, ...asked, ...asked].map(({ text }) =>
    timeOf(() => search(readBusiness(readQuestion(text).described))),
  )
  const longest = Array.from({ length: 50 }, () => timeOf(() => search(readBusiness(readQuestion(costly).described))))
  console.log(
    `One search: p50 ${ms(quantile(times, 0.5))}, p99 ${ms(quantile(times, 0.99))}; 1,900 characters of one word again and again: p50 ${ms(quantile(longest, 0.5))}, p99 ${ms(quantile(longest, 0.99))}`,
  )
  console.log(`Tables read and indexed with the first question: ${ms(builtMs)}, ${heldMb.toFixed(1)} MB`)
}

function outcomeOf({ codes }: Description, shown: readonly string[]): Outcome {
  const at = shown.findIndex((code) => codes.includes(code))
  if (shown.length === 0) return 'nothing'
  if (at === 0) return 'first'
  return at > 0 && at < 3 ? 'three' : 'other codes'
}

function withQuestion({ text, register }: Description): string {
  return `${text.trimEnd().replace(/[.!]$/, '')}.${questions[register === 'english' || register === 'en' ? 'en' : 'id']}`
}

function messageOf(text: string, index: number): Message {
  const id = `kbli-${index}`
  return {
    id,
    conversationId: `bench:${id}`,
    person: { channel: 'console', id, locale: 'id' },
    kind: 'said',
    text,
    attachments: [],
    receivedAtMs: 0,
  }
}

function show(register: string, asked: readonly Asked[]): void {
  const share = (...outcomes: readonly Outcome[]) =>
    `${((100 * asked.filter(({ outcome }) => outcomes.includes(outcome)).length) / asked.length).toFixed(1)} %`
  console.log(
    row([
      register,
      String(asked.length),
      share('first'),
      share('first', 'three'),
      share('nothing'),
      share('another topic'),
    ]),
  )
}

function row(cells: readonly string[]): string {
  return cells
    .map((cell) => cell.padEnd(15))
    .join('')
    .trimEnd()
}

function timeOf(action: () => void): number {
  const startedAt = performance.now()
  action()
  return performance.now() - startedAt
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
}

function ms(value: number): string {
  return `${value.toFixed(1)} ms`
}
