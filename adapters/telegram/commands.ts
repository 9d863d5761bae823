import type { Api } from 'grammy'
import type { PhraseKey, Phrases } from '../../src/conversation/phrases.ts'
import type { Language } from '../../src/domain/language.ts'

/** The command menu, and what each command is called in it. The conversation understands more than it shows. */
const menu: readonly { readonly id: string; readonly en: string; readonly phrase: PhraseKey }[] = [
  { id: 'tanya', en: 'ask', phrase: 'command-ask' },
  { id: 'bantuan', en: 'help', phrase: 'command-help' },
  { id: 'bukti', en: 'evidence', phrase: 'command-evidence' },
  { id: 'selengkapnya', en: 'more', phrase: 'command-more' },
  { id: 'bahasa', en: 'language', phrase: 'command-language' },
  { id: 'privasi', en: 'privacy', phrase: 'command-privacy' },
  { id: 'batal', en: 'cancel', phrase: 'command-cancel' },
]
const known = new Set(['start', 'menu', 'mulai', 'ulang', ...menu.flatMap(({ id, en }) => [id, en])])

/** Whether `/word` is ours: in a group other bots have commands too. */
export function isCommand(word: string): boolean {
  return known.has(word.replace(/^\//, '').toLowerCase())
}

/** The question in `/tanya apa itu NIB?`. Undefined: it is none, or nothing is asked yet. */
export function questionIn(text: string): string | undefined {
  return /^\/(?:tanya|ask)\s+(\S.*)$/is.exec(text)?.[1]
}

/**
 * Sets the menu: Indonesian for everyone, English for those whose Telegram is in English. Each scope is set by itself,
 * because the narrowest that is set wins: https://core.telegram.org/bots/api#determining-list-of-commands
 */
export async function setCommandMenu(api: Api, phrases: Phrases, defaultLanguage: Language): Promise<void> {
  const commandsIn = (language: Language) =>
    menu.map((entry) => ({ command: entry[language], description: phrases.say(language, entry.phrase) }))
  for (const type of ['default', 'all_group_chats'] as const) {
    await api.setMyCommands(commandsIn(defaultLanguage), { scope: { type } })
    await api.setMyCommands(commandsIn('id'), { scope: { type }, language_code: 'id' })
    await api.setMyCommands(commandsIn('en'), { scope: { type }, language_code: 'en' })
  }
}
