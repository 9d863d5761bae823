import { z } from 'zod'
import { alternatives } from '../../../domain/alternatives.ts'
import { readLanguageFile } from '../../../knowledge/text/read-language-file.ts'
import { phraseIn, spaced } from '../../../programme/checks/word-lists.ts'
import { type StepId, stepIds } from '../../../programme/steps.ts'

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
  how: words,
  budget: words,
  risk: words,
  'not-done': words,
  change: words,
  'change-to': words,
  'instead-of': words,
})

/** What a message in the middle of the questions is, where it is no answer to the one at hand. */
export type Heard =
  /** To another step, or this one again; `isObjection`: and what was just kept was no answer. */
  | {
      readonly kind: 'step'
      readonly step: StepId
      readonly isObjection: boolean
      /** What is said behind it. */
      readonly rest: string
    }
  | { readonly kind: 'objection' }
  /** What was written before is the answer. */
  | { readonly kind: 'was-answer' }

export type FlowHearing = {
  /** Undefined: nothing of this kind. */
  hear(text: string): Heard | undefined
  /** The step that is to be closed, named in words; `isDone`: and is called done: "rencana aksinya udah oke, tutup aja". */
  closing(text: string): { readonly step: StepId; readonly isDone: boolean } | undefined
  /** "Ubah janji jadi …": what is to be changed, and to what. */
  changing(text: string): { readonly what: string; readonly to: string } | undefined
  /** "Vision is: …", "the vision should be …": what is to stand where something stands already. */
  stating(text: string): { readonly what: string; readonly to: string } | undefined
  /** "Belum dicek siapa-siapa", where it is asked what shows that something is done. */
  deniesDone(text: string): boolean
  /** What the gaps of a plan are called. */
  readonly words: { readonly budget: readonly string[]; readonly risk: readonly string[] }
  /** Between what is right and what stood there: ", bukan", ", not". */
  readonly insteadOf: RegExp
}

/** Who objects or steers says little else. */
const mostWords = 45
const mostWordsOfClosing = 14

/**
 * Reads what is said to a question of a step beside answers. `directory`: knowledge/programme; `stepNames`: what each
 * step is called.
 */
export function createFlowHearing(
  directory: string,
  stepNames: Readonly<Record<StepId, readonly string[]>>,
): FlowHearing {
  const list = readLanguageFile(directory, 'flow-words.yaml', schema)
  const many = (key: keyof typeof list) => String.raw`(?:(?:${alternatives(list[key])})\s+)*`
  const tail = String.raw`(?:\s+(?:${alternatives(list.tail)}))*`
  const named = String.raw`(${alternatives(stepIds.flatMap((step) => stepNames[step]))}|(?:langkah|tahap|step)\s[1-7])(?:nya)?`
  const takesUp = new RegExp(
    `^${many('lead')}(?:${alternatives(list['take-up'])})\\s+${many('link')}${named}${tail}$`,
    'u',
  )
  const closes = new RegExp(
    `^${many('lead')}(?:${alternatives(list.close)})\\s+${many('link')}${named}${tail}(?:\\s+(?:${alternatives(list.how)}))?$`,
    'u',
  )
  const isDone = new RegExp(
    `^${many('lead')}${many('link')}${named}\\s+(?:(?:${alternatives(list.done)})\\s+)+(?:${alternatives(list.close)})(?:\\s+(?:${alternatives(list.it)}))*$`,
    'u',
  )

  const changes = new RegExp(
    String.raw`^(?:(?:${alternatives(list.lead)})[\s,]+)*(?:${alternatives(list.change)})\s+([\p{L} ]{3,40}?)\s*(?::|\s(?:${alternatives(list['change-to'])})\s*:?)\s*([\s\S]{3,})$`,
    'iu',
  )

  const states =
    /^(?:(?:no|bukan|eh|ok|oke|tidak)[\s,.!]+)?(?:set\s+)?((?:the\s|our\s|my\s)?[\p{L}]{3,12}(?:\s(?:kami|kita|saya))?)\s*(?::|\s(?:is|should be|adalah|jadinya|to)\s*:?)\s*(\S[\s\S]{12,})$/iu

  return {
    words: { budget: list.budget, risk: list.risk },
    deniesDone: (text) => phraseIn(text, list['not-done']) !== undefined,
    insteadOf: new RegExp(String.raw`[\s,;(]+(?:${alternatives(list['instead-of'])})\s+`, 'iu'),
    changing(text) {
      const [, what, to] = changes.exec(text.trim()) ?? []
      return what === undefined || to === undefined ? undefined : { what, to }
    },
    stating(text) {
      const [, what, to] = states.exec(text.trim()) ?? []
      return what === undefined || to === undefined ? undefined : { what, to: to.replace(/^["“]|["”]$/g, '') }
    },
    hear(text) {
      if (text.trim().split(/\s+/).length > mostWords) return undefined
      const isObjection = phraseIn(text, list.objection) !== undefined
      const sentences = sentencesOf(text)
      const steps = sentences.map((said) =>
        said.endsWith('?') ? undefined : stepCalled(takesUp.exec(spaced(said))?.[1]),
      )
      const at = steps.findLastIndex((found) => found !== undefined)
      const step = steps[at]
      if (step) return { kind: 'step', step, isObjection, rest: sentences.slice(at + 1).join(' ') }
      if (phraseIn(text, list['was-answer'])) return { kind: 'was-answer' }
      return isObjection ? { kind: 'objection' } : undefined
    },
    closing(text) {
      if (text.trim().split(/\s+/).length > mostWordsOfClosing) return undefined
      const whole = spaced(text)
      const last = spaced(sentencesOf(text).at(-1) ?? '')
      const done = isDone.exec(whole) ?? isDone.exec(last)
      const step = stepCalled((done ?? closes.exec(whole) ?? closes.exec(last))?.[1])
      return step && { step, isDone: done !== null }
    },
  }

  function stepCalled(name: string | undefined): StepId | undefined {
    if (name === undefined) return undefined
    const [number] = /\d/.exec(name) ?? []
    return number === undefined
      ? stepIds.find((step) => stepNames[step].some((phrase) => spaced(phrase) === name))
      : stepIds[Number(number) - 1]
  }
}

function sentencesOf(text: string): readonly string[] {
  return text
    .split(/(?<=[.!?;])\s+|\n+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')
}
