import { z } from 'zod'
import type { ModelPrompt } from '../../../conversation/model/model-prompts.ts'
import type { TurnModel } from '../../../conversation/model/turn-models.ts'
import type { Citation } from '../../../domain/citation.ts'
import { escapeMarkdown } from '../../../domain/escape-markdown.ts'
import type { Language } from '../../../domain/language.ts'
import { wordsIn } from '../../../domain/words-in.ts'
import type { Knowledge } from '../../../knowledge/knowledge.ts'
import type { AnswerVerifier, CutSentence, VerifiedAnswer } from '../../../knowledge/verify/verify-answer.ts'
import type { Draft } from '../../../ports/channel.ts'
import type { AnswerRequest } from '../grounded-answer.ts'
import { listStatements, statementsFor } from './statements.ts'

const forms = ['sentence', 'step', 'point'] as const
const sentenceSchema = z.strictObject({ text: z.string(), statements: z.array(z.string()), form: z.enum(forms) })
const answered = z.enum(['yes', 'partly', 'no'])
const answerSchema = z.strictObject({ answered, sentences: z.array(sentenceSchema) })
/** The same while it is being written. */
const partialSchema = z.object({ answered, sentences: z.array(z.unknown()) })

/** So many sentences are read of an answer, whatever the model thinks of its limits, and so many characters of each. */
const mostSentences = 10
const longestSentence = 400

/**
 * What a model made of an answer. `phrased`: verified words with what they rest on. `unanswered`: it found that the
 * statements do not answer the question. `unfit`: too little of what it said is supported. `stopped`: the person pressed
 * stop before there was anything to say.
 */
export type Phrasing =
  | {
      readonly kind: 'phrased'
      readonly text: string
      readonly citations: readonly [Citation, ...Citation[]]
      readonly isPartial: boolean
      /** The person pressed stop: this is what was verified so far. */
      readonly isStopped: boolean
      readonly cut: readonly CutSentence[]
    }
  | { readonly kind: 'unanswered' }
  | { readonly kind: 'unfit'; readonly cut: readonly CutSentence[] }
  | { readonly kind: 'stopped' }

/** What became of an answer that was put to a model, and why sentences of it were cut. `none`: the model had no words. */
export type PhrasingFact = { readonly outcome: Phrasing['kind'] | 'none'; readonly cut: readonly string[] }

export type PhrasingParts = {
  readonly observe: (fact: PhrasingFact) => void
  readonly knowledge: Knowledge
  readonly verify: AnswerVerifier
  readonly prompt: ModelPrompt<'language'>
}

export type PhrasedQuestion = {
  readonly request: AnswerRequest
  readonly question: string
  /** What the person wrote before, newest first. */
  readonly earlier: readonly string[]
  /** Where what is verified may be seen before the rest is there. Undefined: nowhere. */
  readonly draft?: Draft | undefined
}

const languageNames: Readonly<Record<Language, string>> = { id: 'Indonesian', en: 'English' }

/** Puts an answer into words by a model, from statements alone, and verifies each sentence. Undefined: no model had any. */
export function createPhrasing({ knowledge, verify, prompt, observe }: PhrasingParts) {
  return async (asked: PhrasedQuestion, model: TurnModel): Promise<Phrasing | undefined> => {
    const phrasing = await phrase(asked, model)
    const cut = phrasing !== undefined && 'cut' in phrasing ? phrasing.cut.map(({ flaw }) => flaw) : []
    observe({ outcome: phrasing?.kind ?? 'none', cut })
    return phrasing
  }

  async function phrase(
    { request, question, earlier, draft }: PhrasedQuestion,
    model: TurnModel,
  ): Promise<Phrasing | undefined> {
    const { pair, language, runnersUp = [] } = request
    const statements = statementsFor(pair, runnersUp, language, knowledge)
    let seen: VerifiedAnswer<SaidSentence> | undefined
    const look = (partial: unknown) => {
      const whole = wholeSentencesIn(partial)
      if (!draft || whole.length <= (seen?.kept.length ?? 0)) return
      const verified = verify(whole, statements, language)
      // Without its first sentence an answer is none, whatever comes.
      if (!verified.beginsWell) return
      seen = verified
      draft.show(inShape(verified.kept))
    }
    const said = await model.ask({
      purpose: 'answer',
      instructions: prompt.fill({ language: languageNames[language] }),
      material: [
        { label: 'question', text: question, from: 'person' },
        { label: 'earlier', text: earlier.join('\n'), from: 'person' },
        { label: 'statements', text: listStatements(statements), from: 'knowledge' },
      ],
      schema: answerSchema,
      ...(draft ? { onPartial: look } : {}),
    })
    if (!said && model.isStopped())
      return seen ? inWords(seen, { isPartial: false, isStopped: true }) : { kind: 'stopped' }
    if (!said) return undefined
    if (said.answered === 'no') return { kind: 'unanswered' }
    const verified = verify(withinLimits(said.sentences), statements, language)
    if (!verified.holds) return { kind: 'unfit', cut: verified.cut }
    return inWords(verified, { isPartial: said.answered === 'partly', isStopped: false })

    function inWords(
      { kept, cut }: VerifiedAnswer<SaidSentence>,
      how: { readonly isPartial: boolean; readonly isStopped: boolean },
    ): Phrasing {
      const [first, ...rest] = kept
        .flatMap((sentence) => sentence.statements)
        .flatMap((id) => statements.get(id)?.citations ?? [])
      if (!first) return { kind: 'unfit', cut }
      return { kind: 'phrased', text: inShape(kept), citations: [first, ...rest], cut, ...how }
    }
  }
}

type SaidSentence = z.infer<typeof sentenceSchema>

/** What is read of an answer; what it says again, it says once. */
function withinLimits(sentences: readonly SaidSentence[]): readonly SaidSentence[] {
  const said = new Set<string>()
  return sentences.slice(0, mostSentences).flatMap((sentence) => {
    const text = sentence.text.slice(0, longestSentence)
    const words = wordsIn(text).join(' ')
    if (said.has(words)) return []
    said.add(words)
    return [{ ...sentence, text }]
  })
}

/** The sentences that are written to their end: the last one may still go on. */
function wholeSentencesIn(partial: unknown): readonly SaidSentence[] {
  const { data } = partialSchema.safeParse(partial)
  if (!data || data.answered === 'no') return []
  const whole: SaidSentence[] = []
  for (const one of data.sentences.slice(0, -1)) {
    const sentence = sentenceSchema.safeParse(one)
    if (!sentence.success) break
    whole.push(sentence.data)
  }
  return withinLimits(whole)
}

/** Sentences as paragraphs; steps and points as the lists that they are, numbered by us. */
function inShape(sentences: readonly { readonly text: string; readonly form?: (typeof forms)[number] }[]): string {
  let shaped = ''
  let step = 0
  let before: string | undefined
  for (const { text, form = 'sentence' } of sentences) {
    step = form === 'step' ? step + 1 : 0
    const gap = before === undefined ? '' : form === before ? (form === 'sentence' ? ' ' : '\n') : '\n\n'
    const mark = form === 'step' ? `${step}. ` : form === 'point' ? '- ' : ''
    shaped += `${gap}${mark}${escapeMarkdown(text)}`
    before = form
  }
  return shaped
}
