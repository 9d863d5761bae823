import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, test } from 'vitest'
import { ConfigError, StoreError } from '../../../src/domain/errors.ts'
import type { ReplyDraft, ReplyFile } from '../../../src/domain/reply.ts'
import { pickOf } from '../../support/builders.ts'
import { eventually } from '../../support/eventually.ts'
import { nextTs, SlackServer, slackTokens, workspace } from '../../support/slack-server.ts'
import { openSlackWorld, type SlackWorld, type SlackWorldOptions, type Transport } from '../../support/slack-world.ts'
import { answering } from '../../support/start-prima.ts'

const worlds: SlackWorld[] = []
const servers: SlackServer[] = []
afterEach(async () => {
  for (const world of worlds.splice(0)) await world.close()
  for (const server of servers.splice(0)) await server.close()
})

const echo = answering(({ text }) => [{ text }])

async function open(options: Partial<SlackWorldOptions> = {}): Promise<SlackWorld> {
  const world = await openSlackWorld({ respond: echo, ...options })
  worlds.push(world)
  return world
}

function saying(...drafts: ReplyDraft[]) {
  return answering(() => drafts)
}

describe('at the start', () => {
  test.each<[Transport, string, string, object]>([
    ['socket', 'SLACK_BOT_TOKEN', 'auth.test', { botToken: 'xoxb-wrong' }],
    ['http', 'SLACK_BOT_TOKEN', 'auth.test', { botToken: 'xoxb-wrong' }],
    ['socket', 'SLACK_APP_TOKEN', 'apps.connections.open', { transport: { kind: 'socket', appToken: 'xapp-wrong' } }],
  ])('over %s, a wrong %s is named', async (transport, variable, method, parts) => {
    const slack = await SlackServer.start()
    servers.push(slack)
    const error = await openSlackWorld({ respond: echo, transport, slack, parts }).catch((thrown: unknown) => thrown)
    expect(error).toEqual(new ConfigError([`${variable} is not accepted: Slack answered ${method} with invalid_auth`]))
  })

  test('an app token that lacks its scope is told which', async () => {
    const slack = await SlackServer.start()
    servers.push(slack)
    slack.answerNext('apps.connections.open', { ok: false, error: 'missing_scope' })
    const error = await openSlackWorld({ respond: echo, slack }).catch((thrown: unknown) => thrown)
    expect((error as ConfigError).problems).toEqual([
      'SLACK_APP_TOKEN is not accepted: Slack answered apps.connections.open with missing_scope: make an app-level token with the scope connections:write',
    ])
  })

  test.each<Transport>(['socket', 'http'])('over %s, waits for a network that is away', async (transport) => {
    const slack = await SlackServer.start()
    await slack.goDown()
    const world = await open({ slack, transport })
    expect(world.prima.channel.connected()).toBe(false)
    // Several tries, one line.
    await sleep(400)
    await slack.comeBack()
    await eventually(() => expect(world.prima.channel.connected()).toBe(true))
    await eventually(() =>
      expect(world.prima.log.lines.map(({ text }) => text).filter((text) => /reached/.test(text))).toEqual([
        'Slack cannot be reached; trying again',
        'Slack is reached and accepts us',
      ]),
    )
    await slack.say({ channel: 'D1', text: 'halo' })
    await eventually(() => expect(slack.postsIn('D1').map(({ words }) => words)).toEqual(['halo']))
  })
})

test('an app token that is refused after the network was away is tried again', async () => {
  const slack = await SlackServer.start()
  await slack.goDown()
  const { prima } = await open({ slack })
  slack.answerNext('apps.connections.open', { ok: false, error: 'invalid_auth' })
  await slack.comeBack()
  await eventually(() => expect(prima.channel.connected()).toBe(true))
  // Beside what Slack's library says by itself.
  const ours = () => prima.log.lines.map(({ text }) => text).filter((text) => text.startsWith('Slack '))
  await eventually(() =>
    expect(ours()).toEqual([
      'Slack cannot be reached; trying again',
      'Slack does not accept us; trying again',
      'Slack is reached and accepts us',
    ]),
  )
})

