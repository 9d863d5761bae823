import { describe, expect, test } from 'vitest'
import { createConversation } from '../../src/conversation/conversation.ts'
import type { Phrases } from '../../src/conversation/phrases.ts'
import type { Skill, SkillOutcome, TurnContext } from '../../src/conversation/skill.ts'
import { buildMessage } from '../support/builders.ts'

const phrases: Phrases = { say: (language, key, values = {}) => `${language}:${key}:${Object.values(values).join()}` }

function converse(outcomeOf: (context: TurnContext) => SkillOutcome, others: readonly Skill[] = []) {
  const skill: Skill = { name: 'echo', recognises: () => true, respond: outcomeOf }
  return createConversation({
    skills: [...others, skill],
    languageDetector: {
      detect: (text) => (text.startsWith('what') ? 'en' : text.startsWith('apa') ? 'id' : undefined),
    },
    phrases,
    defaultLanguage: 'id',
  })
}

describe('a turn', () => {
  test('numbers its replies and events by the message', async () => {
    const conversation = converse(() => ({
      replies: [{ text: 'one' }, { text: 'two' }],
      events: [{ stream: 'questions', kind: 'answered', data: {} }],
    }))
    const turn = await conversation.respond(buildMessage({ id: '42', receivedAtMs: 7 }), undefined)
    expect(turn.replies.map(({ id }) => id)).toEqual(['42:0', '42:1'])
    expect(turn.events).toEqual([{ id: 'test:42:0', atMs: 7, stream: 'questions', kind: 'answered', data: {} }])
  })

  test('asks skills in order; the first that recognises the message answers', async () => {
    const never: Skill = { name: 'never', recognises: () => false, respond: () => ({ replies: [{ text: 'never' }] }) }
    const first: Skill = { name: 'first', recognises: () => true, respond: () => ({ replies: [{ text: 'first' }] }) }
    const { replies } = await converse(() => ({ replies: [{ text: 'last' }] }), [never, first]).respond(
      buildMessage(),
      undefined,
    )
    expect(replies.map(({ text }) => text)).toEqual(['first'])
  })

  test('remembers for each skill what that skill alone will see', async () => {
    const conversation = converse(({ memory }) => ({
      replies: [],
      memory: [...((memory as string[] | undefined) ?? []), 'x'],
    }))
    const first = await conversation.respond(buildMessage(), undefined)
    const second = await conversation.respond(buildMessage(), {
      ...first.session,
      memory: { ...first.session.memory, other: 1 },
    })
    expect(second.session.memory).toEqual({ echo: ['x', 'x'], other: 1 })
    expect(second.session.turns).toBe(2)
  })

  test('forgets everything when a skill says so', async () => {
    const conversation = converse(() => ({ replies: [], forget: true }))
    const start = await conversation.respond(buildMessage(), undefined)
    const turn = await conversation.respond(buildMessage(), { ...start.session, memory: { echo: 1, other: 2 } })
    expect(turn.session.memory).toEqual({})
  })

  test("takes the language from the words, then the session, then the person's device, then the default", async () => {
    const conversation = converse(({ language }) => ({ replies: [{ text: language }] }))
    const said = async (text: string, locale?: string, session?: Parameters<typeof conversation.respond>[1]) => {
      const person = { channel: 'test', id: '1', ...(locale ? { locale } : {}) }
      const turn = await conversation.respond(buildMessage({ text, person }), session)
      return { text: turn.replies[0]?.text, session: turn.session }
    }
    expect((await said('PSE?')).text).toBe('id')
    expect((await said('PSE?', 'en-GB')).text).toBe('en')
    expect((await said('PSE?', 'in')).text).toBe('id')
    const english = await said('what is it')
    expect(english.text).toBe('en')
    expect((await said('PSE?', 'id', english.session)).text).toBe('en')
    expect((await said('apa itu', 'en', english.session)).text).toBe('id')
  })

  test('borrowed words do not turn a conversation into English; a question or a sentence does', async () => {
    const conversation = converse(({ language }) => ({ replies: [{ text: language }] }))
    const indonesian = await conversation.respond(buildMessage({ text: 'apa itu' }), undefined)
    const said = async (text: string) =>
      (await conversation.respond(buildMessage({ text }), indonesian.session)).replies[0]?.text
    expect(await said('what')).toBe('id')
    expect(await said('what cost?')).toBe('en')
    expect(await said('what does it cost')).toBe('en')
  })

  test('takes a typed number or label for the choice last offered', async () => {
    const conversation = converse(({ message }) => ({
      replies: [
        {
          text: message.choice ?? 'none',
          choices: [
            { id: 'a', label: 'Bukti' },
            { id: 'b', label: 'Selengkapnya' },
          ],
        },
      ],
    }))
    const { session } = await conversation.respond(buildMessage({ text: 'apa' }), undefined)
    const picked = async (text: string) =>
      (await conversation.respond(buildMessage({ text }), session)).replies[0]?.text
    expect(await Promise.all(['1', '2.', 'nomor 2', 'bukti!', '3', 'bukti apa'].map(picked))).toEqual([
      'a',
      'b',
      'b',
      'a',
      'none',
      'none',
    ])
  })

  test.each(['yg no 2', 'yang nomor 2', 'pilih yang 2', 'number 2', '2 aja'])(
    'takes "%s" for the second',
    async (text) => {
      const conversation = converse(({ message }) => ({
        replies: [{ text: message.choice ?? 'none', choices: ['a', 'b'].map((id) => ({ id, label: id })) }],
      }))
      const { session } = await conversation.respond(buildMessage({ text: 'apa' }), undefined)
      expect((await conversation.respond(buildMessage({ text }), session)).replies[0]?.text).toBe('b')
    },
  )

  test('shows every skill the last messages, newest first, without personal data; a pick is none of them', async () => {
    const conversation = converse(({ asked, message: { text } }) => ({
      replies: [{ text: asked.join(' | '), choices: [{ id: 'a', label: 'Bukti' }] }],
      ...(text === 'batal' ? { forget: true as const } : {}),
    }))
    let session: Parameters<typeof conversation.respond>[1]
    const shown: (string | undefined)[] = []
    for (const text of [
      'buka laundry, hubungi 0812-3456-7890',
      'kodenya?',
      '1',
      'izinnya?',
      'biaya?',
      'batal',
      'apa',
    ]) {
      const turn = await conversation.respond(buildMessage({ text }), session)
      session = turn.session
      shown.push(turn.replies[0]?.text)
    }
    const laundry = 'buka laundry, hubungi [telepon]'
    expect(shown).toEqual([
      '',
      laundry,
      `kodenya? | ${laundry}`,
      `kodenya? | ${laundry}`,
      `izinnya? | kodenya? | ${laundry}`,
      'biaya? | izinnya? | kodenya?',
      '',
    ])
  })

  test('keeps what was offered open after a pick that offers nothing new, but not after other words', async () => {
    const choices = [{ id: 'a', label: 'Bukti' }]
    const conversation = converse(({ message: { text } }) => ({
      replies: [{ text, ...(text === 'apa' ? { choices } : {}) }],
    }))
    const { session } = await conversation.respond(buildMessage({ text: 'apa' }), undefined)
    const rating = buildMessage({ text: '👍', choice: 'rate:up:x' })
    expect((await conversation.respond(rating, session)).session.choices).toEqual(choices)
    expect((await conversation.respond(buildMessage({ text: '7' }), session)).session.choices).toEqual(choices)
    expect((await conversation.respond(buildMessage({ text: 'makasih' }), session)).session.choices).toEqual([])
  })

  test('reads a very long message up to a bound and says so', async () => {
    const conversation = converse(({ message }) => ({ replies: [{ text: String(message.text.length) }] }))
    const { replies } = await conversation.respond(buildMessage({ text: 'x'.repeat(100_000) }), undefined)
    expect(replies.map(({ text }) => text)).toEqual(['id:too-long:2000', '2000'])
  })

  test('does not see control and invisible characters', async () => {
    const conversation = converse(({ message }) => ({ replies: [{ text: message.text }] }))
    const { replies } = await conversation.respond(
      buildMessage({ text: '\u0000apa\u202e itu\u200b\u0007?\n' }),
      undefined,
    )
    expect(replies[0]?.text).toBe('apa  itu  ?')
  })

  test('does not see the colours of a terminal either', async () => {
    const conversation = converse(({ message }) => ({ replies: [{ text: message.text }] }))
    const { replies } = await conversation.respond(buildMessage({ text: '\u001b[31mapa itu\u001b[0m NIB' }), undefined)
    expect(replies[0]?.text).toBe('apa itu NIB')
  })
})
