import { afterEach, describe, expect, test } from 'vitest'
import { buildConversation } from '../../../src/build-conversation.ts'
import { loadKnowledge } from '../../../src/knowledge/load-knowledge.ts'
import { eventually } from '../../support/eventually.ts'
import { buildKnowledgeFolder } from '../../support/knowledge-folder.ts'
import { nextTs, type SlackPostSeen, type SlackServer, workspace } from '../../support/slack-server.ts'
import { openSlackWorld, type SlackWorld, type SlackWorldOptions, type Transport } from '../../support/slack-world.ts'

/** A whole conversation on one entry, by real skills. */
const { conversation } = buildConversation(
  {
    knowledgeDirectories: [],
    defaultLanguage: 'id',
    sessionTtlMs: 30 * 24 * 60 * 60 * 1000,
    timeZone: 'Asia/Jakarta',
  },
  { now: () => Date.UTC(2026, 10, 24) },
  loadKnowledge([buildKnowledgeFolder({})]),
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
    expect(answer.words).toContain('PP 1/2025, Pasal 5')

    const followUp = await nextPost(slack, 'C1', () =>
      slack.say({ channel: 'C1', text: 'biayanya berapa?', threadTs: root, user: 'U2' }),
    )
    expect(followUp.threadTs).toBe(root)
    expect(followUp.words).toContain('Gratis')
    // A mention comes as two events and is one question.
    expect(slack.postsIn('C1')).toHaveLength(2)
  })

  test('shows evidence to who asked for it, and to all when that person shares it', async () => {
    const slack = await open({ transport })
    const root = nextTs()
    const answer = await nextPost(slack, 'C1', () =>
      slack.say({ channel: 'C1', text: `${mention} apa itu NIB?`, ts: root }),
    )
    const evidence = await nextPost(slack, 'C1', () => slack.press(answer, 'Bukti', 'U2'))
    expect(evidence).toMatchObject({ onlyFor: 'U2', threadTs: root })
    expect(evidence.words).toContain('Bukti untuk: Apa itu NIB')
    const shared = await nextPost(slack, 'C1', () => slack.press(evidence, 'Bagikan', 'U2'))
    expect(shared).toMatchObject({ onlyFor: undefined, threadTs: root })
    expect(shared.words).toContain('Bukti untuk: Apa itu NIB')
    expect(shared.controls).toEqual([])
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
    expect(answer).toMatchObject({ onlyFor: 'U1', byResponseUrl: true })
    expect(answer.words).toContain('NIB adalah identitas')
    const evidence = await nextPost(slack, 'C9', () => slack.command({ channel: 'C9', text: 'bukti' }))
    expect(evidence.words).toContain('Bukti untuk: Apa itu NIB')
    const help = await nextPost(slack, 'C9', () => slack.command({ channel: 'C9', text: '' }))
    expect(help.words).toContain('Yang bisa saya bantu')
    const shared = await nextPost(slack, 'C9', () => slack.press(answer, 'Bagikan'))
    expect(shared.onlyFor).toBe(undefined)
    expect(shared.words).toMatch(/^apa itu NIB\?\nNIB adalah identitas/)
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
    await nextPost(slack, 'C1', () => slack.say({ channel: 'C1', text: 'makasih', threadTs: root }))
    expect(slack.postsIn('C1').map(({ words }) => words)).toEqual([
      expect.stringContaining('Halo, saya Prima'),
      'Sama-sama. Kalau ada yang masih mengganjal, tanya saja.',
    ])
  })

  test('follows a thread from before she was started again', async () => {
    const known = 'slack:T1:C1:1700000000.000100'
    const slack = await open({ parts: { knows: async (id) => id === known } })
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
        session: { version: 1, conversationId: message.conversationId, memory: {}, choices: [], turns: 1 },
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
    const evidence = await nextPost(slack, 'D1', () => slack.press(answer, 'Bukti'))
    expect(evidence).toMatchObject({ threadTs: first, onlyFor: undefined })
  })

  test('greets who opens the tab for the first time, and offers four questions each time', async () => {
    const slack = await open()
    const opened = { type: 'app_home_opened', user: 'U1', channel: 'D1', tab: 'messages', event_ts: nextTs() }
    const greeting = await nextPost(slack, 'D1', () => slack.event(opened))
    expect(greeting.words).toContain('Halo, saya Prima')
    await slack.event(opened)
    await nextPost(slack, 'D1', () => slack.say({ channel: 'D1', text: 'makasih' }))
    expect(slack.postsIn('D1')).toHaveLength(2)
    const prompts = await eventually(() => {
      expect(slack.callsOf('assistant.threads.setSuggestedPrompts')).toHaveLength(2)
      return slack.callsOf('assistant.threads.setSuggestedPrompts')[0]
    })
    expect(prompts).toMatchObject({ channel_id: 'D1', title: 'Misalnya tanyakan:' })
    expect(prompts).not.toHaveProperty('thread_ts')
    expect(JSON.parse(prompts?.prompts ?? '')).toHaveLength(4)
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

  test('shows it the older way where the app has no agent sessions', async () => {
    const slack = await open({
      respond: async (message, session) => {
        await new Promise((resolve) => setTimeout(resolve, 700))
        return conversation.respond(message, session)
      },
    })
    slack.answerNext('agents.sessions.setStatus', { ok: false, error: 'unknown_method' })
    await nextPost(slack, 'D1', () => slack.say({ channel: 'D1', text: 'halo' }))
    await nextPost(slack, 'D2', () => slack.say({ channel: 'D2', text: 'halo' }))
    await eventually(() => expect(slack.callsOf('assistant.threads.setStatus').at(-1)?.status).toBe(''))
    expect(slack.callsOf('assistant.threads.setStatus')[0]?.status).toBe('')
    expect(slack.callsOf('assistant.threads.setStatus')[1]?.status).toBe('sedang mencari jawabannya…')
  })

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
    await slack.event({ ...stop, event_ts: nextTs() })
    finish()
    const next = await nextPost(slack, 'D1', () => slack.say({ channel: 'D1', text: 'makasih' }))
    expect(next.words).toContain('Sama-sama')
  })

  test('says kindly that she cannot read files yet', async () => {
    const slack = await open()
    const file = { id: 'F1', name: 'survei.xlsx', mimetype: 'application/vnd.ms-excel', size: 21_000_000 }
    const post = await nextPost(slack, 'D1', () => slack.say({ channel: 'D1', text: '', files: [file] }))
    expect(post.words).toContain('belum bisa membaca berkas')
    expect(worlds[0]?.prima.accepted[0]?.attachments).toEqual([
      {
        kind: 'document',
        reference: 'F1',
        name: 'survei.xlsx',
        mediaType: 'application/vnd.ms-excel',
        sizeBytes: 21_000_000,
      },
    ])
  })
})

describe('the Home tab', () => {
  test('says who Prima is; its questions are answered in the direct message', async () => {
    const slack = await open()
    await slack.event({ type: 'app_home_opened', user: 'U1', channel: 'D1', tab: 'home', event_ts: nextTs() })
    await eventually(() => expect(slack.callsOf('views.publish')).toHaveLength(1))
    const answer = await nextPost(slack, 'D1', () => slack.pressHome('Apa itu NIB?'))
    expect(answer.threadTs).toBe(undefined)
    expect(answer.words).toMatch(/^Apa itu NIB\?\nNIB adalah identitas/)
    expect(slack.posts).toHaveLength(1)
  })
})
