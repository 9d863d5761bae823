import { afterEach, describe, expect, test } from 'vitest'
import { buildConversation } from '../../../src/build-conversation.ts'
import { indexKnowledge } from '../../../src/build-index.ts'
import { newPersonState, newSession } from '../../../src/domain/session.ts'
import { loadKnowledge } from '../../../src/knowledge/load-knowledge.ts'
import { readGaps } from '../../../src/questions/gap-log.ts'
import { readQuestions } from '../../../src/questions/question-streams.ts'
import { pickOf } from '../../support/builders.ts'
import { eventually } from '../../support/eventually.ts'
import { buildKnowledgeFolder } from '../../support/knowledge-folder.ts'
import { type Block, wordsOf } from '../../support/slack-blocks.ts'
import { nextTs, type SlackPostSeen, type SlackServer, workspace } from '../../support/slack-server.ts'
import type { WindowSeen } from '../../support/slack-windows.ts'
import { openSlackWorld, type SlackWorld, type SlackWorldOptions, type Transport } from '../../support/slack-world.ts'

/** A whole conversation on one entry, by real skills. */
const { conversation } = buildConversation(
  {
    knowledgeDirectories: [],
    defaultLanguage: 'id',
    sessionTtlMs: 30 * 24 * 60 * 60 * 1000,
    timeZone: 'Asia/Jakarta',
  },
  { clock: { now: () => Date.UTC(2026, 10, 24) }, indexed: indexKnowledge(loadKnowledge([buildKnowledgeFolder({})])) },
)

const worlds: SlackWorld[] = []
afterEach(async () => {
  for (const world of worlds.splice(0)) await world.close()
})

async function open(options: Partial<SlackWorldOptions> = {}): Promise<SlackServer> {
  const world = await openSlackWorld({
    respond: (message, session) => conversation.respond(message, session),
    ...options,
  })
  worlds.push(world)
  return world.slack
}

/** The next message in the channel beyond those that have been there. */
async function nextPost(slack: SlackServer, channel: string, happen: () => Promise<unknown>): Promise<SlackPostSeen> {
  const before = slack.postsIn(channel).length
  await happen()
  return eventually(() => {
    const post = slack.postsIn(channel)[before]
    if (!post) throw new Error('nothing was said yet')
    return post
  })
}

/** The first answer in the channel: on a slow machine she says before that she is looking for it. */
async function nextAnswer(slack: SlackServer, channel: string): Promise<SlackPostSeen> {
  return eventually(() => {
    const post = slack.postsIn(channel).find(({ words }) => words !== stillLooking)
    if (!post) throw new Error('no answer was given yet')
    return post
  })
}

/** The last window, when it says this. */
async function openWindow(slack: SlackServer, words: string): Promise<WindowSeen> {
  return eventually(() => {
    const window = slack.windows.seen().at(-1)
    if (!window?.words.includes(words)) throw new Error('no such window yet')
    return window
  })
}

const stillLooking = 'sedang mencari jawabannya…'
const mention = `<@${workspace.botUserId}>`

