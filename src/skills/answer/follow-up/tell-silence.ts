import type { Phrases } from '../../../conversation/phrases.ts'
import type { Language } from '../../../domain/language.ts'
import type { Choice, ReplyDraft } from '../../../domain/reply.ts'
import type { Contacts } from '../../../knowledge/contacts.ts'
import type { EntryPair, Knowledge } from '../../../knowledge/knowledge.ts'
import { detailChoice, entryChoice } from '../../../questions/answer-commands.ts'
import type { TopicMemory } from '../memory.ts'
import type { Also } from '../resolve.ts'

const mostChoices = 3

export type Silence = {
  readonly nothingOn: 'case' | 'question'
  readonly pair: EntryPair
  /** The details of it that come nearest. */
  readonly nearest: readonly Also[]
  readonly topic: TopicMemory
  readonly language: Language
  /** What the asker told of themselves with it, as it is named to them. */
  readonly told?: readonly string[]
}

/** What is said where the topic has nothing on a follow-up: that it has not, what holds all the same, and what is near. */
export function createSilence(parts: {
  readonly knowledge: Knowledge
  readonly phrases: Phrases
  readonly contacts: Contacts
}) {
  const { knowledge, phrases, contacts } = parts

  return ({ nothingOn, pair, nearest, topic, language, told: named = [] }: Silence): ReplyDraft => {
    const { title } = pair[language]
    const contact = contacts.get(pair.id.topic)
    const told = named.length === 0 ? '' : `: ${named.join(', ')}`
    const noted = nothingOn === 'case' ? 'case-noted' : 'not-in-topic'
    const said = contact
      ? phrases.say(language, `${noted}-contact`, { title, contact, told })
      : phrases.say(language, noted, { title, told })
    const questions = nearest.flatMap((one) => questionOf(one, language))
    const choices = [...questions, ...beside(pair, topic, language)].slice(0, mostChoices)
    const near = questions.map(({ label }) => `"${label}"`).join(` ${phrases.say(language, 'or')} `)
    const next =
      questions.length > 0
        ? phrases.say(language, 'near-in-topic', { questions: near })
        : phrases.say(language, nothingOn === 'case' ? 'what-next' : 'other-words')
    return { text: `${said} ${next}`, choices }
  }

  /** A detail as a choice, called as it is asked for. */
  function questionOf({ pair, statement: { detail } }: Also, language: Language): Choice[] {
    const label = detail === undefined ? undefined : pair[language].details[detail]?.forms[0]
    return detail === undefined || label === undefined ? [] : [{ pick: detailChoice(pair.id.id, detail), label }]
  }

  /** What the entry points to and was not told yet. */
  function beside(pair: EntryPair, { answers }: TopicMemory, language: Language): Choice[] {
    const told = new Set(answers.map(({ entryId }) => entryId))
    return pair.id.related
      .filter((id) => !told.has(id))
      .flatMap((id) => knowledge.entries.get(id) ?? [])
      .slice(0, mostChoices)
      .map((other) => ({ pick: entryChoice('ask', other.id.id), label: other[language].title }))
  }
}
