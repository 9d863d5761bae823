import { z } from 'zod'
import { wordsIn } from '../../domain/words-in.ts'
import { readLanguageFile } from '../../knowledge/text/read-language-file.ts'
import { withoutPhrase } from '../../knowledge/text/without-phrase.ts'
import type { Words } from '../../knowledge/text/words.ts'
import { createWordedActReader } from './act-words.ts'

/** What a message does with the last answer instead of asking something of its own. */
export type DialogueAct =
  | { readonly kind: 'shorter' | 'simpler' | 'source' | 'next' | 'steps' }
  | { readonly kind: 'begin' }
  /** In that language; in so many points, where that was said. */
  | { readonly kind: 'indonesian' | 'english'; readonly number?: number }
  | { readonly kind: 'reason' | 'message' | 'tone' | 'difference' }
  /** What was answered before was bad; all of it as a list. */
  | { readonly kind: 'complaint' | 'checklist' }
  /** So many points, where that was said. */
  | { readonly kind: 'points'; readonly number: number | undefined }
  /** `rest`: what is held to be true instead, or was meant. Empty: nothing else was said. */
  | { readonly kind: 'doubt' | 'beside'; readonly rest: string }
  /** `rest`: what it is to be an example for. */
  | { readonly kind: 'example' | 'back'; readonly rest: string }
  /** The n-th of what was listed, counted from 1. */
  | { readonly kind: 'item'; readonly number: number }
  /** "So it is not required?": whether it was understood. `rest`: what was. */
  | { readonly kind: 'confirm'; readonly rest: string }
  /** Something about the asker, in whose light the last question is to be answered again. */
  | { readonly kind: 'context' }

type InLanguage = Extract<DialogueAct, { readonly kind: 'indonesian' | 'english' }>

function isInLanguage(act: DialogueAct): act is InLanguage {
  return act.kind === 'indonesian' || act.kind === 'english'
}

const wholeActs = [
  'shorter',
  'simpler',
  'example',
  'reason',
  'source',
  'doubt',
  'next',
  'begin',
  'back',
  'indonesian',
  'english',
] as const
type WholeAct = (typeof wholeActs)[number]

const phrases = z.array(z.string())
const schema = z.strictObject({
  fillers: phrases,
  ...(Object.fromEntries(wholeActs.map((act) => [act, phrases])) as Record<WholeAct, typeof phrases>),
  beside: phrases,
  doubts: phrases,
  cues: z.strictObject({ shorter: phrases, source: phrases, example: phrases }),
  'confirm-openers': phrases,
  'context-openers': phrases,
  ordinals: z.record(z.string(), phrases),
  'item-words': phrases,
})

/** In so few words, one that tells an act tells it wherever it stands: "mohon sumber aturannya", "singkatin jadi 3 poin". */
const mostWordsAround = 6
/** What stands behind "…" may have so many words. */
const mostWordsOfRest = 5
/** Longer messages say something of their own. */
const mostWordsOfConfirmation = 8
const mostWordsOfDoubt = 16
/** "Ga ngerti, jelasin kayak ke anak SMP": how it is to be said may take some words. */
const mostWordsOfPlain = 10
/** What an example is to be of says nothing of what it is for. */
const ofExamples = new Set(['kalimat', 'kalimatnya', 'nyata', 'konkret', 'sentence'])
const mostWordsOfContext = 6
/** Who takes the first step, and what may stand behind and before the wish for it. */
const askers = new Set(['kami', 'kita', 'aku'])
const days = new Set(['besok', 'sekarang', 'dulu', 'today', 'tomorrow', 'now'])
const joints = new Set(['terus', 'lalu', 'jadi', 'nah', 'so', 'and', 'then'])

/**
 * Reads what people say about the answer they just got. `directory` is knowledge/language, where `words` came from. Not
 * for messages without an answer before them: "kenapa?" alone asks nothing.
 */
