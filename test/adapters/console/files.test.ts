import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openFile, readFiles } from '../../../adapters/console/files.ts'
import { textOrReason } from '../../support/read-attachment.ts'

const folder = mkdtempSync(join(tmpdir(), 'prima-files-'))
const path = join(folder, 'hasil survei.csv')
writeFileSync(path, 'nilai\n5\n4\n')
const survey = { kind: 'document', reference: path, name: 'hasil survei.csv', sizeBytes: 10 }
const limits = { maxBytes: 1000, signal: new AbortController().signal }

describe('a file in the terminal', () => {
  test.each([
    ['named by a command, with words', `/berkas '${path}' hitung csat`, [survey], 'hitung csat'],
    ['dropped, as one terminal writes it', `'${path}'`, [survey], ''],
    ['dropped, as another does', path.replaceAll(' ', '\\ '), [survey], ''],
  ])('comes when it is %s', (_name, line, attachments, text) => {
    expect(readFiles(line)).toEqual({ attachments, text })
  })

  test.each(['apa itu NIB?', '/start', '/tanya apa itu NIB?', '/etc', join(folder, 'tidak-ada.csv'), ''])(
    'is not seen in "%s"',
    (line) => {
      expect(readFiles(line)).toEqual({ attachments: [], text: line })
    },
  )

  test('is opened, if it is there and not too large', async () => {
    const opened = (reference: string, maxBytes = 1000) =>
      openFile({ kind: 'document', reference }, { ...limits, maxBytes }).then(textOrReason)
    expect(await opened(path)).toBe('nilai\n5\n4\n')
    expect(await opened(path, 9)).toBe('too-large')
    expect(await opened(join(folder, 'tidak-ada.csv'))).toBe('gone')
    expect(await opened(folder)).toBe('gone')
  })
})
