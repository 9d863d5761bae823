import { describe, expect, test } from 'vitest'
import type { Finery } from '../../../adapters/slack/out/render-controls.ts'
import { renderReply } from '../../../adapters/slack/out/render-reply.ts'
import { renderWindow } from '../../../adapters/slack/out/window.ts'
import { type Place, toBlockId } from '../../../adapters/slack/place.ts'
import { createWords } from '../../../adapters/slack/words.ts'
import { encodeChoice } from '../../../src/domain/choice.ts'
import { type Language, languages } from '../../../src/domain/language.ts'
import { shortLabel } from '../../../src/domain/short-label.ts'
import { buildMessage, buildSession, pickOf } from '../../support/builders.ts'
import { someCommands } from '../../support/commands.ts'
import { eventually } from '../../support/eventually.ts'
import { primaAsShipped } from '../../support/knowledge.ts'
import { type Block, controlsOf, linksOf, objectionTo, wordsOf } from '../../support/slack-blocks.ts'
import { nextTs, type SlackPostSeen } from '../../support/slack-server.ts'
import { objectionToView, type View } from '../../support/slack-windows.ts'
import { openSlackWorld } from '../../support/slack-world.ts'
import { unseen } from '../../support/unseen.ts'
import { withoutLimits } from '../../support/without-limits.ts'

const { conversation, knowledge, phrases } = primaAsShipped()
const wordsFor = createWords(phrases, someCommands, 'id')
const ids = [...knowledge.entries.keys()]
/** How many people use a button at the same time. */
const atOnce = 20
const place: Place = { kind: 'thread', teamId: 'T1', slackChannelId: 'C1', threadTs: '1790000000.000100' }

const known = new Map<string, ReturnType<typeof answer>>()
/** The answers to a choice that was picked in a thread; the same are looked at several ways. */
function answersTo(choice: string, language: Language): ReturnType<typeof answer> {
  const answers = known.get(`${language} ${choice}`) ?? answer(choice, language)
  known.set(`${language} ${choice}`, answers)
  return answers
}

async function answer(choice: string, language: Language) {
  const message = buildMessage({
    id: '1.2.3/1790000000.000100/window',
    text: 'Bukti',
    conversationId: 'slack:T1:C1:1.2',
    pick: pickOf(choice),
  })
  const { replies } = await conversation.respond(message, buildSession({ language }))
  return replies.map((reply) => ({ reply, message, words: wordsFor({ locale: language }) }))
}

/** A message with a button of Prima's that gives back this choice. */
function buttonIn(channel: string, choice: string): SlackPostSeen {
  const blockId = toBlockId(
    { place: { kind: 'direct', teamId: 'T1', slackChannelId: channel }, threadTs: undefined },
    0,
  )
  const [label = ''] = choice.split(':').slice(1)
  const action = {
    type: 'button',
    action_id: 'choice:0',
    block_id: blockId,
    text: { text: label },
    value: encodeChoice(pickOf(choice)),
  }
  const said = { channel, threadTs: undefined, onlyFor: undefined, ts: nextTs(), text: '', words: '', blocks: [] }
  return { ...said, controls: [{ label, blockId, action }], by: 'token' }
}

describe.each(languages)('every entry of the knowledge base (%s)', (language) => {
  describe.each(['ask', 'more', 'evidence'])('can be said on Slack in full: %s,', (kind) => {
    test.each<Finery>(['full', 'classic'])('in messages (%s)', async (finery) => {
      for (const id of ids) {
        for (const { reply, words } of await answersTo(`${kind}:${id}`, language)) {
          const posts = renderReply(reply, { place, threadTs: place.threadTs, words, share: undefined }, finery)
          const blocks = posts.map((post) => post.blocks as unknown as Block[])
          for (const [index, one] of blocks.entries())
            expect(objectionTo(one), `${id}, message ${index}`).toBeUndefined()
          const seen = blocks.map((one) => [wordsOf(one), ...linksOf(one)].join(' ')).join(' ')
          expect(unseen(reply.text, seen), id).toEqual([])
          const offered = (reply.choices ?? []).map((choice) => ({
            label: shortLabel(choice.label),
            id: encodeChoice(choice.pick),
          }))
          const controls = blocks.flatMap(controlsOf).map(({ label, action }) => {
            const option = action.selected_option as { readonly value: string } | undefined
            return { label: shortLabel(label), id: action.value ?? option?.value }
          })
          expect(controls, id).toEqual(expect.arrayContaining(offered))
        }
      }
    })
  })

  test('is taken by Slack as it is, from real Bolt', async () => {
    const { slack, prima, close } = await openSlackWorld({
      respond: (message, session) =>
        conversation.respond(message, session ?? buildSession({ conversationId: message.conversationId, language })),
      server: { flood: false },
      parts: { budget: withoutLimits },
    })
    try {
      const channelOf = (id: string) => `D${ids.indexOf(id)}`
      for (let from = 0; from < ids.length; from += atOnce) {
        const some = ids.slice(from, from + atOnce)
        await Promise.all(some.map((id) => slack.press(buttonIn(channelOf(id), `ask:${id}`), id)))
        await eventually(() => expect(some.filter((id) => slack.postsIn(channelOf(id)).length === 0)).toEqual([]))
      }
      expect(prima.log.lines.filter(({ level }) => level === 'warn' || level === 'error')).toEqual([])
    } finally {
      await close()
    }
  })

  test('has evidence that fits into a window', async () => {
    for (const id of ids) {
      for (const { reply, message, words } of await answersTo(`evidence:${id}`, language)) {
        const window = renderWindow(reply, message, words) as unknown as View | undefined
        expect(window && objectionToView(window), id).toBeUndefined()
        const blocks = window?.blocks ?? []
        expect(unseen(reply.text, [wordsOf(blocks), ...linksOf(blocks)].join(' ')), id).toEqual([])
      }
    }
  })
})
