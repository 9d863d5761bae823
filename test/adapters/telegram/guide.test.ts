import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { openSqliteStore } from '../../../src/infrastructure/sqlite/open-store.ts'
import { eventually } from '../../support/eventually.ts'
import { primaAsShipped } from '../../support/knowledge.ts'
import { startTelegram } from '../../support/start-telegram.ts'
import type { SaidMessage } from '../../support/telegram-methods.ts'
import { budi, privateChat, write } from '../../support/telegram-people.ts'
import { startTelegramServer } from '../../support/telegram-server.ts'
import { buttonsOf, dataOf } from '../../support/telegram-world.ts'

const closing: (() => Promise<unknown> | undefined)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})

/** Prima on a Telegram of a test, that can be started again on what it kept. */
async function openTelegram() {
  const directory = mkdtempSync(join(tmpdir(), 'prima-guide-'))
  closing.push(async () => rmSync(directory, { recursive: true, force: true }))
  const server = await startTelegramServer()
  closing.push(() => server.close())
  const { conversation, phrases } = primaAsShipped()
  const start = async () =>
    startTelegram(server, {
      respond: (message, session) => conversation.respond(message, session),
      phrases,
      store: await openSqliteStore({ directory }),
    })
  /** The message that says this, among those after the ones before. */
  const heard = (words: string, happen: () => unknown): Promise<SaidMessage> => {
    const before = server.said(budi.id).length
    happen()
    return eventually(() => {
      const found = server
        .said(budi.id)
        .slice(before)
        .find(({ text }) => text.includes(words))
      return found ?? Promise.reject(new Error(`nobody said "${words}" yet`))
    })
  }
  const say = (words: string, answer: string) => heard(answer, () => write(server, words))
  const tap = (message: SaidMessage, label: string, answer: string) =>
    heard(answer, () => server.tap(message, dataOf(message, label), budi, { ...privateChat(budi) }))
  return { start, say, tap }
}

describe('a guide on Telegram', () => {
  test('goes on by buttons and words after a restart, a question in its middle, and "batal"', async () => {
    const { start, say, tap } = await openTelegram()
    const first = await start()
    const question = await say('cek wajib PSE', 'Siapa yang menjalankan')
    expect(buttonsOf(question).flat()).toContain('Perusahaan luar negeri')
    await tap(question, 'Perusahaan luar negeri', 'ditawarkan di Indonesia?')
    await first.stop()

    const second = await start()
    closing.push(() => second.stop())
    const resumed = await say('apa itu NIB?', 'Kembali ke panduan')
    expect(buttonsOf(resumed).flat()).toContain('Ya, ada pengguna di Indonesia')
    await say('ya, ada pelanggan indonesia', 'sudah dipakai pengguna?')
    await say('batal', 'kita berhenti di sini')
    await say('/panduan pse-wajib', 'Kita lanjutkan')
    const plan = await say('belum rilis', 'Langkah Anda')
    expect(buttonsOf(plan).flat()).toContain('Simpan rencana ini')
  })

  test('leads a salon owner who mixes Javanese from the hello to her plan', async () => {
    const { start, say, tap } = await openTelegram()
    const prima = await start()
    closing.push(() => prima.stop())
    const hello = await say('/start', 'pandu saya')
    const list = await tap(hello, 'Pandu saya', 'Mau yang mana?')
    expect(buttonsOf(list).flat()).toContain('Izin usaha saya apa saja?')
    await say('sing nomer loro', 'Usahanya apa?')
    await say('salon rambut karo spa cilik', 'KBLI 96210')
    await say('dewe', 'Berapa modal usahanya')
    await say('modale 75 yuta', 'Tempat usahanya')
    await say('nyewa kios mas', 'Benar?')
    const plan = await say('iyo', 'Langkah Anda')
    const kept = await tap(plan, 'Simpan rencana ini', 'Tersimpan')
    expect(buttonsOf(kept).flat()).toContain('Lihat rencana saya')
  })

  test('gives the head of a startup the deadline of a breach at night', async () => {
    const { start, say } = await openTelegram()
    const prima = await start()
    closing.push(() => prima.stop())
    await say('database user kita dijual di forum, pandu gue sekarang', 'Sejak kapan Anda tahu?')
    await say('lupa jamnya, kemarin malem', 'Jamnya tidak Anda sebut')
    // Who sells a database was let in by nobody: that it was an attacker is not asked.
    await say('masih, belum ketemu celahnya', 'infrastruktur informasi vital')
    const plan = await say('bukan, startup biasa', 'Langkah Anda')
    expect(plan.text).toContain('paling lambat')
    expect(buttonsOf(plan).flat()).toContain('Kirim kalender (.ics)')
    await say('apa itu NIB?', 'Nomor Induk Berusaha')
    await say('simpan rencananya', 'Tersimpan')
  })
})
