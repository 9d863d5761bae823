import type { Phrases } from '../../conversation/phrases.ts'
import type { Skill, TurnContext } from '../../conversation/skill.ts'
import type { GuardPhraseKey } from './guard-phrases.ts'
import type { GuardReader } from './read-guard.ts'

export type GuardParts = {
  readonly readGuard: GuardReader
  readonly phrases: Phrases<GuardPhraseKey>
}

/** Behind a file that was read, agents are ranked and rows are shown: those of the file. */
const readsFiles = 'analyse'
const ofFiles: ReadonlySet<GuardPhraseKey> = new Set(['no-file', 'others', 'demean'])

/**
 * What she does for nobody, said in a sentence that fits: changing her rules, telling of others or of her machine, giving
 * access on somebody's word, erasing without asking, keeping secrets, judging cases and bodies, insults, sending to others.
 */
export function createGuardSkill({ readGuard, phrases }: GuardParts): Skill {
  return {
    name: 'guard',
    claim(context) {
      const kind = isSaidFreely(context) ? readGuard(context.message.text) : undefined
      if (kind === undefined || (ofFiles.has(kind) && context.lastSkill === readsFiles)) return undefined
      return {
        strength: 'owns',
        respond: () => ({ replies: [{ text: phrases.say(context.language, kind) }] }),
      }
    },
  }
}

/** In the middle of a guide or a role-play what is said is said to that; a file is read by whoever reads files. */
function isSaidFreely({ message, command, flowSkill }: TurnContext): boolean {
  return (
    message.kind === 'said' &&
    message.pick === undefined &&
    message.attachments.length === 0 &&
    command === undefined &&
    flowSkill === undefined
  )
}
