import { describe, expect, test } from 'vitest'
import { buildMessage } from '../support/builders.ts'
import { primaAsShipped } from '../support/knowledge.ts'

const { conversation } = primaAsShipped()

/** What is said to a message that answers the list of guides. */
async function afterTheList(text: string): Promise<string> {
  const { session } = await conversation.respond(buildMessage({ text: '/panduan' }), undefined)
  const { replies } = await conversation.respond(buildMessage({ text }), session)
  return replies.map((reply) => reply.text).join('\n')
}

describe('a choice by its place', () => {
  test.each([
    ['sing nomer siji', '**Wajib daftar PSE?**'],
    ['nu kahiji', '**Wajib daftar PSE?**'],
    ['yang paling atas aja', '**Wajib daftar PSE?**'],
    ['nomer loro', '**Izin usaha saya apa saja?**'],
    ['opsi kedua', '**Izin usaha saya apa saja?**'],
    ['the second one', '**Izin usaha saya apa saja?**'],
    ['pilih yang ketiga ya kak', '**Daftar PSE, langkah demi langkah**'],
    ['yang terakhir', '**Visi & misi**'],
    ['sing ngisor dewe', '**Visi & misi**'],
  ])('"%s" takes %s', async (text, title) => {
    expect(await afterTheList(text)).toMatch(new RegExp(`^${title.replace(/[*?]/g, '\\$&')}`))
  })

  test.each(['yang kesepuluh', 'yang kedua dan ketiga', 'dua hari'])('"%s" takes none', async (text) => {
    expect(await afterTheList(text)).not.toMatch(/^\*\*/)
  })

  test('below an answer "yang kedua" is a point of the answer, and no button', async () => {
    const { session, replies } = await conversation.respond(
      buildMessage({ text: 'cara daftar PSE gimana?' }),
      undefined,
    )
    const second = replies.at(-1)?.choices?.[1]?.label ?? ''
    const next = await conversation.respond(buildMessage({ text: 'langkah yang kedua' }), session)
    const tapped = await conversation.respond(buildMessage({ text: second }), session)
    expect(next.replies[0]?.text).not.toBe(tapped.replies[0]?.text)
  })
})
