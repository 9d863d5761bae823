import { longestAsked } from '../../conversation/next-state.ts'
import type { Phrases } from '../../conversation/phrases.ts'
import type { Claim, Skill, SkillOutcome, TurnContext } from '../../conversation/skill.ts'
import type { JsonValue } from '../../domain/json.ts'
import type { Language } from '../../domain/language.ts'
import type { ReplyDraft } from '../../domain/reply.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { answerIdFor } from '../../questions/answer-id.ts'
import { answered } from '../../questions/gap-log.ts'
import type { Calculator, Computing, Wish } from './calculator.ts'
import {
  composeComputation,
  composeExplanation,
  composeSentence,
  explanationText,
  intervalExplanation,
  type ResultParts,
} from './compose-result.ts'
import type { Computation } from './find-measure.ts'
import { type CalculateMemory, historyAfter, readCalculateMemory } from './memory.ts'
import type { CalculatePhrases } from './phrases.ts'
import { hoursIn } from './read-moment.ts'
import { withCountedScores } from './score-list.ts'
import type { Slots } from './slots.ts'
import { createSpeech } from './speech.ts'

export type CalculateParts = {
  /** Built when it is first needed. */
  readonly calculator: () => Calculator
  readonly knowledge: Knowledge
  readonly phrases: CalculatePhrases
  readonly sharedPhrases: Phrases
  /** Today as an ISO date in the company's time zone. */
  readonly today: () => string
}

/** 1/1/1/1/2025 is no date, 3/4/5/2/1 no share: no figure stands in such a chain. */
const chained = /\d(?:\/\d+){3}/
const intervalDefinition = 'cs-analysis/selang-kepercayaan'

