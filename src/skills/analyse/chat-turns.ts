import type { SkillOutcome, TurnContext } from '../../conversation/skill.ts'
import { localeOf } from '../../domain/language.ts'
import { maskPersonalData } from '../../domain/mask.ts'
import type { Choice } from '../../domain/reply.ts'
import { dayAt } from '../../programme/dates/calendar.ts'
import { type AnalyseParts, analyseSkill } from './analyse-parts.ts'
import { readAsked } from './ask/read-asked.ts'
import { sayAsked } from './ask/say-asked.ts'
import { type AgentsState, agentsFlow, agentsVersion } from './chat/agents-flow.ts'
import { analyseChat } from './chat/analyse-chat.ts'
import type { ChatResult } from './chat/chat-result.ts'
import { complaintsIn } from './chat/complaints-in.ts'
import { findAgents } from './chat/find-agents.ts'
import type { ChatLine } from './chat/parse-chat.ts'
import { rememberedAfter } from './memory.ts'
import { type Say, sayIn, sayNumber, short } from './show/say.ts'
import { evidenceShown, showChat } from './show/show-chat.ts'

export type ChatSource = { readonly file: string; readonly hash: string }

/** More speakers than these are no chat of a customer. */
const mostSpeakers = 6
const longestLine = 1000
const mostKept = 400

/** What happens with chats: they are judged at once where it is clear who serves, and otherwise after a tap. */
export function createChatTurns({ phrases, tools, timeZone, remark }: AnalyseParts) {
  return { look, chosen }

  /** `question`: what was asked with it; which complaints are most frequent is answered first. */
  async function look(
    context: TurnContext,
    lines: readonly ChatLine[],
    source: ChatSource,
    question = '',
  ): Promise<SkillOutcome> {
    const found = findAgents(lines, tools().words.chats)
    if (found.isCertain || found.speakers.length > mostSpeakers * 3) {
      return judge(context, lines, found.agents, source, question)
    }
    const say = sayIn(phrases, context.language)
    const numbered = lines.slice(0, mostKept).map((line) => ({
      ...line,
      speaker: String(found.speakers.indexOf(line.speaker)),
      text: maskPersonalData(line.text.slice(0, longestLine)),
    }))
    const choices = found.speakers.slice(0, mostSpeakers).map((_, index): Choice => {
      const first = numbered.find(({ speaker }) => speaker === String(index))?.text ?? ''
      return {
        pick: { skill: analyseSkill, act: 'agent', value: String(index) },
        label: say('chat-choice', { quote: short(first, 34) }),
      }
    })
    return {
      replies: [{ text: say('chat-who'), choices, audience: 'asker' }],
      flow: { name: agentsFlow, version: agentsVersion, state: { ...source, lines: numbered } },
    }
  }

  /** Who serves was tapped. */
  async function chosen(context: TurnContext, state: AgentsState, agent: string): Promise<SkillOutcome> {
    const lines = state.lines.map(({ number, speaker, text, atMs, chat }) => ({
      number,
      speaker,
      text,
      ...(atMs === undefined ? {} : { atMs }),
      ...(chat === undefined ? {} : { chat }),
    }))
    return { ...(await judge(context, lines, [agent], state)), flow: 'leave' }
  }

  /** How soon people were answered, where that is asked: first what was asked for, the mean or the median. */
  function sayReplies({ first, never }: ChatResult, question: string, say: Say): readonly string[] {
    const { wants, isOfReply } = readAsked(question, tools().words.asked)
    const isAsked = isOfReply || wants.has('duration') || wants.has('slow') || wants.has('fast')
    if (!first || first.mean === undefined || !isAsked) return []
    const isMean = wants.has('mean') && !wants.has('median')
    const facts = {
      mean: sayNumber(first.mean, say.language, 2),
      median: sayNumber(first.median, say.language, 2),
      n: sayNumber(first.n, say.language, 0),
    }
    return [
      [
        say(isMean ? 'chat-first-mean' : 'chat-first-asked', facts),
        ...(never ? [say('chat-never', { count: sayNumber(never, say.language, 0) })] : []),
      ].join(' '),
    ]
  }

  async function judge(
    context: TurnContext,
    lines: readonly ChatLine[],
    agents: readonly string[],
    { file, hash }: ChatSource,
    question = '',
  ): Promise<SkillOutcome> {
    const { message, language, memory } = context
    const say = sayIn(phrases, language)
    const result = analyseChat(lines, agents, tools(), { file, hash, day: dayAt(message.receivedAtMs, timeZone) })
    const time = new Intl.DateTimeFormat(localeOf.id, { hour: '2-digit', minute: '2-digit', timeZone }).format(
      new Date(message.receivedAtMs),
    )
    const remarks = await remark?.(evidenceShown(result, say), language, context.model)
    return {
      replies: [
        {
          text: [
            ...sayReplies(result, question, say),
            ...sayAsked(complaintsIn(lines, agents, question, tools()), tools().words.complaints, say),
            showChat(result, tools().words.themes, time, say, remarks),
          ].join('\n\n'),
          choices: [{ pick: { skill: 'practise', act: 'role-play', value: '' }, label: say('choice-practise') }],
          audience: 'asker',
        },
      ],
      memory: rememberedAfter(result, memory),
    }
  }
}
export type ChatTurns = ReturnType<typeof createChatTurns>
