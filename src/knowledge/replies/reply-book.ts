import { join } from 'node:path'
import { z } from 'zod'
import { readLanguageFile } from '../text/read-language-file.ts'

/** How a text may sound: casual or formal Indonesian, or English. */
export const voices = ['casual', 'formal', 'en'] as const
export type Voice = (typeof voices)[number]

/** Who a text is for. */
export const recipients = ['customer', 'public', 'vendor', 'boss', 'directors', 'manager', 'staff'] as const
export type Recipient = (typeof recipients)[number]

export const forms = ['chat', 'letter', 'email', 'spoken', 'public'] as const
export type Form = (typeof forms)[number]

export const changes = [
  'shorter',
  'longer',
  'casual',
  'formal',
  'plain',
  'english',
  'indonesian',
  'again',
  'ours',
  'not-ours',
  'no-amount',
  'insist',
  'by-phone',
] as const
export type Change = (typeof changes)[number]

/** Slots that are filled by the concepts that were told. */
export const toldSlots = [
  'problem',
  'reason-of',
  'matter',
  'asked',
  'demand',
  'relief',
  'cause',
  'reason',
  'condolence',
  'keepsake',
  'ignored',
  'proof',
] as const

/** What a text is to do, beside making up for what happened. */
export const stanceIds = [
  'breach',
  'consent',
  'survey',
  'clause',
  'invite',
  'testimonial',
  'condolence',
  'hold',
  'correct',
  'refuse',
  'remind',
  'vendor',
  'announce-staff',
  'announce',
  'ask',
  'thank',
  'welcome',
  'winback',
  'follow-up',
  'warn-staff',
  'praise-staff',
  'refuse-staff',
  'apologise',
  'tell',
] as const

const text = z.string().min(1)
const words = z.array(text).min(1)
const inVoices = z.strictObject({ casual: z.string(), formal: z.string(), en: z.string() })
const quote = z.strictObject({ entry: text, words: z.strictObject({ id: text, en: text }).optional() })
const parts = z.strictObject({ fact: text, feel: text.optional(), now: text, choice: text.optional(), insist: text })
const named = z.strictObject({ id: text, en: text, words })

const situationSchema = z.strictObject({
  id: text,
  to: z.enum(['customer', 'staff']).default('customer'),
  entry: text,
  advice: quote.optional(),
  /** What its text does; of those that do the same the plain one is for where no other is told. */
  stance: z.enum(stanceIds).optional(),
  plain: z.boolean().default(false),
  /** Found only where its stance was said; what happened alone does not tell it. */
  onlyAsked: z.boolean().default(false),
  /** False: there is nothing to advise on it. */
  advises: z.boolean().default(true),
  /** False: it is said to many, or begins with whom it is said to. */
  hello: z.boolean().default(true),
  /** Not offered to who only tells it: first there is something else to do. */
  onWish: z.boolean().default(false),
  /** Told of one's own people, it is a matter of coaching and not of what to say to the customer. */
  ofStaff: z.boolean().default(false),
  /** Asked for in few words, it is another text in the same case: an invitation. */
  takesOver: z.boolean().default(false),
  /** It is there to have something chosen: the choice stays in a short text. */
  toChoose: z.boolean().default(false),
  /** Said to the person who asks, before anything else. */
  warm: z.strictObject({ id: text, en: text }).optional(),
  fault: z.enum(['ours', 'unclear', 'none']),
  form: z.enum(forms).optional(),
  /** What a letter or email of it is about. */
  subject: z.strictObject({ id: text, en: text }).optional(),
  signs: z.array(text).default([]),
  casual: parts,
  formal: parts,
  en: parts,
})
export type Situation = z.infer<typeof situationSchema>
export type Quoted = z.infer<typeof quote>

const stanceSchema = z.strictObject({
  id: z.enum(stanceIds),
  /** In a wish for a text these say what it is to do … */
  when: z.array(text).default([]),
  /** … and these are such a wish by themselves. */
  asks: z.array(text),
  not: z.array(text).default([]),
  to: z.enum(recipients).optional(),
})
export type Stance = z.infer<typeof stanceSchema>

const address = z.strictObject({ call: text, you: text })
const addresses = z.strictObject({ casual: address, formal: address, en: address })
const told = z.array(z.strictObject({ when: z.array(text), id: z.string(), en: z.string() })).min(1)
const around = [
  'hello',
  'hello-spoken',
  'hello-public',
  'joined',
  'gives',
  'keeps-word',
  'cannot',
  'can',
  'close-letter',
  'letter-head',
  'email-head',
  'letter-open',
  'letter-thanks',
  'subject-sorry',
  'subject-answer',
  'boss',
  'directors',
  'vendor',
  'notice',
  'manager',
  'close-mail',
] as const

const frameSchema = z.strictObject({
  address: z.strictObject({ unknown: addresses, woman: addresses, man: addresses, staff: addresses }),
  sorry: z.strictObject({ ours: inVoices, unclear: inVoices }),
  ...(Object.fromEntries(around.map((name) => [name, inVoices])) as Record<(typeof around)[number], typeof inVoices>),
  'long-forms': z.record(text, text),
  also: z.array(inVoices.extend({ when: text, except: z.array(text) })),
  told: z.strictObject(
    Object.fromEntries(toldSlots.map((slot) => [slot, told])) as Record<(typeof toldSlots)[number], typeof told>,
  ),
})

