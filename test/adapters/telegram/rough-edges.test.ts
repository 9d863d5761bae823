import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, test } from 'vitest'
import { readQuestions } from '../../../src/questions/question-streams.ts'
import { eventually } from '../../support/eventually.ts'
import { primaAsShipped } from '../../support/knowledge.ts'
import type { SaidMessage } from '../../support/telegram-methods.ts'
import { ani, budi, primaItself, privateChat, show, team, write } from '../../support/telegram-people.ts'
import type { TelegramServer } from '../../support/telegram-server.ts'
import { dataOf, type TelegramWorld, TelegramWorlds } from '../../support/telegram-world.ts'
import { withoutLimits } from '../../support/without-limits.ts'

const worlds = new TelegramWorlds()
afterEach(() => worlds.close())

function open(): Promise<TelegramWorld> {
  const { conversation, phrases } = primaAsShipped()
  return worlds.open({
    respond: (message, session) => conversation.respond(message, session),
    phrases,
    commands: conversation.commands,
    budget: withoutLimits,
    platform: { flood: false },
  })
}

async function next(server: TelegramServer, chatId: number, happen: () => unknown): Promise<SaidMessage> {
  const before = server.said(chatId).length
  happen()
  return eventually(() => server.said(chatId)[before] ?? Promise.reject(new Error('nothing was said yet')), 15_000)
}

async function idle({ server, prima }: TelegramWorld): Promise<void> {
  await eventually(async () => {
    expect(server.pending()).toHaveLength(0)
    expect(await prima.store.mailbox.waiting()).toBe(0)
  })
  await sleep(5)
}

const call = '@prima_local_bot'
const inPrivate = { ...privateChat(budi) }
const refusal = /belum (punya|menemukan|menangkap)|tidak menemukan/
const signs = (server: TelegramServer) => server.calls.filter(({ method }) => method === 'setMessageReaction')

describe('what is not a question', () => {
  test.each(['kak', 'min', 'ooh', 'hmm gitu ya', 'oke sip', 'makasih ya'])(
    '"%s" gets a few words or a sign, and no refusal',
    async (text) => {
      const world = await open()
      const { server } = world
      await next(server, budi.id, () => write(server, 'apa itu NIB?'))
      write(server, text)
      await idle(world)
      const said = server.said(budi.id).slice(1)
      expect(said.length + signs(server).length).toBeGreaterThan(0)
      for (const { text: words } of said) expect(words).not.toMatch(refusal)
    },
  )

  test('a sticker of thanks gets a sign, and in a group nothing is said to it', async () => {
    const world = await open()
    const { server } = world
    await next(server, team.id, () => write(server, `${call} apa itu NIB?`, { chat: team }))
    show(server, { sticker: { file_id: 's', emoji: '🙏' } })
    const more = { reply_to_message: { message_id: 1, date: 1, chat: team, from: primaItself, text: 'NIB' } }
    show(server, { sticker: { file_id: 's', emoji: '🙏' } }, { chat: team, more })
    await idle(world)
    expect(server.said(team.id)).toHaveLength(1)
    expect(signs(server).length).toBeGreaterThan(0)
    expect(server.said(budi.id)).toHaveLength(0)
  })

  test('commands that other bots have are answered with what this one can', async () => {
    const { server } = await open()
    for (const text of ['/settings', '/start foo bar', '/whatever']) {
      const answer = await next(server, budi.id, () => write(server, text))
      expect(answer.text, text).not.toMatch(refusal)
    }
  })
})

describe('what somebody made up', () => {
  test('a rating of no answer is neither thanked for nor kept', async () => {
    const world = await open()
    const { server, prima } = world
    const answer = await next(server, budi.id, () => write(server, 'apa itu NIB?'))
    server.tap(answer, 'rate:up:nope', budi, inPrivate)
    await idle(world)
    const events = await readQuestions(prima.store.events)
    expect(events.filter(({ kind }) => kind === 'rated')).toEqual([])
    const toasts = server.calls
      .filter(({ method }) => method === 'answerCallbackQuery')
      .map(({ payload }) => payload.text)
    expect(toasts.join()).not.toContain('Terima kasih')
  })

  test('a broken one leaves no turning clock', async () => {
    const { server } = await open()
    const answer = await next(server, budi.id, () => write(server, 'apa itu NIB?'))
    server.tap(answer, 'id>answer:rate:sideways', budi, inPrivate)
    await eventually(() => expect(server.calls.map(({ method }) => method)).toContain('answerCallbackQuery'), 15_000)
  })

  test('a link to what is there no more greets, and says that it is gone', async () => {
    const { server } = await open()
    const answer = await next(server, budi.id, () => write(server, '/start ask_oss_no-longer-there'))
    expect(answer.text).toContain('sudah tidak berlaku')
    expect(answer.text).toContain('saya Prima')
  })
})

test('what did not help may be said in words, and is kept with the answer', async () => {
  const { server, prima } = await open()
  const answer = await next(server, budi.id, () => write(server, 'apa itu NIB?'))
  await next(server, budi.id, () => server.tap(answer, dataOf(answer, '👎'), budi, inPrivate))
  const thanks = await next(server, budi.id, () => write(server, 'kepanjangan, langsung intinya aja'))
  expect(thanks.text).not.toMatch(refusal)
  const events = await readQuestions(prima.store.events)
  expect(JSON.stringify(events)).toContain('langsung intinya aja')
})

test('in a group everybody keeps the language they speak', async () => {
  const { server } = await open()
  await next(server, team.id, () => write(server, `${call} apa itu LKPM?`, { chat: team }))
  const english = await next(server, team.id, () => write(server, `${call} what is an NIB?`, { chat: team, from: ani }))
  expect(english.text).toContain('Sources:')
  const own = await next(server, team.id, () => write(server, '/bukti@prima_local_bot', { chat: team }))
  expect(own.text).toContain('Bukti untuk:')
  expect(own.text).toContain('LKPM')
})
