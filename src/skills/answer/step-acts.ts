import type { Phrases } from '../../conversation/phrases.ts'
import type { SkillOutcome, TurnContext } from '../../conversation/skill.ts'
import type { EntryPair, Knowledge } from '../../knowledge/knowledge.ts'
import { withoutMarks } from '../../knowledge/plain-text.ts'
import { entryChoice } from '../../questions/answer-commands.ts'
import { itemsOf } from './items.ts'
import type { RememberedAnswer, TopicMemory } from './memory.ts'
import { type EntrySayer, sectionOf } from './say-entry.ts'

const mostChoices = 4

export type StepActParts = {
  readonly knowledge: Knowledge
  readonly phrases: Phrases
  readonly say: EntrySayer
  /** What is told of a topic that has no steps. */
  readonly points: (topic: TopicMemory, context: TurnContext) => SkillOutcome | undefined
}

/** What is wanted of the steps of an answer: all of them, what comes next, the n-th of them or of the list shown last. */
export function createStepActs({ knowledge, phrases, say: { answer, rest, piece }, points }: StepActParts) {
  return { steps, next, item }

  /** The steps of the entry or of one beside it, though they were told. */
  function steps(pair: EntryPair, last: RememberedAnswer, topic: TopicMemory, context: TurnContext) {
    const { language } = context
    const beside = pair.id.related.flatMap((id) => knowledge.entries.get(id) ?? [])
    const told = topic.answers.flatMap(({ entryId }) => knowledge.entries.get(entryId) ?? [])
    const other = [pair, ...beside, ...told].find((one) => sectionOf(one, 'steps', language) !== undefined)
    if (!other) return points(topic, context)
    const heading = sectionOf(other, 'steps', language)?.heading
    const said = other[language].sections.flatMap((section) => (section.heading === heading ? [] : [section.heading]))
    const request = { pair: other, aspects: ['steps'] as const, certainty: 'medium' as const }
    return answer(other === pair ? { ...request, said } : request, last.question, topic, context)
  }

  /** The steps of the entry, and when they were told, what stands beside it. */
  function next(pair: EntryPair, last: RememberedAnswer, topic: TopicMemory, context: TurnContext): SkillOutcome {
    const { language } = context
    const steps = sectionOf(pair, 'steps', language)
    if (steps && !last.said.includes(steps.heading)) {
      return answer({ pair, aspects: ['steps'], certainty: 'medium', said: last.said }, last.question, topic, context)
    }
    const told = new Set(topic.answers.map(({ entryId }) => entryId))
    const beside = pair.id.related.filter((id) => !told.has(id)).flatMap((id) => knowledge.entries.get(id) ?? [])
    const choices = beside
      .slice(0, mostChoices)
      .map((other) => ({ pick: entryChoice('ask', other.id.id), label: other[language].title }))
    const left = rest(pair, last, topic, context)
    if (left) return left
    return { replies: [{ text: phrases.say(language, choices.length > 0 ? 'next-beside' : 'next-nothing'), choices }] }
  }

  function item(
    number: number,
    pair: EntryPair,
    last: RememberedAnswer,
    topic: TopicMemory,
    context: TurnContext,
  ): SkillOutcome | undefined {
    const { language } = context
    const step = pair.id.related.find((id) => id.includes(`-${number}-`)) ?? stepEntry(pair, number)
    const stepPair = step === undefined ? undefined : knowledge.entries.get(step)
    if (stepPair) {
      return answer(
        { pair: stepPair, aspects: [], certainty: 'medium' },
        stepPair[language].title,
        { ...topic, answers: [last] },
        context,
      )
    }
    const text = topic.items[number - 1] ?? itemsOf(pair[language])[number - 1]
    return text === undefined ? undefined : piece(pair, last, withoutMarks(text), language)
  }

  /** The seven steps stand in entries of their own: `cse/langkah-5-implementasi`. */
  function stepEntry({ id }: EntryPair, number: number): string | undefined {
    const isAboutSteps = /tujuh-langkah|langkah-\d/.test(id.id)
    return isAboutSteps
      ? [...knowledge.entries.keys()].find((key) => key.startsWith(`${id.topic}/langkah-${number}-`))
      : undefined
  }
}
