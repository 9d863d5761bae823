import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, test } from 'vitest'
import { TelegramAdapter } from '../../../adapters/telegram/telegram-adapter.ts'
import { ConfigError, StoreError } from '../../../src/domain/errors.ts'
import type { Message } from '../../../src/domain/message.ts'
import type { ReplyFile } from '../../../src/domain/reply.ts'
import { stateOf } from '../../../src/domain/session.ts'
import type { Store } from '../../../src/ports/store.ts'
import { pickOf } from '../../support/builders.ts'
import { someCommands } from '../../support/commands.ts'
import { eventually } from '../../support/eventually.ts'
import { answering } from '../../support/start-prima.ts'
import { type TelegramTransport, webhookPath, webhookSecret } from '../../support/start-telegram.ts'
import { ani, budi, forum, privateChat, team, write } from '../../support/telegram-people.ts'
import type { TelegramServer } from '../../support/telegram-server.ts'
import { buttonsOf, type TelegramWorld, TelegramWorlds, textsIn } from '../../support/telegram-world.ts'

const worlds = new TelegramWorlds()
afterEach(() => worlds.close())

const transports = ['polling', 'webhook'] as const satisfies readonly TelegramTransport[]
const secretHeader = 'x-telegram-bot-api-secret-token'

function errorsIn({ prima }: TelegramWorld): readonly string[] {
  return prima.log.lines.filter(({ level }) => level === 'error').map(({ text }) => text)
}

function refusals(server: TelegramServer, method = 'sendMessage') {
  return server.refusals.filter((refusal) => refusal.method === method)
}

describe.each(transports)('at the start, over %s', (transport) => {
  test('a wrong token is one readable line that names the variable', async () => {
    const { server, prima } = await worlds.open({ transport })
    const channel = new TelegramAdapter({
      token: '654321:a-token-that-nobody-ever-gave-out',
      apiRoot: server.url,
      ...(transport === 'webhook' ? { webhook: { url: 'https://a.id/hook', secret: 's' } } : {}),
      deliver: async () => 'accepted',
      commands: someCommands,
      budget: prima.store.budget,
      phrases: { say: (_, key) => key },
      defaultLanguage: 'id',
    })
    await expect(channel.start()).rejects.toEqual(
      new ConfigError([
        'TELEGRAM_BOT_TOKEN is not accepted by Telegram; copy it again from BotFather (/mybots, API Token)',
      ]),
    )
    await channel.stop()
  })

  test('the command menu is set although Telegram fails in the middle of it', async () => {
    const { server } = await worlds.open({
      transport,
      before(platform) {
        platform.letPass('setMyCommands')
        platform.failNext('setMyCommands', 502)
      },
    })
    const scopes = () =>
      server.calls
        .filter(({ method }) => method === 'setMyCommands')
        .map(({ payload }) => `${JSON.stringify(payload.scope)} ${payload.language_code}`)
    await eventually(() => expect(new Set(scopes()).size).toBe(6))
  })

  test('the operator is told what Telegram does not show a bot in groups', async () => {
    const { prima } = await worlds.open({ transport })
    expect(prima.log.lines.map(({ text }) => text).join()).toContain('/setprivacy')
  })

  test('a network that is away is waited for', async () => {
    const world = await worlds.open({ transport, before: (server) => server.goDown() })
    const { server, prima } = world
    expect(prima.channel.connected()).toBe(false)
    await server.comeBack()
    await eventually(() => expect(prima.channel.connected()).toBe(true))
    write(server, 'halo')
    await eventually(() => expect(textsIn(server, budi.id)).toEqual(['halo']))
    expect(prima.log.lines.filter(({ text }) => text.includes('not reached yet'))).toHaveLength(1)
  })
})

