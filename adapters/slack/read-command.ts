/** What `/prima …` asks for. Whatever is no word of ours is said to Prima as it is. */
export type SlashCommand =
  | { readonly kind: 'usage' }
  | { readonly kind: 'form' }
  | { readonly kind: 'say'; readonly text: string }

/** The words that only the adapter knows; "bukti", "privasi" and the like mean the same in every channel. */
const usage = /^(?:bantuan|help|menu|\?)?$/i
const ask = /^(?:tanya|ask)(?:\s+|$)/i

export function readSlashCommand(text: string): SlashCommand {
  const said = text.trim()
  if (usage.test(said)) return { kind: 'usage' }
  const question = said.replace(ask, '')
  return question === '' ? { kind: 'form' } : { kind: 'say', text: question }
}
