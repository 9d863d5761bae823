import type { PhraseKey, Phrases } from '../../conversation/phrases.ts'
import type { Language } from '../../domain/language.ts'
import type { ReplyDraft } from '../../domain/reply.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { renderStatements } from './follow-up/render-statements.ts'
import type { RememberedAnswer } from './memory.ts'
import { type PlannedAnswer, toRequest } from './plan-answer.ts'
import type { Stance } from './resolve.ts'
import { tell } from './tell.ts'

const leads: Readonly<Record<Stance, PhraseKey>> = {
  nearest: 'nearest-in-topic',
  noted: 'noted',
  else: 'noted-else',
  again: 'still-the-answer',
}

type Composed = { readonly reply: ReplyDraft; readonly remembered: RememberedAnswer }

/** Puts planned answers into words. */
export function createComposing(parts: { readonly knowledge: Knowledge; readonly phrases: Phrases }) {
  const { phrases } = parts

  return compose

  /** `told`: what the asker told of themselves with this message, as it is named to them. */
  function compose(planned: PlannedAnswer, language: Language, told: string): Composed {
    const { isSilent, statements, stance, also, question } = planned
    if (statements) {
      const { pair, answerId, said = [] } = planned
      // What is noted needs no word where nothing of it has a name.
      const isPlain = stance === 'noted' && told === ''
      const lead = stance && !isPlain ? { lead: phrases.say(language, leads[stance], { told }) } : {}
      const certainty = isSilent ? 'low' : planned.certainty
      const reply = renderStatements({ pair, answerId, certainty, language, statements, also, ...lead }, parts)
      return { reply, remembered: { entryId: pair.id.id, question, answerId, said: [...said] } }
    }
    const { reply, remembered } = tell(toRequest(language)(planned), question, parts)
    if (!isSilent) return { reply, remembered }
    return { reply: { ...reply, text: `${phrases.say(language, 'no-such-section')}\n\n${reply.text}` }, remembered }
  }
}