describe.each(transports)('over %s', (transport) => {
  test('Telegram is told that we have a message only when it is stored', async () => {
    let failures = 3
    const { server, prima } = await worlds.open({
      transport,
      async deliver(message: Message, store: Store) {
        if (failures-- > 0) throw new StoreError('away', { transient: true })
        return store.mailbox.deliver(message)
      },
    })
    write(server, 'satu')
    write(server, 'dua')
    await eventually(() => expect(textsIn(server, budi.id)).toEqual(['satu', 'dua']))
    expect(failures).toBeLessThan(0)
    expect(prima.accepted).toHaveLength(2)
  })

  test('a token that is revoked makes her not ready; when it works again, nothing was lost', async () => {
    const world = await worlds.open({ transport, pollSeconds: 1, watchEveryMs: 50 })
    const { server, prima } = world
    await eventually(() => expect(prima.channel.connected()).toBe(true))
    server.revokeToken()
    if (transport === 'webhook') write(server, 'masih di sana?')
    await eventually(() => expect(prima.channel.connected()).toBe(false))
    await eventually(() => expect(errorsIn(world).join('\n')).toContain('TELEGRAM_BOT_TOKEN is not accepted any more'))
    if (transport === 'polling') write(server, 'masih di sana?')
    server.revokeToken(false)
    await eventually(() => expect(textsIn(server, budi.id)).toEqual(['masih di sana?']))
    await eventually(() => expect(prima.channel.connected()).toBe(true))
    expect(JSON.stringify(prima.log.lines)).not.toContain(server.token)
  })

  test('what is not as Telegram describes it is left out, and the next is answered', async () => {
    const { server, prima } = await worlds.open({ transport })
    for (const odd of [
      { message: { message_id: 5, chat: null, from: 7, text: 9 } },
      { message: { text: 'x', from: budi, entities: 3, chat: privateChat(budi), date: 1, message_id: 1 } },
      { edited_message: [] },
      { callback_query: { id: 'q', data: 'ask:x', message: {} } },
      { callback_query: null },
      { '': { a: [{}] } },
    ])
      server.push(odd)
    write(server, 'lanjut')
    await eventually(() => expect(textsIn(server, budi.id)).toContain('lanjut'))
    expect(server.pending().length).toBeLessThanOrEqual(1)
    expect(prima.channel.connected()).toBe(true)
  })
})

