import { resolve } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadPhrases } from '../../../src/conversation/phrases.ts'
import type { TurnContext } from '../../../src/conversation/skill.ts'
import { languages } from '../../../src/domain/language.ts'
import { businesses } from '../../../src/knowledge/kits/kit.ts'
import { listKits } from '../../../src/knowledge/kits/load-kits.ts'
import { kitPhraseKeys } from '../../../src/skills/kit/kit-phrases.ts'
import { createKitSkill } from '../../../src/skills/kit/kit-skill.ts'
import { loadKitWords } from '../../../src/skills/kit/kit-words.ts'
import { createKitWishReader } from '../../../src/skills/kit/read-wish.ts'
import { buildMessage } from '../../support/builders.ts'
import { createTeamStage, type TeamStage } from '../../support/team-stage.ts'

const root = resolve(import.meta.dirname, '../../..')
const words = loadKitWords(resolve(root, 'knowledge/programme'))
const reader = createKitWishReader(words)
const kits = listKits([resolve(root, 'knowledge')])

let stage: TeamStage
beforeAll(async () => {
  stage = await createTeamStage()
})
afterAll(() => stage.remove())

let people = 0
/** Somebody who has never written before. */
const somebody = () => `telegram:sheets${++people}`

async function ask(who: string, text: string) {
  const [reply] = (await stage.turn(who, { text, kind: 'said' })).replies
  return reply ?? expect.fail(`nothing was said to "${text}"`)
}

const bytesOf = (content = '') => Buffer.from(content, 'base64')

describe('a kit is handed out', () => {
  test('with what it is for, how to use it, an example of the business, and a spreadsheet with formulas', async () => {
    const { text, file, choices = [] } = await ask(somebody(), 'kasih contoh action plan klinik')
    expect(text).toContain('Rencana Aksi, RACI, dan Risiko')
    expect(text).toContain('1. Isi berurutan: Aksi · RACI · Risiko')
    expect(text).toContain('Contoh terisi: Klinik')
    expect(file?.name).toBe('rencana-aksi.clinic.id.xlsx')
    const parts = unzipSync(bytesOf(file?.content))
    const sheets = Object.entries(parts).filter(([name]) => name.startsWith('xl/worksheets/sheet'))
    expect(sheets.map(([, bytes]) => strFromU8(bytes)).join('')).toContain('<f>')
    expect(choices.map(({ label }) => label)).toEqual(['Yang kosong', 'Versi CSV', 'Semua lembar kerja'])
  })

  test('blank, with six businesses to choose from, where none was named', async () => {
    const who = somebody()
    const { file, choices = [] } = await ask(who, 'template SLA')
    expect(file?.name).toBe('sla-eskalasi.id.xlsx')
    expect(choices.map(({ label }) => label)).toContain('Kantor pelayanan publik')
    expect(await stage.tap(who, 'Kantor pelayanan publik')).toContain('Contoh terisi')
  })

  test('as text for spreadsheets, in the language that was asked in', async () => {
    const { file, text } = await ask(somebody(), 'can I get a QA form for a hotel in csv?')
    expect(file?.name).toBe('kit-qa.hotel.en.csv')
    expect(bytesOf(file?.content).toString('utf8')).toContain('Calibration')
    expect(text).toContain('How to use it')
  })

  test('a café gets a blank one and is told to choose the nearest, since no example is made for it', async () => {
    const { text, file } = await ask(somebody(), 'contoh kartu visi buat kafe dong')
    expect(file?.name).toBe('kartu-visi.id.xlsx')
    expect(text).toContain('yang paling mirip')
  })

  test('and changed by a few words after it', async () => {
    const who = somebody()
    await ask(who, 'minta template survei kepuasan')
    expect((await ask(who, 'kalau buat klinik?')).file?.name).toBe('kit-survei.clinic.id.xlsx')
    expect((await ask(who, 'versi csv dong')).file?.name).toBe('kit-survei.clinic.id.csv')
    expect((await ask(who, 'yang kosong')).file?.name).toBe('kit-survei.id.csv')
  })

  test('speaks of formulas only where the file has some', async () => {
    const who = somebody()
    expect((await ask(who, '/lembar kartu visi')).text).not.toMatch(/rumus|otomatis/)
    expect((await ask(who, '/lembar ikm')).text).toContain('XLSX dengan rumus')
  })

  test('shows on a phone at most the sheets that fit', async () => {
    const who = somebody()
    for (const { title } of kits) {
      const { text } = await ask(who, `/lembar ${title.id} hotel`)
      expect(text.length, title.id).toBeLessThan(2400)
      expect(text.split('\n').length, title.id).toBeLessThan(50)
    }
  })
})

