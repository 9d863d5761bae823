import type { Message } from '../../domain/message.ts'

/** What a person asks for without a question. */
export type AnswerCommand =
  /** Without an entry, as typed: that of the last answer is meant. */
  | { readonly kind: 'evidence' | 'more'; readonly entryId?: string }
  | { readonly kind: 'ask'; readonly entryId: string }
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

const entryChoice = /^(ask|evidence|more):(.+)$/
const rating = /^rate:(up|down):(.+)$/

/** Reads the choices that answers offer, and the words that mean the same when typed. Undefined for a question. */
export function readCommand({ choice, text }: Pick<Message, 'choice' | 'text'>): AnswerCommand | undefined {
  return choice === undefined ? readTyped(text) : readChoice(choice)
}

function readTyped(text: string): AnswerCommand | undefined {
  const kind = typedCommands.find(([pattern]) => pattern.test(text.replace(courtesy, '')))?.[1]
  return kind && { kind }
}

function readChoice(choice: string): AnswerCommand {
  const [, kind, entryId] = entryChoice.exec(choice) ?? []
  // The pattern names no other kinds.
  if (kind !== undefined && entryId !== undefined) return { kind: kind as 'ask' | 'evidence' | 'more', entryId }
  const [, direction, answerId] = rating.exec(choice) ?? []
  return answerId === undefined ? { kind: 'stale' } : { kind: 'rate', helpful: direction === 'up', answerId }
}
