import type { CommandReader } from '../../../src/conversation/commands.ts'

/** What `/prima …` asks for. Whatever is no word of ours is said to Prima as it is. */
export type SlashCommand =
  | { readonly kind: 'usage' }
  | { readonly kind: 'form' }
  | { readonly kind: 'say'; readonly text: string }

/** The words that only the adapter knows; "bukti", "privasi" and the like mean the same in every channel. */
const usage = /^(?:bantuan|help|menu|\?)?$/i
const ask = /^(?:tanya|ask)(?:\s+|$)/i

/** A command of ours needs no slash of its own there: `/prima tim` is `/tim`. */
export function readSlashCommand(text: string, commands: Pick<CommandReader, 'knows'>): SlashCommand {
  const said = text.trim()
  if (usage.test(said)) return { kind: 'usage' }
  const question = said.replace(ask, '')
  const word = /^[a-z0-9_]+(?=\s|$)/i.exec(question)?.[0]
  if (question === said && word !== undefined && commands.knows(word)) return { kind: 'say', text: `/${question}` }
  return question === '' ? { kind: 'form' } : { kind: 'say', text: question }
}
