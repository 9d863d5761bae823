import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { eventually } from '../../support/eventually.ts'
import { primaAsShipped } from '../../support/knowledge.ts'
import type { SlackPostSeen } from '../../support/slack-server.ts'
import { openSlackWorld } from '../../support/slack-world.ts'

const closing: (() => Promise<unknown> | undefined)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})

describe('a guide on Slack', () => {
  test('goes on by buttons and words after a restart, a question in its middle, and "batal"', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'prima-guide-'))
    closing.push(async () => rmSync(directory, { recursive: true, force: true }))
    const { conversation } = primaAsShipped()
    const respond: Parameters<typeof openSlackWorld>[0]['respond'] = (message, session) =>
      conversation.respond(message, session)
    const first = await openSlackWorld({ respond, directory })
    const { slack } = first
    /** The post that says this, among those after the ones before. */
    const heard = async (words: string, happen: () => Promise<unknown>): Promise<SlackPostSeen> => {
      const before = slack.postsIn('D1').length
      await happen()
      return eventually(() => {
        const found = slack
          .postsIn('D1')
          .slice(before)
          .find((post) => post.words.includes(words))
        return found ?? Promise.reject(new Error(`nobody said "${words}" yet`))
      })
    }
    const say = (text: string) => () => slack.say({ channel: 'D1', text })

    const question = await heard('Siapa yang menjalankan', say('cek wajib PSE'))
    await heard('ditawarkan di Indonesia?', () => slack.press(question, 'Perusahaan luar negeri'))
    await first.prima.stop()

    const second = await openSlackWorld({ respond, directory, slack })
    closing.push(() => second.close())
    const resumed = await heard('Kembali ke panduan', say('apa itu NIB?'))
    await heard('sudah dipakai pengguna?', () => slack.press(resumed, 'Ya, ada pengguna'))
    await heard('kita berhenti di sini', say('batal'))
    await heard('Kita lanjutkan', say('cek wajib PSE'))
    const plan = await heard('Langkah Anda', say('belum rilis'))
    expect(plan.controls.map(({ label }) => label).join()).toContain('Simpan rencana ini')
  })
})