describe.each<Transport>(['socket', 'http'])('in a channel, over %s, Prima', (transport) => {
  test('answers a mention in its thread, and goes on there without one', async () => {
    const slack = await open({ transport })
    let root = ''
    const answer = await nextPost(slack, 'C1', async () => {
      root = await slack.say({ channel: 'C1', text: `${mention} apa itu NIB?` })
    })
    expect(answer).toMatchObject({ threadTs: root, onlyFor: undefined })
    expect(answer.words).toContain('NIB adalah identitas pelaku usaha dan berlaku 5 tahun.')
    expect(answer.words).toContain('PP 1/2025 Ps. 5')

    const followUp = await nextPost(slack, 'C1', () =>
      slack.say({ channel: 'C1', text: 'biayanya berapa?', threadTs: root }),
    )
    expect(followUp.threadTs).toBe(root)
    expect(followUp.words).toContain('Gratis')
    // A mention comes as two events and is one question.
    expect(slack.postsIn('C1')).toHaveLength(2)
  })

  test('shows evidence in a window to who asks for it, and to all when that person shares it', async () => {
    const slack = await open({ transport })
    const root = nextTs()
    const answer = await nextPost(slack, 'C1', () =>
      slack.say({ channel: 'C1', text: `${mention} apa itu NIB?`, ts: root }),
    )
    await slack.press(answer, 'Bukti', 'U2')
    const window = await openWindow(slack, 'Bukti untuk: Apa itu NIB')
    expect(window).toMatchObject({ userId: 'U2', title: 'Bukti', submit: 'Bagikan di sini' })
    // The exact statement, then the rule and the article behind it, then whether the rule is in force.
    expect(window.words).toContain('NIB adalah identitas pelaku usaha dan berlaku 5 tahun.')
    expect(window.words).toContain('— PP 1/2025, Pasal 5')
    expect(window.words).toContain('PP 1/2025: berlaku')
    expect(slack.postsIn('C1')).toHaveLength(1)

    const shared = await nextPost(slack, 'C1', () => slack.submit(window))
    expect(shared).toMatchObject({ onlyFor: undefined, threadTs: root })
    expect(shared.words).toMatch(/^Bukti\nBukti untuk: Apa itu NIB/)
    expect(shared.controls).toEqual([])
  })

  test('shows evidence that is asked for in words to that person alone, with a button to share', async () => {
    const slack = await open({ transport })
    const root = nextTs()
    await nextPost(slack, 'C1', () => slack.say({ channel: 'C1', text: `${mention} apa itu NIB?`, ts: root }))
    const evidence = await nextPost(slack, 'C1', () => slack.say({ channel: 'C1', text: 'bukti', threadTs: root }))
    expect(evidence).toMatchObject({ onlyFor: 'U1', threadTs: root })
    const shared = await nextPost(slack, 'C1', () => slack.press(evidence, 'Bagikan'))
    expect(shared).toMatchObject({ onlyFor: undefined, threadTs: root })
    expect(shared.words).toContain('Bukti untuk: Apa itu NIB')
  })

  test('takes a rating by the feedback buttons and thanks the rater alone', async () => {
    const slack = await open({ transport })
    const answer = await nextPost(slack, 'C1', () => slack.say({ channel: 'C1', text: `${mention} apa itu NIB?` }))
    expect(answer.blocks.map(({ type }) => type)).toContain('context_actions')
    const thanks = await nextPost(slack, 'C1', () => slack.press(answer, 'Membantu', 'U2'))
    expect(thanks).toMatchObject({ onlyFor: 'U2', words: 'Terima kasih, senang bisa membantu.' })
  })

  test('answers /prima to the person alone, and to all when shared', async () => {
    const slack = await open({ transport })
    const answer = await nextPost(slack, 'C9', () => slack.command({ channel: 'C9', text: 'apa itu NIB?' }))
    expect(answer).toMatchObject({ onlyFor: 'U1', by: 'response-url' })
    expect(answer.words).toContain('NIB adalah identitas')
    const evidence = await nextPost(slack, 'C9', () => slack.command({ channel: 'C9', text: 'bukti' }))
    expect(evidence.words).toContain('Bukti untuk: Apa itu NIB')
    await slack.press(answer, 'Bukti')
    const window = await openWindow(slack, 'Bukti untuk: Apa itu NIB')
    const sharedEvidence = await nextPost(slack, 'C9', () => slack.submit(window))
    expect(sharedEvidence).toMatchObject({ onlyFor: undefined, by: 'response-url' })
    const shared = await nextPost(slack, 'C9', () => slack.press(answer, 'Bagikan'))
    expect(shared.onlyFor).toBe(undefined)
    expect(shared.words).toMatch(/^apa itu NIB\?\nNIB adalah identitas/)
  })
})

