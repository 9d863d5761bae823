import { z } from 'zod'
import type { Language } from '../../../domain/language.ts'
import { wordsIn } from '../../../domain/words-in.ts'
import type { Knowledge } from '../../../knowledge/knowledge.ts'
import { plainText } from '../../../knowledge/plain-text.ts'
import { readLanguageFile } from '../../../knowledge/text/read-language-file.ts'
import type { RememberedAnswer, TopicMemory } from '../memory.ts'

const phrases = z.array(z.string())
const schema = z.object({
  returns: phrases,
  first: phrases,
  fillers: phrases,
  before: phrases,
  denied: phrases,
  meant: phrases,
  items: phrases,
})
const ordinalsSchema = z.object({ ordinals: z.record(z.string(), phrases) })

/** What a message says once that is resolved at which it points back, and the topic that it is about then. */
export type PointedBack = { readonly text: string; readonly topic: TopicMemory }

/** Undefined: the message points back at nothing that was said. */
export type PointingBack = (text: string, topic: TopicMemory, language: Language) => PointedBack | undefined

/** So many words of an item say which one it is. */
const wordsOfItem = 8
/** What is asked of an item takes so many words at least: "yang kedua?" alone wants the item itself. */
const leastWordsOfRest = 2

/**
 * Reads pointing-back.yaml of `directory`, knowledge/language. A message that goes back is about the answer it goes back to,
 * and says only what comes after that; one that asks something of an item of the last list says what stands there.
 */
export function createPointingBack(directory: string, { entries }: Pick<Knowledge, 'entries'>): PointingBack {
  const file = readLanguageFile(directory, 'pointing-back.yaml', schema)
  const { ordinals } = readLanguageFile(directory, 'dialogue-acts.yaml', ordinalsSchema)
  const [first, fillers] = [new Set(file.first), new Set(file.fillers)]
  const going = new RegExp(
    `^(?:(?:${anyOf(file.before)})[\\s,.]+){0,3}(?:[^,.?]{0,30}[,.]\\s*)?(?:${anyOf(file.returns)})\\s+([^,.?:–]{2,40}?)\\s*(?:[,.:?–]|\\s-\\s)+\\s*(\\S.*)$`,
    'is',
  )
  const numbers = new Map(
    Object.entries(ordinals).flatMap(([number, words]) => words.map((word) => [word, Number(number)] as const)),
  )
  const item = new RegExp(`\\b(?:${anyOf(file.items)})\\s+(?:ke-?)?(${anyOf([...numbers.keys()])}|\\d{1,2})\\b`, 'i')

  const meant = new RegExp(
    `(?<![\\p{L}])(?:${anyOf(file.denied)})(?![\\p{L}])[^?!]{0,60}?(?<![\\p{L}])(?:${anyOf(file.meant)})[\\s,:]+(\\S.*)$`,
    'isu',
  )

  return (text, topic, language) => goBack(text, topic, language) ?? putRight(text, topic) ?? ofItem(text, topic)

  /** "Bukan itu yg gw tanya, maksudnya berapa lama prosesnya": what was meant alone, as one that puts right. */
  function putRight(text: string, topic: TopicMemory): PointedBack | undefined {
    const rest = meant.exec(text)?.[1]
    if (rest === undefined || topic.answers.length === 0 || wordsIn(rest).length < leastWordsOfRest) return undefined
    return { text: `${file.meant[0]} ${rest}`, topic }
  }

  function goBack(text: string, topic: TopicMemory, language: Language): PointedBack | undefined {
    const [, to, rest] = going.exec(text) ?? []
    if (to === undefined || rest === undefined || topic.answers.length < 2) return undefined
    const meant = answerFor(wordsIn(to), topic, language)
    if (!meant) return undefined
    const others = topic.answers.filter((one) => one !== meant)
    return { text: rest, topic: { ...topic, answers: [meant, ...others] } }
  }

  function answerFor(
    to: readonly string[],
    { answers }: TopicMemory,
    language: Language,
  ): RememberedAnswer | undefined {
    if (to.some((word) => first.has(word))) return answers.at(-1)
    const telling = to.filter((word) => !fillers.has(word))
    if (telling.length === 0) return answers[1]
    const said = ({ entryId, question }: RememberedAnswer) =>
      new Set(wordsIn(`${entries.get(entryId)?.[language].title ?? ''} ${question}`))
    const scored = answers.map((answer) => ({
      answer,
      score: telling.filter((word) => said(answer).has(word)).length,
    }))
    const best = scored.reduce((one, other) => (other.score >= one.score ? other : one))
    return best.score > 0 ? best.answer : undefined
  }

  function ofItem(text: string, topic: TopicMemory): PointedBack | undefined {
    const found = item.exec(text)
    const named = found?.[1]?.toLowerCase()
    if (!found || named === undefined) return undefined
    const listed = topic.items[(numbers.get(named) ?? Number(named)) - 1]
    const rest = text.replace(found[0], ' ').replace(/\s+/g, ' ').trim()
    const asked = wordsIn(rest).filter((word) => !fillers.has(word))
    if (listed === undefined || asked.length < leastWordsOfRest) return undefined
    return { text: `${plainText(listed).split(/\s+/).slice(0, wordsOfItem).join(' ')} ${rest}`, topic }
  }
}

const line = /^\s*(?:\d+[.)]|[-*])\s+(.*)$/
const row = /^\s*\|(.+)\|\s*$/
const rule = /^[\s|:-]+$/
/** So many items are remembered, each so many characters. */
const most = { items: 12, letters: 160 }

/** What a reply lists, in its order: items, or rows of a table. Empty where it lists nothing. */
export function itemsIn(text: string): readonly string[] {
  const lines = text.split('\n')
  const items = lines.flatMap((one) => line.exec(one)?.[1] ?? [])
  const rows = lines.flatMap((one) => (rule.test(one) ? [] : (row.exec(one)?.[1] ?? [])))
  const listed =
    items.length > 1
      ? items
      : rows.slice(1).map((one) =>
          one
            .split('|')
            .map((cell) => cell.trim())
            .join(': '),
        )
  return listed.length > 1 ? listed.slice(0, most.items).map((one) => one.slice(0, most.letters)) : []
}

function anyOf(list: readonly string[]): string {
  return list
    .toSorted((one, other) => other.length - one.length)
    .map(RegExp.escape)
    .join('|')
}
