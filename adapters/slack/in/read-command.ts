import type { CommandReader } from '../../../src/conversation/commands.ts'

/** What `/prima …` asks for. Whatever is no word of ours is said to Prima as it is. */
export type SlashCommand =
  | { readonly kind: 'usage' }
  | { readonly kind: 'form' }
  | { readonly kind: 'say'; readonly text: string }

/** A command of ours needs no slash of its own there: `/prima tim` is `/tim`. */
export function readSlashCommand(text: string, commands: Pick<CommandReader, 'read'>): SlashCommand {
  const said = text.trim()
  if (said === '' || said === '?') return { kind: 'usage' }
  const read = commands.read(`/${said}`)
  if (!read) return { kind: 'say', text: said }
  const { declared, command } = read
  if (declared.isOverview && command.rest === '') return { kind: 'usage' }
  if (!declared.isForQuestions) return { kind: 'say', text: `/${said}` }
  return command.rest === '' ? { kind: 'form' } : { kind: 'say', text: command.rest }
}
