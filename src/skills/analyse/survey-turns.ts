import type { OutgoingDraft, SkillOutcome, TurnContext } from '../../conversation/skill.ts'
import { escapeMarkdown } from '../../domain/escape-markdown.ts'
import { localeOf } from '../../domain/language.ts'
import { maskPersonalData } from '../../domain/mask.ts'
import type { Choice } from '../../domain/reply.ts'
import { dayAt } from '../../programme/dates/calendar.ts'
import { openTable } from '../../tables/open-table.ts'
import { type Table, TableError } from '../../tables/table.ts'
import { type AnalyseParts, analyseSkill } from './analyse-parts.ts'
import { answerAsked } from './ask/answer-asked.ts'
import type { Part } from './ask/asked-answer.ts'
import { openScopes } from './ask/open-scopes.ts'
import { overviewOf } from './ask/overview.ts'
import { isPlainWish } from './ask/plain-wish.ts'
import { sayAsked } from './ask/say-asked.ts'
import { rememberedAfter } from './memory.ts'
import { largeBytes, type ReadFile, readFile, textAsFile } from './read-file.ts'
import { drawSurvey } from './show/draw-survey.ts'
import { type Say, sayIn, sayNumber, short } from './show/say.ts'
import { notesOnFile, showColumns } from './show/show-columns.ts'
import { showSurvey } from './show/show-survey.ts'
import { analyseSurvey } from './survey/analyse-survey.ts'
import { type ColumnsState, columnsFlow, columnsVersion, type Source } from './survey/columns-flow.ts'
import { correctColumns } from './survey/correct-columns.ts'
import type { Level } from './survey/counted-columns.ts'
import { letterOf } from './survey/find-header.ts'
import { joinSheets } from './survey/join-sheets.ts'
import { answersOf, lookAtSurvey, type SurveyLook } from './survey/look-at-survey.ts'
import type { MixedScales } from './survey/mixed-scales.ts'
import { findTidying } from './tidy/find-tidying.ts'
import { type Tidying, tidied } from './tidy/tidying.ts'

const longestTitle = 120
const longestQuestion = 300
const mostNames = 8
/** Parts that say themselves which rows they are of. */
const scopedKinds = new Set<Part['kind']>(['scope', 'counted', 'mentions', 'versus', 'changes'])
const measured = new Set(['csat', 'nps', 'ces', 'element', 'rating'])

