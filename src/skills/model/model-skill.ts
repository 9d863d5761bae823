import { type ModelSwitch, switched } from '../../conversation/model/model-switch.ts'
import type { Phrases } from '../../conversation/phrases.ts'
import type { ReadSentence } from '../../conversation/sentence-patterns.ts'
import type { Claim, Skill, SkillOutcome, TurnContext } from '../../conversation/skill.ts'
import type { Choice } from '../../domain/reply.ts'
import type { ModelPhraseKey } from './model-phrases.ts'

export type ModelSkillParts = {
  /** Host of the server that text goes to. */
  readonly server: string
  readonly modelSwitch: ModelSwitch
  readonly phrases: Phrases<ModelPhraseKey>
  readonly readSentence: (text: string) => ReadSentence<'on' | 'off' | 'ask'> | undefined
}

export const modelSkill = 'model'

/** Says which server text goes to, and keeps it from there for whoever wants that. */
export function createModelSkill({ server, modelSwitch, phrases, readSentence }: ModelSkillParts): Skill {
  return {
    name: modelSkill,
    commands: [{ id: 'model', en: 'ai', describe: (language) => phrases.say(language, 'command-model') }],
    help: (language) => [phrases.say(language, 'help-model')],
    claim(context) {
      const { message, command } = context
      if (message.kind === 'due') return undefined
      const wish = message.pick?.act ?? (command ? wishOf(command.rest) : readSentence(message.text)?.wish)
      return wish === undefined ? undefined : owns(() => grant(wish, context))
    },
  }

  async function grant(wish: string, { message, language }: TurnContext): Promise<SkillOutcome> {
    if (wish === 'on' || wish === 'off') {
      const text = phrases.say(language, wish === 'on' ? 'switched-on' : 'switched-off', { server })
      return {
        replies: [{ text, choices: [choice(wish === 'on' ? 'off' : 'on', language)] }],
        events: [switched(message, wish)],
      }
    }
    const isAllowed = await modelSwitch.isAllowed(message)
    const text = phrases.say(language, isAllowed ? 'is-on' : 'is-off', { server })
    return { replies: [{ text, choices: [choice(isAllowed ? 'off' : 'on', language)] }] }
  }

  function choice(to: 'on' | 'off', language: TurnContext['language']): Choice {
    const label = phrases.say(language, to === 'on' ? 'choice-on' : 'choice-off')
    return { pick: { skill: modelSkill, act: to, value: '' }, label }
  }
}

function owns(respond: Claim['respond']): Claim {
  return { strength: 'owns', respond }
}

/** What stands behind `/model`. */
function wishOf(rest: string): 'on' | 'off' | 'ask' {
  if (/^(?:mati|matikan|off|stop|jangan|nonaktif|tidak)\b/i.test(rest)) return 'off'
  return /^(?:nyala|nyalakan|hidup|hidupkan|on|aktif|aktifkan|ya|boleh)\b/i.test(rest) ? 'on' : 'ask'
}
