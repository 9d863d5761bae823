import type { Phrases } from '../../src/conversation/phrases.ts'
import type { Language } from '../../src/domain/language.ts'
import type { ControlWords } from './render-controls.ts'
import type { Speaker } from './to-message.ts'

/** Questions to begin with, one of each field. */
const examples = ['example-oss', 'example-pse', 'example-cs-analysis', 'example-cse'] as const

/** What the adapter itself says, in the language that a person's Slack is set to. */
export type Words = ControlWords & {
  readonly working: string
  readonly about: string
  readonly help: string
  readonly examplesTitle: string
  readonly examples: readonly string[]
}

export function createWords(phrases: Phrases, defaultLanguage: Language): (speaker: Pick<Speaker, 'locale'>) => Words {
  const wordsIn = (language: Language): Words => ({
    helpful: phrases.say(language, 'choice-helpful'),
    notHelpful: phrases.say(language, 'choice-not-helpful'),
    choose: phrases.say(language, 'choose-one'),
    share: phrases.say(language, 'share'),
    working: phrases.say(language, 'working'),
    about: phrases.say(language, 'identity'),
    help: phrases.say(language, 'help'),
    examplesTitle: phrases.say(language, 'examples'),
    examples: examples.map((key) => phrases.say(language, key)),
  })
  const words = { id: wordsIn('id'), en: wordsIn('en') }
  return ({ locale }) => {
    const code = locale?.slice(0, 2).toLowerCase()
    return words[code === 'id' || code === 'en' ? code : defaultLanguage]
  }
}
