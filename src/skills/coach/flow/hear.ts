import { z } from 'zod'
import { readLanguageFile } from '../../../knowledge/text/read-language-file.ts'
import { phraseIn, spaced } from '../../../programme/checks/word-lists.ts'
import { type StepId, stepIds } from '../../../programme/steps.ts'
import { alternatives } from '../alternatives.ts'

const words = z.array(z.string().min(1)).min(1)
const schema = z.strictObject({
  objection: words,
  'was-answer': words,
  lead: words,
  'take-up': words,
  link: words,
  tail: words,
  close: words,
  done: words,
  it: words,
})

/** What a message in the middle of the questions is, where it is no answer to the one at hand. */
export type Heard =
  /** To another step, or this one again; `isObjection`: and what was just kept was no answer. */
  | { readonly kind: 'step'; readonly step: StepId; readonly isObjection: boolean }
  | { readonly kind: 'objection' }
  /** What was written before is the answer. */
  | { readonly kind: 'was-answer' }

export type FlowHearing = {
  /** Undefined: nothing of this kind. */
  hear(text: string): Heard | undefined
  /** The step that is to be closed, named in words: "rencana aksinya udah oke, tutup aja". */
  closing(text: string): StepId | undefined
}

/** Who objects or steers says little else. */
const mostWords = 30
const mostWordsOfClosing = 14

/**
 * Reads what is said to a question of a step beside answers. `directory`: knowledge/programme; `steps`: what each step is
 * called.
 */
export function createFlowHearing(directory: string, steps: Readonly<Record<StepId, readonly string[]>>): FlowHearing {
  const list = readLanguageFile(directory, 'flow-words.yaml', schema)
  const many = (key: keyof typeof list) => String.raw`(?:(?:${alternatives(list[key])})\s+)*`
  const tail = String.raw`(?:\s+(?:${alternatives(list.tail)}))*`
  const named = String.raw`(${alternatives(stepIds.flatMap((step) => steps[step]))}|(?:langkah|tahap|step)\s[1-7])(?:nya)?`
  const takesUp = new RegExp(
    `^${many('lead')}(?:${alternatives(list['take-up'])})\\s+${many('link')}${named}${tail}$`,
    'u',
  )
  const closes = new RegExp(
    `^${many('lead')}(?:${alternatives(list.close)})\\s+${many('link')}${named}${tail}(?:\\s+(?:gimana|gmn|how))?$`,
    'u',
  )
  const isDone = new RegExp(
    `^${many('lead')}${named}\\s+(?:(?:${alternatives(list.done)})\\s+)+(?:${alternatives(list.close)})(?:\\s+(?:${alternatives(list.it)}))*$`,
    'u',
  )

  return {
    hear(text) {
      if (text.trim().split(/\s+/).length > mostWords) return undefined
      const isObjection = phraseIn(text, list.objection) !== undefined
      const step = sentencesOf(text)
        .filter((sentence) => !sentence.endsWith('?'))
        .map((sentence) => stepCalled(takesUp.exec(spaced(sentence))?.[1]))
        .findLast((found) => found !== undefined)
      if (step) return { kind: 'step', step, isObjection }
      if (phraseIn(text, list['was-answer'])) return { kind: 'was-answer' }
      return isObjection ? { kind: 'objection' } : undefined
    },
    closing(text) {
      if (text.trim().split(/\s+/).length > mostWordsOfClosing) return undefined
      const whole = spaced(text)
      const last = spaced(sentencesOf(text).at(-1) ?? '')
      const found = closes.exec(whole) ?? closes.exec(last) ?? isDone.exec(whole) ?? isDone.exec(last)
      return stepCalled(found?.[1])
    },
  }

  function stepCalled(name: string | undefined): StepId | undefined {
    if (name === undefined) return undefined
    const [number] = /\d/.exec(name) ?? []
    return number === undefined
      ? stepIds.find((step) => steps[step].some((phrase) => spaced(phrase) === name))
      : stepIds[Number(number) - 1]
  }
}

function sentencesOf(text: string): readonly string[] {
  return text
    .split(/(?<=[.!?;])\s+|\n+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')
}
