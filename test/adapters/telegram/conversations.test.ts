import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, test } from 'vitest'
import { encodeChoice } from '../../../src/domain/choice.ts'
import { readQuestions } from '../../../src/questions/question-streams.ts'
import { pickOf } from '../../support/builders.ts'
import { eventually } from '../../support/eventually.ts'
import { primaAsShipped } from '../../support/knowledge.ts'
import { answering } from '../../support/start-prima.ts'
import type { SaidMessage } from '../../support/telegram-methods.ts'
import { ani, budi, forum, privateChat, show, team, write } from '../../support/telegram-people.ts'
import type { TelegramServer } from '../../support/telegram-server.ts'
import {
  buttonsOf,
  dataOf,
  type TelegramWorld,
  type TelegramWorldOptions,
  TelegramWorlds,
  textsIn,
} from '../../support/telegram-world.ts'

const worlds = new TelegramWorlds()
afterEach(() => worlds.close())

/** Prima as she ships. */
function openWhole(options: TelegramWorldOptions = {}): Promise<TelegramWorld> {
  const { conversation, phrases } = primaAsShipped()
  return worlds.open({ respond: (message, session) => conversation.respond(message, session), phrases, ...options })
}

/** The next message in the chat beyond those that have been there. */
async function next(server: TelegramServer, chatId: number, happen: () => unknown): Promise<SaidMessage> {
  const before = server.said(chatId).length
  happen()
  return eventually(() => server.said(chatId)[before] ?? Promise.reject(new Error('nothing was said yet')))
}

function tap(
  server: TelegramServer,
  message: SaidMessage,
  label: string,
  from = budi,
  chat: object = privateChat(from),
) {
  return server.tap(message, dataOf(message, label), from, { ...chat })
}

function toasts(server: TelegramServer): readonly unknown[] {
  return server.calls.filter(({ method }) => method === 'answerCallbackQuery').map(({ payload }) => payload.text)
}

describe('in a group', () => {
  test('what is said to Prima is answered, as a reply to it; what people say among themselves is not', async () => {
    const { server, prima } = await worlds.open()
    write(server, 'siapa yang piket?', { chat: team })
    const question = write(server, '@prima_local_bot apa itu NIB?', { chat: team, from: ani })
    const answer = await eventually(() => server.said(team.id)[0] ?? Promise.reject(new Error('not yet')))
    expect(answer).toMatchObject({ text: 'apa itu NIB?', replyTo: idOf(question), topicId: undefined })

    const followUp = write(server, 'biayanya?', { chat: team, more: { reply_to_message: { from: { id: 123456 } } } })
    await eventually(() =>
      expect(server.said(team.id)[1]).toMatchObject({ text: 'biayanya?', replyTo: idOf(followUp) }),
    )
    const command = write(server, '/bukti@prima_local_bot', { chat: team })
    await eventually(() => expect(server.said(team.id)[2]).toMatchObject({ text: '/bukti', replyTo: idOf(command) }))
    expect(prima.accepted).toHaveLength(3)
  })

  test('each topic of a forum is a conversation of its own, and is answered in its place', async () => {
    const { server, prima } = await worlds.open({
      respond: answering(({ conversationId }) => [{ text: `di ${conversationId}` }]),
    })
    const asked = write(server, '/bantuan', { chat: forum, topicId: 9 })
    write(server, '@prima_local_bot halo', { chat: forum, topicId: 12 })
    write(server, '@prima_local_bot halo', { chat: forum })
    await eventually(() => expect(server.said(forum.id)).toHaveLength(3))
    const places = server.said(forum.id).map(({ text, topicId }) => `${text}, topik ${topicId}`)
    expect(places.toSorted()).toEqual([
      'di telegram:-1005678, topik undefined',
      'di telegram:-1005678:12, topik 12',
      'di telegram:-1005678:9, topik 9',
    ])
    expect(server.said(forum.id).find(({ topicId }) => topicId === 9)?.replyTo).toBe(idOf(asked))
    expect(prima.accepted.map(({ person }) => person.id)).toEqual(['501', '501', '501'])
  })

  test('a rating is each person’s own: thanked for, but not shown to the others', async () => {
    const { server, prima } = await openWhole()
    const answer = await next(server, team.id, () => write(server, '@prima_local_bot apa itu NIB?', { chat: team }))
    // After a second there would be room to show it.
    await sleep(1100)
    tap(server, answer, '👍', budi, team)
    tap(server, answer, '👎', ani, team)
    const ratings = await eventually(async () => {
      const events = await readQuestions(prima.store.events)
      const rated = events.filter(({ kind }) => kind === 'rated').map(({ data }) => data as Record<string, unknown>)
      expect(rated).toHaveLength(2)
      return rated
    })
    expect(ratings.map(({ helpful }) => helpful)).toEqual([true, false])
    expect(ratings[0]?.rater).not.toBe(ratings[1]?.rater)
    await eventually(() => expect(toasts(server)).toHaveLength(2))
    expect(server.said(team.id)).toHaveLength(1)
    expect(buttonsOf(server.said(team.id)[0])[0]).toEqual(expect.arrayContaining(['👍', '👎']))
  })
})

