import { describe, expect, test } from 'vitest'
import { encodeCallback } from '../../../adapters/telegram/callback.ts'
import { readStart } from '../../../adapters/telegram/deep-link.ts'
import { renderReply } from '../../../adapters/telegram/render-reply.ts'
import { type Language, languages } from '../../../src/domain/language.ts'
import { buildMessage, buildSession, pickOf } from '../../support/builders.ts'
import { primaAsShipped } from '../../support/knowledge.ts'
import { checkMessage } from '../../support/telegram-methods.ts'
import { unseen } from '../../support/unseen.ts'

const { conversation, knowledge } = primaAsShipped()
const ids = [...knowledge.entries.keys()]

/** What Telegram makes of the answer to a choice: throws where it would refuse it. */
async function seenOn(choice: string, language: Language) {
  const { replies } = await conversation.respond(buildMessage({ pick: pickOf(choice) }), buildSession({ language }))
  return replies.map((reply) => {
    const parts = renderReply(reply).map((one) =>
      checkMessage('sendMessage', { chat_id: 1, text: one.html, parse_mode: 'HTML', reply_markup: one.keyboard }),
    )
    return { reply, parts, text: parts.map(({ text }) => text).join('\n') }
  })
}

describe.each(languages)('every entry of the knowledge base (%s)', (language) => {
  test.each(['ask', 'more', 'evidence'])('can be said on Telegram in full: %s', async (kind) => {
    for (const id of ids) {
      for (const { reply, parts, text } of await seenOn(`${kind}:${id}`, language)) {
        const urls = parts.flatMap(({ entities }) => entities.flatMap(({ url }) => url ?? []))
        const seen = `${text} ${urls.join(' ')}`
        expect(unseen(reply.text, seen), id).toEqual([])
        const buttons = parts.flatMap(({ keyboard }) => keyboard?.inline_keyboard.flat() ?? [])
        const offered = (reply.choices ?? []).map(({ pick }) => encodeCallback({ pick, language }))
        expect(
          buttons.map((button) => button.callback_data),
          id,
        ).toEqual(expect.arrayContaining(offered))
      }
    }
  })
})

test('every entry can be asked for by a link', () => {
  const payloads = ids.map((id) => ({ id, payload: `ask_${id.replaceAll('/', '_')}` }))
  expect(payloads.filter(({ payload }) => !/^[\w-]{1,64}$/.test(payload))).toEqual([])
  expect(payloads.filter(({ id, payload }) => readStart(`/start ${payload}`)?.value !== id)).toEqual([])
})
