import type { Update, UserFromGetMe } from 'grammy/types'
import { describe, expect, it } from 'vitest'
import { repliedTo, toAddress, toConversationId } from '../../../adapters/telegram/address.ts'
import { toMessage } from '../../../adapters/telegram/to-message.ts'
import { someCommands } from '../../support/commands.ts'
import { ani, budi, entitiesOf, forum, otherBot, privateChat, team } from '../../support/telegram-people.ts'
import { prima } from '../../support/telegram-server.ts'

const me = prima as unknown as UserFromGetMe
const read = (update: object) =>
  toMessage({ update_id: 7, ...update } as Update, { me, commands: someCommands, nowMs: 1000 })
const said = (text: string, parts: object = {}) => ({
  message: { message_id: 3, date: 100, from: budi, chat: team, text, ...entitiesOf(text), ...parts },
})
const textOf = (update: object) => read(update)?.text
const inPrivate = { chat: privateChat(budi) }

describe('an update of Telegram becomes a message', () => {
  it('with all that is known of it', () => {
    expect(read(said('apa itu NIB?', inPrivate))).toEqual({
      id: '7-3',
      conversationId: 'telegram:501',
      person: { channel: 'telegram', id: '501', name: 'Budi', locale: 'id' },
      kind: 'said',
      text: 'apa itu NIB?',
      attachments: [],
      written: { id: '3' },
      route: { messageId: 3 },
      receivedAtMs: 1000,
    })
  })

  it.each([
    ['a mention', '@prima_local_bot apa itu NIB?', {}, 'apa itu NIB?'],
    ['a mention in capitals', 'halo @PRIMA_local_bot, apa itu NIB?', {}, 'halo apa itu NIB?'],
    ['a mention at the end', 'apa itu NIB @prima_local_bot', {}, 'apa itu NIB'],
    ['a command of hers', '/bantuan', {}, '/bantuan'],
    ['a command with her name', '/bukti@prima_local_bot', {}, '/bukti'],
    ['any command with her name', '/nib@prima_local_bot sekarang', {}, '/nib sekarang'],
    ['a question after a command', '/tanya apa itu NIB?', {}, 'apa itu NIB?'],
    ['a question after her command', '/ask@prima_local_bot what is a NIB?', {}, 'what is a NIB?'],
    ['a command with nothing to it', '/tanya', {}, '/tanya'],
    ['a reply to her', 'terus?', { reply_to_message: { message_id: 2, date: 1, chat: team, from: prima } }, 'terus?'],
    [
      'a picked name without a username',
      'Prima apa itu NIB?',
      { entities: [{ type: 'text_mention', offset: 0, length: 5, user: prima }] },
      'apa itu NIB?',
    ],
    [
      'a caption',
      undefined,
      {
        caption: '@prima_local_bot baca ini',
        caption_entities: [{ type: 'mention', offset: 0, length: 16 }],
        document: { file_id: 'f' },
      },
      'baca ini',
    ],
  ])('in a group when it is %s', (_name, text, parts, expected) => {
    expect(textOf(said(text ?? '', { ...(text === undefined ? { text: undefined } : {}), ...parts }))).toBe(expected)
  })

  it.each([
    ['a command', '/tanya@prima_local_bot', '/tanya'],
    ['her name alone', '@prima_local_bot', ''],
    ['a few words', '@prima_local_bot tolong dijawab', 'tolong dijawab'],
  ])('with the question that it stands under, when it is %s', (_name, text, expected) => {
    const original = { message_id: 2, date: 1, chat: team, from: ani, text: 'apa itu KBLI?' }
    const under = read(said(text, { reply_to_message: original }))
    expect(under).toMatchObject({ kind: 'said', text: expected, about: { text: 'apa itu KBLI?' } })
    const quoted = read(said(text, { reply_to_message: original, quote: { text: 'KBLI', position: 9 } }))
    expect(quoted?.about).toEqual({ text: 'KBLI' })
  })

  it('with the answer of hers that it replies to, however old', () => {
    const buttons = ['id>answer:evidence:oss/lkpm', 'answer:more:oss/lkpm', 'answer:up:AAAAAAAAAAAA']
    const keyboard = { inline_keyboard: [buttons.map((callback_data) => ({ text: 'x', callback_data }))] }
    const original = { message_id: 2, date: 1, chat: team, from: prima, text: 'LKPM', reply_markup: keyboard }
    expect(read(said('kalau telat gimana?', { reply_to_message: original }))?.about).toEqual({
      answerId: 'AAAAAAAAAAAA',
      entryId: 'oss/lkpm',
      language: 'id',
    })
  })

  it('when it is her name and nothing else: a greeting', () => {
    expect(read(said('@prima_local_bot'))).toMatchObject({ kind: 'picked', pick: { act: 'greet' } })
  })

  it('when it is a sticker: what its emoji says', () => {
    expect(read(said('', { ...inPrivate, text: undefined, sticker: { emoji: '🙏' } }))?.text).toBe('🙏')
  })

  it.each([
    ['talk among people', 'siapa yang piket?', {}],
    ['a mention of somebody else', '@somebody_else apa itu NIB?', {}],
    ['a command of another bot', '/bantuan@lain_bot', {}],
    ['a command she does not have', '/cuaca', {}],
    ['a reply to a person', 'terus?', { reply_to_message: { message_id: 2, date: 1, chat: team, from: ani } }],
    [
      'a message in a topic that she opened',
      'halo',
      { reply_to_message: { message_id: 2, date: 1, chat: forum, from: prima, forum_topic_created: { name: 'x' } } },
    ],
    ['said by a bot', '@prima_local_bot halo', { from: otherBot }],
    ['forwarded from the channel of the group', '@prima_local_bot halo', { is_automatic_forward: true }],
    ['said by a channel', '@prima_local_bot halo', { sender_chat: { id: -1009, type: 'channel', title: 'K' } }],
  ])('not when it is %s', (_name, text, parts) => {
    expect(read(said(text, parts))).toBeUndefined()
  })

  it('from an administrator who stays anonymous', () => {
    const anonymous = { from: { ...otherBot, id: 1_087_968_824 }, sender_chat: team }
    expect(read(said('@prima_local_bot halo', anonymous))?.person).toEqual({ channel: 'telegram', id: String(team.id) })
  })

  it('of a topic, and only of a real one', () => {
    const conversationOf = (parts: object) => read(said('/bantuan', parts))?.conversationId
    expect(conversationOf({ chat: forum, is_topic_message: true, message_thread_id: 9 })).toBe('telegram:-1005678:9')
    expect(conversationOf({ chat: forum })).toBe('telegram:-1005678')
    expect(conversationOf({ message_thread_id: 9 })).toBe('telegram:-1001234')
  })

  it('when it was edited, soon or late, by the same name as before', () => {
    const written = (after: number) =>
      read({ edited_message: { ...said('apa itu NIB', inPrivate).message, edit_date: 100 + after } })?.written
    expect(read(said('apa itu NIB', inPrivate))?.written).toEqual({ id: '3' })
    expect(written(60)).toEqual({ id: '3', edit: 'soon' })
    expect(written(301)).toEqual({ id: '3', edit: 'late' })
  })

  it.each([
    ['/start', { skill: 'account', act: 'greet', value: '' }],
    ['/start ask_oss_nib-perorangan', { skill: 'answer', act: 'ask', value: 'oss/nib-perorangan' }],
    ['/start join_K7MPQ2', { skill: 'team', act: 'join', value: 'K7MPQ2' }],
    ['/start ig-iklan', { skill: 'account', act: 'greet', value: '' }],
  ])('when somebody comes by a link: %s', (text, expected) => {
    expect(read(said(text, inPrivate))).toMatchObject({ kind: 'picked', pick: expected })
  })

  it('with what is attached', () => {
    const file = {
      file_id: 'f1',
      file_unique_id: 'u',
      file_size: 20_000_001,
      file_name: '*survei*.csv',
      mime_type: 'text/csv',
    }
    const attached = (parts: object) => read(said('', { text: undefined, ...inPrivate, ...parts }))?.attachments
    expect(attached({ document: file })).toEqual([
      { kind: 'document', reference: 'f1', name: '*survei*.csv', mediaType: 'text/csv', sizeBytes: 20_000_001 },
    ])
    expect(attached({ voice: { file_id: 'v1', mime_type: 'audio/ogg', duration: 3 } })).toEqual([
      { kind: 'voice', reference: 'v1', mediaType: 'audio/ogg' },
    ])
    expect(attached({ photo: [{ file_id: 'small' }, { file_id: 'big', file_size: 9 }] })).toEqual([
      { kind: 'image', reference: 'big', sizeBytes: 9, mediaType: 'image/jpeg' },
    ])
    expect(attached({ sticker: { file_id: 's' } })).toEqual([])
  })

  it('not when it is news of the group', () => {
    for (const news of [
      { new_chat_members: [budi] },
      { pinned_message: {} },
      { migrate_to_chat_id: -1 },
      { left_chat_member: budi },
    ])
      expect(read(said('', { text: undefined, ...inPrivate, ...news }))).toBeUndefined()
  })

  it('when a button is tapped, with its label', () => {
    const keyboard = { inline_keyboard: [[{ text: '✓ Bukti', callback_data: 'answer:evidence:oss/nib' }]] }
    const tap = (data: string, message: object = {}) =>
      read({
        callback_query: {
          id: 'q',
          from: ani,
          data,
          message: { message_id: 5, date: 1, chat: team, reply_markup: keyboard, ...message },
        },
      })
    expect(tap('answer:evidence:oss/nib')).toMatchObject({
      id: '7-5',
      kind: 'picked',
      pick: { skill: 'answer', act: 'evidence', value: 'oss/nib' },
      isShared: true,
      text: 'Bukti',
      person: { id: '502' },
    })
    expect(tap('evidence:oss/nib', { date: 0, reply_markup: undefined })).toMatchObject({ text: '' })
    expect(tap('from another life')).toBeUndefined()
    expect(read({ callback_query: { id: 'q', from: ani, data: 'ask:x', inline_message_id: 'i' } })).toBeUndefined()
  })
})

describe('the address of a conversation', () => {
  it('comes back as it was', () => {
    for (const address of [{ chatId: 501 }, { chatId: -1_005_678, topicId: 9 }, { chatId: -(2 ** 52) }])
      expect(toAddress(toConversationId(address))).toEqual(address)
  })

  it('is not guessed', () => {
    for (const other of ['slack:T1:C1', 'telegram:', 'telegram:x', 'telegram:1:2:3'])
      expect(toAddress(other)).toBeUndefined()
    expect(repliedTo('weekly-summary:t1:2026-W12')).toBeUndefined()
    expect(repliedTo('7-3')).toBe(3)
  })
})
