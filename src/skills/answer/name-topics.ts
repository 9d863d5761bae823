import { z } from 'zod'
import { readLanguageFile } from '../../knowledge/text/read-language-file.ts'

/** The topics (folders of entries) whose names a question says. */
export type TopicNamer = (question: string) => ReadonlySet<string>

const topicsSchema = z.record(z.string(), z.array(z.string()))

/** Reads the names from topics.yaml of `languageDirectory` (knowledge/language). */
export function createTopicNamer(languageDirectory: string): TopicNamer {
  const names = Object.entries(readLanguageFile(languageDirectory, 'topics.yaml', topicsSchema))
  return (question) => {
    const spaced = ` ${(question.toLowerCase().match(/[\p{Letter}\p{Number}]+/gu) ?? []).join(' ')} `
    return new Set(
      names.filter(([, list]) => list.some((name) => spaced.includes(` ${name} `))).map(([topic]) => topic),
    )
  }
}