describe.each<Transport>(['socket', 'http'])('/prima, over %s,', (transport) => {
  test.each(['', 'bantuan', 'HELP'])('with "%s" says what it can do, at once and to the person alone', async (text) => {
    const slack = await open({ transport })
    await slack.command({ channel: 'C9', text })
    expect(slack.postsIn('C9')).toEqual([expect.objectContaining({ onlyFor: 'U1', by: 'acknowledgement' })])
    for (const word of ['/prima tanya', '/prima bukti', '/prima privasi'])
      expect(slack.postsIn('C9')[0]?.words).toContain(word)
  })

  test.each([
    ['tanya apa itu NIB?', 'NIB adalah identitas'],
    ['ask apa itu NIB?', 'NIB adalah identitas'],
    ['privasi', 'Yang saya simpan tentang Anda'],
    ['english', 'I'],
    ['batal', 'Baik, kita mulai lagi'],
  ])('takes "%s"', async (text, answer) => {
    const slack = await open({ transport })
    await slack.command({ channel: 'C9', text })
    const post = await nextAnswer(slack, 'C9')
    expect(post).toMatchObject({ onlyFor: 'U1', by: 'response-url' })
    expect(post.words).toContain(answer)
  })

  test('opens a form for a long question and answers to the person alone', async () => {
    const slack = await open({ transport })
    await slack.command({ channel: 'C9', text: 'tanya' })
    const form = await openWindow(slack, '')
    expect(form).toMatchObject({ userId: 'U1', title: 'Tanya Prima', submit: 'Kirim' })
    const answer = await nextPost(slack, 'C9', () => slack.submit(form, { question: 'halo,\napa itu NIB?' }))
    expect(answer).toMatchObject({ onlyFor: 'U1', by: 'response-url' })
    expect(answer.words).toMatch(/^halo,\napa itu NIB\?\nNIB adalah identitas/)
    // The same form told again is the same question.
    await slack.submit(form, { question: 'halo,\napa itu NIB?' })
    await nextPost(slack, 'D1', () => slack.say({ channel: 'D1', text: 'halo' }))
    expect(slack.postsIn('C9')).toHaveLength(1)
  })

  test('says that it works on it when it takes long', async () => {
    let finish = () => {}
    const slow = new Promise<void>((resolve) => {
      finish = resolve
    })
    const slack = await open({
      transport,
      respond: async (message, session) => {
        await slow
        return conversation.respond(message, session)
      },
    })
    const note = await nextPost(slack, 'C9', () => slack.command({ channel: 'C9', text: 'apa itu NIB?' }))
    expect(note).toMatchObject({ onlyFor: 'U1', words: stillLooking })
    const answer = await nextPost(slack, 'C9', async () => finish())
    expect(answer.words).toContain('NIB adalah identitas')
  })

  test('says what it can do where the form does not open', async () => {
    const slack = await open({ transport })
    slack.answerNext('views.open', { ok: false, error: 'expired_trigger_id' })
    await slack.command({ channel: 'C9', text: 'tanya' })
    expect(slack.postsIn('C9')[0]?.words).toContain('/prima bantuan')
  })

  test('is also in the menu of every message, which begins the form', async () => {
    const slack = await open({ transport })
    await slack.shortcut({ channel: 'C9', text: 'pelanggan tanya: apa itu <@U7|Budi> &amp; NIB?' })
    const form = await openWindow(slack, '')
    expect(form.view.blocks[0]).toMatchObject({ element: { initial_value: 'pelanggan tanya: apa itu @Budi & NIB?' } })
    const answer = await nextPost(slack, 'C9', () => slack.submit(form, { question: 'apa itu NIB?' }))
    expect(answer).toMatchObject({ onlyFor: 'U1', by: 'response-url' })
  })
})

describe.each<Transport>(['socket', 'http'])('the shortcut from anywhere over %s', (transport) => {
  test('opens the form, and the answer comes as a direct message that goes on', async () => {
    const slack = await open({ transport })
    await slack.globalShortcut()
    const form = await openWindow(slack, '')
    expect(JSON.stringify(form.view.blocks)).toContain('Saya jawab di pesan langsung')
    const answer = await nextPost(slack, 'DU1', () => slack.submit(form, { question: 'apa itu NIB?' }))
    expect(answer.words).toMatch(/^apa itu NIB\?\nNIB adalah identitas/)
    const evidence = await nextPost(slack, 'DU1', () => slack.say({ channel: 'DU1', text: 'bukti' }))
    expect(evidence.words).toContain('NIB')
  })

  test('reaches the person where Slack does not tell their direct messages', async () => {
    const slack = await open({ transport })
    slack.answerNext('conversations.open', { ok: false, error: 'internal_error' })
    await slack.globalShortcut()
    const form = await openWindow(slack, '')
    const answer = await nextPost(slack, 'U1', () => slack.submit(form, { question: 'apa itu NIB?' }))
    expect(answer.words).toContain('NIB adalah identitas')
  })
})

