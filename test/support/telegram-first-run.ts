/**
 * Writes down a first run on Telegram: Prima started as `npm start` does, on the Bot API of the tests, and what people
 * then see. Nothing of it is made up; run it again when answers have changed:
 *
 *     node test/support/telegram-first-run.ts > docs/telegram-first-run.md
 */
import { eventually } from './eventually.ts'
import { startFirstRun } from './first-run.ts'
import type { SaidMessage } from './telegram-methods.ts'
import { ani, budi, forum, privateChat, show, write } from './telegram-people.ts'
import { startTelegramServer } from './telegram-server.ts'
import { dataOf } from './telegram-world.ts'

const server = await startTelegramServer()
const { put, goTo, finish } = await startFirstRun({
  TELEGRAM_BOT_TOKEN: server.token,
  TELEGRAM_API_ROOT: server.url,
})

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

const greeting = await says('/start')
const answer = await hear(budi.id, () => taps(greeting, 'Apa itu NIB?'))
await hear(budi.id, () => taps(answer, 'Bukti'))
await rates(answer, '👍')
await says('kl telat lapor lkpm gmn')
put('Budi', '(pesan suara, 3 detik)')
await hear(budi.id, () => show(server, { voice: { file_id: 'v', duration: 3, mime_type: 'audio/ogg' } }))
await says('siapa presiden sekarang?')
await says('Do I have to register my online shop as a PSE?', ani)

goTo('grup "Tim CS", topik "Tanya Prima"')
put('Ani', 'siapa yang piket hari ini?')
write(server, 'siapa yang piket hari ini?', { from: ani, chat: forum, topicId: 9 })
const question = '/tanya@prima_local_bot cara hitung CSAT?'
put('Budi', question)
await hear(forum.id, () => write(server, question, { chat: forum, topicId: 9 }))

await finish({
  title: 'A first run on Telegram',
  intro: `What people see when Prima is started for the first time as [telegram.md](telegram.md) says. Written by
\`node test/support/telegram-first-run.ts\` from a real run on the Bot API of the tests; lines in round brackets say what
is done or shown beside the chat.`,
  chats: 'The chats',
})
await server.close()
