import type { Claim, SkillOutcome, TurnContext } from '../../conversation/skill.ts'
import { describeActivity, namedActivities } from './activity.ts'
import { proceed } from './ask.ts'
import { begin } from './begin.ts'
import { correctEarlier, offerActivity, putsRight, repeatKnown, tellAnew } from './correct.ts'
import type { Desk } from './desk.ts'
import { actIn, doneRuns, respondToDone } from './done-runs.ts'
import { numberOfStep } from './explain-step.ts'
import type { ReadAnswer } from './reading/read-answer.ts'
import { isNothingBut, placeOf, says, saysTwice, withoutFillers } from './reading/vocabulary.ts'
import { recalledIn, showAgain } from './recall.ts'
import { asideOf, notUnderstood, type Place } from './take.ts'
import { nowOf, toldIn } from './told.ts'
import { answerWith, confirm, editAnswers, stepBack, tellCount, tellMoment } from './walk.ts'
import { quoteOf, type Wished, wishIn } from './wishes.ts'

/** Longer than that, in words, a message is no answer to a question with choices. */
const longestAnswer = 60
/** So few words that fit an answer are one, whatever else they may be about. */
const plainAnswer = 5
/** A question mark behind so few words is a way of answering. */
const shortAnswer = 3
/** In more words, a step or what is left is of something else. */
const longestOfPlan = 6
/** In fewer words "kayaknya enggak ya" is an answer. */
const shortestAskedSoftly = 5
/** In fewer words nobody complains of an order. */
const shortestComplaint = 8

/** What a message in the middle of a guide is to it. Undefined: it is about something else. */
export function claimInFlow(desk: Desk, place: Place): Claim | undefined {
  const { vocabulary, standardise, soundsLikeQuestion, library } = desk
  const { text } = desk.context.message
  if (text === '') return undefined
  const words = standardise(text)
  if (isNothingBut(vocabulary.restart, words)) return owning(() => begin(desk, place.guide, true))
  if (isNothingBut(vocabulary.change, words)) return owning(() => editAnswers(desk, place.guide, place.run))
  const wanted = respondToDone(desk, text)
  if (wanted) return owning(wanted)
  const recalled = recalledIn(desk, text)
  if (recalled === 'guide') return owning(() => onceMore(desk, place, 'begin-again'))
  const [done] = recalled === 'plan' ? doneRuns(desk) : []
  if (done) return owning(async () => ({ replies: (await showAgain(desk, done)).replies }))
  // There is no plan to keep yet; what was answered is kept anyway.
  if (recalled === 'plan' || wantsPlan(desk, text)) return owning(() => onceMore(desk, place, 'kept-so-far'))
  const other = library().starts.start(text) ?? meantInstead(desk, place, text)
  if (other && other.id !== place.guide.id) return owning(() => begin(desk, other))
  if (library().starts.asksToBeLed(text) && !answersNow(desk, place, text)) {
    return owning(() => onceMore(desk, place, 'begin-again'))
  }
  // What a customer wrote is no answer, whatever words it shares with one.
  if (words.length >= shortestComplaint && saysTwice(vocabulary.complaining, words)) return undefined
  const question = place.guide.questions[place.question]
  const wished = wishIn(desk, place.guide, text)
  // "Gratis" alone may be an answer.
  const isAnswer = wished?.rest === '' && isNamed(question && library().answers.read(question, text))
  const beside = wished && !isAnswer ? besideWish(desk, place, wished) : undefined
  if (beside) return beside
  const read = question && words.length <= longestAnswer ? library().answers.read(question, text) : undefined
  if (place.run.readBack !== undefined) {
    const confirmed = confirm(desk, place, place.run.readBack, read)
    if (confirmed) return owning(() => confirmed)
  }
  const again = read && isOnlyYesOrNo(read) ? repeatKnown(desk, place, text) : undefined
  if (again) return owning(() => again)
  const asks = (soundsLikeQuestion(text) || asksSoftly(desk, words)) && !isToldAsQuestion(desk, text, read)
  const corrected = asks ? undefined : correctEarlier(desk, place, text)
  if (corrected) return owning(() => corrected)
  const told = asks ? undefined : tellOwn(desk, place, text)
  if (told) return owning(told)
  const saysElse = read === undefined || isOnlyYesOrNo(read) || says(vocabulary.opening, words)
  const isBrief = words.length <= shortAnswer && Object.keys(toldIn(desk, place.guide, text)).length > 0
  const isOfOther = isBrief || says(vocabulary['of-paper'], words) || (asks && says(vocabulary.supposing, words))
  const activity = saysElse && !isOfOther ? offerActivity(desk, place, text) : undefined
  if (activity) return wanting(() => activity)
  const saysMore = words.length > shortAnswer && (read === undefined || isOnlyYesOrNo(read))
  const aside = saysMore || read === undefined ? asideOf(desk, place, text) : undefined
  if (aside) return wanting(() => aside)
  const anew = read === undefined && !asks ? tellAnew(desk, place, text) : undefined
  if (anew) return wanting(() => anew)
  if (read?.kind === 'explain' || read?.kind === 'unsure') return owning(() => answerWith(desk, place, read))
  if (read && (!asks || words.length <= shortAnswer)) {
    const respond = () => answerWith(desk, place, read)
    const isPlain = words.length <= plainAnswer || (read.kind === 'answer' && read.by !== 'yes-no')
    return isPlain ? owning(respond) : wanting(respond)
  }
  if (asks || words.length > longestAnswer) return undefined
  // "Halo" is near some trade too.
  if (question?.kind === 'activity') return wanting(() => describeActivity(desk, place, text))
  if (question?.kind === 'moment') return owning(() => tellMoment(desk, place, text))
  if (question?.kind === 'count') return owning(() => tellCount(desk, place, text))
  const known = repeatKnown(desk, place, text)
  return wanting(() => known ?? notUnderstood(desk, place))
}

