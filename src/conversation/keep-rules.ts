import type { Message } from '../domain/message.ts'
import type { PlaceRules, RuledTopic } from '../domain/place-rules.ts'
import type { ReplyDraft } from '../domain/reply.ts'
import type { Done } from './next-state.ts'

/** Whose messages are heard wherever rules say what they say: it is there that rules are changed. */
const ruleSkill = 'rules'

/** Whether the rules of the place keep Prima from saying anything to this message. `skill`: whose it would be. */
export function mustBeSilent(rules: PlaceRules | undefined, message: Message, skill: string | undefined): boolean {
  if (!rules || message.kind === 'due' || skill === ruleSkill) return false
  return rules.speaks === 'silent' || (rules.speaks === 'called' && message.isUncalled === true)
}

/** Whether what was answered is about something that is not answered here. Undefined where nothing is about a field. */
export function isOffTopic(rules: PlaceRules | undefined, { skill, outcome }: Done): boolean {
  if (!rules || rules.topics.length === 0) return false
  const field = skill === 'kbli' ? 'kbli' : outcome.topic?.split('/')[0]
  const known = fieldsOf(field)
  return known.length > 0 && !known.some((one) => rules.topics.includes(one))
}

/** KBLI codes are part of OSS, so whoever allows that allows them. */
function fieldsOf(field: string | undefined): readonly RuledTopic[] {
  switch (field) {
    case 'kbli':
      return ['kbli', 'oss']
    case 'pse':
    case 'oss':
    case 'cs-analysis':
    case 'cse':
      return [field]
    default:
      return []
  }
}

/** The replies as the rules have them shown. */
export function asRuled(
  replies: readonly ReplyDraft[],
  rules: PlaceRules | undefined,
  { isShared }: Message,
): readonly ReplyDraft[] {
  if (!rules?.isPrivate || !isShared) return replies
  return replies.map((reply) => ({ ...reply, audience: 'asker' }))
}