describe.each<Transport>(['socket', 'http'])('over %s', (transport) => {
  test('Slack is told that we have a message only when it is stored', async () => {
    let failures = 2
    const { slack } = await open({
      transport,
      server: { acknowledgeWithinMs: 300 },
      deliver: async (message, store) => {
        if (failures-- > 0) throw new StoreError('away', { transient: true })
        return store.mailbox.deliver(message)
      },
    })
    await slack.say({ channel: 'D1', text: 'halo' })
    expect(slack.redeliveries).toBe(2)
    await eventually(() => expect(slack.postsIn('D1').map(({ words }) => words)).toEqual(['halo']))
  })

  test('is told so in time also when names and windows take their time', async () => {
    const { slack, prima } = await open({
      transport,
      respond: saying({ text: 'pilih', choices: [{ pick: pickOf('a'), label: 'Bukti', aside: true }] }),
    })
    slack.silent.add('users.info').add('views.open')
    await slack.say({ channel: 'C1', text: `<@${workspace.botUserId}> halo` })
    const post = await eventually(() => slack.postsIn('C1')[0] ?? Promise.reject(new Error('not yet')))
    await slack.press(post, 'Bukti')
    await slack.command({ channel: 'C1', text: 'tanya' })
    // The tests' Slack delivers again what is not acknowledged within three seconds.
    expect(slack.redeliveries).toBe(0)
    expect(prima.accepted.map(({ pick }) => pick)).toEqual([undefined, pickOf('a')])
  })

  test('the same goes for commands and buttons', async () => {
    let failing = false
    const { slack, prima } = await open({
      transport,
      server: { acknowledgeWithinMs: 300 },
      respond: saying({ text: 'pilih', choices: [{ pick: pickOf('a'), label: 'Satu' }] }),
      deliver: async (message, store) => {
        if (failing) {
          failing = false
          throw new StoreError('away', { transient: true })
        }
        return store.mailbox.deliver(message)
      },
    })
    failing = true
    await slack.command({ channel: 'C1', text: 'halo' })
    expect(slack.redeliveries).toBe(1)
    const post = await eventually(() => slack.postsIn('C1')[0] ?? Promise.reject(new Error('not yet')))
    failing = true
    await slack.press(post, 'Satu')
    expect(slack.redeliveries).toBe(2)
    expect(prima.accepted.map(({ pick }) => pick)).toEqual([undefined, pickOf('a')])
  })

  test('a token that is revoked while she runs makes her not ready, until it works again', async () => {
    const { slack, prima } = await open({ transport, parts: { probeEveryMs: 60_000 } })
    slack.tokenRefusal = 'token_revoked'
    await slack.say({ channel: 'D1', text: 'halo' })
    await eventually(() => {
      expect(prima.channel.connected()).toBe(false)
      expect(prima.worker.status().unauthorizedChannels).toEqual(['slack'])
    })
    slack.tokenRefusal = undefined
    await eventually(() => {
      expect(slack.postsIn('D1')).toHaveLength(1)
      expect(prima.channel.connected()).toBe(true)
    })
  })
})

