import type { SkillOutcome } from '../../conversation/skill.ts'
import type { Guide } from '../../knowledge/guides/guide.ts'
import { type Answers, runGuide, withoutAnswer } from '../../knowledge/guides/run-guide.ts'
import { choicesOf, proceed } from './ask.ts'
import { correctActivity, figureIn } from './correct.ts'
import type { Desk } from './desk.ts'
import { isNothingBut, says } from './reading/vocabulary.ts'
import { labelOf } from './tell.ts'
import { toldIn } from './told.ts'

/** Longer than that a message tells of something else. */
const longest = 16
/** So few words that deny a fact are about nothing else. */
const plain = 6

/**
 * What a message does to an outcome whose facts it speaks of: "ubah: bukan perorangan tapi PT" and "kalau nanti punya
 * app?" run the guide again with another answer, "gak ada web sendiri" opens the question again. Undefined: nothing.
 */
export function changeOutcome(
  desk: Desk,
  guide: Guide,
  given: Answers,
  text: string,
): { readonly isCertain: boolean; respond(): SkillOutcome } | undefined {
  const { vocabulary, standardise, soundsLikeQuestion } = desk
  const words = standardise(text)
  if (words.length > longest || isNothingBut(vocabulary.changing, words)) return undefined
  const isSupposed = says(vocabulary.supposing, words)
  const isChange = says(vocabulary.changing, words.slice(0, 2))
  const asks = soundsLikeQuestion(text) && !isSupposed
  const { answers } = runGuide(guide, given, desk.library().derive)
  const told = { ...(isSupposed || isChange ? namedIn(desk, guide, answers, text) : {}), ...toldIn(desk, guide, text) }
  // A child that is spoken of by the way changes no plan.
  const counts = (id: string) => {
    const note = guide.notes[id]
    return note?.always || (!asks && (isSupposed || isChange || !note))
  }
  const changed = Object.entries(told).filter(([id, value]) => given[id] !== value && counts(id))
  if (changed.length > 0) {
    const next = { ...given, ...Object.fromEntries(changed) }
    const counting = runGuide(guide, next, desk.library().derive).answers
    // "12 miliar" is the scale of a local business as well, which is not asked of this one.
    const telling = changed.filter(([id]) => counting[id] !== undefined)
    const said = (telling.length > 0 ? telling : changed).map(([id, value]) => labelOf(desk, guide, id, value))
    const lead = [desk.say(isSupposed ? 'supposed' : 'changed', { answers: said.join('; ') })]
    return {
      isCertain: isSupposed || isChange || changed.some(([id]) => guide.notes[id]?.always),
      respond: () => proceed(desk, guide, next, { lead }),
    }
  }
  if (asks) return undefined
  const activity = correctActivity(desk, guide, answers, text)
  if (activity) return { isCertain: true, respond: () => activity(given) }
  const denied = deniedIn(desk, guide, answers, text)
  return denied && { isCertain: words.length <= plain, respond: denied }
}

/** What a message that puts an answer right, or supposes another, names or points at. */
function namedIn(desk: Desk, guide: Guide, answers: Answers, text: string): Answers {
  return Object.fromEntries(
    Object.entries(guide.questions).flatMap(([id, question]) => {
      if (answers[id] === undefined) return []
      if (question.kind !== 'choice') {
        const said = figureIn(desk, question.kind, text)
        return said === undefined ? [] : [[id, said]]
      }
      const read = desk.library().answers.read(question, text)
      const isNamed = read?.kind === 'maybe' || (read?.kind === 'answer' && read.by !== 'yes-no')
      return isNamed && 'value' in read ? [[id, read.value]] : []
    }),
  )
}

/** "Gak ada web sendiri": what was answered is not so, or what was not answered is not so either. */
function deniedIn(desk: Desk, guide: Guide, answers: Answers, text: string): (() => SkillOutcome) | undefined {
  for (const [id, value] of Object.entries(answers)) {
    const question = guide.questions[id]
    const read = question?.kind === 'choice' ? desk.library().answers.read(question, text) : undefined
    if (read?.kind !== 'denied') continue
    if (read.value !== value) {
      const text = desk.say('still-so', { answer: labelOf(desk, guide, id, value) })
      return () => ({ replies: [{ text }] })
    }
    const choices = choicesOf(desk, guide, id).filter(({ pick }) => !pick.value.endsWith(`.${value}`))
    const asking = { lead: [desk.say('denied')], choices }
    return () => proceed(desk, guide, withoutAnswer(answers, id), asking)
  }
  return undefined
}
