import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, test } from 'vitest'
import { eventually } from '../../support/eventually.ts'
import { primaAsShipped } from '../../support/knowledge.ts'
import { type SlackPostSeen, type SlackServer, workspace } from '../../support/slack-server.ts'
import { openSlackWorld, type SlackWorld } from '../../support/slack-world.ts'
import { withoutLimits } from '../../support/without-limits.ts'

const worlds: SlackWorld[] = []
afterEach(async () => {
  for (const world of worlds.splice(0)) await world.close()
})

const mention = `<@${workspace.botUserId}>`
const { conversation, phrases } = primaAsShipped()

async function open(): Promise<SlackWorld> {
  const world = await openSlackWorld({
    respond: (message, session) => conversation.respond(message, session),
    server: { flood: false },
    parts: { phrases, commands: conversation.commands, budget: withoutLimits },
  })
  worlds.push(world)
  return world
}

async function next(slack: SlackServer, channel: string, happen: () => Promise<unknown>): Promise<SlackPostSeen> {
  const before = slack.postsIn(channel).length
  await happen()
  return eventually(() => slack.postsIn(channel)[before] ?? Promise.reject(new Error('nothing was said yet')), 15_000)
}

async function idle({ prima }: SlackWorld): Promise<void> {
  await eventually(async () => expect(await prima.store.mailbox.waiting()).toBe(0))
  await sleep(5)
}

const refusal = /belum (punya|menemukan|menangkap)|tidak menemukan/

describe('what is not a question', () => {
  test.each(['kak', 'min', 'ooh', 'hmm gitu ya', ':pray:', 'makasih ya'])(
    '"%s" in direct messages gets a few words or a sign, and no refusal',
    async (text) => {
      const world = await open()
      const { slack } = world
      await next(slack, 'D1', () => slack.say({ channel: 'D1', text: 'apa itu NIB?' }))
      await slack.say({ channel: 'D1', text })
      await idle(world)
      const said = slack.postsIn('D1').slice(1)
      expect(said.length + slack.callsOf('reactions.add').length).toBeGreaterThan(0)
      for (const { words } of said) expect(words).not.toMatch(refusal)
    },
  )
})

test.each(['some_error_of_next_year', 'is_archived'])(
  'an answer that a channel refuses with %s goes to the person who asked',
  async (error) => {
    const { slack } = await open()
    slack.answerNext('chat.postMessage', { ok: false, error })
    const answer = await next(slack, 'USARI', () =>
      slack.say({ channel: 'C1', text: `${mention} apa itu NIB?`, user: 'USARI' }),
    )
    expect(answer.words).toContain('NIB (Nomor Induk Berusaha)')
  },
)

test('people whom a question names are called by their names, and never by their ids', async () => {
  const { slack, prima } = await open()
  await next(slack, 'C1', () => slack.say({ channel: 'C1', text: `${mention} tadi <@UBUDI> tanya apa itu NIB?` }))
  const heard = prima.accepted.at(-1)?.text ?? ''
  expect(heard).not.toContain('UBUDI')
  expect(heard).toContain('apa itu NIB?')
})

test('what notifications read out holds no address', async () => {
  const { slack } = await open()
  await next(slack, 'D1', () => slack.say({ channel: 'D1', text: 'apa itu NIB?' }))
  await next(slack, 'D1', () => slack.say({ channel: 'D1', text: 'bukti' }))
  const texts = slack.callsOf('chat.postMessage').map(({ text }) => text ?? '')
  expect(texts).toHaveLength(2)
  expect(texts.join('\n')).not.toMatch(/https?:/)
})

test('a message that is due to a person is posted to them, and its picture into their direct messages', async () => {
  const { slack, prima } = await open()
  const conversationId = prima.channel.privateConversation('UDINA') ?? ''
  const image = { name: 'csat.png', mediaType: 'image/png', content: 'iVBORw0KGgo=', alternativeText: 'CSAT' }
  const person = { channel: 'slack', id: 'UDINA' }
  const due = { skill: 'summary', name: 'weekly', data: {} }
  const message = {
    id: 'due1',
    conversationId,
    person,
    kind: 'due',
    text: '',
    attachments: [],
    due,
    receivedAtMs: 1,
  } as const
  await prima.channel.send({ id: 'due1:0', text: 'Ringkasan', image }, message, AbortSignal.timeout(10_000))
  expect(slack.postsIn('UDINA').map(({ words }) => words)).toEqual(['Ringkasan'])
  expect(slack.callsOf('conversations.open')).toEqual([{ users: 'UDINA' }])
})

test('each person in a channel keeps the language they speak', async () => {
  const { slack } = await open()
  const root = await slack.say({ channel: 'C1', text: `${mention} apa itu LKPM?`, user: 'UBUDI' })
  await eventually(() => expect(slack.postsIn('C1')).toHaveLength(1))
  const english = await next(slack, 'C1', () =>
    slack.say({ channel: 'C1', text: `${mention} what is an NIB?`, threadTs: root, user: 'UANI' }),
  )
  expect(english.words).toContain('Sources:')
  const own = await next(slack, 'C1', () =>
    slack.say({ channel: 'C1', text: `${mention} kalau telat lapor gimana?`, threadTs: root, user: 'UBUDI' }),
  )
  expect(own.words).toContain('Sumber:')
})