describe('a person who comes', () => {
  test('finds a menu of commands in both languages, and every one of them leads somewhere', async () => {
    const { server } = await openWhole({ platform: { flood: false }, commands: primaAsShipped().conversation.commands })
    const menus = await eventually(() => {
      const calls = server.calls.filter(({ method }) => method === 'setMyCommands')
      expect(calls).toHaveLength(6)
      return calls.map(({ payload }) => payload)
    })
    const of = (language: string | undefined) =>
      (menus.find(({ language_code: code }) => code === language)?.commands ?? []) as {
        command: string
        description: string
      }[]
    expect(of('en').find(({ command }) => command === 'evidence')?.description).toBe('The rules behind the last answer')
    expect(of('id')).toEqual(of(undefined))

    const { conversation, phrases } = primaAsShipped()
    const lost = (['id', 'en'] as const).map((language) => phrases.say(language, 'unknown').slice(0, 20))
    for (const { command } of [...of('id'), ...of('en')]) {
      const message = {
        id: command,
        conversationId: 'c',
        person: { channel: 't', id: '1' },
        kind: 'said' as const,
        attachments: [],
      }
      const turn = await conversation.respond({ ...message, text: `/${command}`, receivedAtMs: 0 }, undefined)
      expect(turn.replies).toHaveLength(1)
      expect(lost).not.toContain(turn.replies[0]?.text.slice(0, 20))
    }
  })

  test('is greeted with four questions to tap, and with who leads, also a team', async () => {
    const { server } = await openWhole()
    const greeting = await next(server, budi.id, () => write(server, '/start'))
    expect(greeting.text).toContain('Halo, saya Prima')
    expect(buttonsOf(greeting).flat()).toHaveLength(6)
    const answer = await next(server, budi.id, () => tap(server, greeting, 'Apa itu NIB?'))
    expect(answer.text).toContain('Nomor Induk Berusaha')
    await eventually(() => expect(buttonsOf(server.said(budi.id)[0]).flat()).toContain('✓ Apa itu NIB?'))
  })

  test('is greeted in the language of the phone', async () => {
    const { server } = await openWhole()
    const greeting = await next(server, ani.id, () => write(server, '/start', { from: ani }))
    expect(greeting.text).toContain('Hello, I am Prima')
  })

  test('from a link gets what the link is about', async () => {
    const { server } = await openWhole()
    const answer = await next(server, budi.id, () => write(server, '/start ask_oss_nib'))
    expect(answer.text).toContain('Nomor Induk Berusaha')
    const greeting = await next(server, ani.id, () => write(server, '/start iklan-2026', { from: ani }))
    expect(greeting.text).toContain('Hello, I am Prima')
  })
})