describe('the webhook', () => {
  const update = {
    update_id: 1,
    message: { message_id: 1, date: 1, from: budi, chat: privateChat(budi), text: 'palsu' },
  }

  test('turns away what does not come from Telegram', async () => {
    const { prima } = await worlds.open({ transport: 'webhook' })
    const post = async (headers: Record<string, string>, body = JSON.stringify(update)) =>
      (await fetch(`${prima.url}${webhookPath}`, { method: 'POST', headers, body })).status
    expect(await post({})).toBe(401)
    expect(await post({ [secretHeader]: 'guessed' })).toBe(401)
    expect(await post({ [secretHeader]: webhookSecret.toUpperCase() })).toBe(401)
    expect(await post({ [secretHeader]: 'x' }, '{')).toBe(401)
    expect(prima.accepted).toEqual([])
    expect(await post({ [secretHeader]: webhookSecret }, '{')).toBe(400)
    for (const odd of ['null', '[]', '5', '{}', '"x"', '', '{"update_id":"1"}'])
      expect(await post({ [secretHeader]: webhookSecret }, odd), odd).toBe(400)
    expect(await post({ [secretHeader]: webhookSecret })).toBe(200)
    expect(prima.accepted.map(({ text }) => text)).toEqual(['palsu'])
  })

  test('reads no body that is longer than any of Telegram', async () => {
    const { prima } = await worlds.open({ transport: 'webhook' })
    const post = (body: string) =>
      fetch(`${prima.url}${webhookPath}`, { method: 'POST', headers: { [secretHeader]: webhookSecret }, body }).then(
        ({ status }) => status,
        // The connection may be gone before the sender has said it all.
        () => 413,
      )
    expect(await post(JSON.stringify({ ...update, filling: 'x'.repeat(2_000_000) }))).toBe(413)
    expect(prima.accepted).toEqual([])
    expect(await post(JSON.stringify(update))).toBe(200)
  })

  test('tells of requests without the secret by one line, however many there are', async () => {
    const world = await worlds.open({ transport: 'webhook' })
    const { prima } = world
    for (let time = 0; time < 20; time++)
      expect((await fetch(`${prima.url}${webhookPath}`, { method: 'POST', body: '{}' })).status).toBe(401)
    expect(prima.log.lines.filter(({ text }) => text.includes('without the secret'))).toHaveLength(1)
  })

  test('lives beside the pages of the service, and is not ready while Telegram is away', async () => {
    const { server, prima } = await worlds.open({ transport: 'webhook', watchEveryMs: 20 })
    const ready = async () => (await fetch(`${prima.url}/readyz`)).status
    await eventually(async () => expect(await ready()).toBe(200))
    await server.goDown()
    await eventually(async () => expect(await ready()).toBe(503))
    expect((await fetch(`${prima.url}/healthz`)).status).toBe(200)
    await server.comeBack()
    await eventually(async () => expect(await ready()).toBe(200))
  })

  test('names its secret to Telegram, and asks for what it understands', async () => {
    const { server, prima } = await worlds.open({ transport: 'webhook' })
    const call = await eventually(
      () => server.calls.find(({ method }) => method === 'setWebhook') ?? Promise.reject(new Error('not yet')),
    )
    expect(call.payload).toEqual({
      url: `${prima.url}${webhookPath}`,
      secret_token: webhookSecret,
      allowed_updates: ['message', 'edited_message', 'callback_query', 'my_chat_member', 'stopped_message_generation'],
    })
  })

  test('that a polling bot with the same token took away is set again, and the operator is told', async () => {
    const world = await worlds.open({ transport: 'webhook', watchEveryMs: 20 })
    const { server, prima } = world
    await eventually(() => expect(prima.channel.connected()).toBe(true))
    await fetch(`${server.url}/bot${server.token}/deleteWebhook`)
    await eventually(() => expect(errorsIn(world).join('\n')).toContain('two run with the same TELEGRAM_BOT_TOKEN'))
    write(server, 'halo')
    await eventually(() => expect(textsIn(server, budi.id)).toEqual(['halo']))
  })

  test('at an address that Telegram does not take is told by the name of the variable', async () => {
    const { server, prima } = await worlds.open()
    const log = prima.log
    const channel = new TelegramAdapter({
      token: server.token,
      apiRoot: server.url,
      webhook: { url: 'http://prima.example.com/hook', secret: 's' },
      deliver: async () => 'accepted',
      commands: someCommands,
      budget: prima.store.budget,
      phrases: { say: (_, key) => key },
      defaultLanguage: 'id',
      log,
    })
    await channel.start()
    await eventually(() => expect(log.lines.map(({ text }) => text).join()).toContain('TELEGRAM_WEBHOOK_URL'))
    expect(channel.connected()).toBe(false)
    await channel.stop()
  })
})

describe('long polling', () => {
  test('is ready again as soon as Telegram is back, also when nobody writes', async () => {
    const { server, prima } = await worlds.open()
    await eventually(() => expect(prima.channel.connected()).toBe(true))
    await server.goDown()
    await eventually(() => expect(prima.channel.connected()).toBe(false))
    await server.comeBack()
    await eventually(() => expect(prima.channel.connected()).toBe(true))
  })

  test('one chat whose message cannot be stored yet holds up no other, and keeps its order', async () => {
    const aniIsStored = Promise.withResolvers<void>()
    const { server } = await worlds.open({
      before(platform) {
        for (const text of ['satu', 'dua']) write(platform, text)
        write(platform, 'tiga', { from: ani })
      },
      async deliver(message: Message, store: Store) {
        if (message.text === 'satu') await aniIsStored.promise
        const outcome = await store.mailbox.deliver(message)
        if (message.text === 'tiga') aniIsStored.resolve()
        return outcome
      },
    })
    await eventually(() => expect(textsIn(server, ani.id)).toEqual(['tiga']))
    await eventually(() => expect(textsIn(server, budi.id)).toEqual(['satu', 'dua']))
  })

  test('takes over from a webhook, whenever that was set', async () => {
    const setWebhook = (server: TelegramServer) =>
      fetch(`${server.url}/bot${server.token}/setWebhook`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ url: 'http://127.0.0.1:9/old', secret_token: 'x' }),
      })
    const { server } = await worlds.open({
      pollSeconds: 1,
      async before(platform) {
        await setWebhook(platform)
      },
    })
    write(server, 'satu')
    await eventually(() => expect(textsIn(server, budi.id)).toEqual(['satu']))
    await setWebhook(server)
    write(server, 'dua')
    await eventually(() => expect(textsIn(server, budi.id)).toEqual(['satu', 'dua']))
  })
})

