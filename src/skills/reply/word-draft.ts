import type { Adviser } from '../../conversation/model/advice.ts'
import type { TurnContext } from '../../conversation/skill.ts'
import type { PracticeRules } from '../../knowledge/practice/load-practice.ts'
import { rateReply } from '../../rubric/rate-reply.ts'
import type { Draft } from './draft.ts'
import { keepsLimits } from './keeps-limits.ts'

/** Who words a draft, and what its wording is judged by. */
export type DraftWording = { readonly advise: Adviser; readonly rules: () => PracticeRules }

/** Words a draft that was composed, or leaves it. */
export type DraftWorder = (own: string, draft: Draft, context: TurnContext) => Promise<string | undefined>

/** Two sentences more than a reply needs. */
const longestReply = 600

/**
 * A reply in chat as a model words it for this customer, where it keeps all limits and is rated no lower than the rules'
 * own. Undefined: it stays as it is.
 */
export function createDraftWorder(wording: DraftWording | undefined): DraftWorder {
  return async (own, draft, { model }) => {
    if (!wording || !model?.has.chat || !isReplyInChat(draft) || own.length > longestReply) return undefined
    const rules = wording.rules()
    const about = draft.told.join('. ')
    const { rewrite } = await wording.advise(
      {
        text: own,
        material: [{ label: 'case', text: about, from: 'person' }],
        language: draft.voice === 'en' ? 'en' : 'id',
        longest: longestReply,
        isBetter(reply) {
          const { faults, points } = rateReply(reply, rules, about)
          return faults.length === 0 && points >= rateReply(own, rules, about).points && keepsLimits(reply, draft)
        },
      },
      model,
    )
    return rewrite
  }
}

function isReplyInChat({ to, form, shown, topic }: Draft): boolean {
  return to === 'customer' && shown === 'draft' && topic === undefined && (form === undefined || form === 'chat')
}
