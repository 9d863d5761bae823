import type { ChoiceReference } from '../domain/choice.ts'
import type { Language } from '../domain/language.ts'
import type { Message } from '../domain/message.ts'
import type { PersonState } from '../domain/session.ts'
import { toSkillFlow } from './flows.ts'
import type { TurnModel } from './model/turn-models.ts'
import type { RouteRequest } from './route.ts'
import type { Skill, TurnContext } from './skill.ts'

/** What of a turn is the same for every skill. */
export type TurnShared = {
  readonly message: Message
  readonly language: Language
  readonly state: PersonState
  readonly signal: AbortSignal
  readonly model?: TurnModel
}

/** How a skill sees a turn; `used`: a command of its own, or a word of its flow. */
export function contextOf(
  { name }: Skill,
  { message, language, state, signal, model }: TurnShared,
  used: Parameters<RouteRequest['contextFor']>[1],
): TurnContext {
  const { turns, asked, memory, flows, lastSkill, topic } = state
  const flow = flows[0]?.skill === name ? toSkillFlow(flows[0]) : undefined
  return {
    message,
    language,
    turns,
    asked,
    memory: memory[name],
    signal,
    ...(model ? { model } : {}),
    ...(topic ? { topic } : {}),
    ...(lastSkill ? { lastSkill } : {}),
    ...(flows[0] ? { flowSkill: flows[0].skill } : {}),
    ...(flow ? { flow } : {}),
    ...used,
  }
}

/** The message as one that was picked. */
export function toPick(message: Message, pick?: ChoiceReference): Message {
  return { ...message, kind: 'picked', ...(pick ? { pick } : {}) }
}
