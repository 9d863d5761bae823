import type { z } from 'zod'
import type { KnowledgeProblem } from '../domain/errors.ts'
import type { Language } from '../domain/language.ts'
import {
  type Entry,
  type Reference,
  type Section,
  type SectionKind,
  sectionKinds,
  sharedFields,
  translatedFields,
} from './entry.ts'
import { lineOfIssue, lineOfPath } from './line-of-path.ts'
import { datesAsText } from './load-list.ts'
import { parseYaml } from './parse-yaml.ts'
import { itemFormats, listOfItems, parseItems, type ToldItem } from './told-items.ts'

export type EntryFile = {
  /** As shown in messages, relative to where the reader stands. */
  readonly file: string
  /** The id that folder and file name give. */
  readonly id: string
  readonly language: Language
  /** With lines ended by `\n`. */
  readonly content: string
}

type Fields = z.infer<typeof sharedFields>
export type SharedFields = Omit<Fields, 'title' | 'questions' | 'id'>

export type ParsedEntry = { readonly entry?: Entry; readonly problems: readonly KnowledgeProblem[] }

const frontMatterPattern = /^---\n([\s\S]*?)\n---[ \t]*\n/
/** Front matter begins on line 2 of its file. */
const linesBeforeFields = 1
const footnoteDefinition = /^\[\^([\w-]+)\]:[ \t]*(.*)$/
const footnotePattern = /\[\^([\w-]+)\]/
const footnoteMark = new RegExp(footnotePattern, 'g')

/**
 * Reads one entry file. `shared` holds the fields that stand once, in the Indonesian file; it is given for the
 * translation and undefined for the Indonesian file itself. Every problem names its line.
 */
export function parseEntry(source: EntryFile, shared?: SharedFields): ParsedEntry {
  const { file, content } = source
  const problem = (line: number, message: string): KnowledgeProblem => ({ file, line, message })

  const match = frontMatterPattern.exec(content)
  if (!match) return { problems: [problem(1, 'must begin with front matter between two lines of "---"')] }
  const yaml = match[1] ?? ''

  const frontMatter = parseYaml(yaml)
  if (frontMatter.kind === 'broken') {
    return {
      problems: [
        problem(frontMatter.line + linesBeforeFields, `front matter is not valid YAML: ${frontMatter.reason}`),
      ],
    }
  }

  const schema = shared ? translatedFields : sharedFields
  const parsed = schema.safeParse(datesAsText(frontMatter.content))
  if (!parsed.success) {
    return {
      problems: parsed.error.issues.map((issue) =>
        problem(lineOfIssue(yaml, issue) + linesBeforeFields, describeIssue(issue, shared !== undefined)),
      ),
    }
  }
  const fields = { ...shared, ...parsed.data } as Fields

  const problems: KnowledgeProblem[] = []
  if (fields.id !== source.id) {
    problems.push(
      problem(
        lineOfPath(yaml, ['id']) + linesBeforeFields,
        `id is "${fields.id}", but folder and file name say "${source.id}"`,
      ),
    )
  }

  const firstBodyLine = match[0].split('\n').length
  const body = parseBody(content.slice(match[0].length).split('\n'), firstBodyLine, file)
  problems.push(...body.problems)
  if (body.answer === '') problems.push(problem(firstBodyLine, 'has no answer: the first paragraph is missing'))
  else if (!footnotePattern.test(body.answer)) {
    problems.push(problem(firstBodyLine, 'answer cites nothing: its first paragraph needs a footnote'))
  }
  for (const { label, line } of body.marks) {
    if (!body.footnotes.has(label)) problems.push(problem(line, `footnote [^${label}] has no definition`))
  }
  const used = new Set(body.marks.map(({ label }) => label))
  for (const [label, { line, references }] of body.footnotes) {
    if (!used.has(label)) problems.push(problem(line, `footnote [^${label}] is defined but no statement uses it`))
    if (references.length === 0) problems.push(problem(line, `footnote [^${label}] names no source`))
  }
  if (problems.length > 0) return { problems }

  return {
    problems,
    entry: {
      id: fields.id,
      topic: fields.id.slice(0, fields.id.indexOf('/')),
      language: source.language,
      title: fields.title,
      questions: fields.questions,
      facts: fields.facts,
      verified: fields.verified,
      reviewBy: fields.review_by,
      confidence: fields.confidence,
      related: fields.related,
      answer: body.answer,
      sections: body.sections,
      details: body.items.details,
      cases: body.items.cases,
      footnotes: new Map([...body.footnotes].map(([label, { references }]) => [label, references])),
      file,
    },
  }
}

