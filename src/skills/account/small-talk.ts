import { z } from 'zod'
import { createNameReader } from '../../knowledge/read-names.ts'
import { readLanguageFile } from '../../knowledge/text/read-language-file.ts'
import { withoutPhrase } from '../../knowledge/text/without-phrase.ts'

const smallTalkKinds = [
  'greeting',
  'thanks',
  'farewell',
  'help',
  'capability',
  'ask-away',
  'identity',
  'human',
  'wellbeing',
  'privacy',
  'cancel',
  'wrong-answer',
  'unclear',
  'hurry',
  'language-id',
  'language-en',
  'language-ask',
] as const
const disturbanceKinds = ['instructions', 'insult'] as const
export type SmallTalk = (typeof smallTalkKinds)[number] | (typeof disturbanceKinds)[number]

const fileSchema = z.strictObject({
  others: z.array(z.string()),
  fillers: z.array(z.string()),
  thanked: z.array(z.string()),
  'goes-on': z.array(z.string()),
  whole: z.record(z.enum(smallTalkKinds), z.array(z.string())),
  anywhere: z.record(z.enum(disturbanceKinds), z.array(z.string())),
})

/** An insult in a longer message, or beside a name of our topics, is temper, not the point: the rest of it is answered. */
const maxWordsOfInsult = 6
/** So few words beside thanks are courtesy, too: "terima kasih, semoga berhasil". */
const maxWordsBesideThanks = 4

/**
 * Recognises what is no question: greetings, thanks, "who are you", a change of language, insults, attempts to change
 * the rules. `directory` is knowledge/language.
 */
export function createSmallTalkReader(directory: string): (text: string) => SmallTalk | undefined {
  const file = readLanguageFile(directory, 'small-talk.yaml', fileSchema)
  const readNames = createNameReader(directory)
  const fillers = file.fillers.map(spaced)
  const whole = smallTalkKinds
    .flatMap((kind) => file.whole[kind].map((phrase) => ({ kind, phrase: spaced(phrase) })))
    .toSorted((a, b) => b.phrase.length - a.phrase.length)
  const anywhere = disturbanceKinds.map((kind) => ({ kind, phrases: file.anywhere[kind].map(spaced) }))

  const thanked = file.thanked.map(spaced)
  const goesOn = new Set(file['goes-on'])

  return read

  /** Thanks, and a few words beside them that neither ask nor name anything of ours. */
  function isThanked(text: string, rest: string): boolean {
    const words = rest.trim().split(' ')
    const isShort = words.length <= maxWordsBesideThanks && !/[?\p{Number}]/u.test(text)
    const isThanks = thanked.some((phrase) => spaced(text).includes(phrase))
    return isThanks && isShort && !words.some((word) => goesOn.has(word)) && readNames(rest).names.size === 0
  }

  function read(text: string): SmallTalk | undefined {
    let rest = spaced(text)
    for (const { kind, phrases } of anywhere) {
      if (!phrases.some((phrase) => rest.includes(phrase))) continue
      const isTheWholePoint = rest.trim().split(' ').length <= maxWordsOfInsult && readNames(text).names.size === 0
      if (kind !== 'insult' || isTheWholePoint) return kind
    }
    const found = new Set<SmallTalk>()
    for (const { kind, phrase } of whole) {
      if (!rest.includes(phrase)) continue
      rest = withoutPhrase(rest, phrase)
      found.add(kind)
    }
    for (const filler of fillers) rest = withoutPhrase(rest, filler)
    if (rest.trim() !== '') return isThanked(text, rest) ? 'thanks' : undefined
    // "Kak", "min": she is called, and nothing is said yet.
    if (found.size === 0) return /\p{Letter}/u.test(text) ? 'greeting' : undefined
    // "Halo, makasih ya kak, bantuan": the most specific wish wins over courtesy.
    const kinds = smallTalkKinds.filter((kind) => found.has(kind))
    return kinds.find((kind) => kind !== 'greeting' && kind !== 'thanks') ?? kinds.at(-1)
  }
}

/** Whether somebody else than Prima is spoken of. `directory` is knowledge/language. */
export function createOthersReader(directory: string): (text: string) => boolean {
  const others = readLanguageFile(directory, 'small-talk.yaml', fileSchema).others.map(spaced)
  return (text) => others.some((other) => spaced(text).includes(other))
}

/** Words separated and surrounded by single spaces, every run of a letter cut to one: "Haloo, hallo!!" -> " halo halo ". */
function spaced(text: string): string {
  const words = text
    .toLowerCase()
    .replace(/['’`]/g, '')
    .match(/[\p{Letter}\p{Number}/-]+/gu)
  return ` ${(words ?? []).map((word) => word.replace(/(\p{Letter})\1+/gu, '$1')).join(' ')} `
}