describe('a rating', () => {
  test('is kept as an event, once per person, and may be changed', async () => {
    const slack = await open()
    const answer = await nextPost(slack, 'C1', () => slack.say({ channel: 'C1', text: `${mention} apa itu NIB?` }))
    await nextPost(slack, 'C1', () => slack.press(answer, 'Membantu', 'U2'))
    await nextPost(slack, 'C1', () => slack.press(answer, 'Kurang membantu', 'U2'))
    await nextPost(slack, 'C1', () => slack.press(answer, 'Membantu', 'U3'))

    const store = worlds[0]?.prima.store
    const events = store ? await readQuestions(store.events) : []
    expect(events.filter(({ kind }) => kind === 'rated')).toHaveLength(3)
    // The last word of each of the two counts.
    expect(readGaps(events).badlyRated).toEqual([
      { entryId: 'oss/nib', helpful: 1, notHelpful: 1, questions: ['apa itu NIB?'], reasons: {}, words: [] },
    ])
    // Nobody needs to know who it was.
    expect(JSON.stringify(events)).not.toMatch(/(?<![\w-])U[23](?![\w-])/)
  })
})

describe('a window', () => {
  async function answerIn(slack: SlackServer): Promise<SlackPostSeen> {
    return nextPost(slack, 'C1', () => slack.say({ channel: 'C1', text: `${mention} apa itu NIB?` }))
  }

  test('that does not open leaves the evidence in the conversation', async () => {
    const slack = await open()
    const answer = await answerIn(slack)
    slack.answerNext('views.open', { ok: false, error: 'expired_trigger_id' })
    const evidence = await nextPost(slack, 'C1', () => slack.press(answer, 'Bukti', 'U2'))
    expect(evidence).toMatchObject({ onlyFor: 'U2', threadTs: answer.threadTs })
    expect(evidence.words).toContain('Bukti untuk: Apa itu NIB')
  })

  test('that was closed before it was filled leaves the evidence in the conversation', async () => {
    let finish = () => {}
    const slow = new Promise<void>((resolve) => {
      finish = resolve
    })
    const slack = await open({
      respond: async (message, session) => {
        if (message.pick) await slow
        return conversation.respond(message, session)
      },
    })
    const answer = await answerIn(slack)
    await slack.press(answer, 'Bukti', 'U2')
    slack.windows.close(await openWindow(slack, 'Sebentar'))
    const evidence = await nextPost(slack, 'C1', async () => finish())
    expect(evidence).toMatchObject({ onlyFor: 'U2' })
  })

  test('that is too small says where the answer is', async () => {
    const slack = await open({
      respond: async (message) => ({
        session: newSession(message.conversationId),
        events: [],
        replies: [
          message.pick
            ? { id: `${message.id}:0`, text: 'kata\n\n'.repeat(101) }
            : { id: `${message.id}:0`, text: 'x', choices: [{ pick: pickOf('c'), label: 'Bukti', aside: true }] },
        ],
      }),
    })
    const answer = await answerIn(slack)
    await slack.press(answer, 'Bukti')
    await openWindow(slack, 'tidak muat di jendela ini')
    await eventually(() =>
      expect(slack.postsIn('C1').flatMap(({ words }) => words.match(/kata/g) ?? [])).toHaveLength(101),
    )
  })
})

