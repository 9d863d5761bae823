import { expect, test } from 'vitest'
import { problemsOf } from '../../support/knowledge-problems.ts'

const linkedAt = (link: string) => ({
  'sources.yaml': `- id: prima\n  title: Saran Prima\n  publisher: Prima\n  checked_on: 2026-11-24\n- id: copy\n  title: A copy\n  publisher: Someone\n  link: ${link}\n  checked_on: 2026-11-24\n`,
})

test('no source is linked at a place that shares files without leave, or sells essays', () => {
  expect(problemsOf(linkedAt('https://id.scribd.com/document/1'))).toEqual([
    'source "copy" is linked at scribd.com: cite the work itself, or drop the claim',
  ])
  expect(problemsOf(linkedAt('https://notscribd.com/document/1'))).toEqual([])
})