describe('over HTTP', () => {
  const body = JSON.stringify({ type: 'event_callback', team_id: 'T1', event: { type: 'message' }, event_id: 'Ev1' })

  test('a forged signature and an old timestamp are turned away', async () => {
    const { slack } = await open({ transport: 'http' })
    expect((await slack.post(body))?.status).toBe(200)
    expect((await slack.post(body, { 'x-slack-signature': `v0=${'0'.repeat(64)}` }))?.status).toBe(401)
    expect((await slack.post(body, { 'x-slack-signature': 'nonsense' }))?.status).toBe(401)
    const old = Math.floor(Date.now() / 1000) - 5 * 60 - 2
    expect((await slack.post(body, { 'x-slack-request-timestamp': String(old) }))?.status).toBe(401)
    const ahead = Math.floor(Date.now() / 1000) + 24 * 60 * 60
    expect((await slack.post(body, { 'x-slack-request-timestamp': String(ahead) }))?.status).toBe(401)
  })

  test('signed, but nothing of Slack: no harm is done, and Slack need not say it again', async () => {
    const { slack, prima } = await open({ transport: 'http' })
    const form = { 'content-type': 'application/x-www-form-urlencoded' }
    for (const odd of [
      'null',
      '[]',
      '5',
      '{}',
      '"x"',
      'true',
      '{',
      '',
      '{"event":null}',
      '{"event":[]}',
      '{"type":{}}',
    ])
      expect((await slack.post(odd))?.status, odd).toBe(200)
    for (const odd of ['null', '[]', '5', '{}', '{'])
      expect((await slack.post(`payload=${odd}`, form))?.status, odd).toBe(200)
    for (const odd of ['', 'a=b', 'payload=', 'payload=%7B%22type%22%3A%22block_actions%22%7D'])
      expect((await slack.post(odd, form))?.status, odd).toBe(200)
    await slack.say({ channel: 'D1', text: 'halo' })
    await eventually(() => expect(slack.postsIn('D1')).toHaveLength(1))
    expect(prima.accepted).toHaveLength(1)
  })

  test('a body longer than any of Slack is not read to its end', async () => {
    const { slack } = await open({ transport: 'http' })
    const long = JSON.stringify({ ...JSON.parse(body), filling: 'x'.repeat(2_000_000) })
    // The connection may be gone before the sender has said it all.
    expect([413, undefined]).toContain((await slack.post(long))?.status)
    expect((await slack.post(body))?.status).toBe(200)
  })

  test('requests without a signature are turned away, but for the check of our certificate', async () => {
    const { url, prima } = await open({ transport: 'http' })
    const post = async (text: string) =>
      (await fetch(`${url}/slack/events`, { method: 'POST', body: text, headers: form })).status
    const form = { 'content-type': 'application/x-www-form-urlencoded' }
    for (let time = 0; time < 20; time++) expect(await post('command=/prima')).toBe(401)
    expect(await post('ssl_check=1&token=x')).toBe(200)
    expect((await fetch(`${url}/slack/events`)).status).toBe(404)
    // Twenty refusals, one line.
    const refusals = prima.log.lines.filter(({ text }) => text.includes('not signed by Slack'))
    expect(refusals).toHaveLength(1)
  })

  test('what cannot be read does no harm', async () => {
    const { slack, prima } = await open({ transport: 'http' })
    for (const odd of ['{"event":{}}', '{"event":null}', '[]', '{"type":"event_callback","event":{"type":5}}'])
      expect(((await slack.post(odd))?.status ?? 0) < 500).toBe(true)
    expect((await slack.post('{"type":"url_verification","challenge":"c"}'))?.status).toBe(200)
    await slack.say({ channel: 'D1', text: 'halo' })
    await eventually(() => expect(slack.postsIn('D1')).toHaveLength(1))
    expect(prima.accepted).toHaveLength(1)
  })

  test('nothing is taken in before it is known who we are, or while stopping', async () => {
    const { slack, prima } = await open({ transport: 'http' })
    await prima.channel.stop()
    expect((await slack.post(body))?.status).toBe(503)
  })
})

describe('over Socket Mode', () => {
  test('frames that cannot be read do no harm', async () => {
    const { slack } = await open()
    for (const frame of ['{', 'null', '5', '{"type":"events_api"}', '{"type":"events_api","payload":{"event":null}}'])
      slack.sendFrame(frame)
    await slack.say({ channel: 'D1', text: 'halo' })
    await eventually(() => expect(slack.postsIn('D1').map(({ words }) => words)).toEqual(['halo']))
  })

  test('comes back when Slack closes the link, and misses nothing', async () => {
    const { slack, prima } = await open()
    await slack.recycleLink()
    await slack.say({ channel: 'D1', text: 'halo' })
    await eventually(() => expect(slack.postsIn('D1').map(({ words }) => words)).toEqual(['halo']))
    expect(prima.channel.connected()).toBe(true)
  })
})

