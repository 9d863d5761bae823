import { z } from 'zod'
import type { JsonValue } from '../../domain/json.ts'
import { chatResultSchema } from './chat/chat-result.ts'
import { type SurveyResult, surveyResultSchema } from './survey/survey-result.ts'

const result = z.discriminatedUnion('kind', [surveyResultSchema, chatResultSchema])
export type Result = z.infer<typeof result>

const memory = z.object({ last: result, before: surveyResultSchema.exactOptional() })
/** The last analysis, and the survey before it: what buttons and "bandingkan" are about. */
export type AnalyseMemory = z.infer<typeof memory>

const mostGroups = 60
const mostWeeks = 110

export function readMemory(stored: JsonValue | undefined): AnalyseMemory | undefined {
  return memory.safeParse(stored).data
}

/** What is remembered after an analysis. Of many groups the largest are kept, of many weeks the last. */
export function rememberedAfter(last: Result, stored: JsonValue | undefined): JsonValue {
  const before = readMemory(stored)?.last
  const isOther = before?.kind === 'survey' && before.hash !== last.hash
  const kept = { last: bounded(last), ...(isOther ? { before: withoutParts(before) } : {}) }
  return z.json().parse(kept)
}

function bounded(whole: Result): Result {
  if (whole.kind === 'chat') return whole
  const largest = (groups: SurveyResult['measures'][number]['weeks']) =>
    groups.length <= mostGroups ? groups : groups.toSorted(([, a], [, b]) => b.n - a.n).slice(0, mostGroups)
  const largestOf = ({ branch, channel, agent }: SurveyResult['measures'][number]['groups']) => ({
    branch: largest(branch),
    channel: largest(channel),
    agent: largest(agent),
  })
  const measures = whole.measures.map((measure) => ({
    ...measure,
    groups: largestOf(measure.groups),
    weeks: measure.weeks.slice(-mostWeeks),
    months: measure.months.slice(-mostWeeks),
  }))
  const elements = whole.elements.map(({ groups, ...element }) =>
    groups ? { ...element, groups: largestOf(groups) } : element,
  )
  return { ...whole, measures, elements }
}

function withoutParts(survey: SurveyResult): SurveyResult {
  const none = { branch: [], channel: [], agent: [] }
  return {
    ...survey,
    measures: survey.measures.map((measure) => ({ ...measure, groups: none, weeks: [], months: [] })),
    elements: survey.elements.map(({ groups: _, ...element }) => element),
    comments: { ...survey.comments, themes: [] },
  }
}
