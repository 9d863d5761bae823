import { alternatives } from '../../../domain/alternatives.ts'
import { phraseIn } from '../../../programme/checks/word-lists.ts'
import type { Question } from '../../../programme/coaching.ts'
import type { Desk } from '../desk.ts'
import { answersTo, questionsOf } from './questions.ts'

/** An answer that says more than was asked: what is left for its question, and what answers others of the step. */
export type ToldBeside = { readonly own: string; readonly others: readonly { question: Question; text: string }[] }

/**
 * Shares out the sentences of an answer: "2 to 29 November. About 600 orders a week. 31 complaints: 18 missing, 9 late, 4
 * stains" answers three questions. What a question of questions.yaml is `told` by goes to it, as long as it has no answer.
 */
export function toldBeside(desk: Desk, question: Question, text: string): ToldBeside {
  const open = questionsOf(desk, question.step).filter(
    (each) => each.told && (each.id === question.id || answersTo(desk.programme, each) === 0),
  )
  const own: string[] = []
  const others = new Map<Question, string[]>()
  for (const sentence of text.split(
    /(?<=[.!;])\s+|\n+|,\s+(?:dan|and|serta)\s+|,\s+(?=(?:approved|disetujui|review|ditinjau|cek lagi)(?!\p{L}))/u,
  )) {
    const fits = open.find((each) => isTold(each, sentence))
    if (!fits || fits.id === question.id) own.push(sentence)
    else others.set(fits, [...(others.get(fits) ?? []), bare(fits, sentence)])
  }
  if (others.size === 0) return { own: text, others: [] }
  return {
    own: own.join(' ').trim(),
    others: [...others].map(([each, said]) => ({ question: each, text: said.join('; ') })),
  }
}

/** "Disetujui oleh Ibu Ratna": what told it is no part of the answer, unless it counts something. */
function bare({ told }: Question, sentence: string): string {
  const said = sentence.trim().replace(/[.;]$/, '')
  if (!told || told.figures > 0) return said
  const lead = new RegExp(
    String.raw`^[\s\S]*?(?<!\p{L})(?:${alternatives(told.words)})(?!\p{L})\s*(?:(?:oleh|by|in|pada|is|:)\s*)*`,
    'iu',
  )
  return said.replace(lead, '')
}

function isTold({ told }: Question, sentence: string): boolean {
  const figures = sentence.match(/\d[\d.,]*/g)?.length ?? 0
  return told !== undefined && figures >= told.figures && phraseIn(sentence, told.words) !== undefined
}
