import type { Language } from '../domain/language.ts'
import { maskPersonalData } from '../domain/mask.ts'
import type { Message } from '../domain/message.ts'
import type { ReplyDraft } from '../domain/reply.ts'
import { newPersonState, type PersonState } from '../domain/session.ts'
import { noteThread } from './bearings.ts'
import { isChoiceNumber, questionPart } from './clean-message.ts'
import type { CommandReader } from './commands.ts'
import { noteRecent } from './once.ts'
import type { SkillOutcome } from './skill.ts'

/** How many messages are kept for those after them, and how much of each, in characters from its beginning. */
const maxAsked = 3
export const longestAsked = 300

/** What a turn came to. `skill`: who answered; undefined for the conversation itself. */
export type Done = {
  readonly skill?: string
  readonly outcome: SkillOutcome
  readonly flows: PersonState['flows']
}

/** What is remembered of the person after a turn. `spoken`: the language that it was answered in. `said`: see `saidIn`. */
export function nextState(
  message: Message,
  state: PersonState,
  { skill, outcome, flows }: Done,
  spoken: Language,
  said?: string,
): PersonState {
  const kept = outcome.forget ? newPersonState : state
  const memory =
    outcome.memory === undefined || skill === undefined ? kept.memory : { ...kept.memory, [skill]: outcome.memory }
  const isKept = said !== undefined && !outcome.forget
  const asked = isKept ? [toAsked(said), ...kept.asked].slice(0, maxAsked) : kept.asked
  const isAside = outcome.replies.every(({ audience }) => audience === 'asker')
  const lastSkill = isAside ? kept.lastSkill : skill
  const topic = outcome.topic ?? (outcome.dropsTopic ? undefined : kept.topic)
  const { topic: _, ...others } = kept
  // What somebody tapped was said in its own language, which need not be theirs.
  const isBorrowed = message.kind === 'picked' && message.about?.language !== undefined && !outcome.language
  return noteThread(message.about, {
    ...others,
    language: isBorrowed ? (kept.language ?? spoken) : spoken,
    recent: noteRecent(message, kept.recent),
    memory,
    asked,
    flows,
    turns: state.turns + 1,
    ...(lastSkill ? { lastSkill } : {}),
    ...(topic ? { topic } : {}),
  })
}

/**
 * What of a message the next ones may go on. A command says nothing to go on, a code least of all; what stands behind one
 * for questions does.
 */
export function saidIn({ kind, text }: Message, commands: Pick<CommandReader, 'read'>): string | undefined {
  if (kind !== 'said' || isChoiceNumber(text)) return undefined
  const used = commands.read(text)
  if (!used) return text
  return used.declared.isForQuestions && used.command.rest !== '' ? used.command.rest : undefined
}

/** A pick that offers nothing new, such as a rating or a number that was not offered, leaves open what was offered before. */
export function withChoices(
  next: PersonState,
  message: Message,
  replies: readonly ReplyDraft[],
  { choices }: PersonState,
): PersonState {
  const offered = replies.flatMap((reply) => reply.choices ?? [])
  const isAside = offered.length === 0 && (message.kind !== 'said' || isChoiceNumber(message.text))
  return { ...next, choices: isAside ? choices : offered }
}

function toAsked(text: string): string {
  return maskPersonalData(questionPart(text)).slice(0, longestAsked)
}
