import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, test } from 'vitest'
import { eventually } from '../../support/eventually.ts'
import { primaAsShipped } from '../../support/knowledge.ts'
import { officeTalk } from '../../support/office-talk.ts'
import type { SaidMessage } from '../../support/telegram-methods.ts'
import { ani, budi, type Person, primaItself, privateChat, show, team, write } from '../../support/telegram-people.ts'
import type { TelegramServer } from '../../support/telegram-server.ts'
import type { TelegramWorldOptions } from '../../support/telegram-world.ts'
import { buttonsOf, dataOf, type TelegramWorld, TelegramWorlds } from '../../support/telegram-world.ts'
import { withoutLimits } from '../../support/without-limits.ts'

const worlds = new TelegramWorlds()
afterEach(() => worlds.close())

/** Prima as she ships, on a Telegram that counts nothing. */
function open(options: TelegramWorldOptions = {}): Promise<TelegramWorld> {
  const { conversation, phrases } = primaAsShipped()
  return worlds.open({
    respond: (message, session) => conversation.respond(message, session),
    phrases,
    budget: withoutLimits,
    ...options,
    platform: { flood: false, ...options.platform },
  })
}

async function next(server: TelegramServer, chatId: number, happen: () => unknown): Promise<SaidMessage> {
  const before = server.said(chatId).length
  happen()
  return eventually(() => server.said(chatId)[before] ?? Promise.reject(new Error('nothing was said yet')))
}

async function idle({ server, prima }: TelegramWorld): Promise<void> {
  await eventually(async () => {
    expect(server.pending()).toHaveLength(0)
    expect(await prima.store.mailbox.waiting()).toBe(0)
  })
  await sleep(5)
}

/** As Telegram shows a message of Prima's that is replied to. */
function asOriginal({ messageId, text, keyboard }: SaidMessage) {
  return { message_id: messageId, date: 1, chat: team, from: primaItself, text, reply_markup: keyboard }
}

const sari: Person = { id: 503, is_bot: false, first_name: 'Sari', language_code: 'id' }
const people = [sari, budi, ani] as const
const call = '@prima_local_bot'

test('three people talk for an hour in a group and call Prima eight times: she answers eight times, the right one', async () => {
  const world = await open()
  const { server } = world
  for (const { who, text, called } of officeTalk) {
    const from = people[who]
    if (!called) {
      write(server, text, { chat: team, from })
      continue
    }
    let asked: number | undefined
    const answer = await next(server, team.id, () => {
      const { message } = write(server, `${call} ${text}`, { chat: team, from }) as unknown as {
        message: { message_id: number }
      }
      asked = message.message_id
    })
    expect(answer.text, text).toContain(called.says)
    expect(answer.replyTo, text).toBe(asked)
  }
  await idle(world)
  expect(server.said(team.id)).toHaveLength(8)
})

describe('a reply to an older answer', () => {
  test.each(['bukti', 'kalau telat lapor gimana?'])(
    '"%s" is about that answer, whatever was said since',
    async (text) => {
      const { server } = await open()
      const lkpm = await next(server, team.id, () => write(server, `${call} apa itu LKPM?`, { chat: team }))
      await next(server, team.id, () => write(server, `${call} bagaimana rumus CSAT?`, { chat: team, from: ani }))
      const more = { reply_to_message: asOriginal(lkpm) }
      const answer = await next(server, team.id, () => write(server, text, { chat: team, from: ani, more }))
      expect(answer.text).toMatch(/LKPM|tidak lapor/)
    },
  )

  test('is understood a month later, when nothing else is remembered', async () => {
    const first = await open()
    const lkpm = await next(first.server, budi.id, () => write(first.server, 'apa itu LKPM?'))
    const later = await open()
    const more = { reply_to_message: asOriginal(lkpm) }
    const evidence = await next(later.server, budi.id, () => write(later.server, 'bukti', { more }))
    expect(evidence.text).toContain('LKPM')
  })
})

test.each([`${call} tolong dijawab`, call, '/tanya@prima_local_bot'])(
  '"%s" under a question answers that question',
  async (text) => {
    const { server } = await open()
    const original = { message_id: 9, date: 1, chat: team, from: ani, text: 'apa itu LKPM ya?' }
    const answer = await next(server, team.id, () =>
      write(server, text, { chat: team, more: { reply_to_message: original } }),
    )
    expect(answer.text).toContain('LKPM adalah laporan')
  },
)

test('"/batal" of one person leaves what Prima remembers of the others', async () => {
  const { server } = await open()
  await next(server, team.id, () => write(server, `${call} apa itu LKPM?`, { chat: team }))
  await next(server, team.id, () => write(server, '/batal@prima_local_bot', { chat: team, from: ani }))
  const evidence = await next(server, team.id, () => write(server, '/bukti@prima_local_bot', { chat: team }))
  expect(evidence.text).toContain('LKPM')
})

