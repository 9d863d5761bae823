import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { renderForm } from '../../../../adapters/slack/out/form.ts'
import { renderHome } from '../../../../adapters/slack/out/home.ts'
import type { Finery } from '../../../../adapters/slack/out/render-controls.ts'
import { type ControlParts, toControls } from '../../../../adapters/slack/out/render-controls.ts'
import { renderReply, type SlackPost } from '../../../../adapters/slack/out/render-reply.ts'
import { renderWindow } from '../../../../adapters/slack/out/window.ts'
import type { Place } from '../../../../adapters/slack/place.ts'
import { createWords } from '../../../../adapters/slack/words.ts'
import { loadSharedPhrases } from '../../../../src/conversation/phrases.ts'
import { encodeChoice } from '../../../../src/domain/choice.ts'
import type { Reply } from '../../../../src/domain/reply.ts'
import { buildMessage, buildReply, pickOf } from '../../../support/builders.ts'
import { someCommands } from '../../../support/commands.ts'
import { markdownText } from '../../../support/markdown-text.ts'
import { type Block, objectionTo, wordsOf } from '../../../support/slack-blocks.ts'
import { objectionToView, type View } from '../../../support/slack-windows.ts'
import { unseen } from '../../../support/unseen.ts'

const words = createWords(loadSharedPhrases(resolve('prompts')), someCommands, 'id')({ locale: 'id-ID' })
const place: Place = { kind: 'thread', teamId: 'T1', slackChannelId: 'C1', threadTs: '1790000000.000100' }
const parts: ControlParts = { place, threadTs: place.threadTs, words, share: undefined }

const blocksOf = (posts: readonly SlackPost[]) => posts.map(({ blocks = [] }) => blocks as unknown as Block[])

function rendered(markdown: string): unknown {
  const [post, ...rest] = renderReply(buildReply({ text: markdown }), parts)
  expect(rest).toEqual([])
  return post?.blocks?.map((block) => ('elements' in block ? block.elements : block))
}

const text = (value: string, style?: object) => ({ type: 'text', text: value, ...(style ? { style } : {}) })
const section = (...elements: object[]) => ({ type: 'rich_text_section', elements })