/** What was asked beside an answer is told first, and then the guide goes on, with the answer where there was one. */
function besideWish(desk: Desk, place: Place, { entry, rest }: Wished): Claim | undefined {
  const quote = quoteOf(desk, entry)
  if (!quote) return undefined
  const { guide, run } = place
  const message = { ...desk.context.message, text: rest }
  const claim = rest === '' ? undefined : claimInFlow({ ...desk, context: { ...desk.context, message } }, place)
  return owning(async () => {
    const outcome = (await claim?.respond()) ?? proceed(desk, guide, run.answers, { offered: run.offered })
    const [first, ...others] = outcome.replies
    if (!first) return outcome
    const citations = [...quote.citations, ...(first.citations ?? [])]
    return { ...outcome, replies: [{ ...first, text: `${quote.text}\n\n${first.text}`, citations }, ...others] }
  })
}

/** A word that steers the guide: back, past this question, once more. */
export function steer(desk: Desk, place: Place, word: NonNullable<TurnContext['flowWord']>): SkillOutcome {
  const { guide, run } = place
  if (word === 'back') return stepBack(desk, place)
  if (word === 'skip') {
    // "Belum ada" may be an answer.
    const known = guide.questions[place.question]
    const read = known && desk.library().answers.read(known, desk.context.message.text)
    return answerWith(desk, place, read?.kind === 'answer' ? read : { kind: 'unsure' })
  }
  const isRestart = isNothingBut(desk.vocabulary.restart, desk.standardise(desk.context.message.text))
  return isRestart ? begin(desk, guide, true) : proceed(desk, guide, run.answers, { offered: run.offered })
}

