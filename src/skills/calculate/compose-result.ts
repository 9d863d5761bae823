import type { Citation } from '../../domain/citation.ts'
import type { Choice, ReplyDraft } from '../../domain/reply.ts'
import { referencesIn, toCitation } from '../../knowledge/citing/references.ts'
import type { Entry } from '../../knowledge/entry.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { wilsonInterval } from '../../measures/intervals.ts'
import { entryChoice } from '../../questions/answer-commands.ts'
import type { Computing } from './calculator.ts'
import type { Computation } from './find-measure.ts'
import type { Judgement } from './follow-ups/judge.ts'
import { isNear, resultOf } from './follow-ups/replay.ts'
import { targetNote } from './follow-ups/target.ts'
import { namesInOrder } from './measures/groups.ts'
import type { CalculateMemory } from './memory.ts'
import type { Explanation } from './outcome.ts'
import { type CalculatePhrase, calculatePhraseKeys } from './phrases.ts'
import { type Quantity, toSeconds } from './quantity.ts'
import type { Speech } from './speech.ts'

export type ResultParts = {
  readonly knowledge: Knowledge
  readonly speech: Speech
  /** The label of the choice that shows the rules behind the definition. */
  readonly evidenceLabel: string
}

const keys: ReadonlySet<string> = new Set(calculatePhraseKeys)
const maxSources = 2
const maxLabel = 60

/** The reply to a computation: the result with its working, the figure that is missing, or what cannot be. */
export function composeComputation(
  { computation, corrects, leans, through = [], judgement, target }: Computing,
  definition: string,
  before: CalculateMemory | undefined,
  parts: ResultParts,
): ReplyDraft {
  const { measure, outcome, leftovers, earlier = [] } = computation
  const { speech } = parts
  if (outcome.kind === 'impossible') return { text: speech.say(outcome.reason, outcome.values(speech)) }
  if (outcome.kind === 'missing') {
    const hint = outcome.hint?.(speech)
    return { text: [speech.say(askFor(measure, outcome.slot)), ...(hint === undefined ? [] : [hint])].join(' ') }
  }
  const unused = target ? '' : leftovers.map(({ quantity }) => showQuantity(quantity, speech)).join('; ')
  const explanation = outcome.explain(speech)
  const own = target && outcome.result && !judgement ? [targetNote(outcome.result, target, speech)] : []
  const notes = [
    ...own,
    ...(corrects ? [] : sinceBefore(computation, before, speech)),
    ...orderSince(computation, before, speech),
    ...judgementLines(judgement, speech),
    ...explanation.notes,
    ...(earlier.length === 0
      ? []
      : [speech.say('note-earlier', { numbers: earlier.map((one) => showQuantity(one, speech)).join('; ') })]),
    ...(unused === '' ? [] : [speech.say('note-unused', { numbers: unused })]),
  ]
  const steps = leans ? through.flatMap((one) => stepLine(one, speech)) : []
  const reply = composeExplanation({ ...explanation, notes }, definition, parts, judgement?.definition)
  return steps.length === 0 ? reply : { ...reply, text: `${steps.join('\n')}\n${reply.text}` }
}

/** What a computation that lies before the result came to, in one line. */
function stepLine({ outcome }: Computation, speech: Speech): readonly string[] {
  if (outcome.kind !== 'done') return []
  const { headline, working } = outcome.explain(speech)
  return [`${headline} (${working.trim().replaceAll('\n', '; ')})`]
}

function judgementLines(judgement: Judgement | undefined, speech: Speech): readonly string[] {
  if (judgement?.outcome.kind !== 'done') return []
  const { headline, notes } = judgement.outcome.explain(speech)
  return [headline, ...notes]
}

/** What comes out of some is now this, now that: a capacity, then people that are lacking. */
function isSteady(measure: string): boolean {
  return (
    measure !== 'change' &&
    measure !== 'capacity' &&
    measure !== 'target-gap' &&
    measure !== 'pace' &&
    measure !== 'repeat-cost' &&
    measure !== 'arithmetic'
  )
}

/** How far the same measure has moved since it was last computed here. */
function sinceBefore(
  { measure, outcome }: Computation,
  before: CalculateMemory | undefined,
  speech: Speech,
): readonly string[] {
  if (outcome.kind !== 'done' || !outcome.result || before?.measure !== measure || !isSteady(measure)) return []
  const old = resultOf(before)
  const { value, unit } = outcome.result
  if (!old || old.unit !== unit || isNear(old.value, value)) return []
  const show = (figure: number) => showQuantity({ value: figure, unit }, speech)
  return [
    speech.say(value > old.value ? 'since-up' : 'since-down', {
      old: show(old.value),
      size:
        unit === 'percent'
          ? speech.say('points', { count: speech.number(Math.abs(value - old.value)) })
          : show(Math.abs(value - old.value)),
    }),
  ]
}