describe('in a channel, Prima', () => {
  test('says nothing unless she is called', async () => {
    const slack = await open()
    await slack.say({ channel: 'C1', text: 'apa itu NIB?' })
    await slack.say({ channel: 'C1', text: 'di utas orang lain', threadTs: nextTs() })
    const root = nextTs()
    await nextPost(slack, 'C1', () => slack.say({ channel: 'C1', text: mention, ts: root }))
    await slack.say({ channel: 'C1', text: '<@U7> menurutmu gimana?', threadTs: root })
    await slack.say({ channel: 'C1', text: 'apa itu NIB?', threadTs: root, user: 'U2' })
    await slack.say({ channel: 'C1', text: 'makasih', threadTs: root })
    await nextPost(slack, 'C1', () => slack.say({ channel: 'C1', text: 'apa itu NIB?', threadTs: root }))
    expect(slack.postsIn('C1').map(({ words }) => words)).toEqual([
      expect.stringContaining('Halo, saya Prima'),
      expect.stringContaining('NIB adalah identitas'),
    ])
  })

  test('follows a thread from before she was started again', async () => {
    const known = 'slack:T1:C1:1700000000.000100'
    const before = { ...newSession(known), people: { 'slack:U1': newPersonState } }
    const slack = await open({
      parts: { knows: async (id) => id === known },
      respond: (message, session) => conversation.respond(message, session ?? before),
    })
    const post = await nextPost(slack, 'C1', () =>
      slack.say({ channel: 'C1', text: 'apa itu NIB?', threadTs: '1700000000.000100' }),
    )
    expect(post.threadTs).toBe('1700000000.000100')
  })

  test('takes no notice of edits, deletions, joins and other bots', async () => {
    const slack = await open()
    const text = `${mention} apa itu NIB?`
    for (const subtype of ['message_changed', 'message_deleted', 'channel_join', 'bot_message', 'channel_topic'])
      await slack.say({ channel: 'C1', text, more: { subtype } })
    await slack.say({ channel: 'C1', text, more: { hidden: true } })
    await slack.say({ channel: 'C1', text, more: { bot_id: 'B9' } })
    await nextPost(slack, 'D1', () => slack.say({ channel: 'D1', text: 'halo' }))
    expect(slack.posts).toHaveLength(1)
  })

  test('never calls everybody, whatever she is told to repeat', async () => {
    const calls =
      '<!channel> @channel <!here> @here <!subteam^S1> <@U9> <!everyone|x> [<!channel>](https://a.id) `<!here>`'
    const slack = await open({
      respond: async (message) => ({
        session: newSession(message.conversationId),
        events: [],
        replies: [{ id: `${message.id}:0`, text: calls }],
      }),
    })
    const post = await nextPost(slack, 'C1', () => slack.say({ channel: 'C1', text: `${mention} <!channel>` }))
    expect(post.text).not.toMatch(/<[!@#]/)
    // The server refuses any element of rich text that is neither text nor link.
    expect(JSON.stringify(post.blocks)).not.toMatch(/"type":"(?:broadcast|usergroup|user)"/)
    expect(slack.callsOf('chat.postMessage').at(-1)).toMatchObject({ unfurl_links: 'false', unfurl_media: 'false' })
  })
})

describe('in a direct message, Prima', () => {
  test('answers each message in its own thread and keeps what was talked about', async () => {
    const slack = await open()
    const first = nextTs()
    const answer = await nextPost(slack, 'D1', () => slack.say({ channel: 'D1', text: 'apa itu NIB?', ts: first }))
    expect(answer.threadTs).toBe(first)
    const second = nextTs()
    const followUp = await nextPost(slack, 'D1', () => slack.say({ channel: 'D1', text: 'biayanya?', ts: second }))
    expect(followUp).toMatchObject({ threadTs: second, onlyFor: undefined })
    expect(followUp.words).toContain('Gratis')
    await slack.press(answer, 'Bukti')
    // Nobody else is there to share it with.
    expect(await openWindow(slack, 'Bukti untuk: Apa itu NIB')).toMatchObject({ submit: undefined })
  })

  test('greets who opens the tab for the first time, and offers four questions each time, but once', async () => {
    const slack = await open()
    const opened = { type: 'app_home_opened', user: 'U1', channel: 'D1', tab: 'messages', event_ts: nextTs() }
    const greeting = await nextPost(slack, 'D1', () => slack.event(opened))
    expect(greeting.words).toContain('Halo, saya Prima')
    expect(greeting.controls).toEqual([])
    const suggested = () => slack.callsOf('assistant.threads.setSuggestedPrompts')
    await eventually(() => expect(suggested()).toHaveLength(1))
    await slack.event(opened)
    await nextPost(slack, 'D1', () => slack.say({ channel: 'D1', text: 'halo' }))
    expect(slack.postsIn('D1')).toHaveLength(2)
    await eventually(() => expect(suggested()).toHaveLength(2))
    const [prompts] = suggested()
    expect(prompts).toMatchObject({ channel_id: 'D1', title: 'Misalnya tanyakan:' })
    expect(prompts).not.toHaveProperty('thread_ts')
    expect(JSON.parse(prompts?.prompts ?? '')).toHaveLength(4)
  })

  test('offers questions as buttons to who writes that they are there', async () => {
    const slack = await open()
    const greeting = await nextPost(slack, 'D1', () => slack.say({ channel: 'D1', text: '/start' }))
    expect(greeting.controls.map(({ label }) => label)).toEqual([
      'Apa itu NIB?',
      'Pandu saya',
      'Rencana tim, tujuh langkah',
    ])
    expect(slack.callsOf('assistant.threads.setSuggestedPrompts')).toEqual([])
  })

  test('thanks for a rating in passing, so that it takes no answer’s turn', async () => {
    const slack = await open()
    const answer = await nextPost(slack, 'D1', () => slack.say({ channel: 'D1', text: 'apa itu NIB?' }))
    const thanks = await nextPost(slack, 'D1', () => slack.press(answer, 'Membantu'))
    expect(thanks).toMatchObject({
      onlyFor: 'U1',
      threadTs: answer.threadTs,
      words: expect.stringMatching('^Terima kasih'),
    })
    const evidence = await nextPost(slack, 'D1', () => slack.say({ channel: 'D1', text: 'bukti' }))
    // What one may want to look up again stays.
    expect(evidence.onlyFor).toBeUndefined()
  })

  test('thanks in an ordinary message where Slack does not take one in passing', async () => {
    const slack = await open()
    const answer = await nextPost(slack, 'D1', () => slack.say({ channel: 'D1', text: 'apa itu NIB?' }))
    slack.answerNext('chat.postEphemeral', { ok: false, error: 'channel_type_not_supported' })
    const thanks = await nextPost(slack, 'D1', () => slack.press(answer, 'Membantu'))
    expect(thanks).toMatchObject({ onlyFor: undefined, threadTs: answer.threadTs })
  })

  test('takes the events of the older assistant pane too', async () => {
    const slack = await open()
    const assistant_thread = { user_id: 'U1', channel_id: 'D1', thread_ts: '1700000000.000200', context: {} }
    const greeting = await nextPost(slack, 'D1', () =>
      slack.event({ type: 'assistant_thread_started', assistant_thread, event_ts: nextTs() }),
    )
    expect(greeting.threadTs).toBe('1700000000.000200')
    await eventually(() =>
      expect(slack.callsOf('assistant.threads.setSuggestedPrompts')[0]).toMatchObject({
        thread_ts: '1700000000.000200',
      }),
    )
  })

  test('speaks the language of the person’s Slack until told otherwise', async () => {
    const slack = await open()
    slack.locale = 'en-GB'
    const opened = { type: 'app_home_opened', user: 'U1', channel: 'D1', tab: 'messages', event_ts: nextTs() }
    expect((await nextPost(slack, 'D1', () => slack.event(opened))).words).toContain('Hello, I am Prima')
  })

  test('shows that she works on it when it takes long, under the question as title', async () => {
    let finish = () => {}
    const slow = new Promise<void>((resolve) => {
      finish = resolve
    })
    const slack = await open({
      respond: async (message, session) => {
        await slow
        return conversation.respond(message, session)
      },
    })
    const root = await slack.say({ channel: 'D1', text: 'apa itu NIB?' })
    await eventually(() =>
      expect(slack.callsOf('agents.sessions.setStatus')).toEqual([
        expect.objectContaining({ channel_id: 'D1', thread_ts: root, status: 'processing', title: 'apa itu NIB?' }),
      ]),
    )
    finish()
    await eventually(() => expect(slack.callsOf('agents.sessions.setStatus').at(-1)?.status).toBe('active'))
    await eventually(() => expect(slack.postsIn('D1')).toHaveLength(1))
  })

  test.each(['unknown_method', 'whatever_slack_says'])(
    'shows it the older way where agent sessions are refused with %s',
    async (error) => {
      const slack = await open({
        respond: async (message, session) => {
          await new Promise((resolve) => setTimeout(resolve, 700))
          return conversation.respond(message, session)
        },
      })
      slack.answerNext('agents.sessions.setStatus', { ok: false, error })
      await nextPost(slack, 'D1', () => slack.say({ channel: 'D1', text: 'halo' }))
      await nextPost(slack, 'D2', () => slack.say({ channel: 'D2', text: 'halo' }))
      await eventually(() => expect(slack.callsOf('assistant.threads.setStatus').at(-1)?.status).toBe(''))
      expect(slack.callsOf('assistant.threads.setTitle')[0]).toMatchObject({ channel_id: 'D2', title: 'halo' })
      expect(slack.callsOf('assistant.threads.setStatus')[0]?.status).toBe('')
      expect(slack.callsOf('assistant.threads.setStatus')[1]?.status).toBe('sedang mencari jawabannya…')
    },
  )

  test('keeps an answer to herself that the person stopped', async () => {
    let finish = () => {}
    const slow = new Promise<void>((resolve) => {
      finish = resolve
    })
    const slack = await open({
      respond: async (message, session) => {
        if (message.text.includes('NIB')) await slow
        return conversation.respond(message, session)
      },
    })
    const root = await slack.say({ channel: 'D1', text: 'apa itu NIB?' })
    const stop = { type: 'agent_session_stopped', channel: 'D1', user: 'U1', thread_ts: root, streaming_message_ts: [] }
    const stopped = { ...stop, event_ts: nextTs() }
    const note = await nextPost(slack, 'D1', () => slack.event(stopped))
    expect(note).toMatchObject({ threadTs: root, words: 'Baik, saya berhenti.' })
    // Told twice, said once.
    await slack.event(stopped)
    finish()
    const next = await nextPost(slack, 'D1', () => slack.say({ channel: 'D1', text: 'halo' }))
    expect(next.words).toContain('Halo')
    expect(slack.postsIn('D1')).toHaveLength(2)
  })

  test('gives each thread its title, also when the answer is there at once', async () => {
    const slack = await open()
    const root = await slack.say({ channel: 'D1', text: 'apa itu NIB?' })
    await eventually(() =>
      expect(slack.callsOf('agents.sessions.setStatus')).toEqual([
        expect.objectContaining({ channel_id: 'D1', thread_ts: root, status: 'active', title: 'apa itu NIB?' }),
      ]),
    )
    await nextPost(slack, 'D1', () => slack.say({ channel: 'D1', text: 'biayanya?', threadTs: root }))
    // The channel takes one message a second: until there is room, the person sees that it goes on.
    await eventually(() =>
      expect(slack.callsOf('agents.sessions.setStatus').slice(1)).toEqual([
        expect.objectContaining({ status: 'processing', title: 'biayanya?' }),
        expect.not.objectContaining({ title: expect.anything() }),
      ]),
    )
  })

  test('says kindly which files she cannot read yet', async () => {
    const slack = await open()
    const file = { id: 'F1', name: 'kontrak.docx', mimetype: 'application/msword', size: 21_000_000 }
    const post = await nextPost(slack, 'D1', () => slack.say({ channel: 'D1', text: '', files: [file] }))
    expect(post.words).toContain('belum bisa membaca kontrak.docx')
    expect(worlds[0]?.prima.accepted[0]?.attachments).toEqual([
      {
        kind: 'document',
        reference: 'F1',
        name: 'kontrak.docx',
        mediaType: 'application/msword',
        sizeBytes: 21_000_000,
      },
    ])
  })
})

describe('the Home tab', () => {
  const opened = { type: 'app_home_opened', user: 'U1', channel: 'D1', tab: 'home', event_ts: '1790000000.000100' }

  async function homeOf(slack: SlackServer): Promise<string> {
    const before = slack.callsOf('views.publish').length
    await slack.event(opened)
    return eventually(() => {
      const call = slack.callsOf('views.publish')[before]
      if (!call) throw new Error('not published yet')
      return wordsOf((JSON.parse(call.view ?? '') as { blocks: Block[] }).blocks)
    })
  }

  test('says who I am and who Prima is, where the team stands, and what to do next', async () => {
    const slack = await open()
    const first = await homeOf(slack)
    expect(first).toContain('Saya Prima, sebuah bot')
    expect(first).toContain('Anda: Sari *<!channel>*.')
    expect(first).toContain('Belum ada tim yang tercatat untuk Anda')
    expect(first).toContain('Langkah berikutnya: ajukan pertanyaan pertama')
    await nextPost(slack, 'D1', () => slack.pressHome('bahasa (id)'))
    expect(await homeOf(slack)).toContain('Langkah berikutnya: mulai dari langkah pertama program CSE')
  })

  test('speaks the language of the person’s Slack', async () => {
    const slack = await open()
    slack.locale = 'en-GB'
    expect(await homeOf(slack)).toContain('Next step: ask your first question.')
  })

  test('has a form whose answer comes into the direct message', async () => {
    const slack = await open()
    await homeOf(slack)
    await slack.pressHome('Tanya Prima')
    const form = await openWindow(slack, '')
    const answer = await nextPost(slack, 'D1', () => slack.submit(form, { question: 'apa itu NIB?' }))
    expect(answer.words).toMatch(/^apa itu NIB\?\nNIB adalah identitas/)
  })

  test('has questions that are answered in the direct message', async () => {
    const slack = await open()
    await homeOf(slack)
    const answer = await nextPost(slack, 'D1', () => slack.pressHome('Apa itu NIB?'))
    expect(answer.threadTs).toBe(undefined)
    expect(answer.words).toMatch(/^Apa itu NIB\?\nNIB adalah identitas/)
    expect(slack.posts).toHaveLength(1)
  })
})
