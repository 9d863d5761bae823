import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { ChannelError } from '../../src/domain/errors.ts'
import type { Message } from '../../src/domain/message.ts'
import type { Reply, ReplyFile } from '../../src/domain/reply.ts'
import type { Clock } from '../../src/ports/clock.ts'
import { readFiles } from './files.ts'
import { type ConsoleStyle, renderReply } from './render-reply.ts'

export type ConsoleParts = {
  /** Stores a message durably; rejects when it could not. */
  readonly deliver: (message: Message) => Promise<unknown>
  readonly input: Readable & { readonly isTTY?: boolean }
  readonly output: Writable & { readonly isTTY?: boolean; readonly columns?: number }
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly clock: Clock
  /** Keeps a file that a reply hands over, and tells where it lies. Left out: files are not shown. */
  readonly saveFile?: (file: ReplyFile) => Promise<string>
}

/** The person at the terminal and their one conversation, which goes on at the next start. */
const conversationId = 'console:local'
export const consoleChannel = 'console'
const quitCommands = new Set(['/quit', '/exit', '/keluar', '/q'])
const maxWidth = 100

/**
 * Prima in a terminal, or at the end of a pipe: with a terminal a prompt, colours and wrapped lines; otherwise one
 * message a line in, plain text out.
 */
export class ConsoleAdapter {
  readonly #parts: ConsoleParts
  readonly #isInteractive: boolean
  readonly #waiting = new Map<string, () => void>()
  #lines: ReturnType<typeof createInterface> | undefined
  #messages = 0
  #choices = 0
  #answering = ''
  #isRead = true

  constructor(parts: ConsoleParts) {
    this.#parts = parts
    this.#isInteractive = parts.input.isTTY === true && parts.output.isTTY === true
    // Whoever read may have enough and leave: `npm start | head`.
    parts.output.on('error', () => {
      this.#isRead = false
      this.stop()
    })
  }

  /** Answers one question and returns. */
  async ask(question: string): Promise<void> {
    await this.#exchange(question)
  }

  /** A conversation until the input ends, the person leaves, nobody reads any more, or `stop` is called. */
  async run(): Promise<void> {
    const { input, output } = this.#parts
    const interactive = this.#isInteractive
    const lines = createInterface({ input, ...(interactive ? { output } : {}), terminal: interactive, prompt: '\n> ' })
    this.#lines = lines
    let isOpen = true
    lines
      .on('SIGINT', () => lines.close())
      .on('close', () => {
        isOpen = false
      })
    const prompt = () => {
      if (interactive && isOpen) lines.prompt()
    }
    // From here on lines are kept: what is typed while the greeting is on its way must not be lost.
    const typed = lines[Symbol.asyncIterator]()
    if (interactive) await this.#exchange('/start')
    prompt()
    for await (const line of typed) {
      if (!this.#isRead || quitCommands.has(line.trim().toLowerCase())) break
      if (interactive || line.trim() !== '') await this.#exchange(line)
      prompt()
    }
    lines.close()
    if (interactive) output.write('\n')
  }

  /** Ends `run` after the message at hand. */
  stop(): void {
    this.#lines?.close()
  }

  /** Prints one reply. Throws `ChannelError` when nobody reads any more. */
  async send(reply: Reply, message: Message): Promise<void> {
    if (message.id !== this.#answering) {
      this.#answering = message.id
      this.#choices = 0
    }
    const { output, saveFile } = this.#parts
    const files = await Promise.all([reply.image, reply.file].map((file) => file && saveFile?.(file)))
    const paths = files.filter((path) => path !== undefined)
    const words = renderReply(reply, this.#style(), this.#choices + 1)
    const text = [words, ...paths.map((path) => `→ ${path}`)].join('\n')
    this.#choices += reply.choices?.length ?? 0
    await new Promise<void>((resolve, reject) => {
      output.write(this.#isInteractive ? `\n${text}\n` : `${text}\n\n`, (cause) =>
        cause
          ? reject(new ChannelError('nobody reads any more', { channel: consoleChannel, outcome: 'gone', cause }))
          : resolve(),
      )
    })
  }

  /** To be told when all replies to a message are settled. */
  over(messageId: string): void {
    this.#waiting.get(messageId)?.()
    this.#waiting.delete(messageId)
  }

  async #exchange(text: string): Promise<void> {
    const message = this.#toMessage(text)
    const over = new Promise<void>((resolve) => this.#waiting.set(message.id, resolve))
    await this.#parts.deliver(message)
    await over
  }

  #style(): ConsoleStyle {
    const { output, environment } = this.#parts
    return {
      colour: this.#isInteractive && !environment.NO_COLOR && environment.TERM !== 'dumb',
      width: output.isTTY ? Math.min(output.columns ?? 80, maxWidth) : 0,
    }
  }

  #toMessage(line: string): Message {
    const { clock, environment } = this.#parts
    const receivedAtMs = clock.now()
    const { attachments, text } = readFiles(line)
    return {
      id: `${receivedAtMs}-${process.pid}-${this.#messages++}`,
      conversationId,
      person: { channel: consoleChannel, id: 'local', ...(environment.LANG ? { locale: environment.LANG } : {}) },
      kind: text === '' && attachments.length > 0 ? 'arrived' : 'said',
      text,
      attachments,
      receivedAtMs,
    }
  }
}
