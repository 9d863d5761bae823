import { LangEn } from '@nlpjs/lang-en'
import { LangId } from '@nlpjs/lang-id'
import { Nlp } from '@nlpjs/nlp'
import MiniSearch from 'minisearch'
import type { BuiltConversation } from '../../src/build-conversation.ts'
import type { Language } from '../../src/domain/language.ts'
import { bodyOf } from '../../src/knowledge/check/rule.ts'
import type { Knowledge } from '../../src/knowledge/knowledge.ts'
import { plainText } from '../../src/knowledge/plain-text.ts'

export type EngineAnswer = {
  /** The entry answered from; undefined where the engine refused or asked back. */
  readonly entryId?: string
  /** Entries offered to choose from. */
  readonly offered?: readonly string[]
  /** All that was said. */
  readonly text: string
  /** How sure the engine is, comparable between questions of one engine. */
  readonly score: number
}

export type Engine = {
  readonly name: string
  /** Whether it leaves questions unanswered; one that only scores takes the best there is. */
  readonly canRefuse: boolean
  ask(question: string, language: Language): Promise<EngineAnswer>
}

/** Prima as she ships, each question in a conversation of its own. */
export function primaEngine({ conversation }: Pick<BuiltConversation, 'conversation'>): Engine {
  let asked = 0
  return {
    name: 'Prima',
    canRefuse: true,
    async ask(question, language) {
      const id = String(asked++)
      const turn = await conversation.respond(
        {
          id,
          conversationId: `bench:${id}`,
          person: { channel: 'bench', id: 'bench', locale: language },
          kind: 'said',
          text: question,
          attachments: [],
          receivedAtMs: 0,
        },
        undefined,
      )
      const entryId = turn.replies.flatMap(({ citations }) => citations ?? [])[0]?.entryId
      const offered = turn.replies
        .flatMap(({ choices }) => choices ?? [])
        .flatMap(({ pick }) => (pick.act === 'ask' ? [pick.value] : []))
      return {
        text: turn.replies.map(({ text }) => text).join('\n'),
        offered,
        score: entryId ? 1 : 0,
        ...(entryId ? { entryId } : {}),
      }
    },
  }
}

/** Plain MiniSearch over the same entries: title, ways of asking and text as fields, its default options. */
export function miniSearchEngine(knowledge: Knowledge): Engine {
  const index = new MiniSearch<{ id: string; entryId: string; title: string; questions: string; text: string }>({
    fields: ['title', 'questions', 'text'],
    storeFields: ['entryId', 'text'],
  })
  for (const pair of knowledge.entries.values()) {
    for (const entry of [pair.id, pair.en]) {
      const text = plainText(bodyOf(entry))
      const { id: entryId, language, title, questions } = entry
      index.add({ id: `${entryId}.${language}`, entryId, title, questions: questions.join('\n'), text })
    }
  }
  return {
    name: 'MiniSearch',
    canRefuse: false,
    async ask(question) {
      const best = index.search(question)[0]
      return best ? { entryId: best.entryId, text: best.text, score: best.score } : { text: '', score: 0 }
    },
  }
}

/** nlp.js trained on the same ways of asking, one intent an entry. It finds entries and has no text of its own. */
export async function nlpJsEngine(knowledge: Knowledge): Promise<Engine> {
  const { containerBootstrap } = await import('@nlpjs/core')
  const container = await containerBootstrap()
  container.use(Nlp)
  container.use(LangId)
  container.use(LangEn)
  // Its own defaults, but for the log of every round of training.
  container.registerConfiguration('nlu-??', {
    keepStopwords: true,
    nonefeatureValue: 1,
    nonedeltaMultiplier: 1.2,
    spellCheck: false,
    spellCheckDistance: 1,
    filterZeros: true,
    log: false,
  })
  const nlp = container.get('nlp')
  nlp.settings.autoSave = false
  nlp.settings.forceNER = false
  for (const language of ['id', 'en'] as const) {
    nlp.addLanguage(language)
    for (const pair of knowledge.entries.values()) {
      for (const question of pair[language].questions) nlp.addDocument(language, question, pair.id.id)
    }
  }
  await nlp.train()
  return {
    name: 'nlp.js',
    canRefuse: false,
    async ask(question, language) {
      const { intent, score } = await nlp.process(language, question)
      const pair = knowledge.entries.get(intent)
      return pair ? { entryId: intent, text: plainText(bodyOf(pair[language])), score } : { text: '', score: 0 }
    },
  }
}
