import { z } from 'zod'
import type { Adviser } from '../../conversation/model/advice.ts'
import type { Phrases } from '../../conversation/phrases.ts'
import type { Claim, Skill, SkillOutcome, TurnContext } from '../../conversation/skill.ts'
import { escapeMarkdown } from '../../domain/escape-markdown.ts'
import type { JudgedReply } from '../../knowledge/practice/judged-reply.ts'
import type { PracticeRules } from '../../knowledge/practice/load-practice.ts'
import { rateReply } from '../../rubric/rate-reply.ts'
import { compose, type Draft, draftSchema } from './draft.ts'
import { keepsLimits } from './keeps-limits.ts'
import type { ReplyReader } from './read-reply-wish.ts'
import type { ReplyBook } from './reply-book.ts'

export const replyPhraseKeys = ['draft', 'amended', 'worded', 'how', 'help'] as const
export type ReplyPhraseKey = (typeof replyPhraseKeys)[number]

export type ReplyParts = {
  readonly book: ReplyBook
  readonly reader: ReplyReader
  readonly readJudged: (text: string) => JudgedReply | undefined
  readonly phrases: Phrases<ReplyPhraseKey>
  /** Who words a draft. Undefined: the rules alone. */
  readonly wording?: { readonly advise: Adviser; readonly rules: () => PracticeRules }
}

export const replySkill = 'reply'
const longest = 600
const longestAmendment = 250
/** Two sentences more than a reply needs. */
const longestReply = 600

const memorySchema = z.object({ at: z.int(), draft: draftSchema })

/** Writes replies to customers from what is told of the case, and changes them as one says, until another matter comes up. */
export function createReplySkill({ book, reader, readJudged, phrases, wording }: ReplyParts): Skill {
  return {
    name: replySkill,
    help: (language) => [phrases.say(language, 'help')],
    claim(context) {
      const { message, command, language, lastSkill } = context
      const { text } = message
      if (command || message.pick || text === '' || text.length > longest) return undefined
      const draft = reader.wish(text, language)
      if (draft) return claim('wants', () => show(draft, context, 'draft'))
      if (text.length > longestAmendment) return undefined
      const [before = ''] = context.asked
      const judgedBefore = reader.wantsBetter(text) ? readJudged(before) : undefined
      if (judgedBefore) {
        const judged = reader.begin(`${judgedBefore.about} ${judgedBefore.reply}`, language)
        return claim('owns', () => show(reader.amended(judged, text) ?? judged, context, 'draft'))
      }
      const last = lastSkill === replySkill ? lastDraft(context) : undefined
      const amended = last && reader.amended(last, text)
      if (!amended || (text.trim().endsWith('?') && !reader.wantsBetter(text))) return undefined
      return claim('owns', () => show(amended, context, 'amended'))
    },
  }

  function claim(strength: Claim['strength'], respond: () => Promise<SkillOutcome>): Claim {
    return { strength, respond }
  }

  async function show(draft: Draft, context: TurnContext, key: 'draft' | 'amended'): Promise<SkillOutcome> {
    const { language, turns } = context
    const worded = await inOwnWords(draft, context)
    const text = [
      phrases.say(language, key),
      `> ${worded === undefined ? compose(shownAsTyped(draft), book) : escapeMarkdown(worded)}`,
      ...(worded === undefined ? [] : [phrases.say(language, 'worded')]),
      phrases.say(language, 'how'),
    ].join('\n\n')
    return { replies: [{ text }], memory: { at: turns, draft } }
  }

  /** The draft as a model words it for this customer, where it keeps all limits and is rated no lower than the rules' own. */
  async function inOwnWords(draft: Draft, { model }: TurnContext): Promise<string | undefined> {
    if (!wording || !model?.has.chat) return undefined
    const own = compose(draft, book)
    const rules = wording.rules()
    const { rewrite } = await wording.advise(
      {
        text: own,
        material: [{ label: 'case', text: draft.about, from: 'person' }],
        language: draft.voice === 'en' ? 'en' : 'id',
        longest: longestReply,
        isBetter(reply) {
          const { faults, points } = rateReply(reply, rules, draft.about)
          return faults.length === 0 && points >= rateReply(own, rules, draft.about).points && keepsLimits(reply, draft)
        },
      },
      model,
    )
    return rewrite
  }
}

function shownAsTyped({ cannot, can, facts, ...draft }: Draft): Draft {
  return {
    ...draft,
    cannot: cannot.map(escapeMarkdown),
    can: can.map(escapeMarkdown),
    facts: facts.map(escapeMarkdown),
  }
}

function lastDraft({ memory, turns }: TurnContext): Draft | undefined {
  const { data } = memorySchema.safeParse(memory)
  return data?.at === turns - 1 ? data.draft : undefined
}
