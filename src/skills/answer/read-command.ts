import type { Message } from '../../domain/message.ts'

export type AnswerCommand =
  | { readonly kind: 'ask' | 'evidence' | 'more'; readonly entryId?: string }
  | { readonly kind: 'rate'; readonly answerId: string; readonly helpful: boolean }

/** "Bukti dong kak": said to be friendly, and no part of the command. */
const courtesy = /(?:\s+(?:dong|donk|ya|kak|min|nih|deh|please|pls))+[?.! ]*$/i

const typedCommands: readonly (readonly [RegExp, AnswerCommand['kind'] & ('evidence' | 'more')])[] = [
  [
    /^\/?(?:(?:apa|mana|lihat|minta|pasal berapa|what(?:'s| is)|show)(?: me)?(?: the)? )?(?:bukti|dasar ?hukum|landasan hukum|pasal|sumber|aturan|evidence|legal basis|sources?)(?:nya)?(?: (?:apa|mana|dari mana|berapa|pasal berapa))?[?.! ]*$/i,
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

/** Reads the choices that answers offer, and the words that mean the same when typed. */
export function createCommandReader(): (message: Message) => AnswerCommand | undefined {
  return ({ choice, text }) => {
    if (choice === undefined) {
      const kind = typedCommands.find(([pattern]) => pattern.test(text.replace(courtesy, '')))?.[1]
      return kind && { kind }
    }
    const [kind, ...rest] = choice.split(':')
    if (kind === 'ask' || kind === 'evidence' || kind === 'more') return { kind, entryId: rest.join(':') }
    if (kind === 'rate') return { kind, helpful: rest[0] === 'up', answerId: rest.slice(1).join(':') }
    return undefined
  }
}