/** What happens with a survey: it is looked at, its columns wait for a yes, and then it is counted. */
export function createSurveyTurns(parts: AnalyseParts) {
  const { phrases, attachments, tools } = parts

  return { look, askAgain, correct, count, run, tell, problem }

  function tell(context: TurnContext, key: Parameters<Say>[0], values?: Parameters<Say>[1]): SkillOutcome {
    return { replies: [{ text: sayIn(phrases, context.language)(key, values), audience: 'asker' }] }
  }

  /** Why a file is not read. */
  function problem(context: TurnContext, error: unknown, file: string): SkillOutcome {
    if (!(error instanceof TableError)) throw error
    return tell(context, `problem-${error.problem}`, { file: escapeMarkdown(file) })
  }

  /**
   * Answers what was asked with the file; where nothing was, or it is not sure how to read it, says what the columns are
   * and asks whether that is right. `hash`: the file's.
   */
  async function look(
    context: TurnContext,
    whole: Table,
    source: Source,
    { file, hash }: FileRead,
    question: string,
  ): Promise<SkillOutcome> {
    const say = sayIn(phrases, context.language)
    const { words, answers, sentiment } = tools()
    const { table: untidy, joined, sheetAt, beside } = await joinSheets(whole, question, words.columns, answers)
    const seenAt = (one: Table) => lookAtSurvey(one, words.columns, answers, { beside, sentiment })
    const first = await seenAt(untidy)
    const tidying = await findTidying(untidy, first, words)
    const table = tidied(untidy, tidying)
    const seen = named(table === untidy ? first : await seenAt(table), sheetAt)
    if (seen.rows === 0) return tell(context, 'no-rows', { file: escapeMarkdown(file) })
    const columns = seen.columns.map((column) => ({
      index: column.index,
      title: maskPersonalData(column.title).slice(0, longestTitle),
      role: column.role,
      ...(column.scale ? { scale: column.scale } : {}),
      ...(column.element ? { element: column.element } : {}),
    }))
    const state: ColumnsState = {
      source,
      file,
      headerRows: seen.headerRows,
      rows: seen.rows,
      isAll: seen.isAll,
      order: seen.order,
      columns,
      ...(seen.hasTrials ? { hasTrials: true } : {}),
      ...(seen.countsAt === undefined ? {} : { countsAt: seen.countsAt }),
      ...(seen.levels ? { levels: [...seen.levels] } : {}),
      ...(table === untidy ? {} : { tidying }),
      ...(question === '' ? {} : { question: maskPersonalData(question).slice(0, longestQuestion) }),
    }
    const notes = [
      ...(joined.length > 1
        ? [say('note-sheets', { count: joined.length, list: joined.map(escapeMarkdown).join(', ') })]
        : notesOnFile(table.facts, say)),
      ...sayNames(tidying, say),
      ...(seen.levels ? [say('note-levels', { columns: lettersOf(seen.levels) })] : []),
      ...(seen.doubted === undefined ? [] : [say('note-direction', { letter: letterOf(seen.doubted) })]),
      ...seen.columns.flatMap(({ index, scale }) =>
        scale?.isReversed && scale.words !== undefined ? [say('note-negative', { letter: letterOf(index) })] : [],
      ),
      ...(seen.hasTitles ? [] : [say('note-no-titles')]),
      ...(seen.summaries > 0 ? [say('note-summaries', { count: seen.summaries })] : []),
      ...(seen.trials > 0 ? [say('note-trials', { count: seen.trials })] : []),
      ...(seen.countsAt === undefined ? [] : [say('note-counts', { letter: letterOf(seen.countsAt) })]),
      ...(seen.mixed ? [sayMixed(seen.mixed, say)] : []),
      ...(seen.isOrderCertain
        ? []
        : [say('note-day-order', { order: seen.order === 'day-first' ? '05/07 = 5/7' : '05/07 = 7/5' })]),
    ]
    const isSure = seen.doubted === undefined && seen.mixed === undefined
    const means = seen.columns.flatMap(({ isMean, index }) =>
      isMean ? [say('note-mean', { letter: letterOf(index) })] : [],
    )
    if (!isSure) return ask(state, [...notes, ...means], say)
    const facts = { file, hash, day: dayAt(context.message.receivedAtMs, parts.timeZone), order: seen.order }
    const asked = { table, look: seen, tools: tools(), facts, signal: context.signal }
    const isPlain = isPlainWish(question, words.asked)
    const found = isPlain ? [] : await answerAsked(question, asked)
    if (found.length > 0) return answered(state, found, notes, say, question)
    const hasMeasure = columns.some(({ role }) => measured.has(role))
    const overview = hasMeasure ? undefined : await overviewOf(asked)
    return overview && overview.parts.length > 0
      ? told(state, overview, notes, say, !isPlain)
      : ask(state, [...notes, ...means], say)
  }

  /** What there is in a file without scores; `isMissed`: something else was asked. */
  function told(
    state: ColumnsState,
    { parts: overview, isRecap }: Awaited<ReturnType<typeof overviewOf>>,
    notes: readonly string[],
    say: Say,
    isMissed: boolean,
  ): SkillOutcome {
    const text = [
      `**${escapeMarkdown(state.file)}**`,
      say(isMissed ? 'overview-missed' : isRecap ? 'overview-recap' : 'overview'),
      ...sayAsked(overview, tools().words.complaints, say),
      ...notes,
      say('overview-how', { rows: sayNumber(state.rows, say.language, 0) }),
      say('overview-more'),
    ].join('\n\n')
    return {
      replies: [{ text, audience: 'asker' }],
      flow: { name: columnsFlow, version: columnsVersion, state },
    }
  }

  /** A further question while the columns wait: the file is read once more. */
  async function askAgain(context: TurnContext, state: ColumnsState): Promise<SkillOutcome> {
    const { file, source } = state
    const read = await readAgain(context, source)
    if (read.kind === 'refused') {
      return { ...tell(context, `refused-${read.reason}`, { file: escapeMarkdown(file) }), flow: 'leave' }
    }
    try {
      return await look(context, await openTable(read.bytes), source, { file, hash: read.hash }, context.message.text)
    } catch (error) {
      return problem(context, error, file)
    } finally {
      read.forget()
    }
  }

  /** What was asked, answered; the columns go on waiting for a yes to count everything. */
  function answered(
    state: ColumnsState,
    found: readonly Part[],
    notes: readonly string[],
    say: Say,
    question: string,
  ): SkillOutcome {
    const told = sayAsked(found, tools().words.complaints, say)
    const open = openScopes(question, [state.file, ...told].join(' '), tools().words.asked)
    const isFigure = found.some(({ kind }) => kind !== 'cannot' && kind !== 'unknown')
    const isScoped = found.some(
      (part) => scopedKinds.has(part.kind) || (part.kind === 'change' && typeof part.from !== 'string'),
    )
    const hasMeasure = state.columns.some(({ role }) => measured.has(role))
    const text = [
      `**${escapeMarkdown(state.file)}**`,
      ...told,
      ...(isFigure && !isScoped && open.length > 0
        ? [say('asked-whole', { scopes: open.map(escapeMarkdown).join(', ') })]
        : []),
      ...notes,
      ...(isFigure ? [say('asked-how', { rows: sayNumber(state.rows, say.language, 0) })] : []),
      ...(hasMeasure ? [say('asked-more')] : []),
    ].join('\n\n')
    const choices = hasMeasure ? [yesChoice(say)] : []
    return {
      replies: [{ text, choices, audience: 'asker' }],
      flow: { name: columnsFlow, version: columnsVersion, state },
    }
  }

  function ask(state: ColumnsState, notes: readonly string[], say: Say): SkillOutcome {
    const hasMeasure = state.columns.some(({ role }) => measured.has(role))
    const reply = showColumns(
      state,
      [...notes, ...(hasMeasure ? [] : [say('no-measures')])],
      hasMeasure ? [yesChoice(say)] : [],
      say,
    )
    return { replies: [reply], flow: { name: columnsFlow, version: columnsVersion, state } }
  }

  /** "NPS = kolom F". Undefined: the text names no column. */
  function correct(context: TurnContext, state: ColumnsState): SkillOutcome | undefined {
    const say = sayIn(phrases, context.language)
    const correction = correctColumns(context.message.text, state.columns, tools().words.columns)
    if (!correction) return undefined
    if (correction.kind === 'unclear') return tell(context, 'column-unclear')
    const { column } = correction
    const names = { letter: letterOf(column.index), title: escapeMarkdown(column.title) }
    if (correction.kind === 'no-scale') return tell(context, 'column-no-scale', names)
    const changed =
      correction.kind === 'reversed'
        ? say('column-reversed', names)
        : say('column-changed', { ...names, role: say(`role-${column.role}`) })
    return ask({ ...state, columns: [...correction.columns] }, [changed], say)
  }

  /** At a yes: at once, or where it takes some seconds, after saying so. */
  function count(context: TurnContext, state: ColumnsState): SkillOutcome | Promise<SkillOutcome> {
    const size = state.source.kind === 'file' ? (state.source.attachment.sizeBytes ?? 0) : 0
    if (size < largeBytes) return run(context, state)
    const { message, language } = context
    const say = sayIn(phrases, language)
    const work: OutgoingDraft = {
      conversationId: message.conversationId,
      person: message.person,
      due: { skill: analyseSkill, name: 'count', data: state },
    }
    return {
      replies: [
        {
          text: say('working', { file: escapeMarkdown(state.file), size: sayNumber(size / 1_000_000, language) }),
          audience: 'asker',
        },
      ],
      outgoing: [work],
      flow: 'leave',
    }
  }

  /** Reads the file once more, counts, and forgets it. */
  async function run(context: TurnContext, state: ColumnsState): Promise<SkillOutcome> {
    const { message, signal, language } = context
    const say = sayIn(phrases, language)
    const read = await readAgain(context, state.source)
    if (read.kind === 'refused')
      return { ...tell(context, `refused-${read.reason}`, { file: escapeMarkdown(state.file) }), flow: 'leave' }
    try {
      const { columns, answers } = { columns: tools().words.columns, answers: tools().answers }
      const { table: untidy } = await joinSheets(await openTable(read.bytes), state.question ?? '', columns, answers)
      const table = state.tidying ? tidied(untidy, state.tidying) : untidy
      const rows = answersOf(table, state, tools().words.columns, signal)
      const result = await analyseSurvey(rows, columnsOf(state), tools(), {
        file: state.file,
        hash: read.hash,
        day: dayAt(message.receivedAtMs, parts.timeZone),
        order: state.order,
      })
      if (result.measures.length === 0) return { ...tell(context, 'no-answers'), flow: 'leave' }
      read.forget()
      const image = await drawSurvey(result, parts.charts, say)
      const text = showSurvey(result, tools().words.themes, clockAt(message.receivedAtMs), say)
      return {
        replies: [{ text, choices: resultChoices(result.comments.n > 0, say), ...(image ? { image } : {}) }],
        memory: rememberedAfter(result, context.memory),
        flow: 'leave',
      }
    } catch (error) {
      return { ...problem(context, error, state.file), flow: 'leave' }
    } finally {
      read.forget()
    }
  }

  function readAgain({ message, signal }: TurnContext, source: Source): Promise<ReadFile> | ReadFile {
    if (source.kind === 'text') return textAsFile(source.text)
    const { name, mediaType, sizeBytes, ...known } = source.attachment
    const attachment = {
      ...known,
      ...(name === undefined ? {} : { name }),
      ...(mediaType === undefined ? {} : { mediaType }),
      ...(sizeBytes === undefined ? {} : { sizeBytes }),
    }
    return readFile(attachments, message, attachment, signal)
  }

  function clockAt(atMs: number): string {
    const format = { hour: '2-digit', minute: '2-digit', timeZone: parts.timeZone } as const
    return new Intl.DateTimeFormat(localeOf.id, format).format(new Date(atMs))
  }
}
export type SurveyTurns = ReturnType<typeof createSurveyTurns>

