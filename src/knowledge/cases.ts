import type { KnowledgeProblem } from '../domain/errors.ts'

/** What an entry says of one kind of business, role or situation: "a clinic with a booking site". */
export type Case = {
  /** How askers call it; each by itself names the case. Only for finding it: they are not shown. */
  readonly forms: readonly string[]
  /** The verdict, one that stands by itself: Markdown with footnote marks. */
  readonly statement: string
  /** Line of the item in its file, counted from 1. */
  readonly line: number
}

const item = /^[-*]\s+\*\*(.+?)(?::\*\*|\*\*:)\s+(\S.*)$/
const howToWrite = 'write "- **form, another form:** statement[^1]"'

/** Reads the items of a section of cases. `firstLine` is the line of `lines[0]` in `file`. */
export function parseCases(
  lines: readonly string[],
  firstLine: number,
  file: string,
): { readonly cases: readonly Case[]; readonly problems: readonly KnowledgeProblem[] } {
  const cases: Case[] = []
  const problems: KnowledgeProblem[] = []
  for (const [index, text] of lines.entries()) {
    if (text.trim() === '') continue
    const line = firstLine + index
    const [, label = '', statement] = item.exec(text) ?? []
    const forms = label.split(',').map((form) => form.trim())
    if (statement === undefined) problems.push({ file, line, message: `is no case: ${howToWrite}, on one line` })
    else if (!forms.every((form) => /\p{Letter}/u.test(form))) {
      problems.push({ file, line, message: `a form of the case is empty: ${howToWrite}` })
    } else if (!/\[\^[\w-]+\]/.test(statement)) {
      problems.push({ file, line, message: 'the statement of a case needs a footnote' })
    } else cases.push({ forms, statement: statement.trim(), line })
  }
  return { cases, problems }
}

/** The statements alone, as a list: what a reader sees of the section. */
export function listOfCases(cases: readonly Case[]): string {
  return cases.map(({ statement }) => `- ${statement}`).join('\n')
}