/** Computes what people give the figures of: "82 dari 120 puas, CSAT berapa?". Definitions are left to the entries. */
export function createCalculateSkill({ calculator, knowledge, phrases, sharedPhrases, today }: CalculateParts): Skill {
  return {
    name: 'calculate',
    commands: [{ id: 'hitung', en: 'calculate', describe: (language) => phrases.say(language, 'command') }],
    help: (language) => [phrases.say(language, 'help-line')],
    claim(context) {
      const { message, command, language } = context
      if (message.kind !== 'said' || chained.test(message.text)) return undefined
      const before = readCalculateMemory(context.memory, context.turns)
      const wish = calculator().read(withCountedScores(command?.rest ?? message.text), {
        language,
        before,
        // What was kept of a long one lacks its end: a figure of it would be one of a part.
        earlier: context.asked.filter((text) => text.length < longestAsked),
        topic: context.topic,
        limitHours: limitOf(context.topic, language),
        today: today(),
        isCommand: command !== undefined,
      })
      // "Satu kalimat buat laporan": about what was computed only if nothing else was said since.
      const isOfLast = wish?.kind === 'sentence' || wish?.kind === 'working'
      const isMine = !isOfLast || context.lastSkill === 'calculate'
      if (wish && isMine)
        return {
          ...claim(isOfLast || isOwn(wish, context) ? 'owns' : 'wants', () => respond(wish, context)),
          ...(command ? {} : { serves: 'figure' as const }),
        }
      return command && claim('owns', () => ({ replies: [{ text: phrases.say(language, 'nothing-yet') }] }))
    },
  }

  /** "Within 3x24 hours" in the answer of the entry that was spoken of. */
  function limitOf(topic: string | undefined, language: Language): number | undefined {
    const entry = topic === undefined ? undefined : knowledge.entries.get(topic)?.[language]
    return entry && hoursIn(entry.answer)
  }

  function respond(wish: Wish, context: TurnContext): SkillOutcome {
    const parts: ResultParts = {
      knowledge,
      speech: createSpeech(phrases, context.language),
      evidenceLabel: sharedPhrases.say(context.language, 'choice-evidence'),
    }
    if (wish.kind === 'compute') return computed(wish, context, parts)
    if (wish.kind === 'say') return said(wish, context, parts)
    if (wish.kind === 'working') return { replies: [showWorking(wish.computation, context, parts)] }
    if (wish.kind === 'sentence') return { replies: [composeSentence(wish.computation, parts)] }
    if (!wish.share) return { replies: [{ text: phrases.say(context.language, 'no-interval') }] }
    return answeredWith(
      composeExplanation(intervalExplanation(wish.share, parts.speech), intervalDefinition, parts),
      intervalDefinition,
      context,
    )
  }

  /** The last result once more, with the way to it. */
  function showWorking(computation: Computation, { language }: TurnContext, parts: ResultParts): ReplyDraft {
    const reply = composeComputation(
      { computation, corrects: true },
      calculator().definitionOf(computation.measure),
      undefined,
      parts,
    )
    return { ...reply, text: `${phrases.say(language, 'working-again')}\n\n${reply.text}` }
  }

  /** About a day, or about the last result: what rule a deadline follows is not ours to say, so there no entry is cited. */
  function said(
    { outcome, definition }: Extract<Wish, { kind: 'say' }>,
    context: TurnContext,
    parts: ResultParts,
  ): SkillOutcome {
    const { speech } = parts
    if (outcome.kind === 'missing') return { replies: [{ text: phrases.say(context.language, 'ask-more') }] }
    if (outcome.kind === 'impossible')
      return { replies: [{ text: speech.say(outcome.reason, outcome.values(speech)) }] }
    const before = readCalculateMemory(context.memory, context.turns)
    const memory = before && toMemory({ ...before, turn: context.turns })
    const explanation = outcome.explain(speech)
    const reply =
      definition === undefined
        ? { text: explanationText(explanation, speech) }
        : composeExplanation(explanation, definition, parts)
    return {
      replies: [reply],
      ...(memory ? { memory } : {}),
      ...(definition === undefined ? {} : { topic: definition }),
    }
  }

  function computed(computing: Computing, context: TurnContext, parts: ResultParts): SkillOutcome {
    const { computation, corrects } = computing
    const { measure, marks, outcome } = computation
    const isOfTopic = measure === 'hours-deadline' && limitOf(context.topic, context.language) !== undefined
    const own = isOfTopic ? context.topic : outcome.kind === 'done' ? outcome.definition : undefined
    // A bare sum rests on no entry.
    const definition = own ?? (measure === 'arithmetic' ? '' : calculator().definitionOf(measure))
    const before = readCalculateMemory(context.memory, context.turns)
    const reply = composeComputation(computing, definition, before, parts)
    const previous = before?.measure !== measure ? undefined : corrects ? before.previous : before.slots
    const isSame = before?.measure === measure && corrects
    const kept = before && { ...before, history: computing.history ?? before.history ?? [] }
    const history = kept && (isSame ? kept.history : historyAfter(kept))
    const told = measure === 'service-level' ? computation.slots.target : undefined
    const target = computing.target ?? told ?? before?.target
    const memory = toMemory({
      measure,
      slots: keptSlots(computation),
      marks: [...marks].filter((mark) => mark !== 'asked'),
      turn: context.turns,
      ...(history ? { history } : {}),
      ...(target ? { target } : {}),
      ...(previous ? { previous } : {}),
      ...(outcome.kind === 'missing' ? { missing: outcome.slot } : {}),
    })
    const { open: question } = computing
    const leaves =
      question === undefined
        ? {}
        : { leaves: { question, line: phrases.say(context.language, 'note-open-question', { question }) } }
    if (outcome.kind !== 'done' || definition === '') return { replies: [reply], memory, ...leaves }
    return { ...answeredWith(reply, definition, context), memory, ...leaves }
  }

  function answeredWith(
    reply: SkillOutcome['replies'][number],
    entryId: string,
    { message }: TurnContext,
  ): SkillOutcome {
    const answerId = answerIdFor(message, 'calculate')
    return { replies: [{ ...reply, answerId }], events: [answered({ answerId, entryId })], topic: entryId }
  }
}

/** A share that was counted from several figures is kept with its two, so that either can be replaced. */
function keptSlots({ measure, slots, outcome }: Computation): Slots {
  if (measure !== 'csat' || outcome.kind !== 'done' || !outcome.share) return slots
  const { x, n } = outcome.share
  const ratings = Object.entries(slots).filter(([slot]) => slot.startsWith('rating-'))
  return {
    ...Object.fromEntries(ratings),
    ...(slots.neutral ? { neutral: slots.neutral } : {}),
    satisfied: { value: x, unit: 'plain' },
    total: { value: n, unit: 'plain' },
  }
}

/** What goes on from the figures just computed, or has all it needs, is for nobody who keeps figures of a team. */
function isOwn(wish: Wish, { lastSkill }: TurnContext): boolean {
  if (wish.kind !== 'compute') return wish.kind === 'say' && lastSkill === 'calculate'
  const isWhole = wish.computation.measure === 'pace' && wish.computation.outcome.kind === 'done'
  return isWhole || (wish.leans === true && lastSkill === 'calculate')
}

/** What is remembered, as JSON: what is not known is left out. */
function toMemory(memory: CalculateMemory & { readonly turn: number }): JsonValue {
  return JSON.parse(JSON.stringify(memory)) as JsonValue
}

function claim(strength: Claim['strength'], respond: Claim['respond']): Claim {
  return { strength, respond }
}
