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

describe('a guide on Telegram', () => {
  test('goes on by buttons and words after a restart, a question in its middle, and "batal"', async () => {
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

    const first = await start()
    const question = await heard('Siapa yang menjalankan', () => write(server, 'cek wajib PSE'))
    expect(buttonsOf(question).flat()).toContain('Perusahaan luar negeri')
    const foreign = dataOf(question, 'Perusahaan luar negeri')
    await heard('ditawarkan di Indonesia?', () => server.tap(question, foreign, budi, { ...privateChat(budi) }))
    await first.stop()

    const second = await start()
    closing.push(() => second.stop())
    const resumed = await heard('Kembali ke panduan', () => write(server, 'apa itu NIB?'))
    expect(buttonsOf(resumed).flat()).toContain('Ya, ada pengguna di Indonesia')
    await heard('sudah dipakai pengguna?', () => write(server, 'ya, ada pelanggan indonesia'))
    await heard('kita berhenti di sini', () => write(server, 'batal'))
    await heard('Kita lanjutkan', () => write(server, '/panduan pse-wajib'))
    const plan = await heard('Langkah Anda', () => write(server, 'belum rilis'))
    expect(buttonsOf(plan).flat()).toContain('Simpan rencana ini')
  })
})