describe('Markdown in Slack', () => {
  it.each<[string, string, unknown]>([
    [
      'bold, italics and struck out',
      '**NIB** itu _wajib_ ~~ya~~',
      [
        [
          section(
            text('NIB', { bold: true }),
            text(' itu '),
            text('wajib', { italic: true }),
            text(' '),
            text('ya', { strike: true }),
          ),
        ],
      ],
    ],
    ['a heading', '## Biaya', [[section(text('Biaya', { bold: true }))]]],
    ['a link', '[OSS](https://oss.go.id)', [[section({ type: 'link', url: 'https://oss.go.id', text: 'OSS' })]]],
    [
      'a link to nowhere on the web',
      '[sini](javascript:alert)',
      [[section(text('sini'), text(' (javascript:alert)'))]],
    ],
    ['HTML, which is text', 'a <b>b</b>', [[section(text('a '), text('<b>'), text('b'), text('</b>'))]]],
    ['what would call everybody, which is text', '<!channel> @here', [[section(text('<!channel> @here'))]]],
    ['a quote', '> Gratis.', [[{ type: 'rich_text_quote', elements: [text('Gratis.')] }]]],
    ['code', '```\nx & y\n```', [[{ type: 'rich_text_preformatted', elements: [text('x & y')] }]]],
    [
      'a numbered list that goes on behind what stands between',
      '1. satu\n   - dalam\n2. dua',
      [
        [
          { type: 'rich_text_list', style: 'ordered', indent: 0, elements: [section(text('satu'))] },
          { type: 'rich_text_list', style: 'bullet', indent: 1, elements: [section(text('dalam'))] },
          { type: 'rich_text_list', style: 'ordered', indent: 0, offset: 1, elements: [section(text('dua'))] },
        ],
      ],
    ],
  ])('shows %s', (_name, markdown, expected) => {
    expect(rendered(markdown)).toEqual(expected)
  })

  it.each<Finery>(['full', 'classic', 'plain'])(
    'is valid, keeps to the limits and loses nothing, whatever it gets (%s)',
    (finery) => {
      fc.assert(
        fc.property(markdownText(), (markdown) => {
          const posts = renderReply(buildReply({ text: markdown }), parts, finery)
          for (const post of posts) {
            expect(post.text).not.toMatch(/<|>/)
            expect(post.text.length).toBeLessThanOrEqual(4000)
            if (post.blocks) expect(objectionTo(post.blocks as unknown as Block[])).toBeUndefined()
          }
          const shown = finery === 'plain' ? posts.map((post) => post.text).join(' ') : JSON.stringify(blocksOf(posts))
          expect(unseen(markdown, shown)).toEqual([])
        }),
        { numRuns: 200 },
      )
    },
  )

  it('says long texts in parts, also of 4096 emoji or of one endless word', () => {
    for (const long of ['😀'.repeat(4096), 'x'.repeat(30_000), '&'.repeat(9000), 'kata '.repeat(9000).trim()]) {
      for (const finery of ['full', 'plain'] as const) {
        const posts = renderReply(buildReply({ text: long }), parts, finery)
        const shown =
          finery === 'plain'
            ? posts.map((post) => post.text.replaceAll('&amp;', '&'))
            : blocksOf(posts).map((blocks) => wordsOf(blocks))
        for (const blocks of blocksOf(posts))
          expect(blocks.length === 0 ? undefined : objectionTo(blocks)).toBeUndefined()
        expect(shown.join('').replaceAll(' ', '')).toBe(long.replaceAll(' ', ''))
        for (const part of shown) expect(part.isWellFormed()).toBe(true)
      }
    }
  })

  it('puts one table in a message, and goes on in the next where one is too big', () => {
    const table = '| a | b |\n|---|---|\n| 1 | 2 |'
    const two = renderReply(buildReply({ text: `${table}\n\nlalu\n\n${table}` }), parts)
    expect(blocksOf(two).map((blocks) => blocks.map(({ type }) => type))).toEqual([['table', 'rich_text'], ['table']])
    const rows = Array.from({ length: 100 }, (_, row) => `| ${row} | x |`).join('\n')
    const big = renderReply(buildReply({ text: `| no | isi |\n|---|---|\n${rows}` }), parts)
    for (const blocks of blocksOf(big)) expect(objectionTo(blocks)).toBeUndefined()
    expect(wordsOf(blocksOf(big).flat()).match(/^\d+$/gm)).toEqual(Array.from({ length: 100 }, (_, row) => `${row}`))
  })
})