export function createActReader(directory: string, words: Words): (text: string) => DialogueAct | undefined {
  const file = readLanguageFile(directory, 'dialogue-acts.yaml', schema)
  const fillers = new Set(file.fillers)
  const standard = (text: string): string[] =>
    wordsIn(text.replace(/\bke-(?=\p{L}|\p{N})/giu, 'ke ')).flatMap((word) =>
      (words.slang.get(word) ?? word).split(' '),
    )
  const readWorded = createWordedActReader(directory, words, fillers)
  const [besides, doubts] = [file.beside, file.doubts].map((list) =>
    list.map((phrase) => standard(phrase).join(' ')).toSorted((one, other) => other.length - one.length),
  )
  const key = (said: readonly string[]) => said.filter((word) => !fillers.has(word)).join(' ')

  const whole = new Map<string, WholeAct>()
  const open: { readonly act: WholeAct; readonly opening: string }[] = []
  for (const act of wholeActs) {
    for (const phrase of file[act]) {
      if (phrase.endsWith('…')) open.push({ act, opening: key(standard(phrase)) })
      else whole.set(key(standard(phrase)) || standard(phrase).join(' '), act)
    }
  }
  // A single word of them, "english", may begin anything.
  const inLanguages = [...whole].flatMap(([phrase, act]) =>
    (act === 'english' || act === 'indonesian') && phrase.includes(' ') ? [{ phrase, act }] : [],
  )
  const cues = (['shorter', 'source', 'example'] as const).flatMap((kind) =>
    file.cues[kind].map((cue) => ({ cue, act: kind === 'example' ? { kind, rest: '' } : { kind } })),
  )
  const confirmOpeners = file['confirm-openers'].map((opener) => standard(opener).join(' '))
  const contextOpeners = file['context-openers'].map((opener) => standard(opener).join(' '))
  const itemWords = new Set(file['item-words'])
  const ordinals = new Map(
    Object.entries(file.ordinals).flatMap(([number, said]) => said.map((word) => [word, Number(number)] as const)),
  )

  return (text) => readClauses(text) ?? readWhole(text)

  /** "Conto kalimate piye, nganggo basa Indonesia wae": each clause is an act, or courtesy; the first tells. */
  function readClauses(text: string): DialogueAct | undefined {
    const clauses = text.split(/[,.;!?\n]+\s*/).filter((clause) => key(standard(clause)) !== '')
    if (clauses.length < 2) return undefined
    const acts = clauses.map(readWhole)
    const [first] = acts
    const isPlain = first?.kind === 'simpler' || first?.kind === 'shorter'
    if (isPlain && standard(text).length <= mostWordsOfPlain) return first
    // "In English please, my partner is Australian": why it is wanted asks nothing.
    const [, ...others] = clauses
    const asksMore = text.includes('?') || others.flatMap(standard).some((word) => words.questionWords.has(word))
    if (first && isInLanguage(first) && !asksMore && acts.slice(1).every((act) => act === undefined)) return first
    const all = acts.flatMap((act) => (act && act.kind !== 'context' ? [act] : []))
    if (all.length < acts.length) return undefined
    const inLanguage = all.find(isInLanguage)
    const number = all.flatMap((act) => (act.kind === 'points' ? (act.number ?? []) : []))[0]
    if (inLanguage && number !== undefined) return { ...inLanguage, number }
    // "Serius? Kata teman saya ada denda": what is doubted stands in the second.
    return all.find((act) => act.kind === first?.kind && 'rest' in act && act.rest !== '') ?? first
  }

  function readWhole(text: string): DialogueAct | undefined {
    const said = standard(text)
    const bare = key(said)
    const item = itemOf(said)
    if (item !== undefined) return { kind: 'item', number: item }
    const act = whole.get(bare) ?? whole.get(said.join(' ')) ?? beginsIn(bare) ?? languageIn(bare)
    // "Bisa pakai bahasa Inggris saja?" asks about a form, not for a translation.
    if ((act === 'english' || act === 'indonesian') && text.includes('?')) return undefined
    if (act === 'example' || act === 'back' || act === 'doubt') return { kind: act, rest: '' }
    if (act) return { kind: act }
    const opened = open.find(({ opening }) => bare.startsWith(`${opening} `))
    if (opened) {
      const said = bare.slice(opened.opening.length + 1).split(' ')
      const rest = said.filter((word) => opened.act !== 'example' || !ofExamples.has(word)).join(' ')
      const isExampleOrBack = opened.act === 'example' || opened.act === 'back'
      if (isExampleOrBack && rest.split(' ').length <= mostWordsOfRest) return { kind: opened.act, rest }
    }
    return readWords(said, text) ?? readCue(said) ?? readOpener(said)
  }

  /** "In Indonesian please so she can read it": why it is wanted stands behind. */
  function languageIn(bare: string): WholeAct | undefined {
    const found = inLanguages.find(({ phrase }) => bare.startsWith(`${phrase} `))
    const rest = found ? bare.slice(found.phrase.length + 1).split(' ') : []
    const isAsking = rest.some((word) => words.questionWords.has(word))
    return found && rest.length <= mostWordsOfDoubt && !isAsking ? found.act : undefined
  }

  /** "Terus langkah pertama saya ngapain": what joins it to the answer says nothing. */
  function beginsIn(bare: string): WholeAct | undefined {
    const said = bare.split(' ').filter((word) => !askers.has(word))
    const [from, to] = [joints.has(said[0] ?? '') ? 1 : 0, days.has(said.at(-1) ?? '') ? -1 : said.length]
    const act = whole.get(said.slice(from, to).join(' '))
    return act === 'begin' ? act : undefined
  }

  function readWords(said: readonly string[], text: string): DialogueAct | undefined {
    const worded = readWorded(said)
    if (worded === 'points' || worded === 'pinned') return { kind: 'points', number: numberIn(said) }
    if (worded === 'manner') return { kind: 'confirm', rest: '' }
    const number = numberIn(said)
    if (worded === 'at-most' && number !== undefined) return { kind: 'points', number }
    if (worded && worded !== 'at-most') return { kind: worded }
    const confirmed = readConfirmation(text)
    if (confirmed) return confirmed
    if (said.length > mostWordsOfDoubt) return undefined
    const beside = restBeside(said, besides ?? [])
    if (beside !== undefined) return { kind: 'beside', rest: beside }
    const doubted = restBeside(said, doubts ?? [])
    return doubted === undefined ? undefined : { kind: 'doubt', rest: doubted }
  }

  /** "Jadi lapor apa nggak? Jawab tegas dong": how to answer is no part of what is asked. */
  function readConfirmation(text: string): DialogueAct | undefined {
    const clauses = text.split(/(?<=[?.!,;])\s+|\n+/).map(standard)
    const asked = clauses.filter((clause) => readWorded(clause) !== 'manner').flat()
    return asked.length < clauses.flat().length ? readOpener(asked) : undefined
  }

  function numberIn(said: readonly string[]): number | undefined {
    const [number] = said.flatMap((word) => ordinals.get(word) ?? (/^\d$/.test(word) ? Number(word) : []))
    return number
  }

  /** What is said besides the first of the phrases that stands in it; undefined where none does. */
  function restBeside(said: readonly string[], all: readonly string[]): string | undefined {
    const line = ` ${said.join(' ')} `
    const found = all.find((phrase) => line.includes(` ${phrase} `))
    if (found === undefined) return undefined
    const rest = all.reduce((left, phrase) => withoutPhrase(left, ` ${phrase} `), line)
    return key(
      rest
        .trim()
        .split(' ')
        .filter((word) => word !== '' && !words.questionWords.has(word)),
    )
  }

  function readCue(said: readonly string[]): DialogueAct | undefined {
    if (said.length > mostWordsAround) return undefined
    return cues.find(({ cue }) => said.includes(cue))?.act
  }

  function readOpener(said: readonly string[]): DialogueAct | undefined {
    const line = said.join(' ')
    const starts = (openers: readonly string[]) => openers.some((opener) => line.startsWith(`${opener} `))
    const opener = confirmOpeners.find((one) => line.startsWith(`${one} `))
    if (opener !== undefined && said.length <= mostWordsOfConfirmation)
      return { kind: 'confirm', rest: line.slice(opener.length + 1) }
    if (!starts(contextOpeners) || said.length > mostWordsOfContext) return undefined
    const asks = said.some((word) => words.questionWords.has(word))
    return asks ? undefined : { kind: 'context' }
  }

  /** "Yang kedua?", "langkah ke-5 apa?", "the third one". A number alone picks a choice, and is none of these. */
  function itemOf(said: readonly string[]): number | undefined {
    const kept = said.filter((word) => !fillers.has(word) && !words.questionWords.has(word))
    const numbers = kept.flatMap((word) => ordinals.get(word) ?? (/^\d{1,2}$/.test(word) ? Number(word) : []))
    const others = kept.filter((word) => !ordinals.has(word) && !/^\d{1,2}$/.test(word))
    const [number] = numbers
    if (numbers.length !== 1 || number === undefined || !others.every((word) => itemWords.has(word))) return undefined
    return others.length > 0 || kept.length < said.length ? number : undefined
  }
}
