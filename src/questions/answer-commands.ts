import { questionPart } from '../conversation/clean-message.ts'
import { type ChoiceReference, readRating } from '../domain/choice.ts'
import type { Message } from '../domain/message.ts'
import { isAnswerId } from './answer-id.ts'

/** What a person asks for without a question. */
export type AnswerCommand =
  /** Without an entry, as typed: that of the last answer is meant. */
  | { readonly kind: 'evidence' | 'more'; readonly entryId?: string }
  | { readonly kind: 'ask'; readonly entryId: string }
  /** One of the questions and answers of an entry, counted from 0. */
  | { readonly kind: 'detail'; readonly entryId: string; readonly at: number }
  | { readonly kind: 'rate'; readonly answerId: string; readonly helpful: boolean }
  /** A choice that no skill offers, or offers no longer. */
  | { readonly kind: 'stale' }

/** "Bukti dong kak": said to be friendly, and no part of the command. */
const courtesy = /(?:\s+(?:dong|donk|ya|kak|min|nih|deh|please|pls))+[?.! ]*$/i

const typedCommands: readonly (readonly [RegExp, 'evidence' | 'more'])[] = [
  [
    /^\/?(?:(?:apa|mana|lihat|minta|sebutkan|tunjukkan|kasih tau|pasal berapa|what(?:'s| is)|show)(?: me)?(?: the)? )?(?:bukti|dasar ?hukum|landasan hukum|pasal|sumber|aturan|evidence|legal basis|rules?|sources?)(?:nya)?(?: (?:apa|mana|dari mana|berapa|pasal berapa))?[?.! ]*$/i,
    'evidence',
  ],
  [
    /^(?:itu |yang tadi |terus )?(?:kata siapa|(?:(?:tahu|tau|dapat|dapet)(?:nya)? )?dari ?mana(?: (?:angka|data|info|informasi)(?:nya)?)?(?: itu)?|(?:angka|data|info|informasi)(?:nya)? (?:itu )?(?:(?:dapat|dapet) )?dari ?mana|dasarnya(?: apa)?|says who|how do you know(?: that)?|where (?:does|did|do) (?:that|this|it|you) (?:come from|get (?:that|this|it)(?: from)?))[?.! ]*$/i,
    'evidence',
  ],
  [
    /^(?:yakin|beneran|serius|benarkah|masa sih|are you sure|really)(?: (?:nih|ga|gak|tuh|itu|about that))?[?.! ]*$/i,
    'evidence',
  ],
  [
    /^\/?(?:selengkapnya|lengkap(?:nya)?|detail(?:nya)?|rincian(?:nya)?|lanjut(?:kan|in)?|more|details?)[?.! ]*$/i,
    'more',
  ],
]

/** What answers offer: `ask`, `evidence` and `more` of an entry, and the rating. */
export function entryChoice(act: 'ask' | 'evidence' | 'more', entryId: string): ChoiceReference {
  return { skill: 'answer', act, value: entryId }
}

/** Between an entry and the number of its detail. */
const detailMark = '#'

/** The choice of one of the questions and answers of an entry, counted from 0. */
export function detailChoice(entryId: string, at: number): ChoiceReference {
  return { skill: 'answer', act: 'detail', value: `${entryId}${detailMark}${at}` }
}

/** Reads the choices that answers offer, and the words that mean the same when typed. Undefined for a question. */
export function readCommand(message: Pick<Message, 'pick' | 'text'>): AnswerCommand | undefined {
  return message.pick === undefined ? readTyped(questionPart(message.text)) : readPick(message.pick)
}

function readTyped(text: string): AnswerCommand | undefined {
  const kind = typedCommands.find(([pattern]) => pattern.test(text.replace(courtesy, '')))?.[1]
  return kind && { kind }
}

function readPick(pick: ChoiceReference): AnswerCommand {
  const rating = readRating(pick)
  if (rating) return isAnswerId(rating.answerId) ? { kind: 'rate', ...rating } : { kind: 'stale' }
  const { act, value: entryId } = pick
  if (act === 'detail') {
    const [id = '', at = ''] = entryId.split(detailMark)
    return /^\d+$/.test(at) ? { kind: 'detail', entryId: id, at: Number(at) } : { kind: 'stale' }
  }
  return act === 'ask' || act === 'evidence' || act === 'more' ? { kind: act, entryId } : { kind: 'stale' }
}
