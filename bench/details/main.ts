import { parseArgs } from 'node:util'
import { type BuiltConversation, buildConversation } from '../../src/build-conversation.ts'
import { indexKnowledge } from '../../src/build-index.ts'
import { readConfig } from '../../src/config.ts'
import type { Session } from '../../src/domain/session.ts'
import type { Entry } from '../../src/knowledge/entry.ts'
import { loadKnowledge } from '../../src/knowledge/load-knowledge.ts'
import { plainText } from '../../src/knowledge/plain-text.ts'
import type { Detail } from '../../src/knowledge/told-items.ts'
import { entryChoice } from '../../src/questions/answer-commands.ts'

/** A way of asking that Prima was not shown, and what it asks for. */
type Hidden = { readonly entry: Entry; readonly detail: Detail; readonly way: string }

/** Shares, 0 to 1. */
type Figures = { told: number; another: number; none: number }

/**
 * How well a question on a detail is heard when it is put in words of its own: of each detail one way of asking is hidden,
 * and asked by somebody who has just read the entry, or who has read nothing.
 * `--knowledge DIRECTORY`: another knowledge base than this one. `--misses`: what was not heard.
 */
export async function benchDetails({ directory = '', misses = false, language = 'id' as const } = {}): Promise<void> {
  const config = readConfig({})
  const knowledge = loadKnowledge(directory === '' ? config.knowledgeDirectories : [directory])
  const hidden: Hidden[] = []
  for (const pair of knowledge.entries.values()) {
    const entry = pair[language]
    for (const [at, detail] of entry.details.entries()) {
      // Another one each time: the first tend to be formal, the last clipped.
      const place = (hidden.length + at) % detail.forms.length
      hidden.push({ entry, detail, way: detail.forms[place] ?? '' })
      const kept = detail.forms.filter((_, other) => other !== place)
      Object.assign(detail, { forms: kept })
    }
  }
  const built = buildConversation(config, { clock: { now: () => 0 }, indexed: indexKnowledge(knowledge) })
  const after = await ask(built, hidden, 'after the entry', misses)
  const first = await ask(built, hidden, 'first', misses)
  for (const [name, { told, another, none }] of Object.entries({ 'after the entry': after, first })) {
    console.log(`${name}: told ${told} of ${hidden.length}, another detail ${another}, none ${none}`)
  }
}

async function ask(
  built: BuiltConversation,
  hidden: readonly Hidden[],
  how: string,
  misses: boolean,
): Promise<Figures> {
  const figures: Figures = { told: 0, another: 0, none: 0 }
  const details = [...built.knowledge.entries.values()].flatMap(({ id }) => id.details)
  let asked = 0
  const say = (parts: object, session?: Session) => {
    const id = String(asked++)
    const person = { channel: 'bench', id: 'bench' }
    const message = {
      id,
      conversationId: id,
      person,
      kind: 'said' as const,
      text: '',
      attachments: [],
      receivedAtMs: 0,
    }
    return built.conversation.respond({ ...message, ...parts }, session)
  }
  for (const { entry, detail, way } of hidden) {
    const before =
      how === 'first' ? undefined : (await say({ kind: 'picked', pick: entryChoice('ask', entry.id) })).session
    const reply = (await say({ text: way }, before)).replies.map(({ text }) => plainText(text)).join('\n')
    const isTold = ({ statement }: Detail) => reply.includes(plainText(statement))
    const outcome = isTold(detail) ? 'told' : details.some(isTold) ? 'another' : 'none'
    figures[outcome]++
    if (misses && outcome !== 'told')
      console.log(`  ${how} | ${outcome} | ${entry.id} | ${way} | ${reply.slice(0, 110).replaceAll('\n', ' ')}`)
  }
  return figures
}

if (process.argv[1] === import.meta.filename) {
  const { values } = parseArgs({ options: { knowledge: { type: 'string' }, misses: { type: 'boolean' } } })
  await benchDetails({ directory: values.knowledge ?? '', misses: values.misses ?? false })
}