/** A file as it was read: what it is called, and its SHA-256. */
export type FileRead = { readonly file: string; readonly hash: string }

function yesChoice(say: Say): Choice {
  return { pick: { skill: analyseSkill, act: 'yes', value: '' }, label: say('choice-yes') }
}

/** Sheets that were joined are branches where nothing else is. */
function named(look: SurveyLook, sheetAt: number | undefined): SurveyLook {
  if (sheetAt === undefined || look.columns.some(({ role }) => role === 'branch')) return look
  const columns = look.columns.map((column) =>
    column.index === sheetAt ? { index: column.index, title: column.title, role: 'branch' as const } : column,
  )
  return { ...look, columns }
}

/** Which spellings are taken for one: "Bekasi (bekasi, BKS)". Other capitals alone go without saying. */
function sayNames({ names }: Tidying, say: Say): readonly string[] {
  const told = names.filter(({ from, to }) => from !== to.toLowerCase())
  if (told.length === 0) return []
  const list = [...Map.groupBy(told, ({ to }) => to)]
    .slice(0, mostNames)
    .map(
      ([to, all]) =>
        `${escapeMarkdown(short(to, 30))} (${all.map(({ from }) => escapeMarkdown(short(from, 30))).join(', ')})`,
    )
  return [say('note-names', { list: list.join('; ') })]
}

