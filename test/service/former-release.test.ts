import { afterEach, describe, expect, inject, it } from 'vitest'
import { renderWaiting } from '../../adapters/slack/out/window.ts'
import { SlackAdapter } from '../../adapters/slack/slack-adapter.ts'
import { TelegramAdapter } from '../../adapters/telegram/telegram-adapter.ts'
import { Worker } from '../../src/delivery/worker.ts'
import type { Store } from '../../src/ports/store.ts'
import type { Place } from '../contracts/contract.ts'
import { someCommands } from '../support/commands.ts'
import { eventually } from '../support/eventually.ts'
import { primaWhoReads } from '../support/knowledge.ts'
import { plantRedisLayout1, plantSqliteLayout1 } from '../support/layout-1.ts'
import { RecordingLog } from '../support/recording-log.ts'
import { createRedisPlace } from '../support/redis-place.ts'
import { SlackServer, slackTokens } from '../support/slack-server.ts'
import { createSqlitePlace } from '../support/sqlite-place.ts'
import { startTelegramServer, type TelegramServer } from '../support/telegram-server.ts'
import { withoutLimits } from '../support/without-limits.ts'

async function createOldSqlite() {
  const place = await createSqlitePlace()
  plantSqliteLayout1(place.directory)
  return place
}

async function createOldRedis() {
  const url = inject('redisUrl')
  const place = await createRedisPlace(url)
  await plantRedisLayout1(url, place.prefix)
  return place
}

const ends: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

/** Prima as she ships behind both channels, on this store, until nothing waits any more. */
async function workOff({ clock }: Place, store: Store, slack: SlackServer, telegram: TelegramServer) {
  const { conversation, phrases } = primaWhoReads(store.events)
  const log = new RecordingLog()
  const common = {
    deliver: store.mailbox.deliver.bind(store.mailbox),
    budget: withoutLimits,
    commands: someCommands,
    defaultLanguage: 'id' as const,
    phrases,
    log,
    clock,
  }
  const channels = [
    new TelegramAdapter({ ...common, token: telegram.token, apiRoot: telegram.url }),
    new SlackAdapter({
      ...common,
      botToken: slackTokens.bot,
      transport: { kind: 'socket', appToken: slackTokens.app },
      apiUrl: slack.apiUrl,
      knows: async () => true,
    }),
  ]
  await Promise.all(channels.map((channel) => channel.start()))
  const worker = new Worker({
    mailbox: store.mailbox,
    respond: conversation.respond,
    send: async (reply, message, signal) => {
      await channels.find(({ name }) => name === message.person.channel)?.send(reply, message, signal)
    },
    apologise: () => ({ text: 'Maaf.' }),
    clock,
    log,
  })
  worker.start()
  ends.push(async () => {
    await worker.stop({ deadlineMs: 0 })
    for (const channel of channels) await channel.stop()
    for (const channel of channels) await channel.close()
  })
  await eventually(async () => expect(await store.mailbox.waiting()).toBe(0))
  return log
}

/** The release before had no `route`: the way back was hidden in the ids of messages. */
describe.each([
  ['SQLite', createOldSqlite],
  ['Redis', createOldRedis],
] as const)('what the release before had accepted, in %s', (_, createPlace) => {
  it('is answered where it was said: on Telegram, in a thread on Slack, and in the window that was opened for it', async () => {
    const place = await createPlace()
    ends.push(() => place.remove())
    const [slack, telegram] = [await SlackServer.start({ flood: false }), await startTelegramServer({ flood: false })]
    ends.push(
      () => slack.close(),
      () => telegram.close(),
    )
    const thread = '1767603600.000100'
    const words = { close: 'Tutup', waiting: 'Sebentar …', elsewhere: 'Di utas', share: 'Bagikan' }
    const window = renderWaiting(`A1/${thread}/window`, 'Evidence', words)
    const open = { trigger_id: slack.windows.newTrigger('U1'), view: JSON.stringify(window) }
    expect(slack.windows.perform('views.open', open)).toMatchObject({ ok: true })
    place.clock.advance(61_000)
    const store = await place.open()
    const log = await workOff(place, store, slack, telegram)

    // "Bukti" and 👎 were tapped, NIB was asked for by a link, and "1" picks what was offered under that.
    const [evidence, rated, nib, picked] = telegram.said(42).map(({ text }) => text)
    expect(evidence).toContain('Bukti')
    expect(rated).toMatch(/membantu|kurang/i)
    expect(nib).toContain('NIB')
    expect(picked).toBeTruthy()
    // In the group the answer hangs on the question.
    expect(telegram.said(-100).map(({ replyTo }) => replyTo)).toContain(108)

    const posts = slack.postsIn('C1')
    expect(posts.map(({ threadTs }) => threadTs)).toEqual(posts.map(() => thread))
    // The answer that was about to be sent, and one to the file.
    expect(posts[0]?.words).toContain('CSAT is the percentage of customers')
    expect(posts.length).toBeGreaterThan(1)
    // What was tapped there is shown in its window, and not in the thread as well.
    expect(slack.windows.seen().map(({ words }) => words)).toEqual([expect.stringContaining('CSAT')])
    expect(log.lines.filter(({ level }) => level === 'error')).toEqual([])
  })
})
