import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect } from 'vitest'
import { generateCases } from '../../bench/masks/generate.ts'
import { Random } from '../../bench/masks/random.ts'
import { eventually } from '../support/eventually.ts'
import { openAiKey, startOpenAiServer } from '../support/openai-server.ts'
import { type ServiceWorld, serviceTest } from '../support/service-world.ts'
import { createStillIn } from '../support/still-in.ts'
import type { SaidMessage } from '../support/telegram-methods.ts'
import { ani, budi, privateChat, show, write } from '../support/telegram-people.ts'
import { dataOf } from '../support/telegram-world.ts'

const wanted = 500
/** In each file, with the remarks of customers or in a chat. */
const inFile = 20
/** In each message, a line each. */
const inMessage = 3
const patienceMs = 240_000
/** So many that nobody waits for the pace at which one chat may be written to. */
const telegramPeople = [
  budi,
  ani,
  ...Array.from({ length: 8 }, (_, at) => ({ ...budi, id: 601 + at, first_name: `Tamu${at}` })),
]
const people = [...telegramPeople, 'slack'] as const

/** What people do with a text that holds somebody's data, skill by skill. */
const ways: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => `pelanggan ngamuk, ${text}, balas gimana?`,
  (text) => `gimana cara menjinakkan zebra, ${text}`,
  (text) => `catat ${text}`,
  (text) => `tambah aksi: hubungi pelanggan, ${text}`,
  (text) => `nilai balasan saya: Maaf Kak, ${text}, jam 14.00 saya kabari`,
  (text) => `kode kbli untuk ${text}`,
  (text) => `ingatkan saya besok jam 9 hubungi ${text}`,
  (text) => `what about unicorns, ${text}`,
]

/** Secrets that are long enough to be nothing else where they are found; all of them are made up. */
function canaries() {
  return generateCases(new Random(178), 4000)
    .filter(({ usual, secrets }) => usual && (secrets[0]?.text.length ?? 0) >= 9)
    .slice(0, wanted)
    .map(({ text, secrets }, index) => ({
      text,
      secret: secrets[0]?.text ?? '',
      owner: people[index % people.length] ?? budi,
    }))
}

function bytesBelow(directory: string): Buffer[] {
  return readdirSync(directory).flatMap((file) => {
    const path = join(directory, file)
    return statSync(path).isDirectory() ? bytesBelow(path) : [readFileSync(path)]
  })
}

const isIdle = (metrics: string) => /^prima_conversations_waiting 0$/m.test(metrics)

