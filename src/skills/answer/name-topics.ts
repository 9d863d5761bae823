import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { load } from 'js-yaml'
import { z } from 'zod'

/** The topics (folders of entries) whose names a question says. */
export type TopicNamer = (question: string) => ReadonlySet<string>

/** Reads the names from topics.yaml of `languageDirectory` (knowledge/language). */
export function createTopicNamer(languageDirectory: string): TopicNamer {
  const file = readFileSync(join(languageDirectory, 'topics.yaml'), 'utf8')
  const names = Object.entries(z.record(z.string(), z.array(z.string())).parse(load(file)))
  return (question) => {
    const spaced = ` ${(question.toLowerCase().match(/[\p{Letter}\p{Number}]+/gu) ?? []).join(' ')} `
    return new Set(
      names.filter(([, list]) => list.some((name) => spaced.includes(` ${name} `))).map(([topic]) => topic),
    )
  }
}
