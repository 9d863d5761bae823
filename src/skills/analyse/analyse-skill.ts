import { z } from 'zod'
import type { CommandDeclaration } from '../../conversation/commands.ts'
import type { Claim, Skill, SkillOutcome, TurnContext } from '../../conversation/skill.ts'
import { escapeMarkdown } from '../../domain/escape-markdown.ts'
import { maskPersonalData } from '../../domain/mask.ts'
import type { Attachment } from '../../domain/message.ts'
import { decodeText } from '../../tables/decode-text.ts'
import { openTable } from '../../tables/open-table.ts'
import { kindOf } from '../../tables/sniff.ts'
import { type AnalyseParts, analyseSkill } from './analyse-parts.ts'
import { asksOfTable } from './ask/asks-of-table.ts'
import { agentsFlow, readAgentsState } from './chat/agents-flow.ts'
import { chatsInTable } from './chat/chat-table.ts'
import { type ChatLine, parseChat } from './chat/parse-chat.ts'
import { createChatTurns } from './chat-turns.ts'
import { pastedTable } from './looks-like-table.ts'
import { readFile, textAsFile } from './read-file.ts'
import { columnsFlow, readColumnsState } from './survey/columns-flow.ts'
import { createSurveyTurns } from './survey-turns.ts'
import { tableName } from './unless-table.ts'
import { createViews } from './views.ts'

/** Files that are looked into without being asked to: tables and exported chats. */
const tableType =
  /^(?:text\/(?:csv|plain|tab-separated-values)|application\/(?:vnd\.ms-excel|vnd\.openxmlformats-officedocument\.spreadsheetml\.sheet))/
/** A question on these is not about answers of customers. */
const lawTopics = ['oss', 'pse']
/** Enough for some hundred messages. */
const chatBytesLookedAt = 64 * 1024
/** Rows of chats that are read, at most. */
const mostChatRows = 20_000

