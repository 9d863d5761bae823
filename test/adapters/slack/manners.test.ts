import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, test } from 'vitest'
import { eventually } from '../../support/eventually.ts'
import { primaAsShipped } from '../../support/knowledge.ts'
import { officeTalk } from '../../support/office-talk.ts'
import { nextTs, type SlackPostSeen, type SlackServer, workspace } from '../../support/slack-server.ts'
import { openSlackWorld, type SlackWorld, type SlackWorldOptions } from '../../support/slack-world.ts'
import { withoutLimits } from '../../support/without-limits.ts'

const worlds: SlackWorld[] = []
afterEach(async () => {
  for (const world of worlds.splice(0)) await world.close()
})

const mention = `<@${workspace.botUserId}>`
const { conversation, phrases } = primaAsShipped()

/** Prima as she ships, in a Slack that counts nothing. */
async function open(options: Partial<SlackWorldOptions> = {}): Promise<SlackWorld> {
  const world = await openSlackWorld({
    respond: (message, session) => conversation.respond(message, session),
    server: { flood: false },
    ...options,
    parts: { phrases, budget: withoutLimits, ...options.parts },
  })
  worlds.push(world)
  return world
}

async function next(slack: SlackServer, channel: string, happen: () => Promise<unknown>): Promise<SlackPostSeen> {
  const before = slack.postsIn(channel).length
  await happen()
  return eventually(() => slack.postsIn(channel)[before] ?? Promise.reject(new Error('nothing was said yet')))
}

/** All that was taken in is dealt with, so that what was not said by now is never said. */
async function idle({ prima }: SlackWorld): Promise<void> {
  await eventually(async () => expect(await prima.store.mailbox.waiting()).toBe(0))
  await sleep(5)
}

const people = ['USARI', 'UBUDI', 'UANI'] as const

describe('three people talk for an hour and call Prima eight times', () => {
  test.each(['in a channel', 'in one thread'])('%s: she answers eight times, and the right thing', async (where) => {
    const world = await open()
    const { slack } = world
    const isThread = where === 'in one thread'
    const root = isThread ? await slack.say({ channel: 'C1', text: 'utas harian', user: 'UANI' }) : undefined
    // In a channel everybody goes on in the thread of their own question.
    const threads = new Map<string, string>()
    for (const { who, text, called } of officeTalk) {
      const user = people[who]
      const threadTs = root ?? (called ? threads.get(user) : undefined)
      const place = { channel: 'C1', user, ...(threadTs ? { threadTs } : {}) }
      if (!called) {
        await slack.say({ ...place, text })
        continue
      }
      const answer = await next(slack, 'C1', async () => {
        const ts = await slack.say({ ...place, text: `${mention} ${text}` })
        if (!threadTs) threads.set(user, ts)
      })
      expect(answer.words, text).toContain(called.says)
      expect(answer.threadTs, text).toBe(root ?? threads.get(user))
    }
    await idle(world)
    expect(slack.postsIn('C1')).toHaveLength(8)
  })
})

describe('under what others wrote, Prima', () => {
  test.each(['tolong dijawab', '', 'jawab dong kak'])('called with "%s" answers the question above', async (text) => {
    const { slack } = await open()
    const root = await slack.say({ channel: 'C1', text: 'apa itu LKPM ya?', user: 'UBUDI' })
    const answer = await next(slack, 'C1', () =>
      slack.say({ channel: 'C1', text: `${mention} ${text}`, threadTs: root, user: 'USARI' }),
    )
    expect(answer).toMatchObject({ threadTs: root, words: expect.stringContaining('LKPM adalah laporan') })
  })

  test('takes a question of few words in the light of what stands above', async () => {
    const { slack } = await open()
    const root = await slack.say({ channel: 'C1', text: 'apa itu LKPM ya?', user: 'UBUDI' })
    const answer = await next(slack, 'C1', () =>
      slack.say({ channel: 'C1', text: `${mention} sanksinya apa?`, threadTs: root, user: 'USARI' }),
    )
    expect(answer.words).toMatch(/LKPM|tidak lapor/)
  })

  test('answers all the same where Slack does not tell what stands above', async () => {
    const { slack } = await open()
    slack.answerNext('conversations.replies', { ok: false, error: 'missing_scope' })
    const root = await slack.say({ channel: 'C1', text: 'apa itu LKPM ya?', user: 'UBUDI' })
    const answer = await next(slack, 'C1', () =>
      slack.say({ channel: 'C1', text: `${mention} apa itu NIB?`, threadTs: root, user: 'USARI' }),
    )
    expect(answer.words).toContain('NIB (Nomor Induk Berusaha)')
  })

  test('goes on from an answer of a month ago, known by its buttons', async () => {
    const { slack, prima } = await open()
    const root = nextTs()
    await next(slack, 'D1', () => slack.say({ channel: 'D1', text: 'apa itu LKPM?', ts: root }))
    await prima.stop()
    const later = await open({ slack })
    await next(slack, 'D1', () => slack.say({ channel: 'D1', text: 'bagaimana rumus CSAT?' }))
    const followUp = await next(slack, 'D1', () => slack.say({ channel: 'D1', text: 'bukti', threadTs: root }))
    expect(followUp.words).toContain('LKPM')
    expect(later.prima.accepted.at(-1)?.about).toMatchObject({ entryId: expect.stringContaining('lkpm') })
  })
})

