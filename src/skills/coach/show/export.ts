import type { SkillOutcome } from '../../../conversation/skill.ts'
import type { ReplyFile } from '../../../domain/reply.ts'
import { toMarkdown } from '../../../programme/export/to-markdown.ts'
import { type Desk, progressOn } from '../desk.ts'
import { metricName } from '../work/measurements.ts'

/** The whole programme as Markdown, its actions and measurements as tables: as files, one reply each. */
export async function exportProgramme(desk: Desk, what: 'all' | 'actions' | 'measurements'): Promise<SkillOutcome> {
  if (desk.programme.size === 0) return desk.tell('nothing-to-export')
  const { programme, language, today } = desk
  // Loaded when it is used: few ask for files, and everybody waits for the start.
  const { toCsv } = await import('../../../programme/export/to-csv.ts')
  const name = desk.teamName ?? desk.say('personal-team')
  const base = `${
    name
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '') || 'program'
  }-${today}`
  const files: readonly { readonly kind: typeof what; readonly file: ReplyFile }[] = [
    {
      kind: 'all',
      file: textFile(
        `${base}.md`,
        'text/markdown',
        toMarkdown(programme, {
          name,
          language,
          today,
          steps: desk.parts.knowledge.steps,
          progress: progressOn(desk),
          metricName: (metric) => metricName(desk, metric),
        }),
      ),
    },
    {
      kind: 'actions',
      file: textFile(`${base}-${desk.say('file-actions')}.csv`, 'text/csv', toCsv(programme, 'actions', language)),
    },
    {
      kind: 'measurements',
      file: textFile(
        `${base}-${desk.say('file-measurements')}.csv`,
        'text/csv',
        toCsv(programme, 'measurements', language),
      ),
    },
  ]
  const wanted = files.filter(({ kind }) => what === 'all' || kind === what)
  return { replies: wanted.map(({ kind, file }) => ({ text: desk.say(`exported-${kind}`), file })) }
}

function textFile(name: string, mediaType: string, text: string): ReplyFile {
  return { name, mediaType, content: Buffer.from(text, 'utf8').toString('base64') }
}
