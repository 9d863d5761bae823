import { expect, test } from 'vitest'
import { languages } from '../../../src/domain/language.ts'
import { buildMessage } from '../../support/builders.ts'
import { primaAsShipped } from '../../support/knowledge.ts'

test('the greeting offers a question of each topic, and its answer is there', async () => {
  const { conversation, knowledge } = primaAsShipped()
  const { replies } = await conversation.respond(buildMessage({ text: 'halo' }), undefined)
  const offered = replies.flatMap(({ choices = [] }) => choices.filter(({ pick }) => pick.act === 'ask'))
  const topics = offered.map(({ pick }) => knowledge.entries.get(pick.value)?.id.topic)
  expect(topics).toEqual(['oss', 'pse', 'cs-analysis', 'cse'])
  expect(languages.every((language) => knowledge.entries.get(offered[0]?.pick.value ?? '')?.[language])).toBe(true)
})
