import type { Citation } from '../../domain/citation.ts'
import type { Choice, ReplyDraft } from '../../domain/reply.ts'
import { referencesIn, toCitation } from '../../knowledge/citing/references.ts'
import type { Entry } from '../../knowledge/entry.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { wilsonInterval } from '../../measures/intervals.ts'
import { entryChoice } from '../../questions/answer-commands.ts'
import type { Computation } from './find-measure.ts'
import type { Explanation } from './outcome.ts'
import { type CalculatePhrase, calculatePhraseKeys } from './phrases.ts'
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
  { measure, outcome, leftovers }: Computation,
  definition: string,
  parts: ResultParts,
): ReplyDraft {
  const { speech } = parts
  if (outcome.kind === 'impossible') return { text: speech.say(outcome.reason, outcome.values(speech)) }
  if (outcome.kind === 'missing') return { text: speech.say(askFor(measure, outcome.slot)) }
  const unused = leftovers.map(({ quantity }) => speech.number(quantity.value, 2)).join('; ')
  const explanation = outcome.explain(speech)
  const notes =
    unused === '' ? explanation.notes : [...explanation.notes, speech.say('note-unused', { numbers: unused })]
  return composeExplanation({ ...explanation, notes }, definition, parts)
}

/** A result in one sentence that can be passed on as it is. */
export function composeSentence({ outcome }: Pick<Computation, 'outcome'>, { speech }: ResultParts): ReplyDraft {
  if (outcome.kind !== 'done') return { text: speech.say('ask-more') }
  const { headline, working, notes } = outcome.explain(speech)
  const result = headline.replaceAll('**', '').replace(/[.]$/, '')
  const [note = ''] = notes.filter((one) => /\d/.test(one))
  return { text: speech.say('sentence', { result, working, note }).trimEnd() }
}

/** A result with its working and notes, and the entry that defines it. */
export function composeExplanation(
  explanation: Explanation,
  definition: string,
  { knowledge, speech, evidenceLabel }: ResultParts,
): ReplyDraft {
  const entry = knowledge.entries.get(definition)?.[speech.language]
  const citations = entry ? citationsOf(entry, knowledge) : []
  const names = [...new Set(citations.map(({ source }) => source))].slice(0, maxSources)
  const sources = names.length > 0 ? `\n\n_${speech.say('sources', { names: names.join('; ') })}_` : ''
  const text = explanationText(explanation, speech) + sources
  return entry ? { text, citations, choices: choicesOf(entry, evidenceLabel) } : { text }
}

/** The result, its working, what it means. */
export function explanationText({ headline, working, notes }: Explanation, { say }: Speech): string {
  return [headline, say('computed', { working }), notes.join('\n')].filter((part) => part !== '').join('\n\n')
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