type Body = {
  answer: string
  sections: Section[]
  items: { details: ToldItem[]; cases: ToldItem[] }
  problems: KnowledgeProblem[]
  footnotes: Map<string, { references: Reference[]; line: number }>
  marks: { label: string; line: number }[]
}

function parseBody(lines: readonly string[], firstLine: number, file: string): Body {
  const items = { details: [], cases: [] }
  const body: Body = { answer: '', sections: [], items, problems: [], footnotes: new Map(), marks: [] }
  let heading: { text: string; line: number } | undefined
  let block: string[] = []

  const close = () => {
    const markdown = block.join('\n').trim()
    const lines = block
    block = []
    const kind = heading && kindOf(heading.text)
    if (heading && (kind === 'cases' || kind === 'details')) {
      const { items, problems } = parseItems(itemFormats[kind], lines, heading.line + 1, file)
      body.items[kind].push(...items)
      body.problems.push(...problems)
      body.sections.push(toSection(heading.text, heading.line, listOfItems(items)))
    } else if (heading) body.sections.push(toSection(heading.text, heading.line, markdown))
    else {
      // What stands between the answer and the first heading is detail without a heading of its own.
      const end = markdown.search(/\n\s*\n/)
      body.answer = end < 0 ? markdown : markdown.slice(0, end)
      if (end >= 0) body.sections.push(toSection('', firstLine, markdown.slice(end).trim()))
    }
  }

  for (const [index, text] of lines.entries()) {
    const line = firstLine + index
    const definition = footnoteDefinition.exec(text)
    if (definition) {
      body.footnotes.set(definition[1] ?? '', { references: parseReferences(definition[2] ?? ''), line })
      continue
    }
    const headingMatch = /^##[ \t]+(.*?)[ \t]*$/.exec(text)
    if (headingMatch) {
      close()
      heading = { text: headingMatch[1] ?? '', line }
      continue
    }
    for (const [, label = ''] of text.matchAll(footnoteMark)) body.marks.push({ label, line })
    block.push(text)
  }
  close()
  return body
}

function toSection(heading: string, line: number, markdown: string): Section {
  const kind = kindOf(heading)
  return { heading, line, markdown, ...(kind ? { kind } : {}) }
}

function kindOf(heading: string): SectionKind | undefined {
  return kindOfHeading.get(heading.toLowerCase())
}

const kindOfHeading: ReadonlyMap<string, SectionKind> = new Map(
  Object.entries(sectionKinds).flatMap(([kind, headings]) => headings.map((heading) => [heading, kind as SectionKind])),
)

/** `pp-71-2019 Pasal 6 ayat (2); uu-11-2008 Pasal 15` -> two references. */
function parseReferences(text: string): Reference[] {
  return text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const [id = '', ...rest] = part.split(/\s+/)
      return rest.length > 0 ? { id, article: rest.join(' ') } : { id }
    })
}

type Issue = z.core.$ZodIssue

function describeIssue(issue: Issue, isTranslation: boolean): string {
  if (issue.code === 'unrecognized_keys') {
    const keys = issue.keys.map((key) => `"${key}"`).join(', ')
    return isTranslation
      ? `${keys} must not stand here: a translation has id, title and questions only; the rest stands in the .id.md file`
      : `unknown field ${keys}: see knowledge/README.md for the fields of an entry`
  }
  const field = issue.path.map(String).join('.') || 'front matter'
  if (issue.code === 'invalid_type' && /undefined/.test(issue.message)) return `field "${field}" is missing`
  return `field "${field}": ${issue.message}`
}
