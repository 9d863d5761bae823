import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { buildConversation } from '../../../src/build-conversation.ts'
import { readConfig } from '../../../src/config.ts'
import { buildMessage } from '../../support/builders.ts'
import { primaAsShipped } from '../../support/knowledge.ts'

const config = { ...readConfig({}), knowledgeDirectories: [resolve(import.meta.dirname, '../../../knowledge')] }

test('whoever runs Prima says who is asked where somebody wants a human', async () => {
  const { conversation } = buildConversation(
    { ...config, humanContact: 'Ibu Ani, 0812-0000-0000' },
    { clock: { now: () => 0 }, indexed: primaAsShipped() },
  )
  const { replies } = await conversation.respond(buildMessage({ text: 'panggilin manusia dong' }), undefined)
  expect(replies[0]?.text).toContain('hubungi Ibu Ani, 0812-0000-0000')
  expect(replies[0]?.text).not.toContain('169')
})

test('is read from the environment', () => {
  expect(readConfig({ HUMAN_CONTACT: 'Ibu Ani, 0812-0000-0000' }).humanContact).toBe('Ibu Ani, 0812-0000-0000')
  expect(() => readConfig({ HUMAN_CONTACT: 'x'.repeat(201) })).toThrow('HUMAN_CONTACT')
})
