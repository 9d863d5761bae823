import { type BuildParts, buildConversation } from '../../src/build-conversation.ts'
import { indexKnowledge } from '../../src/build-index.ts'
import type { Config, ModelConfig } from '../../src/config.ts'
import type { Conversation } from '../../src/conversation/conversation.ts'
import { createInterruptions } from '../../src/conversation/model/interruptions.ts'
import type { TurnUse } from '../../src/conversation/model/turn-models.ts'
import type { Turn } from '../../src/domain/turn.ts'
import { openModels } from '../../src/infrastructure/openai/open-models.ts'
import { loadKnowledge } from '../../src/knowledge/load-knowledge.ts'
import { systemClock } from '../../src/ports/clock.ts'
import type { ModelFact } from '../../src/ports/model.ts'
import type { LiveQuestion } from './live-questions.ts'

/** What one way of answering came to, over all questions. */
export type WayFigures = {
  /** Shares of the questions in the field, 0 to 1. */
  readonly rightEntry: number
  readonly keyFacts: number
  readonly refusedInField: number
  /** Share of the questions out of it. */
  readonly refusedOutside: number
  /** Of one turn, in milliseconds. */
  readonly medianMs: number
  readonly p95Ms: number
}

export type LiveReport = {
  readonly server: string
  readonly model: string
  readonly inField: number
  readonly outside: number
  readonly rules: WayFigures
  readonly withModel: WayFigures
  /** How often an answer was phrased, fell back because too little was supported, or had no words at all. */
  readonly answers: ReadonlyMap<string, number>
  /** Sentences that were cut, by what was wrong. */
  readonly cut: ReadonlyMap<string, number>
  readonly calls: readonly ModelFact[]
  /** What each turn came to, in the order of the questions, and how many of them were answered from an entry. */
  readonly turns: readonly TurnUse[]
  readonly answered: number
}

type Asked = { readonly question: LiveQuestion; readonly turn: Turn; readonly ms: number }

/** Asks every question twice, each in a conversation of its own: by the rules, and with the model. */
export async function measureLive(
  config: Config & { readonly model: ModelConfig },
  questions: readonly LiveQuestion[],
): Promise<LiveReport> {
  const indexed = indexKnowledge(loadKnowledge(config.knowledgeDirectories))
  const calls: ModelFact[] = []
  const turns: TurnUse[] = []
  const answers = new Map<string, number>()
  const cut = new Map<string, number>()
  const models = openModels(config.model, (fact) => calls.push(fact))
  const shared = { clock: systemClock, indexed }
  const model: BuildParts['model'] = {
    models,
    timeLimitMs: config.model.timeLimitMs,
    interruptions: createInterruptions(),
    observe: (use) => turns.push(use),
    observeAnswer(fact) {
      count(answers, fact.outcome)
      for (const flaw of fact.cut) count(cut, flaw)
    },
  }
  const ruled = await askAll(buildConversation(config, shared).conversation, questions)
  const modelled = await askAll(buildConversation(config, { ...shared, model }).conversation, questions)
  const inField = questions.filter(({ entry }) => entry !== null).length
  return {
    server: models.server,
    model: config.model.chatModel ?? '',
    inField,
    outside: questions.length - inField,
    rules: figuresOf(ruled),
    withModel: figuresOf(modelled),
    answers,
    cut,
    calls,
    turns,
    answered: modelled.filter(({ turn }) => isAnswered(turn)).length,
  }
}

async function askAll(conversation: Conversation, questions: readonly LiveQuestion[]): Promise<readonly Asked[]> {
  const asked: Asked[] = []
  for (const [index, question] of questions.entries()) {
    const startedAt = performance.now()
    const turn = await conversation.respond(
      {
        id: `live-${index}`,
        conversationId: `live-${index}`,
        person: { channel: 'live', id: String(index), locale: question.language },
        kind: 'said',
        text: question.question,
        attachments: [],
        receivedAtMs: systemClock.now(),
      },
      undefined,
    )
    asked.push({ question, turn, ms: performance.now() - startedAt })
  }
  return asked
}

function figuresOf(asked: readonly Asked[]): WayFigures {
  const inside = asked.filter(({ question }) => question.entry !== null)
  const outside = asked.filter(({ question }) => question.entry === null)
  const facts = inside.flatMap(({ question, turn }) =>
    question.facts.map((fact) => flatten(textOf(turn)).includes(flatten(fact))),
  )
  const times = asked.map(({ ms }) => ms).toSorted((a, b) => a - b)
  return {
    rightEntry: share(inside, ({ question: { entry, also }, turn }) => answersFrom(turn, [entry, ...also])),
    keyFacts: share(facts, (isThere) => isThere),
    refusedInField: share(inside, ({ turn }) => !isAnswered(turn)),
    refusedOutside: share(outside, ({ turn }) => !isAnswered(turn)),
    medianMs: times[Math.floor(times.length / 2)] ?? 0,
    p95Ms: times[Math.floor(times.length * 0.95)] ?? 0,
  }
}

function answersFrom({ replies }: Turn, entries: readonly (string | null)[]): boolean {
  const [first] = replies.filter(({ answerId }) => answerId !== undefined)
  return first?.citations?.some(({ entryId }) => entries.includes(entryId)) ?? false
}

function isAnswered({ replies }: Turn): boolean {
  return replies.some(({ answerId }) => answerId !== undefined)
}

function textOf({ replies }: Turn): string {
  return replies.map(({ text }) => text).join('\n')
}

function flatten(text: string): string {
  return text
    .replace(/[*_\\]/g, '')
    .replace(/\s+/g, ' ')
    .toLowerCase()
}

function share<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
  return items.length === 0 ? 0 : items.filter(holds).length / items.length
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}