describe('evidence in a group', () => {
  test('is shown to the one who taps for it', async () => {
    const { server } = await open()
    const answer = await next(server, team.id, () => write(server, `${call} apa itu NIB?`, { chat: team }))
    const evidence = await next(server, team.id, () => server.tap(answer, dataOf(answer, 'Bukti'), ani, { ...team }))
    expect(evidence).toMatchObject({ onlyFor: ani.id, text: expect.stringContaining('Bukti untuk:') })
  })

  test('is folded up for all where Telegram does not show it to one', async () => {
    const { server } = await open()
    const answer = await next(server, team.id, () => write(server, `${call} apa itu NIB?`, { chat: team }))
    server.failNext('sendMessage', 400)
    const evidence = await next(server, team.id, () => server.tap(answer, dataOf(answer, 'Bukti'), ani, { ...team }))
    expect(evidence.onlyFor).toBeUndefined()
    const [title, folded] = evidence.entities
    expect(title?.type).toBe('bold')
    expect(folded).toMatchObject({ type: 'expandable_blockquote', text: expect.stringContaining('berlaku sejak') })
  })
})

describe('once is once', () => {
  test('a button tapped twice', async () => {
    const world = await open()
    const { server } = world
    const answer = await next(server, budi.id, () => write(server, 'apa itu NIB?'))
    const tap = () => server.tap(answer, dataOf(answer, 'Bukti'), budi, { ...privateChat(budi) })
    await next(server, budi.id, () => {
      tap()
      tap()
    })
    await idle(world)
    expect(server.said(budi.id)).toHaveLength(2)
  })

  test('an edit without a changed word; one that comes late is told so', async () => {
    const world = await open()
    const { server } = world
    const { message } = write(server, 'apa itu NIB') as unknown as { message: { date: number } }
    await eventually(() => expect(server.said(budi.id)).toHaveLength(1))
    const edit = (text: string, after: number) =>
      server.push({ edited_message: { ...message, text, edit_date: message.date + after } })
    edit('Apa itu NIB?', 20)
    const late = await next(server, budi.id, () => edit('apa itu KBLI?', 3600))
    expect(late.text).toContain('sudah lama saya jawab')
    await idle(world)
    expect(server.said(budi.id)).toHaveLength(2)
  })

  test('an album of four: its words are answered, with a line on what was not read', async () => {
    const world = await open()
    const { server } = world
    const photo = (caption?: string) =>
      show(server, {
        photo: [{ file_id: 'p', width: 1, height: 1 }],
        media_group_id: '7',
        ...(caption ? { caption } : {}),
      })
    const answer = await next(server, budi.id, () => {
      photo('apa itu NIB?')
      for (let left = 3; left > 0; left--) photo()
    })
    expect(answer.text).toContain('NIB (Nomor Induk Berusaha)')
    expect(answer.text).toContain('Isi gambar Anda belum bisa saya baca')
    await idle(world)
    expect(server.said(budi.id)).toHaveLength(1)
  })
})

test('brought into a group, Prima says hello once: what she is for, and how she is called there', async () => {
  const world = await open()
  const { server } = world
  const change = (before: string, now: string) =>
    server.push({
      my_chat_member: {
        chat: team,
        from: budi,
        date: 1,
        old_chat_member: { user: primaItself, status: before },
        new_chat_member: { user: primaItself, status: now },
      },
    })
  const hello = await next(server, team.id, () => change('left', 'member'))
  expect(hello.text).toContain('/tanya@prima_local_bot apa itu NIB?')
  change('member', 'administrator')
  await idle(world)
  expect(server.said(team.id)).toHaveLength(1)
})

test('"/tanya" alone in a group opens the field for a reply, which is heard', async () => {
  const { server } = await open()
  const asked = await next(server, team.id, () => write(server, '/tanya@prima_local_bot', { chat: team }))
  expect(asked.asksForReply).toBe(true)
  const more = { reply_to_message: asOriginal(asked) }
  expect((await next(server, team.id, () => write(server, 'apa itu NIB?', { chat: team, more }))).text).toContain('NIB')
})

test('a thumb down asks for the reason, and takes one tap', async () => {
  const { server } = await open()
  const answer = await next(server, budi.id, () => write(server, 'apa itu NIB?'))
  const tap = (message: SaidMessage, label: string) =>
    server.tap(message, dataOf(message, label), budi, { ...privateChat(budi) })
  const asked = await next(server, budi.id, () => tap(answer, '👎'))
  expect(buttonsOf(asked)).toEqual([
    ['Salah', 'Tidak menjawab'],
    ['Kepanjangan', 'Sulit dipahami'],
  ])
  expect((await next(server, budi.id, () => tap(asked, 'Kepanjangan'))).text).toContain('saya catat')
})

test('typing is shown until the first reply is out, also while it cannot be sent, and a send that hangs is tried again', async () => {
  const { server } = await open({ sendSeconds: 0.5 })
  server.holdNext('sendMessage')
  write(server, 'apa itu NIB?')
  const answer = await eventually(() => server.said(budi.id)[0] ?? Promise.reject(new Error('not yet')))
  expect(answer.text).toContain('NIB (Nomor Induk Berusaha)')
  const methods = server.calls.map(({ method }) => method).filter((one) => /^send/.test(one))
  expect(methods).toEqual(['sendMessage', 'sendChatAction', 'sendMessage'])
})
