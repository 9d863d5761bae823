import { PassThrough } from 'node:stream'
import { stripVTControlCharacters } from 'node:util'
import { describe, expect, test } from 'vitest'
import { ConsoleAdapter } from '../../../adapters/console/console-adapter.ts'
import type { Message } from '../../../src/domain/message.ts'
import type { ReplyDraft } from '../../../src/domain/reply.ts'
import { buildMessage, pickOf } from '../../support/builders.ts'

/** A terminal in memory, and a bot that answers every message with the same replies. */
function openTerminal(replies: readonly ReplyDraft[], environment: Record<string, string> = {}) {
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => {} })
  const output = Object.assign(new PassThrough(), { isTTY: true, columns: 60 })
  const shown: string[] = []
  output.on('data', (chunk) => shown.push(String(chunk)))
  const received: Message[] = []
  const terminal = new ConsoleAdapter({
    async deliver(message) {
      received.push(message)
      for (const [index, draft] of replies.entries())
        await terminal.send({ ...draft, id: `${message.id}:${index}` }, message)
      terminal.over(message.id)
    },
    input,
    output,
    environment,
    clock: { now: () => 0 },
  })
  return { terminal, input, received, screen: () => shown.join('') }
}

describe('Prima in a terminal', () => {
  test('greets, shows a prompt, and ends on Ctrl-D', async () => {
    const { terminal, input, received, screen } = openTerminal([{ text: 'Halo' }])
    const running = terminal.run()
    input.write('apa itu nib\r')
    await expect.poll(() => received.length).toBe(2)
    input.end()
    await running
    expect(received.map(({ text }) => text)).toEqual(['/start', 'apa itu nib'])
    expect(stripVTControlCharacters(screen())).toContain('> ')
  })

  test.each([['/quit\r'], ['\u0003']])('ends on %j', async (keys) => {
    const { terminal, input, received } = openTerminal([{ text: 'Halo' }])
    const running = terminal.run()
    await expect.poll(() => received.length).toBe(1)
    input.write(keys)
    await running
    expect(received).toHaveLength(1)
  })

  test('numbers the choices of all replies of a turn in one row', async () => {
    const choices = [{ pick: pickOf('a'), label: 'Bukti' }]
    const { terminal, screen } = openTerminal(
      [
        { text: 'satu', choices },
        { text: 'dua', choices },
      ],
      { NO_COLOR: '1' },
    )
    await terminal.ask('x')
    expect(screen()).toContain('satu\n\n[1] Bukti')
    expect(screen()).toContain('dua\n\n[2] Bukti')
  })

  test('paints, unless NO_COLOR is set', async () => {
    const painted = openTerminal([{ text: '**tebal**' }])
    await painted.terminal.ask('x')
    expect(painted.screen()).toContain('\u001b[1mtebal')
    const plain = openTerminal([{ text: '**tebal**' }], { NO_COLOR: '1' })
    await plain.terminal.ask('x')
    expect(plain.screen()).toContain('\ntebal\n')
  })
})

test('a file that is handed over is kept, and where is said', async () => {
  const output = new PassThrough()
  const shown: string[] = []
  output.on('data', (chunk) => shown.push(String(chunk)))
  const terminal = new ConsoleAdapter({
    deliver: async () => {},
    input: new PassThrough(),
    output,
    environment: {},
    clock: { now: () => 0 },
    saveFile: async ({ name }) => `/data/files/${name}`,
  })
  const file = { name: 'aksi.csv', mediaType: 'text/csv', content: '' }
  await terminal.send({ id: 'r1', text: 'Tabel aksi.', file }, buildMessage())
  expect(shown.join('')).toBe('Tabel aksi.\n→ /data/files/aksi.csv\n\n')
})
