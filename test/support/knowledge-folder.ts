import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** A knowledge folder with the given files, in a temporary place that the system cleans up. */
export function buildKnowledgeFolder(files: Readonly<Record<string, string>>): string {
  const directory = mkdtempSync(join(tmpdir(), 'prima-knowledge-'))
  for (const [path, content] of Object.entries({ ...soundFolder, ...files })) {
    mkdirSync(dirname(join(directory, path)), { recursive: true })
    writeFileSync(join(directory, path), content)
  }
  return directory
}

export const indonesianEntry = `---
id: oss/nib
title: Apa itu NIB
questions:
  - apa itu nib
  - nib tuh apaan sih
  - arti nomor induk berusaha
  - kegunaan nib buat apa
  - nib singkatan dari
  - kenapa perlu nib
facts: [OSS-001]
verified: 2026-11-24
review_by: 2027-05-24
confidence: A
related: []
---

NIB adalah identitas pelaku usaha dan berlaku 5 tahun.[^1]

## Biaya

Gratis.[^1]

[^1]: pp-1-2025 Pasal 5
`

export const englishEntry = `---
id: oss/nib
title: What a NIB is
questions:
  - what is a nib
  - meaning of nib
  - business number indonesia
  - why get a nib
---

A NIB identifies a business and holds for 5 years.[^1]

## Cost

Free.[^1]

[^1]: pp-1-2025 Pasal 5
`

export const regulations = `- id: pp-1-2025
  name: Peraturan Pemerintah Nomor 1 Tahun 2025
  short: PP 1/2025
  about: { id: Perizinan, en: Licensing }
  in_force_from: 2025-01-01
  checked_on: 2026-11-24
- id: pp-2-2020
  name: Peraturan Pemerintah Nomor 2 Tahun 2020
  short: PP 2/2020
  about: { id: Perizinan lama, en: Old licensing }
  in_force_from: 2020-01-01
  in_force_until: 2025-01-01
  replaced_by: [pp-1-2025]
  checked_on: 2026-11-24
`

const soundFolder: Readonly<Record<string, string>> = {
  'regulations.yaml': regulations,
  'sources.yaml': '- id: prima\n  title: Saran Prima\n  publisher: Prima\n  checked_on: 2026-11-24\n',
  'facts/oss.md': '**OSS-001** [A] The NIB identifies a business and holds for 5 years.\n  - Legal: PP 1/2025 Ps 5\n',
  'oss/nib.id.md': indonesianEntry,
  'oss/nib.en.md': englishEntry,
}