describe('under an answer', () => {
  test('"Bukti" opens the exact statements with rule and article, long ones folded', async () => {
    const { server } = await openWhole()
    const answer = await next(server, budi.id, () => write(server, 'apa itu NIB?'))
    expect(buttonsOf(answer)[0]).toContain('Bukti')
    expect(buttonsOf(answer)[0]?.slice(-2)).toEqual(['👍', '👎'])

    const evidence = await next(server, budi.id, () => tap(server, answer, 'Bukti'))
    const statements = evidence.entities.filter(({ type }) => type === 'expandable_blockquote')
    expect(statements.length).toBeGreaterThan(1)
    expect(statements[0]?.text).toContain('Nomor Induk Berusaha')
    expect(evidence.text).toMatch(/\n— PP 28\/2025, Pasal \d+/)
    expect(server.said(budi.id)).toHaveLength(2)
    await eventually(() => expect(buttonsOf(server.said(budi.id)[0])[0]).toContain('✓ Bukti'))
  })

  test('a rating is thanked for, can be changed, and counts once', async () => {
    const { server, prima } = await openWhole()
    const answer = await next(server, budi.id, () => write(server, 'apa itu NIB?'))
    tap(server, answer, '👍')
    await eventually(() => expect(buttonsOf(server.said(budi.id)[0])[0]?.slice(-2)).toEqual(['✓ 👍', '👎']))
    tap(server, answer, '👎')
    await eventually(() => expect(buttonsOf(server.said(budi.id)[0])[0]?.slice(-2)).toEqual(['👍', '✓ 👎']))
    await eventually(() => expect(toasts(server)).toHaveLength(2))
    expect(toasts(server)[0]).toBe('Terima kasih, senang bisa membantu.')
    // Thanks are a passing sign; only what did not help is asked about.
    expect(server.said(budi.id)).toHaveLength(2)

    const events = await readQuestions(prima.store.events)
    const rated = events.filter(({ kind }) => kind === 'rated').map(({ data }) => data as Record<string, unknown>)
    const byPerson = new Map(rated.map(({ answerId, rater, helpful }) => [`${answerId} ${rater}`, helpful]))
    expect([...byPerson.values()]).toEqual([false])
  })

  test('quick taps add up', async () => {
    const { server } = await openWhole()
    const answer = await next(server, budi.id, () => write(server, 'apa itu NIB?'))
    tap(server, answer, 'Bukti')
    tap(server, answer, '👎')
    tap(server, answer, '👍')
    await eventually(() => {
      const labels = buttonsOf(server.said(budi.id)[0]).flat()
      expect(labels.filter((label) => label.startsWith('✓'))).toEqual(['✓ Bukti', '✓ 👍'])
    })
  })

  test('a tap is answered before the answer to it is', async () => {
    const { server } = await worlds.open({
      respond: answering(async ({ pick }) => {
        if (pick) await eventually(() => expect(toasts(server)).toEqual([undefined]))
        return [
          {
            text: pick ? encodeChoice(pick) : 'Yang mana?',
            choices: pick ? [] : [{ pick: pickOf('ask:a'), label: 'A' }],
          },
        ]
      }),
    })
    const question = await next(server, budi.id, () => write(server, 'x'))
    expect((await next(server, budi.id, () => tap(server, question, 'A'))).text).toBe('answer:ask:a')
  })

  test('buttons of an older life are answered kindly', async () => {
    const { server } = await openWhole()
    const answer = await next(server, budi.id, () => write(server, 'apa itu NIB?'))
    server.tap(answer, 'old', ani, { ...privateChat(budi) })
    await eventually(() =>
      expect(toasts(server)).toEqual(['That choice no longer applies. Please just write your question.']),
    )
    const said = await next(server, budi.id, () =>
      server.tap(answer, 'evidence:oss/no-longer-there', budi, { ...privateChat(budi) }),
    )
    expect(said.text).toBe('Pilihan itu sudah tidak berlaku. Tulis saja pertanyaannya, ya.')
  })
})

describe('while Prima works', () => {
  const typing = (server: TelegramServer) =>
    server.calls.filter(({ method }) => method === 'sendChatAction').map(({ payload }) => payload)

  test('she is seen typing, in the place of the question; quick answers need no sign', async () => {
    const { server } = await worlds.open({
      respond: answering(async ({ text }) => {
        if (text === 'sulit') await eventually(() => expect(typing(server)).toHaveLength(1))
        return [{ text }]
      }),
    })
    await next(server, budi.id, () => write(server, 'mudah'))
    write(server, '@prima_local_bot sulit', { chat: forum, topicId: 9 })
    await eventually(() => expect(textsIn(server, forum.id)).toEqual(['sulit']))
    expect(typing(server)).toEqual([{ chat_id: forum.id, action: 'typing', message_thread_id: 9 }])
  })
})

