import { afterEach, beforeEach, expect, test } from 'vitest'
import { type BuiltConversation, buildConversation } from '../../../src/build-conversation.ts'
import { systemClock } from '../../../src/ports/clock.ts'
import { programmeOf } from '../../../src/programme/apply-event.ts'
import { eventually } from '../../support/eventually.ts'
import { primaAsShipped } from '../../support/knowledge.ts'
import { type Block, wordsOf } from '../../support/slack-blocks.ts'
import { openSlackWorld, type SlackWorld } from '../../support/slack-world.ts'

let world: SlackWorld
let built: BuiltConversation
beforeEach(async () => {
  world = await openSlackWorld({
    respond: (message, session) => built.conversation.respond(message, session),
    parts: { overviewOf: (of) => built.overviewOf(of) },
    server: { flood: false },
  })
  built = buildConversation(
    { knowledgeDirectories: [], defaultLanguage: 'id', sessionTtlMs: 60_000_000, timeZone: 'Asia/Jakarta' },
    { clock: systemClock, events: world.prima.store.events, indexed: primaAsShipped() },
  )
})
afterEach(() => world.close())

async function say(text: string): Promise<string> {
  const { slack } = world
  const before = slack.postsIn('D1').length
  await slack.say({ channel: 'D1', text })
  return eventually(() => slack.postsIn('D1')[before]?.words ?? Promise.reject(new Error('no answer yet')))
}

async function home(): Promise<string> {
  const { slack } = world
  const before = slack.callsOf('views.publish').length
  await slack.event({ type: 'app_home_opened', user: 'U1', channel: 'D1', tab: 'home', event_ts: '1790000000.000100' })
  return eventually(() => {
    const call = slack.callsOf('views.publish')[before]
    if (!call) throw new Error('not published yet')
    return wordsOf((JSON.parse(call.view ?? '') as { blocks: Block[] }).blocks)
  })
}

test('the Home tab shows where the team stands, and its buttons say what comes next', async () => {
  const { slack } = world
  await say('buat tim Kopi Senja')
  await say('tambah aksi: cek stok, Rina, 31 Desember 2030')
  const tab = await home()
  expect(tab).toContain('Kopi Senja')
  expect(tab).toContain('1. Visi & misi')
  expect(tab).toContain('Aksi: 1 terbuka')
  const before = slack.postsIn('D1').length
  await slack.pressHome('Daftar aksi')
  await eventually(() => expect(slack.postsIn('D1')[before]?.words).toContain('cek stok'))
})

test('the sheet of the next step is filled in a window, and kept field by field', async () => {
  const { slack } = world
  await say('buat tim Kopi Senja')
  await home()
  await slack.pressHome('Isi lembar: Visi & misi')
  const window = await eventually(() => slack.windows.seen()[0] ?? Promise.reject(new Error('no window yet')))
  expect(window.title).toBe('Visi & misi')
  const before = slack.postsIn('D1').length
  await slack.submit(window, {
    0: 'Setiap tamu disapa dalam satu menit dan menerima pesanan yang benar.',
    2: 'Sapa tamu; Baca ulang pesanan; Sebut menit',
  })
  await eventually(() => expect(slack.postsIn('D1')[before]?.words).toContain('Tersimpan'))
  const [stream = ''] = await world.prima.store.events.streams('programme:')
  const { sheets } = programmeOf(await world.prima.store.events.read(stream))
  expect(sheets.get('vision.behaviours')?.value).toEqual(['Sapa tamu', 'Baca ulang pesanan', 'Sebut menit'])
  expect(await say('urungkan')).toContain('Sudah diurungkan')
})

test('the same is said in a chat, line by line', async () => {
  await say('buat tim Kopi Senja')
  expect(await say('isi langkah 1\nVisi: Setiap tamu disapa dalam satu menit.\nPemilik: Rina')).toContain(
    'Tersimpan: Visi',
  )
  expect(await say('isi langkah 1: tanpa isian: apa pun')).toContain('tidak menemukan isiannya')
})