describe('in a thread that she was called into, Prima', () => {
  test.each(['kalau telat lapor gimana?', 'contohnya gimana?'])(
    'answers "%s" of whoever called her there, and not of another',
    async (text) => {
      const world = await open()
      const { slack } = world
      const root = await slack.say({ channel: 'C1', text: `${mention} apa itu LKPM?`, user: 'USARI' })
      await eventually(() => expect(slack.postsIn('C1')).toHaveLength(1))
      await slack.say({ channel: 'C1', text, threadTs: root, user: 'UBUDI' })
      await idle(world)
      expect(slack.postsIn('C1')).toHaveLength(1)
      const answer = await next(slack, 'C1', () => slack.say({ channel: 'C1', text, threadTs: root, user: 'USARI' }))
      expect(answer).toMatchObject({ threadTs: root, words: expect.stringMatching(/LKPM|lapor/i) })
    },
  )

  test.each([
    'oke siap, nanti siang aku cek dulu ke finance',
    'makasih Bud',
    'btw tadi rapatnya jam berapa?',
    '👍',
    'Bud, kuncinya kamu taruh mana?',
    'hmm gitu ya',
    'min',
    'laporannya udah kamu kirim belum?',
    'besok siapa yang buka toko?',
    'jadi daftar lomba ga?',
    'pelanggan yang tadi gimana?',
  ])('leaves "%s" alone, also of whoever called her there', async (text) => {
    const world = await open()
    const { slack } = world
    const root = await slack.say({ channel: 'C1', text: `${mention} apa itu LKPM?`, user: 'USARI' })
    await eventually(() => expect(slack.postsIn('C1')).toHaveLength(1))
    await slack.say({ channel: 'C1', text, threadTs: root, user: 'USARI' })
    await idle(world)
    expect(slack.postsIn('C1')).toHaveLength(1)
    expect(slack.callsOf('reactions.add')).toEqual([])
  })
})

describe('threads side by side in direct messages', () => {
  test('keep a topic each', async () => {
    const { slack } = await open()
    const [lkpm, csat] = [nextTs(), nextTs()]
    await next(slack, 'D1', () => slack.say({ channel: 'D1', text: 'apa itu LKPM?', ts: lkpm }))
    await next(slack, 'D1', () => slack.say({ channel: 'D1', text: 'bagaimana rumus CSAT?', ts: csat }))
    const first = await next(slack, 'D1', () => slack.say({ channel: 'D1', text: 'bukti', threadTs: lkpm }))
    expect(first.words).toContain('LKPM')
    const second = await next(slack, 'D1', () => slack.say({ channel: 'D1', text: 'bukti', threadTs: csat }))
    expect(second.words).toContain('CSAT')
  })
})