describe('/lembar', () => {
  test('lists every kit, and each can be tapped', async () => {
    const who = somebody()
    const { choices = [] } = await ask(who, '/lembar')
    expect(choices.map(({ label }) => label)).toEqual(kits.map(({ title }) => title.id))
    expect(await stage.tap(who, 'Lembar IKM')).toContain('Indeks Kepuasan Masyarakat')
  })

  test('gives the one that is named, loosely too, and says when there is none', async () => {
    const who = somebody()
    expect((await ask(who, '/lembar rencana aksi hotel')).file?.name).toBe('rencana-aksi.hotel.id.xlsx')
    expect((await ask(who, '/worksheet rencana')).file?.name).toBe('rencana-aksi.id.xlsx')
    const unknown = await ask(who, '/lembar surat kuasa')
    expect(unknown.text).toContain('belum saya punya')
    expect(unknown.file).toBeUndefined()
  })

  test('for a business keeps it for the kit that is chosen', async () => {
    const who = somebody()
    await ask(who, '/lembar koperasi')
    expect(await stage.tap(who, 'Kit QA')).toContain('Contoh terisi: Koperasi')
  })
})

describe('which messages want a kit', () => {
  test.each([
    ['minta template survei kepuasan', 'kit-survei'],
    ['ada form QA?', 'kit-qa'],
    ['worksheet IKM dong', 'ikm'],
    ['contoh kartu visi', 'kartu-visi'],
    ['bisa minta lembar tujuan smart untuk dinas?', 'tujuan-smart'],
    ['template bank balasan toko online', 'bank-balasan'],
    ['fishbone template', 'akar-masalah'],
    ['send me an action plan template for a clinic', 'rencana-aksi'],
  ])('"%s" wants %s', (text, kit) => {
    expect(reader.read(text)).toMatchObject({ kind: 'kit', kit })
  })

  test.each([
    'cara bikin survei',
    'gimana cara bikin template survei?',
    'apa itu kartu visi',
    'contoh SLA layanan pelanggan',
    'lembar kpi kolomnya apa aja',
    'ada template surat kuasa?',
    'formulir pendaftaran NIB',
    'skm online pake google form boleh ga',
    'kasih contoh dong',
    'contoh rencana aksi klinik buat antrian',
  ])('"%s" is left to the answers', (text) => {
    expect(reader.read(text)).toBeUndefined()
  })

  test.each(['ada worksheet apa aja?', 'minta lembar kerja', 'what worksheets do you have?'])(
    '"%s" wants the list',
    (text) => {
      expect(reader.read(text)).toEqual({ kind: 'list' })
    },
  )
})

test('every kit can be asked for, by words and by its title in both languages', () => {
  expect(Object.keys(words.kits).toSorted()).toEqual(kits.map(({ id }) => id).toSorted())
  for (const { id, title } of kits) {
    for (const language of languages) {
      const asked = `minta template ${title[language]}`
      expect(reader.read(asked), asked).toMatchObject({ kind: 'kit', kit: id })
    }
  }
})

test('every business is understood by its name on a button', () => {
  const phrases = loadPhrases(resolve(root, 'prompts'), 'kit', kitPhraseKeys)
  for (const business of businesses) {
    for (const language of languages) {
      const said = phrases.say(language, `business-${business}`)
      expect(reader.readVariant(said), said).toMatchObject({ business })
    }
  }
})

test('no kit is read before somebody wants one', async () => {
  let read = 0
  const skill = createKitSkill({
    reader,
    phrases: loadPhrases(resolve(root, 'prompts'), 'kit', kitPhraseKeys),
    shelf: async () => {
      read++
      return { kits, render: async () => ({ fileName: 'a.csv', mediaType: 'text/csv', content: 'a' }) }
    },
  })
  const contextOf = (text: string): TurnContext => ({
    message: buildMessage({ text }),
    language: 'id',
    turns: 0,
    asked: [],
    memory: undefined,
    signal: new AbortController().signal,
  })
  expect(await skill.claim(contextOf('apa itu NIB?'))).toBeUndefined()
  const claim = await skill.claim(contextOf('template SLA'))
  expect([claim?.strength, read]).toEqual(['wants', 0])
  await claim?.respond()
  expect(read).toBe(1)
})
