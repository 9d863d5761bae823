import { localMoment } from '../../knowledge/deadlines/deadlines.ts'
import type { Guide } from '../../knowledge/guides/guide.ts'
import { type Answers, runGuide } from '../../knowledge/guides/run-guide.ts'
import type { Desk } from './desk.ts'

/** What a message tells of any question of a guide. */
export function toldIn(desk: Desk, guide: Guide, text: string): Answers {
  const { answers, moments } = desk.library()
  const told = Object.entries(guide.questions).flatMap(([id, question]) => {
    if (question.kind !== 'moment' || !answers.speaksOf(question, text)) return []
    const read = moments(text, nowOf(desk))
    // A day without its hour is asked for: the hour is what counts.
    return read?.kind === 'moment' ? [[id, read.at]] : []
  })
  return { ...answers.told(guide, text), ...Object.fromEntries(told) }
}

/** What was written points at an answer to the question that comes next: it is read back. */
export function hintFor(desk: Desk, guide: Guide, answers: Answers, texts: readonly string[]) {
  const { answers: reader, derive, moments } = desk.library()
  const question = guide.questions[runGuide(guide, answers, derive).next ?? '']
  if (question?.kind !== 'choice' && question?.kind !== 'moment') return {}
  const hintIn = (text: string) => {
    if (question.kind === 'choice') return reader.hint(question, text)
    const read = moments(text, nowOf(desk))
    return read?.kind === 'moment' ? read.at : undefined
  }
  const readBack = texts.map(hintIn).find((hint) => hint !== undefined)
  return readBack === undefined ? {} : { readBack }
}

export function nowOf({ context, timeZone }: Desk): string {
  return localMoment(context.message.receivedAtMs, timeZone)
}