describe('once is once', () => {
  test('a button pressed twice, and an answer shared twice', async () => {
    const world = await open()
    const { slack } = world
    const answer = await next(slack, 'C1', () => slack.say({ channel: 'C1', text: `${mention} apa itu LKPM?` }))
    const again = await next(slack, 'C1', async () => {
      await slack.press(answer, 'Lengkap')
      await slack.press(answer, 'Lengkap')
    })
    expect(again.words).not.toBe('')
    const own = await next(slack, 'C9', () => slack.command({ channel: 'C9', text: 'apa itu NIB?' }))
    await next(slack, 'C9', async () => {
      await slack.press(own, 'Bagikan')
      await slack.press(own, 'Bagikan')
    })
    await idle(world)
    expect(slack.postsIn('C1')).toHaveLength(2)
    expect(slack.postsIn('C9')).toHaveLength(2)
  })

  test('an edit is answered anew, but not one without a changed word, and late only with a note', async () => {
    const world = await open()
    const { slack } = world
    const ts = nextTs()
    await next(slack, 'D1', () => slack.say({ channel: 'D1', text: 'apa itu NBI', ts }))
    const anew = await next(slack, 'D1', () =>
      slack.edit({ channel: 'D1', ts, before: 'apa itu NBI', text: 'apa itu NIB' }),
    )
    expect(anew).toMatchObject({ threadTs: ts, words: expect.stringContaining('NIB (Nomor Induk Berusaha)') })
    await slack.edit({ channel: 'D1', ts, before: 'apa itu NIB', text: 'Apa itu NIB?', afterSeconds: 60 })
    const late = await next(slack, 'D1', () =>
      slack.edit({ channel: 'D1', ts, before: 'apa itu NIB', text: 'apa itu KBLI', afterSeconds: 3600 }),
    )
    expect(late.words).toContain('sudah lama saya jawab')
    await idle(world)
    expect(slack.postsIn('D1')).toHaveLength(3)
  })
})

test('brought into a channel, Prima says hello once: what she is for, and how she is called', async () => {
  const world = await open()
  const { slack } = world
  const joined = {
    type: 'member_joined_channel',
    user: workspace.botUserId,
    channel: 'C5',
    inviter: 'USARI',
    team: 'T1',
    event_ts: nextTs(),
  }
  const hello = await next(slack, 'C5', () => slack.event(joined))
  expect(hello).toMatchObject({ threadTs: undefined, words: expect.stringContaining('Panggil saya dengan @prima') })
  await slack.event(joined)
  await slack.event({ ...joined, user: 'UBUDI' })
  await idle(world)
  expect(slack.postsIn('C5')).toHaveLength(1)
})

test('thanks are answered by a thumb, and by words where Slack takes none', async () => {
  const world = await open()
  const { slack } = world
  const ts = await slack.say({ channel: 'D1', text: 'makasih kak' })
  await eventually(() =>
    expect(slack.callsOf('reactions.add')).toEqual([{ channel: 'D1', timestamp: ts, name: 'thumbsup' }]),
  )
  await idle(world)
  expect(slack.postsIn('D1')).toEqual([])
  slack.answerNext('reactions.add', { ok: false, error: 'missing_scope' })
  expect((await next(slack, 'D1', () => slack.say({ channel: 'D1', text: 'makasih' }))).words).toContain('Sama-sama')
})

test('buttons and windows speak the language of the answer they stand under', async () => {
  const { slack } = await open()
  const answer = await next(slack, 'C1', () => slack.say({ channel: 'C1', text: `${mention} what is an NIB?` }))
  expect(answer.controls.map(({ label }) => label)).toContain('Evidence')
  await slack.press(answer, 'Evidence', 'UBUDI')
  await eventually(() => {
    const window = slack.windows.seen().at(-1)
    expect(window).toMatchObject({
      userId: 'UBUDI',
      submit: 'Share here',
      words: expect.stringContaining('Evidence for'),
    })
  })
  // It was tapped, not said: what Budi speaks is not English now.
  const own = await next(slack, 'C1', () => slack.say({ channel: 'C1', text: `${mention} LKPM`, user: 'UBUDI' }))
  expect(own.controls.map(({ label }) => label)).toContain('Bukti')
})

test('an answer that a channel does not take goes to the person who asked', async () => {
  const { slack } = await open()
  slack.answerNext('chat.postMessage', { ok: false, error: 'restricted_action' })
  const answer = await next(slack, 'USARI', () =>
    slack.say({ channel: 'C1', text: `${mention} apa itu NIB?`, user: 'USARI' }),
  )
  expect(answer.words).toContain('NIB (Nomor Induk Berusaha)')
})

test('the words of a message with a file are answered, and a line says that the file was not read', async () => {
  const { slack } = await open()
  const files = [{ id: 'F1', name: 'survei.csv', mimetype: 'text/csv', size: 10 }]
  const answer = await next(slack, 'D1', () => slack.say({ channel: 'D1', text: 'apa itu NIB?', files }))
  expect(answer.words).toContain('NIB (Nomor Induk Berusaha)')
  expect(answer.words).toContain('Isi survei.csv belum bisa saya baca')
})