describe('what stands under a message', () => {
  const choice = fc.record({
    pick: fc.record({
      skill: fc.constant('answer'),
      act: fc.constantFrom('ask', 'more'),
      value: fc.string({ minLength: 1, maxLength: 40 }),
    }),
    label: fc.string({ unit: 'binary', maxLength: 100 }),
  })

  it('is valid whatever the choices, and none of them is lost', () => {
    fc.assert(
      fc.property(fc.array(choice, { maxLength: 260, size: 'max' }), fc.boolean(), (choices, isRated) => {
        const reply: Reply = buildReply({ text: 'Yang mana?', choices, ...(isRated ? { answerId: 'a1' } : {}) })
        const posts = renderReply(reply, { ...parts, share: '{}' })
        for (const blocks of blocksOf(posts)) expect(objectionTo(blocks)).toBeUndefined()
        const json = JSON.stringify(blocksOf(posts))
        for (const { pick } of choices) expect(json).toContain(JSON.stringify(encodeChoice(pick)))
      }),
      { numRuns: 60, endOnFailure: true },
    )
  })

  it('is a row of buttons up to five choices, and a menu beyond', () => {
    const choices = (count: number) =>
      Array.from({ length: count }, (_, n) => ({ pick: pickOf(`c${n}`), label: `Pilihan ${n}` }))
    const kinds = (count: number) =>
      toControls(buildReply({ choices: choices(count) }), parts, 'full').flatMap((block) =>
        'elements' in block ? block.elements.map(({ type }) => type) : [],
      )
    expect(kinds(5)).toEqual(Array(5).fill('button'))
    expect(kinds(6)).toEqual(['static_select'])
    expect(kinds(101)).toEqual(['static_select', 'static_select'])
  })

  it('keeps the buttons below an answer in one row of a phone: what else it leads to stands in one menu', () => {
    const evidence = { pick: pickOf('bukti'), label: 'Bukti', aside: true } as const
    const next = ['Siapa yang wajib mendaftar PSE', 'Sanksi bila tidak mendaftar'].map((label) => ({
      pick: pickOf('ask'),
      label,
    }))
    const kinds = (reply: Partial<Reply>) =>
      toControls(buildReply(reply), parts, 'full').flatMap((block) =>
        block.type === 'actions' ? [block.elements.map(({ type }) => type)] : [],
      )
    expect(kinds({ choices: [evidence, ...next], answerId: 'a1' })).toEqual([['button', 'static_select']])
    expect(kinds({ choices: [evidence, ...next.slice(0, 1)], answerId: 'a1' })).toEqual([['button', 'static_select']])
    const sheet = { pick: pickOf('format'), label: 'Format' } as const
    expect(kinds({ choices: [evidence, sheet], answerId: 'a1' })).toEqual([['button', 'button']])
    expect(kinds({ choices: [evidence, sheet, ...next], answerId: 'a1' })).toEqual([
      ['button', 'button', 'static_select'],
    ])
    expect(kinds({ choices: next })).toEqual([['button', 'button']])
  })

  it('says small and in one line what an answer rests on and how sure it is, and keeps every word of it', () => {
    const citations = [{ entryId: 'pse/sanksi', source: 'UU 27/2022', short: 'UU 27/2022' }]
    const answer = 'Denda paling tinggi 2%.\n\nSumber: UU 27/2022 Ps. 57\n_Per 29 Nov 2026 · sangat yakin_'
    const blocksWith = (more: Partial<Reply>) => renderReply(buildReply({ text: answer, ...more }), parts)[0]?.blocks
    expect(blocksWith({ citations })?.at(-1)).toEqual({
      type: 'context',
      elements: [
        {
          type: 'plain_text',
          text: 'Sumber: UU 27/2022 Ps. 57 · Per 29 Nov 2026 · sangat yakin',
          emoji: false,
        },
      ],
    })
    expect(renderReply(buildReply({ text: answer, citations }), parts)[0]?.text).toContain('sangat yakin')
    expect(blocksWith({})?.at(-1)?.type).toBe('rich_text')
    const [computed] = renderReply(buildReply({ text: 'NPS: +32\n\n_Sumber: MeasuringU_', citations }), parts)
    expect(computed?.blocks?.map(({ type }) => type)).toEqual(['rich_text', 'context'])
  })
})

describe('windows and the Home tab', () => {
  it('are valid whatever they show', () => {
    const noise = fc.string({ unit: 'binary', maxLength: 3000 })
    fc.assert(
      fc.property(markdownText(), noise, (markdown, said) => {
        const message = buildMessage({
          id: '1.2.3/1790000000.000100/window',
          text: said,
          conversationId: 'slack:T1:C1:1.2',
        })
        const citations = [{ entryId: 'oss/nib', source: 'PP 1/2025', short: 'S' }]
        const window = renderWindow(buildReply({ text: markdown, citations }), message, words)
        if (window) expect(objectionToView(window as unknown as View)).toBeUndefined()
        expect(
          objectionToView(renderForm({ id: '1.2.3', place, text: said }, words) as unknown as View),
        ).toBeUndefined()
        const home = renderHome(words, { directMessageId: 'D1', name: said, hasSpoken: said.length % 2 === 0 })
        expect(objectionTo(home.blocks as unknown as Block[], 'home')).toBeUndefined()
      }),
      { numRuns: 100 },
    )
  })
})

describe('the question above an answer', () => {
  const quoted = (words: string) => {
    const [post] = renderReply(buildReply({ text: 'Gratis.' }), parts, 'full', words)
    return JSON.stringify(post?.blocks?.[0])
  }

  it('is cut between characters, never within one', () => {
    for (const before of [297, 298, 299, 300]) {
      const shown = quoted(`${'a'.repeat(before)}😀😀😀`)
      // A half of a pair is written as an escape.
      expect(shown.isWellFormed() && !/\\ud[89a-f]/i.test(shown)).toBe(true)
      expect(shown).toContain('…')
    }
  })

  it('is whole when it is short', () => {
    expect(quoted('apa itu NIB? 😀')).toContain('"apa itu NIB? 😀"')
  })
})
