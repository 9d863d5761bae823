import type { ChoiceReference } from './choice.ts'
import type { Citation } from './citation.ts'
import type { Language } from './language.ts'

/** Something the person may pick instead of typing. */
export type Choice = {
  /** What comes back as `Message.pick`. */
  readonly pick: ChoiceReference
  /** At most 60 characters; what does not fit a button is cut by the channel, see `shortLabel`. */
  readonly label: string
  /** What it opens is looked at beside the conversation, such as evidence: a channel may show it in a window of its own. */
  readonly aside?: true
  /** Where the reply asks yes or no: a bare "ya" or "gak jadi" picks it. */
  readonly means?: 'yes' | 'no'
}

/** The choice as what a bare yes picks. */
export function asYes(choice: Choice): Choice {
  return { ...choice, means: 'yes' }
}

/** The two choices of a reply that asks yes or no. */
export function yesOrNo(yes: Choice, no: Choice): readonly Choice[] {
  return [asYes(yes), { ...no, means: 'no' }]
}

/** A file to hand to the person. */
export type ReplyFile = {
  readonly name: string
  readonly mediaType: string
  /** Content, base64. */
  readonly content: string
}

/** What Prima says, free of any channel. */
export type Reply = {
  /** Unique: the message's id and the position in its turn. */
  readonly id: string
  /** Markdown: paragraphs, lists, bold, italics, links, quotes, code, tables. */
  readonly text: string
  readonly citations?: readonly Citation[]
  readonly choices?: readonly Choice[]
  /** Set on answers that can be rated; ratings come back as picks, see `ratingOf`. */
  readonly answerId?: string
  readonly image?: ReplyFile & { readonly alternativeText: string }
  readonly file?: ReplyFile
  /** `asker`: others in the same place need not see it. Default: everyone. */
  readonly audience?: 'everyone' | 'asker'
  /** What the text is written in: the channel's own words beside it are in the same. Set by the conversation. */
  readonly language?: Language
  /** Says the same as the text by a sign on the person's message, for channels that have such signs. */
  readonly sign?: Sign
  /** The person is asked to write something: a channel may open its field for a reply. */
  readonly awaitsWords?: true
}

/** A sign on a message, as an emoji. */
export type Sign = '👍'

/** A reply before the turn has numbered it. */
export type ReplyDraft = Omit<Reply, 'id' | 'language'>