/** Analisis CS: survey files become measures with intervals, chats are judged, and both go into the programme at a tap. */
export function createAnalyseSkill(parts: AnalyseParts): Skill {
  const { phrases, readWish, soundsLikeQuestion, readNames, attachments, tools } = parts
  const survey = createSurveyTurns(parts)
  const chats = createChatTurns(parts)
  const views = createViews(parts)
  const commands: readonly CommandDeclaration[] = [
    {
      id: 'analisis',
      en: 'analyse',
      also: ['analisa', 'analyze'],
      describe: (language) => phrases.say(language, 'command-analyse'),
    },
  ]
  const owns = (respond: Claim['respond']): Claim => ({ strength: 'owns', respond })

  return {
    name: analyseSkill,
    readsFiles: true,
    commands,
    help: (language) => [phrases.say(language, 'help-analyse')],
    async claim(context) {
      const { message, command, flow } = context
      if (message.kind === 'due') return owns(() => countDue(context))
      if (message.pick) return claimPick(context)
      const text = command ? command.rest : message.text
      const document = message.attachments.find((one) => one.kind === 'document')
      const wish = readWish(text)
      if (document && isWanted(document, text, wish !== undefined || command !== undefined)) {
        return owns(() => readDocument(context, document))
      }
      const pasted = text.includes('\n')
        ? await claimPasted(context, text, wish !== undefined || command !== undefined)
        : undefined
      if (pasted) return pasted
      if (command) return owns(() => survey.tell(context, wish === 'chat' ? 'ask-chat' : 'ask-file'))
      if (wish === 'compare' && context.lastSkill === analyseSkill) return owns(() => views.view(context, 'compare'))
      if (flow?.name === columnsFlow) return claimColumns(context, wish === 'yes')
      if (wish === 'offered') return owns(() => survey.tell(context, 'ask-file'))
      if (wish === 'survey' || wish === 'chat' || wish === 'any') {
        if (soundsLikeQuestion(text)) return undefined
        return owns(() => survey.tell(context, wish === 'chat' ? 'ask-chat' : 'ask-file'))
      }
      return undefined
    },
    resume({ language, flow }) {
      return flow.name === columnsFlow ? { text: phrases.say(language, 'resume-columns') } : undefined
    },
  }

  function claimPick(context: TurnContext): Claim | undefined {
    const { act, value } = context.message.pick ?? { act: '', value: '' }
    if (act === 'view') return owns(() => views.view(context, value))
    if (act === 'report') return owns(() => views.report(context, value))
    if (act === 'record') return owns(() => views.record(context))
    if (act === 'yes') {
      const state = readColumnsState(context.flow?.state)
      return state && owns(() => survey.count(context, state))
    }
    if (act === 'agent') {
      const state = context.flow?.name === agentsFlow ? readAgentsState(context.flow.state) : undefined
      return state && owns(() => chats.chosen(context, state, value))
    }
    return undefined
  }

  /** While columns wait for a yes: a yes, or what is put right. Anything else is for whoever knows. */
  function claimColumns(context: TurnContext, isYes: boolean): Claim | undefined {
    const state = readColumnsState(context.flow?.state)
    if (!state) return undefined
    if (isYes) return owns(() => survey.count(context, state))
    if (asksOfTable(context.message.text, state, tools().words.asked))
      return owns(() => survey.askAgain(context, state))
    if (soundsLikeQuestion(context.message.text)) return undefined
    const corrected = survey.correct(context, state)
    return corrected && { strength: 'owns', respond: () => corrected }
  }

  async function countDue(context: TurnContext): Promise<SkillOutcome> {
    const state = readColumnsState(z.json().safeParse(context.message.due?.data).data)
    return state ? survey.run(context, state) : { replies: [] }
  }

  /** Words beside a table or a chat mostly ask for what stands in it: "csat kafe kami berapa?" is no question on CSAT. What names the law is. */
  function isWanted({ name = '', mediaType = '' }: Attachment, text: string, isAsked: boolean): boolean {
    if (isAsked) return true
    const isTable = tableName.test(name) || tableType.test(mediaType)
    const isOfLaw = lawTopics.some((topic) => readNames(text).topics.has(topic))
    if (isTable) return !(isOfLaw && soundsLikeQuestion(text))
    return text.trim() === '' && (/\.pdf$/i.test(name) || mediaType === 'application/pdf')
  }

  /** Unasked, only what is surely a survey or a chat: figures of months or a form with a colon in each line are neither. */
  async function claimPasted(context: TurnContext, text: string, isAsked: boolean): Promise<Claim | undefined> {
    const pasted = pastedTable(text)
    if (pasted !== undefined) {
      const masked = maskPersonalData(pasted.table)
      const { bytes, hash } = textAsFile(masked)
      const table = await openTable(bytes)
      const file = context.language === 'id' ? 'tabel dari pesan' : 'table in your message'
      const looked = await survey.look(
        context,
        table,
        { kind: 'text', text: masked },
        { file, hash },
        isAsked ? pasted.before : '',
      )
      const isSurvey = looked.replies.some(({ choices = [] }) => choices.length > 0)
      return isSurvey || isAsked ? owns(() => looked) : undefined
    }
    const lines = parseChat(text, tools().words.chats)
    if (!lines || !(isAsked || isTalk(lines))) return undefined
    const file = context.language === 'id' ? 'chat dari pesan' : 'chat in your message'
    return owns(() => chats.look(context, lines, { file, hash: textAsFile(text).hash }))
  }

  /** The same few speak again and again. */
  function isTalk(lines: readonly ChatLine[]): boolean {
    const speakers = new Set(lines.map(({ speaker }) => speaker))
    return lines.length >= 4 && speakers.size <= Math.max(2, lines.length / 3)
  }

  async function readDocument(context: TurnContext, attachment: Attachment): Promise<SkillOutcome> {
    const { message, signal, language } = context
    const file = maskPersonalData(attachment.name ?? phrases.say(language, 'report-sheet')).slice(0, 120)
    const read = await readFile(attachments, message, attachment, signal)
    if (read.kind === 'refused') return survey.tell(context, `refused-${read.reason}`, { file: escapeMarkdown(file) })
    try {
      const written = writtenChat(read.bytes, file)
      if (written) return chats.look(context, written, { file, hash: read.hash }, message.text)
      const table = await openTable(read.bytes)
      const chat = await chatsIn(table)
      if (chat) return chats.look(context, chat, { file, hash: read.hash }, message.text)
      const source = { kind: 'file' as const, attachment: { ...attachment } }
      return await survey.look(context, table, source, { file, hash: read.hash }, message.text.trim())
    } catch (error) {
      return survey.problem(context, error, file)
    } finally {
      read.forget()
    }
  }

  /** A text that is no table by its name: all of it is read where its beginning is a chat. */
  function writtenChat(bytes: Uint8Array, file: string): readonly ChatLine[] | undefined {
    if (/\.(?:csv|tsv|tab)$/i.test(file) || kindOf(bytes) !== 'text') return undefined
    const read = (part: Uint8Array) => parseChat([...decodeText(part)].join(''), tools().words.chats)
    return read(bytes.subarray(0, chatBytesLookedAt)) && read(bytes)
  }

  async function chatsIn(table: Awaited<ReturnType<typeof openTable>>): Promise<readonly ChatLine[] | undefined> {
    const first: (readonly string[])[] = []
    let isChat = false
    for await (const row of table.rows()) {
      first.push(row)
      if (first.length === 200) isChat = chatsInTable(first, tools().words.chats) !== undefined
      if (first.length >= 200 && (!isChat || first.length >= mostChatRows)) break
    }
    return chatsInTable(first, tools().words.chats)
  }
}
