import { resolve } from 'node:path'
import { loadSharedPhrases } from '../../src/conversation/phrases.ts'
import type { TurnContext } from '../../src/conversation/skill.ts'
import type { JsonValue } from '../../src/domain/json.ts'
import type { Language } from '../../src/domain/language.ts'
import { loadWords } from '../../src/knowledge/text/words.ts'
import { openCalculateSkill } from '../../src/skills/calculate/open-calculate-skill.ts'
import { buildMessage } from './builders.ts'
import { primaAsShipped } from './knowledge.ts'

export const languageDirectory = resolve(import.meta.dirname, '../../knowledge/language')
const knowledgeDirectory = resolve(import.meta.dirname, '../../knowledge')
const promptsDirectory = resolve(import.meta.dirname, '../../prompts')

const skill = openCalculateSkill({
  knowledge: primaAsShipped().knowledge,
  phrases: loadSharedPhrases(promptsDirectory),
  words: loadWords(),
  knowledgeDirectory,
  languageDirectory,
  promptsDirectory,
  holidays: primaAsShipped().holidays,
  today: () => '2026-11-29',
})

/** One person's talk with the calculator: what she says to each message, or undefined where it is not for her. */
export function createTalk(language: Language = 'id') {
  let memory: JsonValue | undefined
  let turns = 0
  let asked: readonly string[] = []
  return async (text: string): Promise<string | undefined> => {
    const context: TurnContext = {
      message: buildMessage({ text }),
      language,
      turns: turns++,
      asked,
      memory,
      ...(memory === undefined ? {} : { lastSkill: 'calculate' }),
      signal: new AbortController().signal,
    }
    asked = [text, ...asked].slice(0, 3)
    const outcome = await (await skill.claim(context))?.respond()
    if (outcome?.memory !== undefined) memory = outcome.memory
    const [reply] = outcome?.replies ?? []
    // As the conversation says it where nobody is sure of what was left open.
    return outcome?.leaves && reply ? `${reply.text}\n\n${outcome.leaves.line}` : reply?.text
  }
}

/** The first line of the reply to a message that comes alone. */
export async function headlineOf(text: string, language: Language = 'id'): Promise<string | undefined> {
  return (await createTalk(language)(text))?.split('\n')[0]
}