/** "Kirim kalender", "langkah 1 udah", "yang belum apa?": of a plan that is still to come. */
function wantsPlan(desk: Desk, text: string): boolean {
  const act = actIn(desk, text)
  const words = desk.standardise(text)
  if (act !== undefined) return act !== 'edit'
  const { vocabulary } = desk
  const isOfStep = numberOfStep(desk, words) !== undefined && says([...vocabulary.done, ...vocabulary.explain], words)
  const asksOfPlan =
    isNothingBut(vocabulary.left, withoutFillers(vocabulary, words)) || says(vocabulary['first-step'], words)
  return words.length <= longestOfPlan && (isOfStep || asksOfPlan)
}

/** The question once more, with the place that they are at. */
function onceMore(desk: Desk, { guide, run }: Place, key: 'begin-again' | 'kept-so-far'): SkillOutcome {
  const title = guide.title[desk.language]
  return proceed(desk, guide, run.answers, { lead: [desk.say(key, { title })], offered: run.offered })
}

/** Whether a message that asks to be led answers the question at hand as well. */
function answersNow(desk: Desk, { guide, question }: Place, text: string): boolean {
  const known = guide.questions[question]
  const read = known?.kind === 'choice' ? desk.library().answers.read(known, text) : undefined
  return read?.kind === 'answer' || (known?.kind === 'activity' && namedActivities(desk, text).length > 0)
}

/** "Bukan, maksudnya mau tutup usaha": another guide than the one at hand. */
function meantInstead(desk: Desk, { guide }: Place, text: string) {
  const { starts, affirmed } = desk.library()
  const begins = desk.standardise(text)
  const isDenying = desk.vocabulary.denying.some((phrase) => placeOf(phrase, begins) === 0)
  if (!isDenying && !putsRight(desk, text)) return undefined
  const meant = starts.about(affirmed(text).so)
  return meant?.id === guide.id ? undefined : meant
}

/** An activity, a moment or a number that the message names, whatever else it says: "gak tau jamnya, kemarin sore". */
function tellOwn(desk: Desk, place: Place, text: string): (() => SkillOutcome) | undefined {
  const { answers, moments } = desk.library()
  switch (place.guide.questions[place.question]?.kind) {
    case 'activity':
      return namedActivities(desk, text).length > 0 ? () => describeActivity(desk, place, text) : undefined
    case 'moment':
      return moments(text, nowOf(desk)) ? () => tellMoment(desk, place, text) : undefined
    case 'count':
      return answers.count(text) === undefined ? undefined : () => tellCount(desk, place, text)
    default:
      return undefined
  }
}

/** "Cara hitung CSAT", "bedanya mikro sama kecil apa", "takut kena denda ga ya". */
function asksSoftly({ vocabulary }: Desk, words: readonly string[]): boolean {
  const ends = words.length >= shortestAskedSoftly && vocabulary['asking-ends'].some((phrase) => endsIn(phrase, words))
  return ends || vocabulary.asking.some((phrase) => placeOf(phrase, words) === 0)
}

function endsIn(phrase: readonly string[], words: readonly string[]): boolean {
  return placeOf(phrase, words.slice(-phrase.length)) === 0
}

function isNamed(read: ReadAnswer | undefined): boolean {
  return read?.kind === 'answer' && read.by !== 'yes-no'
}

function isOnlyYesOrNo(read: ReadAnswer): boolean {
  return read.kind === 'yes' || read.kind === 'no' || (read.kind === 'answer' && read.by === 'yes-no')
}

/** "Shopee doang, kena ga?" tells where it is sold, and the guide is the answer to what it asks. */
function isToldAsQuestion({ soundsLikeQuestion }: Desk, text: string, read: ReadAnswer | undefined): boolean {
  return read?.kind === 'answer' && read.by === 'told' && !soundsLikeQuestion(text.replace(/\?+\s*$/, ''))
}

function owning(respond: Claim['respond']): Claim {
  return { strength: 'owns', respond }
}

function wanting(respond: Claim['respond']): Claim {
  return { strength: 'wants', respond }
}