describe('500 canaries through real Slack and Telegram, files and skills', () => {
  serviceTest(
    'stand in no log, metric, model call, gap log or other person’s export, and in no file once all have gone',
    async ({ world }) => {
      const model = await startOpenAiServer()
      const service = world.start({
        LOG_LEVEL: 'trace',
        OPENAI_BASE_URL: model.url,
        OPENAI_API_KEY: openAiKey,
        OPENAI_MODEL: 'test-model',
        DATA_SECRET: 'a-secret-of-this-test-alone-0123456789',
      })
      try {
        await service.ready()
        const all = canaries()
        expect(all).toHaveLength(wanted)
        const idle = () =>
          eventually(async () => expect(isIdle((await service.ask('/metrics')).body)).toBe(true), patienceMs)
        const say = async (owner: (typeof people)[number], text: string) => {
          if (owner === 'slack') await world.slack.say({ channel: 'D1', text })
          else write(world.telegram, text, { from: owner })
        }
        for (const owner of people) await say(owner, `buat tim ${owner === 'slack' ? 'Sari' : owner.first_name}`)
        await idle()

        const typed = Object.values(Object.groupBy(all.slice(inFile * 2), ({ owner }) => people.indexOf(owner)))
        for (const own of typed) {
          for (let at = 0; at < (own?.length ?? 0); at += inMessage) {
            const together = own?.slice(at, at + inMessage) ?? []
            const way = ways[(at / inMessage) % ways.length] ?? ((same: string) => same)
            await say(together[0]?.owner ?? budi, way(together.map(({ text }) => text).join('.\n')))
          }
        }
        await sleep(1000)
        await idle()
        await sendFiles(world, all.slice(0, inFile), all.slice(inFile, inFile * 2))
        await sleep(1000)
        await idle()

        const found = (text: string) => all.filter(({ secret }) => text.includes(secret)).map(({ secret }) => secret)
        expect(found((await service.ask('/metrics')).body)).toEqual([])
        expect(model.calls.length).toBeGreaterThan(50)
        expect(found(model.calls.map(({ body }) => body).join('\n'))).toEqual([])
        const database = new DatabaseSync(join(world.environment.DATA_DIR ?? '', 'prima.db'), { readOnly: true })
        const gaps = database
          .prepare("SELECT data FROM events WHERE stream LIKE 'questions%' OR stream LIKE 'traces%'")
          .all()
        database.close()
        expect(gaps.length).toBeGreaterThan(50)
        expect(found(JSON.stringify(gaps))).toEqual([])

        for (const owner of telegramPeople) {
          const exported = await exportOf(world, owner)
          const others = all.filter(
            (one) => one.owner !== owner && !all.some((own) => own.owner === owner && own.secret === one.secret),
          )
          expect(others.filter(({ secret }) => exported.includes(secret))).toEqual([])
        }

        for (const owner of telegramPeople) {
          const asked = await hear(world, owner, () => write(world.telegram, '/lupakan', { from: owner }))
          const data = dataOf(asked, asked.text.startsWith('Shall') ? 'Yes, erase everything' : 'Ya, hapus semuanya')
          const gone = await hear(world, owner, () => world.telegram.tap(asked, data, owner, { ...privateChat(owner) }))
          expect(gone.text).toMatch(/tidak ada yang tersisa|nothing is left/)
        }
        const before = world.slack.postsIn('D1').length
        await world.slack.command({ channel: 'D1', text: 'lupakan' })
        const asked = await eventually(
          () => world.slack.postsIn('D1')[before] ?? Promise.reject(new Error('not asked')),
          patienceMs,
        )
        await world.slack.press(asked, 'hapus semuanya')
        await eventually(
          () =>
            expect(
              world.slack
                .postsIn('D1')
                .map(({ words }) => words)
                .join('\n'),
            ).toContain('tidak ada yang tersisa'),
          patienceMs,
        )

        // Half a minute later the disk is overwritten.
        const stillIn = createStillIn(all.map(({ secret }) => secret))
        await eventually(
          () => expect(stillIn(bytesBelow(world.environment.DATA_DIR ?? ''))).toBeUndefined(),
          patienceMs,
        )
        expect(await service.end('SIGTERM')).toBe(0)
        expect(found(service.lines.join('\n'))).toEqual([])
      } finally {
        await model.close()
      }
    },
    900_000,
  )
})

type Canary = ReturnType<typeof canaries>[number]

/** A survey with remarks from Budi, and an export of a chat from Ani. */
async function sendFiles(world: ServiceWorld, remarks: readonly Canary[], lines: readonly Canary[]): Promise<void> {
  const survey = `Timestamp,Kepuasan (1-5),Komentar\n${remarks.map(({ text }, index) => `0${(index % 9) + 1}/05/2027 10:00:00,${(index % 5) + 1},"${text.replaceAll('"', "'")}"`).join('\n')}\n`
  const chat = lines
    .map(({ text }, index) => `05/05/27 10.${10 + index} - ${index % 2 === 0 ? 'Pembeli' : 'CS Toko'}: ${text}`)
    .join('\n')
  for (const [owner, name, content] of [
    [budi, 'survei.csv', survey],
    [ani, 'chat.txt', chat],
  ] as const) {
    const file = Buffer.from(content)
    world.telegram.putFile(name.replace('.', ''), file)
    const document = {
      file_id: name.replace('.', ''),
      file_name: name,
      mime_type: 'text/plain',
      file_size: file.length,
    }
    const asked = await hear(world, owner, () => show(world.telegram, { document }, { from: owner }))
    if (name === 'survei.csv') {
      const yes = dataOf(asked, 'Ya, hitung')
      await hear(world, owner, () => world.telegram.tap(asked, yes, owner, { ...privateChat(owner) }))
    }
  }
}

/** The next message to somebody. */
function hear({ telegram }: ServiceWorld, { id }: typeof budi, happen: () => unknown): Promise<SaidMessage> {
  const before = telegram.said(id).length
  happen()
  return eventually(() => telegram.said(id)[before] ?? Promise.reject(new Error('nothing was said')), patienceMs)
}

/** The files that somebody is handed who asks for their data. */
async function exportOf(world: ServiceWorld, owner: typeof budi): Promise<string> {
  const before = world.telegram.said(owner.id).length
  write(world.telegram, '/ekspor', { from: owner })
  const files = await eventually(() => {
    const said = world.telegram
      .said(owner.id)
      .slice(before)
      .flatMap(({ document }) => document ?? [])
    return said.length >= 2 ? said : Promise.reject(new Error('no files yet'))
  }, patienceMs)
  return files.map(({ bytes }) => Buffer.from(bytes).toString('utf8')).join('\n')
}
