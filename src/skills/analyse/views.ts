import type { SkillOutcome, TurnContext } from '../../conversation/skill.ts'
import { escapeMarkdown } from '../../domain/escape-markdown.ts'
import type { AnalyseParts } from './analyse-parts.ts'
import { readMemory } from './memory.ts'
import { recordResults } from './record-results.ts'
import { drawEach } from './show/draw-survey.ts'
import { type Say, sayIn } from './show/say.ts'
import { sayComparison, showGroups, showThemes } from './show/show-survey.ts'
import { compareMonths, compareResults } from './survey/figures.ts'
import type { SurveyResult } from './survey/survey-result.ts'
import { resultChoices } from './survey-turns.ts'

/** What is shown of an analysis afterwards, from the figures that are remembered of it. */
export function createViews({ phrases, charts, tools, record: recordParts }: AnalyseParts) {
  return { view, report, record }

  async function view(context: TurnContext, what: string): Promise<SkillOutcome> {
    const say = sayIn(phrases, context.language)
    const memory = readMemory(context.memory)
    const result = memory?.last
    if (result?.kind !== 'survey') return told(say('nothing-remembered'))
    if (what === 'themes') return told(showThemes(result, tools().words.themes, say), result, say)
    if (what === 'charts') return pictures(result, say)
    if (what === 'compare') return told(compare(result, memory?.before, say), result, say)
    // How single people do is for whoever asked, also where others read along.
    const groups = told(showGroups(result, say), result, say)
    return { replies: groups.replies.map((reply) => ({ ...reply, audience: 'asker' })) }
  }

  function told(text: string, result?: SurveyResult, say?: Say): SkillOutcome {
    return { replies: [{ text, ...(result && say ? { choices: resultChoices(result.comments.n > 0, say) } : {}) }] }
  }

  async function pictures(result: SurveyResult, say: Say): Promise<SkillOutcome> {
    const drawn = await drawEach(result, charts, say)
    if (drawn.length === 0) return told(say('charts-none'))
    return { replies: drawn.map((image) => ({ text: image.alternativeText, image })) }
  }

  /** The last month of the file against the one before; of a file of one month, the file that was analysed before it. */
  function compare(result: SurveyResult, before: SurveyResult | undefined, say: Say): string {
    const months = compareMonths(result)
    const lines = months?.lines ?? (before ? compareResults(before, result) : [])
    if (lines.length === 0) return say('compare-none')
    const title = months
      ? say('compare-title', { month: months.month, before: months.before })
      : say('compare-title-files', { file: escapeMarkdown(result.file), before: escapeMarkdown(before?.file ?? '') })
    return [title, lines.map((line) => `- ${sayComparison(line, say)}`).join('\n'), say('compare-note')].join('\n\n')
  }

  async function report(context: TurnContext, format: string): Promise<SkillOutcome> {
    const say = sayIn(phrases, context.language)
    const result = readMemory(context.memory)?.last
    if (result?.kind !== 'survey') return told(say('nothing-remembered'))
    const { markdownReport, xlsxReport } = await import('./show/report-files.ts')
    const { themes } = tools().words
    const file = format === 'md' ? markdownReport(result, themes, say) : await xlsxReport(result, themes, say)
    return { replies: [{ text: say('report-ready'), file }] }
  }

  async function record(context: TurnContext): Promise<SkillOutcome> {
    const say = sayIn(phrases, context.language)
    const result = readMemory(context.memory)?.last
    if (result?.kind !== 'survey') return told(say('nothing-remembered'))
    return recordResults(result, tools().words.themes, context, recordParts(), say)
  }
}
