/**
 * Writes down a first run in Slack: Prima started as `npm start` does, by real Bolt in the Slack of the tests, and what
 * people then see. Nothing of it is made up; run it again when answers have changed:
 *
 *     node test/support/slack-first-run.ts > docs/slack-first-run.md
 */
import type { KnownBlock } from '@slack/web-api'
import { plainTextOf } from '../../adapters/slack/out/plain-text.ts'
import { eventually } from './eventually.ts'
import { startFirstRun } from './first-run.ts'
import { type Block, type Control, controlsOf } from './slack-blocks.ts'
import { nextTs, type SlackPostSeen, SlackServer, slackTokens, workspace } from './slack-server.ts'
import type { WindowSeen } from './slack-windows.ts'

const slack = await SlackServer.start()
slack.name = 'Sari'
const { put, goTo, finish } = await startFirstRun({
  SLACK_BOT_TOKEN: slackTokens.bot,
  SLACK_APP_TOKEN: slackTokens.app,
  SLACK_API_URL: slack.apiUrl,
})

function shown(blocks: readonly Block[], controls: readonly Control[], before = ''): string {
  const buttons = controls.map(({ label }) => `[ ${label} ]`).join(' ')
  return [before + plainTextOf(blocks as unknown as KnownBlock[]), ...(buttons ? [buttons] : [])].join('\n')
}

/** Waits for the next message in the channel, which must come, and writes it down. */
async function hear(channel: string, happen: () => Promise<unknown>): Promise<SlackPostSeen> {
  const before = slack.postsIn(channel).length
  await happen()
  const post = await eventually(() => slack.postsIn(channel)[before] ?? Promise.reject(new Error('no answer')))
  put('Prima', shown(post.blocks, post.controls, post.onlyFor ? '(hanya terlihat oleh Anda)\n' : ''))
  return post
}

function says(text: string, where: { readonly channel: string; readonly user?: string; readonly threadTs?: string }) {
  put(where.user === 'U2' ? 'Budi' : 'Sari', text)
  const asked = text.replace('@Prima', `<@${workspace.botUserId}>`)
  return hear(where.channel, () => slack.say({ ...where, text: asked, ...(where.threadTs ? {} : { ts: nextTs() }) }))
}

async function seeWindow(title: string, words: string): Promise<WindowSeen> {
  const window = await eventually(() => {
    const found = slack.windows.seen().find((open) => open.title === title && open.words.includes(words))
    return found ?? Promise.reject(new Error('no such window'))
  })
  const { blocks } = window.view
  const submit = window.submit ? `\n[ ${window.submit} ]` : ''
  put(
    'Prima',
    `(jendela "${title}")\n${plainTextOf(blocks as unknown as KnownBlock[]) || '(kolom pertanyaan)'}${submit}`,
  )
  return window
}

goTo('Prima, tab Home')
const home = { type: 'app_home_opened', user: 'U1', channel: 'D1', tab: 'home', event_ts: nextTs() }
await slack.event(home)
const tab = await eventually(
  () => slack.callsOf('views.publish')[0]?.view ?? Promise.reject(new Error('no Home tab was published')),
)
const { blocks } = JSON.parse(tab) as { blocks: Block[] }
put('Prima', shown(blocks, controlsOf(blocks)))

goTo('Prima, tab Messages')
await hear('D1', () => slack.event({ ...home, tab: 'messages', event_ts: nextTs() }))
const { prompts } = await eventually(
  () => slack.callsOf('assistant.threads.setSuggestedPrompts')[0] ?? Promise.reject(new Error('nothing was suggested')),
)
const suggested = JSON.parse(prompts ?? '') as { title: string }[]
put('Prima', `(di atas kolom tulis) ${suggested.map(({ title }) => `[ ${title} ]`).join(' ')}`)
const answer = await says('apa itu nib?', { channel: 'D1' })
put('Sari', '(menekan [ Bukti ])')
await slack.press(answer, 'Bukti')
await seeWindow('Bukti', 'Bukti untuk')
put('Sari', '(menekan [ Membantu ])')
await hear('D1', () => slack.press(answer, 'Membantu'))
await says('biayanya berapa', { channel: 'D1', threadTs: answer.threadTs ?? '' })

goTo('#umum')
const inThread = await says('@Prima cara hitung csat gimana?', { channel: 'C1', user: 'U2' })
put('Budi', '(di utas itu, menekan [ Bukti ])')
await slack.press(inThread, 'Bukti', 'U2')
const evidence = await seeWindow('Bukti', 'CSAT')
put('Budi', '(menekan [ Bagikan di sini ])')
await hear('C1', () => slack.submit(evidence))

goTo('#umum, dengan /prima')
put('Sari', '/prima bantuan')
await hear('C2', () => slack.command({ channel: 'C2', text: 'bantuan' }))
put('Sari', '/prima tanya')
await slack.command({ channel: 'C2', text: 'tanya' })
const form = await seeWindow('Tanya Prima', '')
put('Sari', '(mengisi) telat lapor LKPM kena apa?')
await hear('C2', () => slack.submit(form, { question: 'telat lapor LKPM kena apa?' }))
put('Sari', '/prima siapa presiden sekarang?')
await hear('C2', () => slack.command({ channel: 'C2', text: 'siapa presiden sekarang?' }))

await finish({
  title: 'A first run in Slack',
  intro: `What people see when Prima is started for the first time as [slack.md](slack.md) says. Written by
\`node test/support/slack-first-run.ts\` from a real run in the Slack of the tests; lines in round brackets say what is
done or shown beside the words.`,
  chats: 'Slack',
})
await slack.close()