function lettersOf(levels: readonly Level[]): string {
  return levels.map(({ index }) => letterOf(index)).join(', ')
}

function sayMixed({ index, short, long }: MixedScales, say: Say): string {
  const named = (name: string) => escapeMarkdown(maskPersonalData(name).slice(0, longestTitle))
  return say('note-mixed', { letter: letterOf(index), short: named(short), long: named(long) })
}

function columnsOf({ columns }: ColumnsState) {
  return columns.map(({ index, title, role, scale, element }) => ({
    index,
    title,
    role,
    ...(scale
      ? {
          scale: {
            low: scale.low,
            high: scale.high,
            ...(scale.words === undefined ? {} : { words: scale.words }),
            ...(scale.isReversed ? { isReversed: true as const } : {}),
          },
        }
      : {}),
    ...(element ? { element } : {}),
  }))
}

/** What can be looked at and done after an analysis. */
export function resultChoices(hasComments: boolean, say: Say): readonly Choice[] {
  const pick = (act: string, value = '') => ({ skill: analyseSkill, act, value })
  return [
    { pick: pick('record'), label: say('choice-record') },
    { pick: pick('view', 'groups'), label: say('choice-groups') },
    ...(hasComments ? [{ pick: pick('view', 'themes'), label: say('choice-themes') }] : []),
    { pick: pick('view', 'compare'), label: say('choice-compare') },
    { pick: pick('view', 'charts'), label: say('choice-charts') },
    { pick: pick('report', 'xlsx'), label: say('choice-xlsx') },
    { pick: pick('report', 'md'), label: say('choice-markdown') },
  ]
}