describe('what is not plain text', () => {
  test('a voice note, a picture and a document are declined kindly, and nothing is fetched', async () => {
    const { server, prima } = await openWhole()
    const said = (content: object) => next(server, budi.id, () => show(server, content))
    const voice = await said({ voice: { file_id: 'v', file_size: 9000, mime_type: 'audio/ogg', duration: 3 } })
    expect(voice.text).toContain('belum bisa mendengarkan pesan suara')
    const picture = await said({ photo: [{ file_id: 'p', width: 1, height: 1, file_size: 5 }] })
    expect(picture.text).toContain('belum bisa membaca gambar Anda')
    const document = { file_id: 'd', file_name: 'logo.svg', mime_type: 'image/svg+xml', file_size: 20_000_000 }
    expect((await said({ document })).text).toContain('belum bisa membaca')
    expect(prima.accepted.map(({ attachments }) => attachments[0]?.sizeBytes)).toEqual([9000, 5, 20_000_000])
    expect(server.calls.filter(({ method }) => method === 'getFile')).toEqual([])
  })

  test('a question under a document is answered', async () => {
    const { server } = await openWhole()
    const document = { file_id: 'd', file_name: 'nib.pdf', mime_type: 'application/pdf', file_size: 100 }
    const answer = await next(server, budi.id, () => show(server, { document, caption: 'apa itu NIB?' }))
    expect(answer.text).toContain('Nomor Induk Berusaha')
  })

  test('a question put better by an edit is answered anew; a place that moves is not', async () => {
    const { server, prima } = await worlds.open()
    const { message } = write(server, 'apa itu NBI') as unknown as { message: { date: number } }
    await eventually(() => expect(textsIn(server, budi.id)).toEqual(['apa itu NBI']))
    server.push({ edited_message: { ...message, text: 'apa itu NIB', edit_date: message.date + 20 } })
    await eventually(() => expect(textsIn(server, budi.id)).toEqual(['apa itu NBI', 'apa itu NIB']))
    const place = { ...message, text: undefined, location: { latitude: 1, longitude: 2 }, edit_date: message.date + 30 }
    server.push({ edited_message: place })
    write(server, 'lalu')
    await eventually(() => expect(textsIn(server, budi.id)).toEqual(['apa itu NBI', 'apa itu NIB', 'lalu']))
    expect(prima.accepted).toHaveLength(3)
  })

  test.each(['😀'.repeat(4096), '👍', '🙏🙏', 'makasih kak'])('a gesture is answered by a sign: %s', async (text) => {
    const { server } = await openWhole()
    const { message } = write(server, text) as unknown as { message: { message_id: number } }
    const sign = await eventually(
      () => server.calls.find(({ method }) => method === 'setMessageReaction') ?? Promise.reject(new Error('not yet')),
    )
    expect(sign.payload).toMatchObject({
      chat_id: budi.id,
      message_id: message.message_id,
      reaction: [{ type: 'emoji', emoji: '👍' }],
    })
    expect(server.said(budi.id)).toEqual([])
    write(server, `apa itu NIB? ${'😀'.repeat(4000)}`, { from: ani })
    await eventually(() => expect(textsIn(server, ani.id).join()).toContain('Nomor Induk Berusaha'))
  })

  test('a name full of Markdown and markup does no harm', async () => {
    const name = '*_[Ani](tg://user?id=1)`<b>&amp;</b>~||# > @channel'
    const { server } = await worlds.open({ respond: answering(({ person }) => [{ text: `Halo ${person.name}` }]) })
    const said = await next(server, budi.id, () => write(server, 'halo', { from: { ...budi, first_name: name } }))
    expect(said.text).toContain('<b>&amp;</b>')
    expect(said.text).toContain('tg://user?id=1')
    expect(said.entities.filter(({ url }) => url !== undefined)).toEqual([])
  })
})

test('pictures and files come with their text, and the buttons under it', async () => {
  const content = Buffer.from('data').toString('base64')
  const { server } = await worlds.open({
    respond: answering(() => [
      {
        text: 'CSAT **naik**.',
        image: { name: 'csat.png', mediaType: 'image/png', content, alternativeText: 'Grafik CSAT' },
        choices: [{ pick: pickOf('more:x'), label: 'Rincian' }],
      },
      { text: 'Datanya.', file: { name: 'a"b;\r\nc.csv', mediaType: 'text/csv', content } },
    ]),
  })
  write(server, 'grafik')
  const [picture, file] = await eventually(() => {
    expect(server.said(budi.id)).toHaveLength(2)
    return server.said(budi.id)
  })
  expect(picture).toMatchObject({ text: 'CSAT naik.', photo: { name: 'csat.png', bytes: Buffer.from('data') } })
  expect(buttonsOf(picture)).toEqual([['Rincian']])
  expect(file).toMatchObject({ text: 'Datanya.', document: { name: 'a_b___c.csv' } })
})

test('two people who write at once do not wait for each other', async () => {
  const release = Promise.withResolvers<void>()
  const { server } = await worlds.open({
    respond: answering(async ({ text }) => {
      if (text === 'lama') await release.promise
      return [{ text }]
    }),
  })
  write(server, 'lama')
  await sleep(20)
  write(server, 'cepat', { from: ani })
  await eventually(() => expect(textsIn(server, ani.id)).toEqual(['cepat']))
  expect(textsIn(server, budi.id)).toEqual([])
  release.resolve()
  await eventually(() => expect(textsIn(server, budi.id)).toEqual(['lama']))
})

function idOf(update: object): number {
  return (update as { message: { message_id: number } }).message.message_id
}
