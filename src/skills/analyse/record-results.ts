import type { SkillOutcome, TurnContext } from '../../conversation/skill.ts'
import { escapeMarkdown } from '../../domain/escape-markdown.ts'
import type { ThemeWords } from '../../knowledge/analyse/analyse-words.ts'
import { roundIkm } from '../../measures/ikm.ts'
import type { People } from '../../people/people.ts'
import { createPersonalTeam } from '../../people/teams.ts'
import type { KnownMetric } from '../../programme/checks/word-lists.ts'
import { dayAt } from '../../programme/dates/calendar.ts'
import { type MeasurementValues, programmeStream, toProgrammeEvent } from '../../programme/events.ts'
import type { ProgrammeHistory } from '../../programme/history.ts'
import { emptyProgramme, nextNumber, type Programme } from '../../programme/programme.ts'
import { shortKey } from '../../programme/short-key.ts'
import type { StreamStates } from '../../streams/stream-states.ts'
import type { Say } from './show/say.ts'
import { sayFigure } from './show/say.ts'
import { themeName } from './show/show-survey.ts'
import { figureOf } from './survey/figures.ts'
import type { Measure, SurveyResult } from './survey/survey-result.ts'

export type RecordParts = {
  readonly people: People
  readonly histories: StreamStates<ProgrammeHistory>
  readonly metrics: readonly KnownMetric[]
  readonly timeZone: string
}

const mostThemes = 3
/** What is left of the hash in a note: enough to know the file again. */
const hashShown = 16

/**
 * Puts the figures of an analysis down as measurements of the team, and what customers speak of most as their voice:
 * only at a tap, each with the file, its hash and the day. The same file is not put down twice.
 */
export async function recordResults(
  result: SurveyResult,
  themes: ThemeWords,
  { message }: Pick<TurnContext, 'message'>,
  parts: RecordParts,
  say: Say,
): Promise<SkillOutcome> {
  const speaker = await parts.people.speaker(message.person, message.place)
  const { team } = speaker
  const read = team && (await parts.histories.read(programmeStream(team.id)))
  const programme = read?.state.now ?? emptyProgramme
  const mark = result.hash.slice(0, hashShown)
  const isKnown = [...programme.measurements.values()].some(({ values }) => values.note?.includes(mark))
  if (isKnown) return { replies: [{ text: say('recorded-before', { file: escapeMarkdown(result.file) }) }] }
  const today = dayAt(message.receivedAtMs, team?.team.zone ?? parts.timeZone)
  const day = result.to !== undefined && result.to <= today ? result.to : today
  const note = say('record-note', { file: result.file.slice(0, 120), hash: mark, day: result.day })
  const values = result.measures.flatMap(
    (measure) => measurementOf(measure, result, parts.metrics, { day, note }) ?? [],
  )
  if (values.length === 0) return { replies: [{ text: say('record-none') }] }

  const messageKey = `${message.person.channel}:${message.id}`
  const origin = { by: speaker.person, message: messageKey }
  const own = team
    ? undefined
    : createPersonalTeam(
        { speaker, messageId: message.id, nowMs: message.receivedAtMs },
        {
          name: say('personal-team'),
          zone: parts.timeZone,
          speakerName: message.person.name,
        },
      )
  const teamId = team?.id ?? own?.team ?? ''
  const firstNumber = nextNumber(programme, 'measurements')
  const firstNote = nextNumber(programme, 'notes')
  const voices = result.comments.themes.slice(0, mostThemes).map(({ id, count }) =>
    say('record-voice', {
      theme: themeName(id, themes, say),
      count,
      n: result.comments.n,
      file: result.file.slice(0, 120),
    }),
  )
  const sheet = analysisSheet(programme, voices, result)
  const list = values
    .map(
      ({ measure, values: one }) =>
        `${one.metric.name} ${sayFigure(measure.kind, one.value, say.language)} (n = ${one.n ?? 0})`,
    )
    .join(', ')
  return {
    replies: [
      {
        text: [
          say('recorded', {
            list: escapeMarkdown(list),
            day,
            voices: voices.length,
            team: escapeMarkdown(team && !team.team.isPersonal ? team.team.name : say('personal-team')),
          }),
          ...(sheet.length > 0 ? [say('recorded-sheet')] : []),
        ].join('\n\n'),
        choices: [
          { pick: { skill: 'coach', act: 'undo', value: shortKey(messageKey) }, label: say('choice-undo') },
          { pick: { skill: 'coach', act: 'show', value: '' }, label: say('choice-programme') },
        ],
      },
    ],
    events: [
      ...(own?.events ?? []),
      ...values.map(({ values: one }, index) =>
        toProgrammeEvent(teamId, 'measured', { measurement: firstNumber + index, values: one }, origin),
      ),
      ...sheet.map(({ field, value }) =>
        toProgrammeEvent(teamId, 'sheet-written', { step: 'analysis', field, value: [...value] }, origin),
      ),
      ...voices.map((text, index) =>
        toProgrammeEvent(teamId, 'noted', { note: firstNote + index, values: { about: 'voice', text } }, origin),
      ),
    ],
    expects: own ? own.expects : [...speaker.reads, ...(read ? [read.at] : [])],
  }
}

/** Top reasons and customers' words of the situation analysis, where the team has not written its own. */
function analysisSheet(
  { sheets }: Programme,
  reasons: readonly string[],
  { comments }: SurveyResult,
): readonly { readonly field: string; readonly value: readonly string[] }[] {
  const quotes = [...new Set(comments.themes.flatMap((theme) => theme.quotes.slice(0, 1)))].slice(0, mostThemes)
  return [
    { field: 'reasons', value: reasons },
    { field: 'quotes', value: quotes },
  ].filter(({ field, value }) => value.length > 0 && !sheets.has(`analysis.${field}`))
}

type Recorded = { readonly measure: Measure; readonly values: MeasurementValues }

/** Undefined for further questions, which are no metric that teams share. */
function measurementOf(
  measure: Measure,
  { elements }: SurveyResult,
  metrics: readonly KnownMetric[],
  { day, note }: { readonly day: string; readonly note: string },
): Recorded | undefined {
  // A further question with yes and no is no CSAT.
  const known = measure.isYes ? undefined : metrics.find(({ id }) => id === measure.kind)
  if (!known) return undefined
  const { value, n } = figureOf(measure, elements)
  return {
    measure,
    values: {
      metric: {
        key: known.id,
        name: known.name.id,
        ...(known.unit === undefined ? {} : { unit: known.unit }),
        better: known.better,
      },
      value: measure.kind === 'ikm' ? roundIkm(value) : Math.round(value * 100) / 100,
      day,
      n,
      ...(measure.kind === 'csat' ? { count: measure.sums.sum } : {}),
      note,
    },
  }
}