/** Texts that are not written: what tells that one would ask for a secret, or have somebody watched who does not know it. */
const declinedSchema = z.strictObject({
  secret: z.strictObject({ things: words, asks: words, not: words, theirs: words, back: words }),
  watching: z.strictObject({ covertly: words, watch: words, people: words, not: words }),
})

const conceptsSchema = z.record(text, words)
const thingsSchema = z.strictObject({
  things: z.array(named).min(1),
  occasions: z.array(named).min(1),
  units: z.array(named.extend({ one: text })).min(1),
  numbers: z.record(text, z.union([z.number(), text])),
  days: z.array(named).min(1),
})

const changeWords = Object.fromEntries(changes.map((change) => [change, words])) as Record<Change, typeof words>
const namedRecipients = ['vendor', 'directors', 'boss', 'manager', 'staff', 'public'] as const
const wishesSchema = z.strictObject({
  write: words,
  texts: words,
  draft: words,
  /** A word of asking with one of these anywhere, for somebody who is named, is a wish for a text. */
  'asking-for': words,
  nouns: words,
  say: words,
  react: words,
  elsewhere: words,
  lacking: words,
  not: words,
  to: z.strictObject(
    Object.fromEntries(namedRecipients.map((to) => [to, words])) as Record<
      (typeof namedRecipients)[number],
      typeof words
    >,
  ),
  forms: z.strictObject(
    Object.fromEntries(forms.map((form) => [form, words])) as Record<(typeof forms)[number], typeof words>,
  ),
  changes: z.strictObject(changeWords),
  cannot: words,
  can: words,
  add: words,
  leave: words,
  name: words,
  figures: words,
  pronouns: words,
  asking: words,
  another: words,
  asks: z
    .array(
      z.strictObject({
        id: text,
        words,
        /** Asked even where the words would be a wish for a text. */
        always: z.literal(true).optional(),
        /** The answer in a sentence of our own, before the statement. */
        says: z.strictObject({ id: text, en: text }).optional(),
        quote,
        show: z.enum(['draft', 'public']).optional(),
      }),
    )
    .min(1),
})

const offersSchema = z.strictObject({
  us: words,
  will: words,
  give: words,
  our: words,
  things: words,
  happen: words,
  when: words,
  not: words,
})

const map = z.record(text, z.string())
const polishSchema = z.strictObject({
  ask: words,
  reply: words,
  not: words,
  spelling: z.strictObject({ id: map, en: map }),
  plain: z.strictObject({ id: map, en: map }),
  casual: map,
  formal: map,
  hello: inVoices,
  heard: inVoices,
  next: inVoices,
  close: inVoices,
  options: inVoices,
  trouble: words,
  sorry: words,
})
/** How a reply that somebody wrote themselves is made better. */
export type ReplyPolish = z.infer<typeof polishSchema>

export type ReplyFrame = z.infer<typeof frameSchema>
export type ReplyThings = z.infer<typeof thingsSchema>
export type ReplyWishes = z.infer<typeof wishesSchema>

/** Of what drafts are made, and how people ask for them. knowledge/replies/README.md explains the files. */
export type ReplyBook = {
  readonly concepts: Readonly<Record<string, readonly string[]>>
  readonly things: ReplyThings
  readonly wishes: ReplyWishes
  readonly frame: ReplyFrame
  readonly polish: ReplyPolish
  /** By which words a case tells what we give and what happens when. */
  readonly offers: z.infer<typeof offersSchema>
  /** What tells a text that is not written. */
  readonly declined: z.infer<typeof declinedSchema>
  readonly stances: readonly Stance[]
  readonly situations: readonly Situation[]
}

/** The files with situations, in the order in which the first of equals is taken. */
export const situationFiles = [
  'service',
  'orders',
  'money',
  'disputes',
  'people',
  'staff',
  'refusals',
  'claims',
  'notices',
  'courtesies',
  'partners',
] as const

/**
 * Reads `directory`, knowledge/replies.
 * @throws KnowledgeError naming file and line of what is not right.
 */
export function readReplyBook(directory: string): ReplyBook {
  const list = z.array(situationSchema).min(1)
  return {
    concepts: readLanguageFile(directory, 'concepts.yaml', conceptsSchema),
    things: readLanguageFile(directory, 'things.yaml', thingsSchema),
    wishes: readLanguageFile(directory, 'wishes.yaml', wishesSchema),
    frame: readLanguageFile(directory, 'frame.yaml', frameSchema),
    polish: readLanguageFile(directory, 'polish.yaml', polishSchema),
    offers: readLanguageFile(directory, 'offers.yaml', offersSchema),
    declined: readLanguageFile(directory, 'declined.yaml', declinedSchema),
    stances: readLanguageFile(directory, 'stances.yaml', z.array(stanceSchema).min(1)),
    situations: situationFiles.flatMap((name) => readLanguageFile(join(directory, 'situations'), `${name}.yaml`, list)),
  }
}
