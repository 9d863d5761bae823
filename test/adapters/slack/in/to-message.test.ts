import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readSlashCommand } from '../../../../adapters/slack/in/read-command.ts'
import { escapeText, readText } from '../../../../adapters/slack/in/read-text.ts'
import {
  type Place,
  readBlockId,
  readConversationId,
  readMessageId,
  toBlockId,
  toConversationId,
  toMessageId,
} from '../../../../adapters/slack/place.ts'
import { someCommands } from '../../../support/commands.ts'

describe('what people write in Slack is read as they see it', () => {
  test.each([
    ['<@UPRIMA> apa itu NIB?', 'apa itu NIB?'],
    ['apa itu <@UPRIMA|prima>  NIB?', 'apa itu NIB?'],
    ['tanya <@U7|Budi> dan <@U8>', 'tanya @Budi dan @Ani'],
    ['lihat <#C1|umum> dan <#C2>', 'lihat #umum dan #C2'],
    ['<!here> <!channel|@channel> <!subteam^S1|@cs> <!subteam^S2>', '@here @channel @cs'],
    ['<!date^1392734382^{date}|18 Feb 2014>', '18 Feb 2014'],
    ['buka <https://oss.go.id|oss.go.id> atau <https://oss.go.id>', 'buka oss.go.id atau https://oss.go.id'],
    ['<mailto:a@b.id|a@b.id> <tel:169>', 'a@b.id 169'],
    ['1 &lt; 2 &amp;&amp; 3 &gt; 2', '1 < 2 && 3 > 2'],
    ['baris satu\nbaris\tdua', 'baris satu\nbaris dua'],
    ['tanya <@U9> :pray:', 'tanya @… :pray:'],
    [':+1::skin-tone-2: :pray:', '👍'],
  ])('%s', (sent, read) => {
    expect(readText(sent, 'UPRIMA', new Map([['U8', 'Ani']]))).toBe(read)
  })

  test('and what Prima writes comes back as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const escaped = escapeText(text)
        expect(escaped).not.toMatch(/[<>]/)
        expect(readText(escaped, 'UPRIMA')).toBe(text.replace(/[ \t]+/g, ' ').trim())
      }),
    )
  })
})

describe('ids', () => {
  const slackId = fc.stringMatching(/^[A-Z][A-Z0-9]{1,12}$/)
  const stamp = fc.stringMatching(/^\d{10}\.\d{6}$/)
  const place: fc.Arbitrary<Place> = fc.oneof(
    fc.record({ kind: fc.constant('direct' as const), teamId: slackId, slackChannelId: slackId }),
    fc.record({ kind: fc.constant('thread' as const), teamId: slackId, slackChannelId: slackId, threadTs: stamp }),
    fc.record({ kind: fc.constant('channel' as const), teamId: slackId, slackChannelId: slackId }),
    fc.record({ kind: fc.constant('private' as const), teamId: slackId, slackChannelId: slackId, userId: slackId }),
  )

  test('of a conversation lead back to its place', () => {
    fc.assert(
      fc.property(place, (one) => {
        expect(readConversationId(toConversationId(one))).toEqual(one)
      }),
    )
    for (const id of ['telegram:1', 'slack:T1', 'slack:T1:C1:@', 'slack:T1:C1:1:2'])
      expect(readConversationId(id)).toBe(undefined)
  })

  test('of a block lead back to its place and thread', () => {
    fc.assert(
      fc.property(place, stamp, fc.nat(50), fc.constantFrom(undefined, 'id', 'en'), (one, stamped, index, language) => {
        const byKind = { direct: stamped, thread: one.kind === 'thread' ? one.threadTs : '', channel: '', private: '' }
        const block = {
          place: one,
          threadTs: byKind[one.kind] || undefined,
          ...(language ? { language: language as 'id' | 'en' } : {}),
        }
        expect(readBlockId(toBlockId(block, index), { userId: 'U1', ...one })).toEqual(block)
      }),
    )
  })

  test('of a message keep thread and manner, and those of others are left as they are', () => {
    const manner = fc.constantFrom('shared' as const, 'unseen' as const, 'window' as const)
    fc.assert(
      fc.property(fc.stringMatching(/^[\w.-]{1,40}$/), stamp, manner, (id, threadTs, how) => {
        expect(readMessageId(toMessageId({ id, threadTs, manner: how }))).toEqual({ id, threadTs, manner: how })
      }),
    )
    expect(readMessageId('weekly-summary:team:2026-W12')).toEqual({ id: 'weekly-summary:team:2026-W12' })
  })
})

test.each([
  ['', { kind: 'usage' }],
  ['  Bantuan ', { kind: 'usage' }],
  ['?', { kind: 'usage' }],
  ['tanya', { kind: 'form' }],
  ['ask  apa itu NIB?', { kind: 'say', text: 'apa itu NIB?' }],
  ['tanyakan apa', { kind: 'say', text: 'tanyakan apa' }],
  ['bantuan OSS apa saja', { kind: 'say', text: '/bantuan OSS apa saja' }],
  ['selengkapnya', { kind: 'say', text: '/selengkapnya' }],
])('/prima %s', (text, command) => {
  expect(readSlashCommand(text, someCommands)).toEqual(command)
})
