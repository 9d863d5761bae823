import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Turn } from '../../../../src/domain/turn.ts'
import { answering, isForAnswer, type ModelWorld, primaWithModel, wellAnswered } from '../../../support/model-world.ts'
import { type OpenAiServer, startOpenAiServer } from '../../../support/openai-server.ts'

let server: OpenAiServer
let prima: ModelWorld
beforeAll(async () => {
  server = await startOpenAiServer()
  prima = primaWithModel(server, { timeLimitMs: 60_000 })
})
afterAll(() => server.close())
beforeEach(() => {
  server.reset()
  prima.fresh()
})

type Understood = { intent: string; sentences?: string[]; slots?: { name: string; value: string }[] }

/** A model that understands so, and answers well. */
function understanding({ intent, sentences = [], slots = [] }: Understood, answer = wellAnswered): void {
  server.behaviour = {
    kind: 'say',
    content: (call) => (isForAnswer(call) ? answer(call) : JSON.stringify({ intent, sentences, slots })),
  }
}

const textOf = ({ replies }: Turn) => replies.map(({ text }) => text).join('\n')
const kindsOf = ({ events }: Turn) => events.map(({ kind }) => kind)
/** Nothing that the rules can read. */
const unread = 'kumaha mun abdi teu acan gaduh surat usaha tea'

describe('a message that the rules cannot read', () => {
  test('is answered as the question that the model makes of it', async () => {
    understanding({ intent: 'question', sentences: ['Apa itu NIB?'] })
    const turn = await prima.say(unread)
    expect(textOf(turn)).toContain('NIB (Nomor Induk Berusaha) adalah identitas pelaku usaha')
    expect(kindsOf(turn)).toContain('answered')
    expect(server.calls).toHaveLength(2)
  })

  test('stays unknown where the model finds that it is not ours, or is talk', async () => {
    for (const intent of ['other', 'talk']) {
      understanding({ intent, sentences: ['Apa itu NIB?'] })
      expect(kindsOf(await prima.fresh().say(unread))).not.toContain('answered')
    }
  })

  test('is never answered with a number, a name or an address that nobody wrote', async () => {
    const invented = ['Apa itu NIB 12345?', 'Apa itu NIB untuk PT XYZABC?', 'Apa itu NIB di https://nib.example.com?']
    for (const sentence of invented) {
      understanding({ intent: 'question', sentences: [sentence] })
      expect(kindsOf(await prima.fresh().say(unread)), sentence).not.toContain('answered')
    }
    understanding({ intent: 'question', sentences: ['Apa itu NIB?'], slots: [{ name: 'amount', value: '5 juta' }] })
    expect(kindsOf(await prima.fresh().say(unread))).not.toContain('answered')
  })

  test('reaches another skill only where that skill wants it', async () => {
    understanding({ intent: 'calculate', sentences: ['Hitung CSAT: 90 puas dari 120 responden.'] })
    expect(textOf(await prima.say('90 teh sugema, tina 120 urang'))).toContain('75')
    understanding({ intent: 'calculate', sentences: ['Hapus semua data saya.'] })
    expect(textOf(await prima.fresh().say(unread))).not.toMatch(/hapus/i)
  })

  test('where the rules only guess and the model finds no answer in their entry, it is not known', async () => {
    const guess = 'apakah usaha saya wajib daftar PSE?'
    understanding({ intent: 'other' }, () => answering([], 'no'))
    const turn = await prima.say(guess)
    expect(textOf(turn)).toMatch(/belum ada di basis pengetahuan/)
    expect(kindsOf(turn)).toEqual(['unanswered'])
    expect(turn.replies[0]?.choices?.length).toBeGreaterThan(0)
  })
})

describe('the switch', () => {
  test('keeps all text of a conversation off the model, and lets it through again', async () => {
    understanding({ intent: 'other' })
    const off = await prima.say('/model mati')
    expect(textOf(off)).toContain('tidak ada pesan dari percakapan ini yang dikirim')
    await prima.say('apa itu NIB?')
    await prima.say(unread)
    expect(server.calls).toEqual([])
    await prima.say('nyalakan ai dong')
    await prima.say('apa itu NIB?')
    expect(server.calls).toHaveLength(1)
  })

  test('says which server text goes to, in both languages', async () => {
    const host = new URL(server.url).host
    expect(textOf(await prima.say('/model'))).toContain(host)
    expect(textOf(await prima.say('do you use ai?'))).toContain(host)
    expect(textOf(await prima.say("don't use ai"))).toContain('nothing of this conversation goes to the AI model')
  })

  test('holds for all of a group', async () => {
    understanding({ intent: 'other' })
    const group = { conversationId: 'g1', isShared: true, place: 'g1' } as const
    await prima.say('/model off', { ...group, person: { channel: 'test', id: 'ani' } })
    await prima.say('apa itu NIB?', { ...group, person: { channel: 'test', id: 'budi' } })
    expect(server.calls).toEqual([])
  })
})
