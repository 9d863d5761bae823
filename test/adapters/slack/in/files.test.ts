import { afterEach, describe, expect, test } from 'vitest'
import type { Attachment } from '../../../../src/domain/message.ts'
import { textOrReason } from '../../../support/read-attachment.ts'
import { slackTokens } from '../../../support/slack-server.ts'
import { openSlackWorld, type SlackWorld } from '../../../support/slack-world.ts'
import { answering } from '../../../support/start-prima.ts'

const worlds: SlackWorld[] = []
afterEach(async () => {
  for (const world of worlds.splice(0)) await world.close()
})

async function open(): Promise<SlackWorld> {
  const world = await openSlackWorld({ respond: answering(() => []) })
  worlds.push(world)
  world.slack.putFile('F1', Buffer.from('nilai\n5\n4\n'), { mimetype: 'text/csv' })
  return world
}

const file = (parts: Partial<Attachment> = {}): Attachment => ({ kind: 'document', reference: 'F1', ...parts })
const limits = { maxBytes: 1000, signal: new AbortController().signal }

describe('a file that came over Slack', () => {
  test('is opened with the token of the bot', async () => {
    const { slack, prima } = await open()
    expect(await textOrReason(await prima.channel.open(file(), limits))).toBe('nilai\n5\n4\n')
    expect(slack.fileTokens).toEqual([`Bearer ${slackTokens.bot}`])
  })

  test.each([
    ['larger than wanted, by the message', 'too-large', { sizeBytes: 1001 }],
    ['larger than wanted, by what Slack says then', 'too-large', { reference: 'large' }],
    ['deleted', 'gone', { reference: 'none' }],
    ['hidden by the age of the workspace', 'gone', { reference: 'hidden' }],
    ['kept somewhere else than at Slack, which gets no token', 'not-reached', { reference: 'elsewhere' }],
    ['a page to sign in', 'not-reached', { reference: 'page' }],
  ])('is not had where it is %s', async (_name, reason, parts) => {
    const { slack, prima } = await open()
    const none = Buffer.from('x')
    slack.putFile('large', none, { size: 1001 })
    slack.putFile('hidden', none, { mode: 'hidden_by_limit' })
    slack.putFile('elsewhere', none, { url_private: 'https://files.slack.com.example.org/a' })
    slack.putFile('page', none, { url_private: `${slack.apiUrl.replace('/api/', '/sign-in')}` })
    expect(await prima.channel.open(file(parts), limits)).toEqual({ kind: 'refused', reason })
    expect(slack.fileTokens).toEqual([])
  })

  test('is not had while Slack is away', async () => {
    const { slack, prima } = await open()
    await slack.goDown()
    expect(await prima.channel.open(file(), limits)).toEqual({ kind: 'refused', reason: 'not-reached' })
  })
})
