import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import type { Attachments } from '../../../src/ports/attachments.ts'
import { surveyFiles } from '../../support/analyse-stage.ts'
import { eventually } from '../../support/eventually.ts'
import { primaWhoOpens } from '../../support/knowledge.ts'
import type { SlackPostSeen } from '../../support/slack-server.ts'
import { openSlackWorld, type SlackWorld } from '../../support/slack-world.ts'

const worlds: SlackWorld[] = []
afterEach(async () => {
  for (const world of worlds.splice(0)) await world.close()
})

test('a survey goes in over Slack, and figures and a chart come out', async () => {
  let open: Attachments['open'] = async () => ({ kind: 'refused', reason: 'not-reached' })
  const { conversation } = primaWhoOpens({ open: (...asked) => open(...asked) })
  const world = await openSlackWorld({ respond: (message, session) => conversation.respond(message, session) })
  worlds.push(world)
  const { slack, prima } = world
  open = (_, attachment, options) => prima.channel.open(attachment, options)
  const content = readFileSync(join(surveyFiles, 'skm-merged.xlsx'))
  slack.putFile('F1', content, { mimetype: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' })
  const heard = async (words: string, happen: () => Promise<unknown>): Promise<SlackPostSeen> => {
    const before = slack.postsIn('D1').length
    await happen()
    return eventually(() => {
      const said = slack.postsIn('D1').slice(before)
      return said.find((post) => post.words.includes(words)) ?? Promise.reject(new Error(`nobody said "${words}" yet`))
    })
  }

  const file = { id: 'F1', name: 'skm.xlsx', size: content.length, mimetype: 'application/octet-stream' }
  const asked = await heard('64 jawaban', () => slack.say({ channel: 'D1', text: '', files: [file] }))
  const answer = await heard('IKM 77,34', () => slack.press(asked, 'Ya, hitung'))
  expect(answer.words).toContain('mutu B (baik)')
  await eventually(() => expect(slack.callsOf('files.completeUploadExternal')).toHaveLength(1))
  expect(slack.fileTokens.length).toBeGreaterThan(0)
})