describe('when Slack refuses a reply, Prima', () => {
  const rich = {
    text: '| a | b |\n|---|---|\n| 1 | 2 |',
    answerId: 'x',
    choices: [{ pick: pickOf('c'), label: 'Bukti' }],
  }

  test('sends it with plainer blocks', async () => {
    const { slack } = await open({ respond: saying(rich) })
    slack.answerNext('chat.postMessage', { ok: false, error: 'invalid_blocks' })
    await slack.say({ channel: 'D1', text: 'x' })
    const post = await eventually(() => slack.postsIn('D1')[0] ?? Promise.reject(new Error('not yet')))
    expect(post.blocks.map(({ type }) => type)).toEqual(['rich_text', 'actions'])
    expect(post.controls.map(({ label }) => label)).toEqual(['Bukti', '👍', '👎'])
  })

  test('sends it as text where blocks do not pass at all', async () => {
    const { slack } = await open({ respond: saying(rich) })
    slack.answerNext('chat.postMessage', { ok: false, error: 'invalid_blocks' })
    slack.answerNext('chat.postMessage', { ok: false, error: 'msg_blocks_too_long' })
    await slack.say({ channel: 'D1', text: 'x' })
    const post = await eventually(() => slack.postsIn('D1')[0] ?? Promise.reject(new Error('not yet')))
    expect(post).toMatchObject({ blocks: [], words: '• a: 1 · b: 2\n\n[1] Bukti' })
  })

  test('loses nothing where only a later part is refused', async () => {
    const table = (word: string) => `| ${word} | b |\n|---|---|\n| 1 | 2 |`
    const { slack } = await open({ respond: saying({ text: `${table('satu')}\n\n${table('dua')}` }) })
    slack.answerNext('chat.postMessage', { ok: true, ts: nextTs() })
    slack.answerNext('chat.postMessage', { ok: false, error: 'invalid_blocks' })
    await slack.say({ channel: 'D1', text: 'x' })
    await eventually(() => expect(slack.posts.map(({ words }) => words).join('\n')).toContain('dua: 1'))
    expect(slack.posts.map(({ words }) => words).join('\n')).toContain('satu: 1')
  })

  test.each([
    ['is_archived', 'nobody is there to read; the replies of this turn are dropped'],
    ['not_in_channel', 'nobody is there to read; the replies of this turn are dropped'],
    ['no_permission', 'a reply was refused; set aside'],
  ])('does not try again after %s', async (error, line) => {
    const { slack, prima } = await open({ respond: saying({ text: 'halo' }) })
    slack.answerNext('chat.postMessage', { ok: false, error })
    await slack.say({ channel: 'D1', text: 'x' })
    await eventually(() => expect(prima.log.lines.map(({ text }) => text)).toContain(line))
    expect(slack.posts).toEqual([])
  })

  test.each([{ ok: false, error: 'internal_error' }, { status: 502 }])('tries again after %o', async (answer) => {
    const { slack } = await open()
    slack.answerNext('chat.postMessage', answer)
    await slack.say({ channel: 'D1', text: 'halo' })
    await eventually(() => expect(slack.postsIn('D1').map(({ words }) => words)).toEqual(['halo']))
  })

  test('many people in many places are answered within what Slack allows', async () => {
    const { slack } = await open()
    const places = Array.from({ length: 40 }, (_, index) => ({ channel: `D${index}`, user: `U${index}` }))
    await Promise.all(places.map((place) => slack.say({ ...place, text: 'halo' })))
    const more = ['satu', 'dua', 'tiga', 'empat']
    for (const text of more) await slack.say({ channel: 'D1', user: 'U1', text })
    await eventually(() => {
      for (const { channel } of places)
        expect(slack.postsIn(channel)).toHaveLength(channel === 'D1' ? 1 + more.length : 1)
    })
    expect(slack.refusedAsTooMany).toEqual([])
  })

  test('a channel where everybody asks at once keeps nobody elsewhere waiting', async () => {
    const { slack } = await open()
    await Promise.all(
      Array.from({ length: 60 }, (_, index) =>
        slack.say({ channel: 'C1', user: `U${index}`, text: `<@${workspace.botUserId}> halo` }),
      ),
    )
    await slack.say({ channel: 'D9', text: 'halo' })
    await eventually(() => expect(slack.postsIn('D9')).toHaveLength(1), 15_000)
    // The channel has one message a second; had they all been waited for, some thirty would have come first.
    expect(slack.postsIn('C1').length).toBeLessThan(15)
  })

  test('goes on behind what was sent of a long reply when a part is put off', async () => {
    const paragraphs = Array.from({ length: 40 }, (_, index) => `§${index} ${'kata '.repeat(120)}`.trim())
    const { slack } = await open({ respond: saying({ text: paragraphs.join('\n\n') }) })
    slack.answerNext('chat.postMessage', { ok: true, ts: nextTs() })
    slack.answerNext('chat.postMessage', { status: 429, headers: { 'retry-after': '1' } })
    await slack.say({ channel: 'D1', text: 'x' })
    const said = () => slack.posts.flatMap(({ words }) => words.match(/§\d+/g) ?? [])
    await eventually(() => expect(said()).toContain('§39'))
    // The first part was taken by the scripted answer and is not sent again.
    expect(said()).not.toContain('§0')
    expect(new Set(said()).size).toBe(said().length)
  })
})