describe('with two bots on one token', () => {
  test('one line says so; when one of them ends, the other goes on', async () => {
    const first = await worlds.open({ pollSeconds: 1 })
    const second = await worlds.open({ apiRoot: first.server.url, pollSeconds: 1 })
    const told = 'another program gets the updates of this bot: two run with the same TELEGRAM_BOT_TOKEN'
    await eventually(() => expect([...errorsIn(first), ...errorsIn(second)].join('\n')).toContain(told))
    await second.prima.stop()
    write(first.server, 'halo')
    await eventually(() => expect(textsIn(first.server, budi.id)).toEqual(['halo']))
    await eventually(() => expect(first.prima.channel.connected()).toBe(true))
  })
})

describe('a person who blocked the bot', () => {
  test('is left alone, is remembered, and is answered when they come back', async () => {
    const { server, prima } = await worlds.open({
      respond: answering(({ text }) => [{ text: `${text} 1` }, { text: `${text} 2` }]),
    })
    write(server, 'halo')
    await eventually(() => expect(textsIn(server, budi.id)).toEqual(['halo 1', 'halo 2']))
    server.block(budi.id)
    const blocked = write(server, 'hilang')
    await eventually(() => expect(refusals(server).map(({ code }) => code)).toEqual([403]))
    await eventually(async () => expect(await prima.store.mailbox.waiting()).toBe(0))
    server.block(budi.id, false)
    server.repeat(blocked)
    write(server, 'kembali')
    await eventually(() => expect(textsIn(server, budi.id)).toEqual(['halo 1', 'halo 2', 'kembali 1', 'kembali 2']))
    expect(refusals(server)).toHaveLength(1)
    const session = await prima.store.sessions.load(`telegram:${budi.id}`)
    expect(stateOf(session, `telegram:${budi.id}`).turns).toBe(3)
  })
})

