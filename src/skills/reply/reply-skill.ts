import { z } from 'zod'
import type { Phrases } from '../../conversation/phrases.ts'
import type { Claim, Skill, SkillOutcome, TurnContext } from '../../conversation/skill.ts'
import { escapeMarkdown } from '../../domain/escape-markdown.ts'
import type { JudgedReply } from '../../knowledge/practice/judged-reply.ts'
import { compose, type Draft, draftSchema } from './draft.ts'
import type { ReplyReader } from './read-reply-wish.ts'
import type { ReplyBook } from './reply-book.ts'

export const replyPhraseKeys = ['draft', 'amended', 'how', 'help'] as const
export type ReplyPhraseKey = (typeof replyPhraseKeys)[number]

export type ReplyParts = {
  readonly book: ReplyBook
  readonly reader: ReplyReader
  readonly readJudged: (text: string) => JudgedReply | undefined
  readonly phrases: Phrases<ReplyPhraseKey>
}

export const replySkill = 'reply'
const longest = 600
const longestAmendment = 250

const memorySchema = z.object({ at: z.int(), draft: draftSchema })

/** Writes replies to customers from what is told of the case, and changes them as one says, until another matter comes up. */
export function createReplySkill({ book, reader, readJudged, phrases }: ReplyParts): Skill {
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

  function claim(strength: Claim['strength'], respond: () => SkillOutcome): Claim {
    return { strength, respond }
  }

  function show(draft: Draft, { language, turns }: TurnContext, key: 'draft' | 'amended'): SkillOutcome {
    const text = [
      phrases.say(language, key),
      `> ${compose(shownAsTyped(draft), book)}`,
      phrases.say(language, 'how'),
    ].join('\n\n')
    return { replies: [{ text }], memory: { at: turns, draft } }
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