/** Whether groups that were put in order stand otherwise now that one of their figures is another. */
function orderSince(
  { measure, slots, marks }: Computation,
  before: CalculateMemory | undefined,
  { say }: Speech,
): readonly string[] {
  if (measure !== 'groups' || before?.measure !== 'groups' || marks.has('together')) return []
  if (JSON.stringify(slots) === JSON.stringify(before.slots)) return []
  const [old, fresh] = [before.slots, slots].map((one) => namesInOrder(one).join())
  return [say(old === fresh ? 'order-same' : 'order-changed')]
}

function showQuantity({ value, unit }: Quantity, { number, percent, money, time }: Speech): string {
  if (unit === 'percent') return percent(value, 1)
  if (unit === 'points') return number(value)
  if (unit === 'money') return money(value)
  const seconds = toSeconds({ value, unit })
  return seconds === undefined ? number(value, 2) : time(seconds)
}

/** A result in one sentence that can be passed on as it is. */
export function composeSentence({ outcome }: Pick<Computation, 'outcome'>, { speech }: ResultParts): ReplyDraft {
  if (outcome.kind !== 'done') return { text: speech.say('ask-more') }
  const { headline, working, notes } = outcome.explain(speech)
  const result = headline.replaceAll('**', '').replace(/[.]$/, '')
  const [note = ''] = notes.filter((one) => /\d/.test(one))
  return { text: speech.say('sentence', { result, working: working.trim().replaceAll('\n', '; '), note }).trimEnd() }
}

/** A result with its working and notes, and the entry that defines it. */
export function composeExplanation(
  explanation: Explanation,
  definition: string,
  { knowledge, speech, evidenceLabel }: ResultParts,
  judgedBy?: string,
): ReplyDraft {
  const entry = knowledge.entries.get(definition)?.[speech.language]
  const judging = judgedBy === undefined || judgedBy === definition ? undefined : knowledge.entries.get(judgedBy)
  const citations = [entry, judging?.[speech.language]].flatMap((one) => (one ? citationsOf(one, knowledge) : []))
  const names = [...new Set(citations.map(({ source }) => source))].slice(0, maxSources)
  const sources = names.length > 0 ? `\n\n_${speech.say('sources', { names: names.join('; ') })}_` : ''
  const text = explanationText(explanation, speech) + sources
  return entry ? { text, citations, choices: choicesOf(entry, evidenceLabel) } : { text }
}

/** The result, its working, what it means. */
export function explanationText({ headline, working, notes }: Explanation, { say }: Speech): string {
  const shown = working === '' ? '' : say('computed', { working })
  return [headline, shown, notes.join('\n')].filter((part) => part !== '').join('\n\n')
}

/** The interval of the share that was just computed. */
export function intervalExplanation(
  { x, n }: { readonly x: number; readonly n: number },
  { say, number, percent }: Speech,
): Explanation {
  const { low, high } = wilsonInterval(x, n)
  return {
    headline: say('result', { name: say('name-interval'), value: `${percent(low * 100)}–${percent(high * 100)}` }),
    working: say('working-wilson', { x: number(x), n: number(n), share: percent((x / n) * 100) }),
    notes: [say('interval-meaning'), ...(n < 30 ? [say('few-answers', { n: number(n) })] : [])],
  }
}

function askFor(measure: string, slot: string): CalculatePhrase {
  const key = `ask-${measure}-${slot}`
  return isPhrase(key) ? key : 'ask-more'
}

function isPhrase(key: string): key is CalculatePhrase {
  return keys.has(key)
}

/** What stands behind the definition and its formula. */
function citationsOf(entry: Entry, knowledge: Knowledge): readonly Citation[] {
  const formula = entry.sections.find(({ kind }) => kind === 'formula')?.markdown ?? ''
  return referencesIn(`${entry.answer}\n${formula}`, entry).map((reference) =>
    toCitation(reference, entry.id, knowledge),
  )
}

function choicesOf({ id, title }: Entry, evidenceLabel: string): readonly Choice[] {
  const label = title.length > maxLabel ? `${title.slice(0, maxLabel - 1).trimEnd()}…` : title
  return [
    { pick: entryChoice('evidence', id), label: evidenceLabel, aside: true },
    { pick: entryChoice('ask', id), label },
  ]
}