describe('when Telegram wants fewer messages', () => {
  test('nothing is sent to that chat before it may be, and others are not held up', async () => {
    const { server } = await worlds.open()
    server.failNext('sendMessage', 429, { retry_after: 1 })
    write(server, 'tunggu')
    await sleep(20)
    write(server, 'langsung', { from: ani })
    await eventually(() => expect(textsIn(server, ani.id)).toEqual(['langsung']))
    expect(textsIn(server, budi.id)).toEqual([])
    await eventually(() => expect(textsIn(server, budi.id)).toEqual(['tunggu']))
  })

  test('also when it says so to a typing sign', async () => {
    const { server } = await worlds.open({
      respond: answering(async ({ text }) => {
        server.failNext('sendChatAction', 429, { retry_after: 2 })
        await eventually(() => expect(refusals(server, 'sendChatAction')).toHaveLength(1))
        return [{ text }]
      }),
    })
    write(server, 'sulit')
    await eventually(() => expect(textsIn(server, budi.id)).toEqual(['sulit']))
    const sent = server.calls.find(({ method }) => method === 'sendMessage')?.atMs ?? 0
    expect(sent - (refusals(server, 'sendChatAction')[0]?.atMs ?? 0)).toBeGreaterThanOrEqual(1900)
  })

  test('a long answer comes in parts, and none of them twice although one has to wait', async () => {
    const text = Array.from({ length: 60 }, (_, index) => `Alinea ${index}. ${'kata '.repeat(40)}`).join('\n\n')
    const { server } = await worlds.open({
      respond: answering(() => [{ text, choices: [{ pick: pickOf('more:x'), label: 'Rincian' }] }]),
    })
    server.letPass('sendMessage')
    server.failNext('sendMessage', 429, { retry_after: 1 })
    write(server, 'panjang')
    const parts = await eventually(() => {
      expect(textsIn(server, budi.id).join(' ')).toContain('Alinea 59.')
      return server.said(budi.id)
    })
    const numbers = parts.flatMap((part) => [...part.text.matchAll(/Alinea (\d+)\./g)].map(([, n]) => Number(n)))
    expect(numbers).toEqual(Array.from({ length: 60 }, (_, index) => index))
    expect(parts.map((part) => buttonsOf(part).length)).toEqual([...parts.slice(1).map(() => 0), 1])
  })

  test('a flood from one person is answered in full, within what Telegram allows', async () => {
    const { server } = await worlds.open()
    const texts = Array.from({ length: 9 }, (_, index) => `pesan ${index}`)
    for (const text of texts) write(server, text)
    await eventually(() => expect(textsIn(server, budi.id)).toEqual(texts))
    expect(refusals(server)).toEqual([])
  })

  test('ninety people who write at once are answered, within what Telegram allows in all', async () => {
    const { server } = await worlds.open()
    const people = Array.from({ length: 90 }, (_, index) => ({ ...budi, id: 2000 + index }))
    for (const from of people) write(server, 'halo', { from })
    await eventually(() => {
      for (const { id } of people) expect(textsIn(server, id)).toEqual(['halo'])
    })
    expect(refusals(server)).toEqual([])
  })
})

test('a group that became a supergroup is answered in its new place', async () => {
  const { server } = await worlds.open()
  server.move(team.id, forum.id)
  write(server, '@prima_local_bot halo', { chat: team })
  await eventually(() => expect(textsIn(server, forum.id)).toEqual(['halo']))
})

test('a text that Telegram cannot read is said again without markup', async () => {
  const { server } = await worlds.open({ respond: answering(() => [{ text: '**tebal** & <b>' }]) })
  server.failNext('sendMessage', 400, {}, "Bad Request: can't parse entities")
  write(server, 'x')
  await eventually(() => expect(textsIn(server, budi.id)).toEqual(['tebal & <b>']))
  expect(server.said(budi.id)[0]?.entities).toEqual([])
})

test('a mistake of ours is no silence of Telegram: the reply is given up after a few tries, with its cause in the log', async () => {
  const withoutContent = { name: 'a.pdf', mediaType: 'application/pdf' } as ReplyFile
  const { server, prima } = await worlds.open({
    respond: answering(({ text }) => [{ text, ...(text === 'rusak' ? { file: withoutContent } : {}) }]),
  })
  write(server, 'rusak')
  write(server, 'lalu')
  await eventually(() => expect(textsIn(server, budi.id)).toContain('lalu'))
  expect(prima.log.lines.findLast(({ level }) => level === 'error')).toMatchObject({
    text: 'a reply could not be sent; set aside',
    facts: { error: expect.stringContaining('TypeError') },
  })
  expect(prima.channel.connected()).toBe(true)
})

test('a question that was deleted meanwhile is answered all the same', async () => {
  const asked = Promise.withResolvers<void>()
  const { server } = await worlds.open({
    respond: answering(async ({ text }) => {
      await asked.promise
      return [{ text }]
    }),
  })
  const { message } = write(server, '@prima_local_bot halo', { chat: team }) as unknown as {
    message: { message_id: number }
  }
  server.deleteMessage(message.message_id)
  asked.resolve()
  await eventually(() => expect(server.said(team.id)).toMatchObject([{ text: 'halo', replyTo: undefined }]))
})
