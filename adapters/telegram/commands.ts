import type { Api } from 'grammy'
import type { CommandReader } from '../../src/conversation/commands.ts'
import type { Phrases } from '../../src/conversation/phrases.ts'
import type { Language } from '../../src/domain/language.ts'

/** The question in `/tanya apa itu NIB?`. Undefined: it is none, or nothing is asked yet. */
export function questionIn(text: string, commands: Pick<CommandReader, 'read'>): string | undefined {
  const read = commands.read(text)
  return (read?.declared.isForQuestions && read.command.rest) || undefined
}

/**
 * Sets the menu: Indonesian for everyone, English for those whose Telegram is in English. Each scope is set by itself,
 * because the narrowest that is set wins: https://core.telegram.org/bots/api#determining-list-of-commands
 */
export async function setCommandMenu(api: Api, commands: CommandReader, defaultLanguage: Language): Promise<void> {
  const commandsIn = (language: Language) =>
    commands.all
      .filter(({ isHidden }) => !isHidden)
      .map((command) => ({ command: command[language], description: command.describe(language) }))
  for (const type of ['default', 'all_group_chats'] as const) {
    await api.setMyCommands(commandsIn(defaultLanguage), { scope: { type } })
    await api.setMyCommands(commandsIn('id'), { scope: { type }, language_code: 'id' })
    await api.setMyCommands(commandsIn('en'), { scope: { type }, language_code: 'en' })
  }
}

/** What people read of Prima before they begin, and in her profile; in both languages. */
export async function setDescriptions(api: Api, phrases: Phrases, defaultLanguage: Language): Promise<void> {
  const scopes = [
    { language: defaultLanguage },
    ...(['id', 'en'] as const).map((language) => ({ language, language_code: language })),
  ]
  for (const { language, ...scope } of scopes) {
    await api.setMyDescription(phrases.say(language, 'bot-description'), scope)
    await api.setMyShortDescription(phrases.say(language, 'bot-short-description'), scope)
  }
}
