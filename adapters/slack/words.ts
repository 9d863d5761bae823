import { longestQuestion } from '../../src/conversation/clean-message.ts'
import type { CommandReader } from '../../src/conversation/commands.ts'
import type { Phrases } from '../../src/conversation/phrases.ts'
import { type Language, languageOfLocale } from '../../src/domain/language.ts'
import type { Speaker } from './in/to-message.ts'
import type { FormWords } from './out/form.ts'
import type { HomeWords } from './out/home.ts'
import type { ControlWords } from './out/render-controls.ts'
import type { WindowWords } from './out/window.ts'

/** Questions to begin with, one of each field. */
const examples = ['example-oss', 'example-pse', 'example-cs-analysis', 'example-cse'] as const
/** What the adapter itself says. */
export type SlackWords = ControlWords &
  FormWords &
  HomeWords &
  WindowWords & {
    readonly language: Language
    readonly working: string
    readonly stopped: string
    /** Over questions that may be asked next. */
    readonly nextTitle: string
    readonly fileTooLarge: (name: string) => string
    /** What `/prima` can do. */
    readonly usage: string
  }

/** In the language of what they stand beside, or else the one that the person's Slack is set to. */
export type WordsFor = (speaker: Pick<Speaker, 'locale'>, language?: Language) => SlackWords

export function createWords(
  phrases: Phrases,
  commands: Pick<CommandReader, 'all'>,
  defaultLanguage: Language,
): WordsFor {
  const wordsIn = (language: Language): SlackWords => {
    const say = (key: Parameters<Phrases['say']>[1], values: Parameters<Phrases['say']>[2] = {}) =>
      phrases.say(language, key, values)
    return {
      helpful: say('choice-helpful'),
      notHelpful: say('choice-not-helpful'),
      choose: say('choose-one'),
      further: say('choose-further'),
      share: say('share'),
      close: say('close'),
      waiting: say('window-waiting'),
      elsewhere: say('window-elsewhere'),
      formTitle: say('form-title'),
      formLabel: say('form-label'),
      formHint: say('form-hint', { limit: longestQuestion }),
      formHintDirect: say('form-hint-direct', { limit: longestQuestion }),
      send: say('send'),
      cancel: say('cancel-button'),
      language,
      fillSheet: (title) => say('fill-sheet', { title }),
      working: say('working'),
      stopped: say('stopped'),
      fileTooLarge: (name) => say('file-too-large', { name }),
      usage: say('slack-commands'),
      about: say('identity'),
      homeYou: (name) => (name === '' ? say('home-you-unnamed') : say('home-you', { name })),
      homeTeam: say('home-team'),
      homeFirst: say('home-first'),
      homeNext: say('home-next'),
      nextQuestion: say('home-next-question'),
      examplesTitle: say('examples'),
      nextTitle: say('next-questions'),
      examples: examples.map((key) => say(key)),
      commands: commands.all
        .filter(({ isAtHand }) => isAtHand)
        .map((command) => ({ label: command.describe(language), said: `/${command[language]}` })),
    }
  }
  const words = { id: wordsIn('id'), en: wordsIn('en') }
  return ({ locale }, language) => {
    if (language) return words[language]
    return words[languageOfLocale(locale) ?? defaultLanguage]
  }
}
