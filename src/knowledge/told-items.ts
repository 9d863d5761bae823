import type { KnowledgeProblem } from '../domain/errors.ts'

/** A statement of an entry that is told where somebody puts a case or a question as it is put here. */
export type ToldItem = {
  /** How askers put it; each by itself says which item is meant. Only for finding it: they are not shown. */
  readonly forms: readonly string[]
  /** The verdict or the answer, one that stands by itself: Markdown with footnote marks. */
  readonly statement: string
  /** Line of the item in its file, counted from 1. */
  readonly line: number
}

/** What an entry says of one kind of business, role or situation: "a clinic with a booking site". */
export type Case = ToldItem
/** What an entry says to a question on a detail, or to the one that comes next: "kalau telat daftar kena apa?". */
export type Detail = ToldItem

export type ItemFormat = {
  /** As problems call one of them. */
  readonly name: string
  readonly separator: string
  readonly howToWrite: string
}

export const itemFormats = {
  cases: { name: 'case', separator: ',', howToWrite: 'write "- **form, another form:** statement[^1]"' },
  details: { name: 'question', separator: '|', howToWrite: 'write "- **question | another way:** answer[^1]"' },
} as const satisfies Record<string, ItemFormat>

const item = /^[-*]\s+\*\*(.+?)(?::\*\*|\*\*:)\s+(\S.*)$/

/** Reads the items of a section of cases or details. `firstLine` is the line of `lines[0]` in `file`. */
export function parseItems(
  { name, separator, howToWrite }: ItemFormat,
  lines: readonly string[],
  firstLine: number,
  file: string,
): { readonly items: readonly ToldItem[]; readonly problems: readonly KnowledgeProblem[] } {
  const items: ToldItem[] = []
  const problems: KnowledgeProblem[] = []
  for (const [index, text] of lines.entries()) {
    if (text.trim() === '') continue
    const line = firstLine + index
    const [, label = '', statement] = item.exec(text) ?? []
    const forms = label.split(separator).map((form) => form.trim())
    if (statement === undefined) problems.push({ file, line, message: `is no ${name}: ${howToWrite}, on one line` })
    else if (!forms.every((form) => /\p{Letter}/u.test(form))) {
      problems.push({ file, line, message: `a form of the ${name} is empty: ${howToWrite}` })
    } else if (!/\[\^[\w-]+\]/.test(statement)) {
      problems.push({ file, line, message: `the statement of a ${name} needs a footnote` })
    } else items.push({ forms, statement: statement.trim(), line })
  }
  return { items, problems }
}

/** The statements alone, as a list: what a reader sees of the section. */
export function listOfItems(items: readonly ToldItem[]): string {
  return items.map(({ statement }) => `- ${statement}`).join('\n')
}
