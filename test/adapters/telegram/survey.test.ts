import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import type { Attachments } from '../../../src/ports/attachments.ts'
import { surveyFiles } from '../../support/analyse-stage.ts'
import { eventually } from '../../support/eventually.ts'
import { primaWhoOpens } from '../../support/knowledge.ts'
import { budi, privateChat, show } from '../../support/telegram-people.ts'
import { buttonsOf, dataOf, TelegramWorlds } from '../../support/telegram-world.ts'

const worlds = new TelegramWorlds()
afterEach(() => worlds.close())

test('a survey goes in over Telegram, and figures, a chart and a workbook come out', async () => {
  let open: Attachments['open'] = async () => ({ kind: 'refused', reason: 'not-reached' })
  const { conversation, phrases } = primaWhoOpens({ open: (...asked) => open(...asked) })
  const { server, prima } = await worlds.open({
    respond: (message, session) => conversation.respond(message, session),
    phrases,
  })
  open = (_, attachment, options) => prima.channel.open(attachment, options)
  const content = readFileSync(join(surveyFiles, 'google-forms.csv'))
  server.putFile('F1', content)
  /** The message that holds these words, among those after the ones before. */
  const heard = (words: string, happen: () => unknown) => {
    const before = server.said(budi.id).length
    happen()
    return eventually(() => {
      const said = server.said(budi.id).slice(before)
      return said.find(({ text }) => text.includes(words)) ?? Promise.reject(new Error(`nobody said "${words}" yet`))
    })
  }

  const asked = await heard('240 jawaban', () =>
    show(server, {
      document: { file_id: 'F1', file_name: 'survei.csv', mime_type: 'text/csv', file_size: content.length },
    }),
  )
  const yes = dataOf(asked, 'Ya, hitung')
  const answer = await heard('CSAT 50 %', () => server.tap(asked, yes, budi, { ...privateChat(budi) }))
  expect(answer.text).toContain('117 dari 234 puas')
  // So short a text goes along with the picture.
  expect(answer.photo?.name).toBe('tren.png')
  expect(buttonsOf(answer).flat()).toContain('Catat ke program tim')
  const report = await heard('Ini laporannya', () =>
    server.tap(answer, dataOf(answer, 'Laporan XLSX'), budi, { ...privateChat(budi) }),
  )
  expect(report.document?.name).toBe('analisis survei.xlsx')
})
