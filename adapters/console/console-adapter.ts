import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import type { Message } from '../../src/domain/message.ts'
import type { Reply } from '../../src/domain/reply.ts'
import { type ConsoleStyle, renderReply } from './render-reply.ts'

export type ConsoleParts = {
  /** Hands a message over and gives the replies of its turn. */
  readonly converse: (message: Message) => Promise<readonly Reply[]>
  readonly input: Readable & { readonly isTTY?: boolean }
  readonly output: Writable & { readonly isTTY?: boolean; readonly columns?: number }
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly now: () => number
}

/** The person at the terminal and their one conversation, which goes on at the next start. */
const conversationId = 'console:local'
const quitCommands = new Set(['/quit', '/exit', '/keluar', '/q'])
const maxWidth = 100

export type ConsoleAdapter = {
  /** Answers one question and returns. */
  ask(question: string): Promise<void>
  /** A conversation until the input ends or the person leaves. */
  run(): Promise<void>
  /** Ends `run` after the message at hand. */
  stop(): void
}

/**
 * Prima in a terminal, or at the end of a pipe: with a terminal a prompt, colours and wrapped lines; otherwise one
 * message a line in, plain text out.
 */
export function createConsoleAdapter({ converse, input, output, environment, now }: ConsoleParts): ConsoleAdapter {
  const isInteractive = input.isTTY === true && output.isTTY === true
  const lines = createInterface({ input, ...(isInteractive ? { output } : {}), terminal: isInteractive })
  let messages = 0

  return {
    async ask(question) {
      await exchange(question)
      lines.close()
    },
    async run() {
      if (isInteractive) {
        await exchange('/start')
        lines.setPrompt('\n> ')
        lines.prompt()
      }
      lines.on('SIGINT', () => lines.close())
      for await (const line of lines) {
        if (quitCommands.has(line.trim().toLowerCase())) break
        if (line.trim() !== '' || isInteractive) await exchange(line)
        if (isInteractive) lines.prompt()
      }
      lines.close()
      if (isInteractive) output.write('\n')
    },
    stop: () => lines.close(),
  }

  async function exchange(text: string): Promise<void> {
    const replies = await converse(toMessage(text))
    const style = currentStyle()
    let number = 1
    for (const reply of replies) {
      const gap = isInteractive ? '\n' : ''
      output.write(`${gap}${renderReply(reply, style, number)}\n${isInteractive ? '' : '\n'}`)
      number += reply.choices?.length ?? 0
    }
  }

  function currentStyle(): ConsoleStyle {
    const colour = isInteractive && !environment.NO_COLOR && environment.TERM !== 'dumb'
    return { colour, width: output.isTTY ? Math.min(output.columns ?? 80, maxWidth) : 0 }
  }

  function toMessage(text: string): Message {
    const receivedAtMs = now()
    return {
      id: `${receivedAtMs}-${process.pid}-${messages++}`,
      conversationId,
      person: { channel: 'console', id: 'local', ...(environment.LANG ? { locale: environment.LANG } : {}) },
      text,
      attachments: [],
      receivedAtMs,
    }
  }
}
