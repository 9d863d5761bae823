/**
 * Writes down a first run on Telegram: Prima started as `npm start` does, on the Bot API of the tests, and what people
 * then see. Nothing of it is made up; run it again when answers have changed:
 *
 *     node test/support/telegram-first-run.ts > docs/telegram-first-run.md
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { eventually } from './eventually.ts'
import type { SaidMessage } from './telegram-methods.ts'
import { ani, budi, forum, privateChat, show, write } from './telegram-people.ts'
import { startTelegramServer } from './telegram-server.ts'
import { dataOf } from './telegram-world.ts'

const directory = mkdtempSync(join(tmpdir(), 'prima-first-run-'))
const server = await startTelegramServer()
const process_ = spawn(process.execPath, [resolve(import.meta.dirname, '../../src/main.ts')], {
  cwd: directory,
  env: { TELEGRAM_BOT_TOKEN: server.token, TELEGRAM_API_ROOT: server.url, DATA_DIR: directory, PORT: '0' },
  stdio: ['ignore', 'inherit', 'pipe'],
})
const logged: string[] = []
process_.stderr.setEncoding('utf8').on('data', (text: string) => logged.push(...text.trimEnd().split('\n')))

const lines: string[] = []
const speaker = 7

function put(who: string, text: string): void {
  const [first = '', ...rest] = text.split('\n')
  lines.push(`${who.padEnd(speaker)}| ${first}`, ...rest.map((line) => `${''.padEnd(speaker)}| ${line}`))
}

/** Waits for the next message, which must come, and writes it down. */
async function hear(chatId: number, happen: () => unknown): Promise<SaidMessage> {
  const before = server.said(chatId).length
  happen()
  const said = await eventually(() => server.said(chatId)[before] ?? Promise.reject(new Error('no answer')))
  put('Prima', `${withQuotes(said)}${buttonRows(said)}`)
  return said
}

/** Quotes are shown by a bar, as Telegram does. */
function withQuotes({ text, entities }: SaidMessage): string {
  return entities
    .filter(({ type }) => type === 'expandable_blockquote')
    .reduce((shown, quote) => shown.replace(quote.text, () => quote.text.replace(/^/gm, '┃ ')), text)
}

function buttonRows({ keyboard }: SaidMessage): string {
  const rows = keyboard?.inline_keyboard ?? []
  return rows.map((row) => `\n${row.map(({ text }) => `[ ${text} ]`).join(' ')}`).join('')
}

function says(text: string, from = budi) {
  put(from.first_name, text)
  return hear(from.id, () => write(server, text, { from }))
}

function taps(message: SaidMessage, label: string) {
  put('Budi', `(mengetuk [ ${label} ])`)
  return server.tap(message, dataOf(message, label), budi, { ...privateChat(budi) })
}

async function rates(message: SaidMessage, label: string) {
  const toasts = () => server.calls.filter(({ method, payload }) => method === 'answerCallbackQuery' && payload.text)
  const before = toasts().length
  taps(message, label)
  const toast = await eventually(() => toasts()[before] ?? Promise.reject(new Error('no thanks')))
  put('Prima', `(sekilas di atas layar) ${toast.payload.text}`)
}

await eventually(() => {
  if (!logged.some((line) => line.includes('at your service'))) throw new Error(logged.join('\n'))
}, 30_000)

const greeting = await says('/start')
const answer = await hear(budi.id, () => taps(greeting, 'Apa itu NIB?'))
await hear(budi.id, () => taps(answer, 'Bukti'))
await rates(answer, '👍')
await says('kl telat lapor lkpm gmn')
put('Budi', '(pesan suara, 3 detik)')
await hear(budi.id, () => show(server, { voice: { file_id: 'v', duration: 3, mime_type: 'audio/ogg' } }))
await says('siapa presiden sekarang?')
await says('Do I have to register my online shop as a PSE?', ani)

put('', '')
put('', '— grup "Tim CS", topik "Tanya Prima" —')
put('Ani', 'siapa yang piket hari ini?')
write(server, 'siapa yang piket hari ini?', { from: ani, chat: forum, topicId: 9 })
const question = '/tanya@prima_local_bot cara hitung CSAT?'
put('Budi', question)
await hear(forum.id, () => write(server, question, { chat: forum, topicId: 9 }))

process_.kill('SIGTERM')
await once(process_, 'exit')
await server.close()
rmSync(directory, { recursive: true })

console.log(`# A first run on Telegram

What people see when Prima is started for the first time as [telegram.md](telegram.md) says. Written by
\`node test/support/telegram-first-run.ts\` from a real run on the Bot API of the tests; lines in round brackets say what
is done or shown beside the chat.

## The operator's terminal

\`\`\`
$ npm start
${logged.join('\n')}
\`\`\`

## The chats

\`\`\`
${lines.map((line) => line.trimEnd()).join('\n')}
\`\`\``)
