import { answering } from './start-prima.ts'
import { type PrimaOnTelegram, startTelegram, type TelegramOptions } from './start-telegram.ts'
import type { SaidMessage } from './telegram-methods.ts'
import { startTelegramServer, type TelegramServer, type TelegramServerOptions } from './telegram-server.ts'

export type TelegramWorld = { readonly server: TelegramServer; readonly prima: PrimaOnTelegram }

export type TelegramWorldOptions = Partial<TelegramOptions> & {
  readonly platform?: TelegramServerOptions
  /** Has run before Prima starts. */
  readonly before?: (server: TelegramServer) => void | Promise<void>
}

/** Says back what it hears. */
export const echo = answering(({ text }) => [{ text }])

/** Opens worlds for the tests of one file, and closes them. */
export class TelegramWorlds {
  readonly #opened: { close(): Promise<void> }[] = []

  async open({ platform, before, ...options }: TelegramWorldOptions = {}): Promise<TelegramWorld> {
    const server = await startTelegramServer(platform)
    this.#opened.push(server)
    await before?.(server)
    const prima = await startTelegram(server, { respond: echo, ...options })
    this.#opened.push({ close: () => prima.stop() })
    return { server, prima }
  }

  /** The last opened first: Prima goes before her platform does. */
  async close(): Promise<void> {
    for (const one of this.#opened.splice(0).toReversed()) await one.close()
  }
}

/** The texts of a chat, in order. */
export function textsIn(server: TelegramServer, chatId: number): readonly string[] {
  return server.said(chatId).map(({ text }) => text)
}

/** The labels of the buttons under a message, row by row. */
export function buttonsOf(message: SaidMessage | undefined): readonly (readonly string[])[] {
  return message?.keyboard?.inline_keyboard.map((row) => row.map(({ text }) => text)) ?? []
}

/** What the button with this label carries. */
export function dataOf(message: SaidMessage, label: string): string {
  const button = message.keyboard?.inline_keyboard.flat().find(({ text }) => text.replace('✓ ', '') === label)
  if (!button) throw new Error(`no button "${label}" under "${message.text.slice(0, 80)}"`)
  return button.callback_data
}