describe('odd things', () => {
  test('4096 emoji, and a person whose name is markup', async () => {
    const text = '😀'.repeat(4096)
    const { slack, prima } = await open()
    await slack.say({ channel: 'D1', text })
    await eventually(() => expect(slack.posts.map(({ words }) => words).join('')).toBe(text))
    expect(prima.accepted[0]?.person.name).toBe('Sari *<!channel>*')
  })

  test('a reply without words, and one with many choices', async () => {
    const choices = Array.from({ length: 7 }, (_, index) => ({ pick: pickOf(`c${index}`), label: `Pilihan ${index}` }))
    const { slack, prima } = await open({ respond: saying({ text: '' }, { text: 'Yang mana?', choices }) })
    await slack.say({ channel: 'D1', text: 'x' })
    const post = await eventually(() => slack.postsIn('D1')[0] ?? Promise.reject(new Error('not yet')))
    expect(JSON.stringify(post.blocks)).toContain('static_select')
    await slack.press(post, 'Pilihan 6')
    expect(prima.accepted.at(-1)).toMatchObject({ pick: pickOf('c6'), text: 'Pilihan 6' })
  })

  test('a file and an image go along', async () => {
    const content = Buffer.from('%PDF').toString('base64')
    const file = { name: 'rencana.pdf', mediaType: 'application/pdf', content }
    const image = { name: 'grafik.png', mediaType: 'image/png', content, alternativeText: 'Grafik CSAT' }
    const { slack } = await open({ respond: saying({ text: 'Ini berkasnya.', file, image }) })
    const ts = await slack.say({ channel: 'D1', text: 'x' })
    await eventually(() => expect(slack.callsOf('files.completeUploadExternal')).toHaveLength(2))
    expect(slack.callsOf('files.getUploadURLExternal')).toEqual([
      expect.objectContaining({ filename: 'grafik.png', length: '4', alt_text: 'Grafik CSAT' }),
      expect.objectContaining({ filename: 'rencana.pdf', length: '4' }),
    ])
    expect(slack.callsOf('files.completeUploadExternal')[0]).toMatchObject({ channel_id: 'D1', thread_ts: ts })
  })

  test('a file that is too large is told of, and one that Slack finds too large holds nobody up', async () => {
    const file = { name: '<rencana>.pdf', mediaType: 'application/pdf', content: 'A'.repeat(28_000_000) }
    const small = { ...file, content: 'AAAA' }
    const { slack, prima } = await open({
      respond: answering(({ text }) => [
        { text, ...(text === 'besar' ? { file } : text === 'kecil' ? { file: small } : {}) },
      ]),
    })
    await slack.say({ channel: 'D1', text: 'besar' })
    await eventually(() =>
      expect(slack.postsIn('D1').map(({ words }) => words)).toEqual([
        'besar',
        'Berkas <rencana>.pdf terlalu besar untuk dikirim di sini.',
      ]),
    )
    slack.uploadStatus = 413
    await slack.say({ channel: 'D2', text: 'kecil' })
    await slack.say({ channel: 'D2', text: 'lalu' })
    await eventually(() => expect(slack.postsIn('D2').map(({ words }) => words)).toEqual(['kecil', 'lalu']))
    expect(prima.log.lines.map(({ text }) => text)).toContain('a reply was refused; set aside')
  })

  test('a mistake of ours is no silence of Slack: the reply is given up after a few tries, with its cause in the log', async () => {
    const withoutContent = { name: 'a.pdf', mediaType: 'application/pdf' } as ReplyFile
    const { slack, prima } = await open({
      respond: answering(({ text }) => [{ text, ...(text === 'rusak' ? { file: withoutContent } : {}) }]),
    })
    await slack.say({ channel: 'D1', text: 'rusak' })
    await slack.say({ channel: 'D1', text: 'lalu' })
    await eventually(() => expect(slack.postsIn('D1').map(({ words }) => words)).toEqual(['rusak', 'lalu']))
    expect(prima.log.lines.findLast(({ level }) => level === 'error')).toMatchObject({
      text: 'a reply could not be sent; set aside',
      facts: { error: expect.stringContaining('TypeError') },
    })
    expect(prima.channel.connected()).toBe(true)
  })

  test('a command is answered the ordinary way where its own address does not work', async () => {
    const { slack } = await open({ respond: saying(...Array.from({ length: 6 }, (_, n) => ({ text: `${n}` }))) })
    await slack.command({ channel: 'C1', text: 'halo' })
    await eventually(() => expect(slack.postsIn('C1').map(({ words }) => words)).toEqual([...'012345']))
    expect(slack.postsIn('C1').map(({ by }) => by)).toEqual([...Array(5).fill('response-url'), 'token'])
    expect(new Set(slack.postsIn('C1').map(({ onlyFor }) => onlyFor))).toEqual(new Set(['U1']))
  })

  test('a command in a channel without Prima is answered in a direct message where its own address does not work', async () => {
    const { slack } = await open({ respond: saying(...Array.from({ length: 6 }, (_, n) => ({ text: `${n}` }))) })
    slack.answerNext('chat.postEphemeral', { ok: false, error: 'not_in_channel' })
    await slack.command({ channel: 'C1', text: 'halo' })
    await eventually(() => expect(slack.postsIn('U1').map(({ words }) => words)).toEqual(['5']))
    expect(slack.postsIn('C1').map(({ words }) => words)).toEqual([...'01234'])
  })

  test('one message a second to a channel, and others do not wait for it', async () => {
    const { slack } = await open({ respond: answering(({ text }) => [{ text }, { text: 'lagi' }]) })
    await Promise.all(['D1', 'D2', 'D3'].map((channel) => slack.say({ channel, text: 'halo' })))
    await eventually(() => expect(slack.posts).toHaveLength(6))
    // The first of every channel comes before the second of any: those wait, and nobody waits for them.
    expect(
      slack.posts
        .slice(0, 3)
        .map(({ channel }) => channel)
        .toSorted(),
    ).toEqual(['D1', 'D2', 'D3'])
    expect(slack.posts.slice(3).map(({ words }) => words)).toEqual(['lagi', 'lagi', 'lagi'])
  })
})

test('no log line holds a token, an address or what a person wrote', async () => {
  const page = createServer((_, response) => response.writeHead(200).end('<html>rahasia</html>'))
  await new Promise<void>((resolve) => page.listen(0, '127.0.0.1', resolve))
  const { slack, prima } = await open({ server: { acknowledgeWithinMs: 200 } })
  slack.answerNext('chat.postMessage', { ok: false, error: '<html>rahasia</html>' })
  slack.answerNext('chat.postMessage', { ok: false, error: 'invalid_blocks' })
  await slack.say({ channel: 'D1', text: 'rahasia' })
  await eventually(() => expect(slack.postsIn('D1')).toHaveLength(1))
  await slack.goDown()
  await eventually(() => expect(prima.channel.connected()).toBe(false))
  await slack.comeBack()
  await eventually(() => expect(prima.channel.connected()).toBe(true))
  const log = JSON.stringify(prima.log.lines)
  expect(prima.log.lines.length).toBeGreaterThan(2)
  for (const secret of ['rahasia', slackTokens.bot, slackTokens.app, 'ticket', 'http:', 'ws:'])
    expect(log).not.toContain(secret)
  expect((page.address() as AddressInfo).port).toBeGreaterThan(0)
  page.close()
})
