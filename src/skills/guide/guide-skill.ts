import type { CommandDeclaration } from '../../conversation/commands.ts'
import type { Claim, Skill, SkillOutcome, TurnContext } from '../../conversation/skill.ts'
import type { ChoiceReference } from '../../domain/choice.ts'
import type { Choice } from '../../domain/reply.ts'
import { type Guide, noted } from '../../knowledge/guides/guide.ts'
import { runGuide } from '../../knowledge/guides/run-guide.ts'
import { keepsOwnStreams } from '../../people/keeping/own-streams.ts'
import { readCommand } from '../../questions/answer-commands.ts'
import { describeActivity } from './activity.ts'
import { changeOutcome } from './after-outcome.ts'
import { choicesOf, proceed, without } from './ask.ts'
import { begin } from './begin.ts'
import { datedOf } from './dated.ts'
import { type Desk, type GuideParts, guideCalled, guideSkill, openDesk } from './desk.ts'
import { plansStream } from './kept-plans.ts'
import { type KeptRun, readFlow, readRuns } from './memory.ts'
import { dropPlan, keepPlan, listPlans, showPlan, tickStep } from './plans.ts'
import type { ReadAnswer } from './reading/read-answer.ts'
import { isNothingBut } from './reading/vocabulary.ts'
import { calendarFile } from './show/calendar-file.ts'
import { showEvidence } from './show/evidence.ts'
import { planFile } from './show/plan-file.ts'
import { asideOf, notUnderstood, type Place, take } from './take.ts'
import { answerWith, confirm, editAnswers, offerNotes, stepBack, tellCount, tellMoment } from './walk.ts'

/** Longer than that, in words, a message is no answer to a question with choices. */
const longestAnswer = 60
/** So few words that fit an answer are one, whatever else they may be about. */
const plainAnswer = 5
/** A question mark behind so few words is a way of answering. */
const shortAnswer = 3

/** Leads people by questions to a plan, as the files of knowledge/guides say. */
export function createGuideSkill(parts: GuideParts): Skill {
  const { phrases, vocabulary, standardise, soundsLikeQuestion } = parts
  const commands: readonly CommandDeclaration[] = [
    {
      id: 'panduan',
      en: 'guide',
      also: ['guides', 'rencana', 'plan'],
      describe: (language) => phrases.say(language, 'command'),
    },
  ]

  return {
    name: guideSkill,
    keepers: [keepsOwnStreams('plans', plansStream(''), ({ persons }) => persons.map(plansStream))],
    commands,
    help: (language) => [phrases.say(language, 'help')],
    claim(context) {
      const desk = openDesk(parts, context)
      const { message, command, flow, flowWord } = context
      if (message.pick) return owning(() => respondToPick(desk, message.pick))
      if (command) return owning(() => respondToCommand(desk, command.rest))
      if (flow) {
        const place = placeOf(desk)
        if (!place) return owning(() => ({ replies: [{ text: desk.say('guide-gone') }], flow: 'leave' }))
        return flowWord ? owning(() => steer(desk, place, flowWord)) : claimInFlow(desk, place)
      }
      return claimOutside(desk)
    },
    dated: (of) => datedOf(parts, of),
    offers(entryId, { text, language }) {
      const guide = parts.library().starts.about(text) ?? guideUnder(entryId)
      if (!guide) return []
      const pick = { skill: guideSkill, act: 'start', value: guide.id }
      return [{ label: phrases.say(language, 'choice-lead'), pick }]
    },
    resume(context) {
      const desk = openDesk(parts, context)
      const place = placeOf(desk)
      if (!place) return undefined
      const { guide, question } = place
      const ask = guide.questions[question]?.ask[desk.language] ?? ''
      const text = desk.say('resume', { title: guide.title[desk.language], ask })
      return { text, choices: choicesOf(desk, guide, question) }
    },
  }

  function claimOutside(desk: Desk): Claim | undefined {
    const { message, asked, lastSkill, memory, topic } = desk.context
    if (message.text === '') return undefined
    const words = standardise(message.text)
    if (isNothingBut(vocabulary.list, words)) return owning(() => showList(desk))
    if (isNothingBut(vocabulary.plans, words)) return owning(() => showPlans(desk))
    const { starts } = parts.library()
    const guide = starts.start(message.text)
    if (guide) return owning(() => begin(desk, guide))
    if (starts.asksToBeLed(message.text)) {
      // "Pandu saya" goes on from what was asked just before, or from what was answered.
      const meant = starts.about(asked[0] ?? '') ?? (topic === undefined ? undefined : guideUnder(topic))
      return owning(() => (meant ? begin(desk, meant) : showList(desk)))
    }
    const [last] = readRuns(memory)
    if (lastSkill !== guideSkill || !last?.done) return undefined
    if (readCommand(message)?.kind === 'evidence') return owning(() => respondToRun(desk, 'evidence', last.guide))
    if (isNothingBut(vocabulary.change, words)) return owning(() => respondToRun(desk, 'edit', last.guide))
    if (isNothingBut(vocabulary.keep, words)) return owning(() => respondToRun(desk, 'keep', last.guide))
    if (isNothingBut(vocabulary.file, words)) return owning(() => respondToRun(desk, 'file', last.guide))
    if (isNothingBut(vocabulary.calendar, words)) return owning(() => respondToRun(desk, 'calendar', last.guide))
    const over = guideCalled(last.guide, parts)
    const change = over && changeOutcome(desk, over, last.answers, message.text)
    return change && { strength: change.isCertain ? 'owns' : 'wants', respond: change.respond }
  }

  function guideUnder(entryId: string): Guide | undefined {
    return parts.library().guides.find(({ offered }) => offered.includes(entryId))
  }

  function claimInFlow(desk: Desk, place: Place): Claim | undefined {
    const { text } = desk.context.message
    if (text === '') return undefined
    const words = standardise(text)
    const wanting = (respond: Claim['respond']): Claim => ({ strength: 'wants', respond })
    if (isNothingBut(vocabulary.restart, words)) return owning(() => begin(desk, place.guide, true))
    if (isNothingBut(vocabulary.change, words)) return owning(() => editAnswers(desk, place.guide, place.run))
    const other = parts.library().starts.start(text)
    if (other && other.id !== place.guide.id) return owning(() => begin(desk, other))
    const question = place.guide.questions[place.question]
    const read = question && words.length <= longestAnswer ? parts.library().answers.read(question, text) : undefined
    if (place.run.readBack !== undefined) {
      const confirmed = confirm(desk, place, place.run.readBack, read)
      if (confirmed) return owning(() => confirmed)
    }
    const saysMore = words.length > shortAnswer && (read === undefined || isOnlyYesOrNo(read))
    const aside = saysMore || read === undefined ? asideOf(desk, place, text) : undefined
    if (aside) return wanting(() => aside)
    if (read?.kind === 'explain' || read?.kind === 'unsure') return owning(() => answerWith(desk, place, read))
    const asks = soundsLikeQuestion(text) && !isToldAsQuestion(text, read)
    if (read && (!asks || words.length <= shortAnswer)) {
      const respond = () => answerWith(desk, place, read)
      const isPlain = words.length <= plainAnswer || (read.kind === 'answer' && read.by !== 'yes-no')
      return isPlain ? owning(respond) : wanting(respond)
    }
    if (asks || words.length > longestAnswer) return undefined
    if (question?.kind === 'activity') return owning(() => describeActivity(desk, place, text))
    if (question?.kind === 'moment') return owning(() => tellMoment(desk, place, text))
    if (question?.kind === 'count') return owning(() => tellCount(desk, place, text))
    return wanting(() => notUnderstood(desk, place))
  }

  function isOnlyYesOrNo(read: ReadAnswer): boolean {
    return read.kind === 'yes' || read.kind === 'no' || (read.kind === 'answer' && read.by === 'yes-no')
  }

  /** "Shopee doang, kena ga?" tells where it is sold, and the guide is the answer to what it asks. */
  function isToldAsQuestion(text: string, read: ReadAnswer | undefined): boolean {
    return read?.kind === 'answer' && read.by === 'told' && !soundsLikeQuestion(text.replace(/\?+\s*$/, ''))
  }

  function steer(desk: Desk, place: Place, word: NonNullable<TurnContext['flowWord']>): SkillOutcome {
    const { guide, run } = place
    if (word === 'back') return stepBack(desk, place)
    if (word === 'skip') {
      // "Belum ada" may be an answer.
      const known = guide.questions[place.question]
      const read = known && parts.library().answers.read(known, desk.context.message.text)
      return answerWith(desk, place, read?.kind === 'answer' ? read : { kind: 'unsure' })
    }
    const isRestart = isNothingBut(vocabulary.restart, standardise(desk.context.message.text))
    return isRestart ? begin(desk, guide, true) : proceed(desk, guide, run.answers)
  }

  function respondToCommand(desk: Desk, rest: string): SkillOutcome | Promise<SkillOutcome> {
    if (rest === '') return showList(desk)
    const guide = parts.library().starts.named(rest)
    return guide ? begin(desk, guide) : showList(desk, 'no-such-guide')
  }

  function respondToPick(desk: Desk, pick: ChoiceReference | undefined): SkillOutcome | Promise<SkillOutcome> {
    const { act = '', value = '' } = pick ?? {}
    switch (act) {
      case 'answer':
        return pickAnswer(desk, value)
      case 'start': {
        const guide = guideCalled(value, parts)
        return guide ? begin(desk, guide) : showList(desk, 'no-such-guide')
      }
      case 'change': {
        const [id = '', question = ''] = value.split('.')
        const guide = guideCalled(id, parts)
        return guide ? proceed(desk, guide, without(answersOf(desk, id), question)) : showList(desk, 'no-such-guide')
      }
      case 'plan':
        return showPlan(desk, value)
      case 'tick':
        return tickStep(desk, value)
      case 'drop':
        return dropPlan(desk, value)
      case 'keep':
      case 'file':
      case 'calendar':
      case 'edit':
      case 'notes':
      case 'evidence':
        return respondToRun(desk, act, value)
      default:
        return showList(desk)
    }
  }

  /** A button may be pressed long after: the answer is taken into what is known of that guide. */
  function pickAnswer(desk: Desk, value: string): SkillOutcome | Promise<SkillOutcome> {
    const [id = '', question = '', answer = ''] = value.split('.')
    const guide = guideCalled(id, parts)
    if (!guide) return showList(desk, 'no-such-guide')
    const known = guide.questions[question]
    if (guide.notes[question]) return proceed(desk, guide, { ...answersOf(desk, id), [question]: noted })
    if (!known || (known.kind === 'choice' && !known.answers[answer])) {
      return proceed(desk, guide, answersOf(desk, id), { lead: [desk.say('guide-changed')] })
    }
    return take(desk, guide, answersOf(desk, id), question, answer)
  }

  /** What is asked of a guide that is over. */
  function respondToRun(
    desk: Desk,
    act: 'keep' | 'file' | 'calendar' | 'edit' | 'notes' | 'evidence',
    id: string,
  ): SkillOutcome | Promise<SkillOutcome> {
    const guide = guideCalled(id, parts)
    if (!guide) return showList(desk, 'no-such-guide')
    const kept: KeptRun = { guide: id, version: guide.version, answers: answersOf(desk, id), done: true }
    const run = runGuide(guide, kept.answers, parts.library().derive)
    if (run.outcome === undefined) return proceed(desk, guide, kept.answers, { lead: [desk.say('nothing-run')] })
    if (act === 'keep') return keepPlan(desk, kept)
    if (act === 'edit') return editAnswers(desk, guide, kept)
    if (act === 'notes') return offerNotes(desk, guide, kept)
    if (act === 'evidence') return { replies: showEvidence(desk, guide, run) }
    if (act === 'file') return { replies: [{ text: desk.say('file-intro'), file: planFile(desk, guide, run) }] }
    const file = calendarFile(desk, guide, run)
    return { replies: [file ? { text: desk.say('calendar-intro'), file } : { text: desk.say('calendar-none') }] }
  }

  async function showPlans(desk: Desk): Promise<SkillOutcome> {
    const choices = await listPlans(desk)
    if (choices.length === 0) return showList(desk, 'no-plans')
    return { replies: [{ text: desk.say('plans'), choices }] }
  }

  async function showList(desk: Desk, key: 'list' | 'no-such-guide' | 'no-plans' = 'list'): Promise<SkillOutcome> {
    const { language } = desk
    const { guides } = parts.library()
    const plans = key === 'list' ? await listPlans(desk) : []
    const lines = guides.map(({ title, about }, index) => `${index + 1}. **${title[language]}**: ${about[language]}`)
    const kept = plans.length > 0 ? [desk.say('list-plans', { count: plans.length })] : []
    const starts: readonly Choice[] = guides.map(({ id, title }) => ({
      label: title[language],
      pick: { skill: guideSkill, act: 'start', value: id },
    }))
    return {
      replies: [{ text: [desk.say(key), lines.join('\n'), ...kept].join('\n\n'), choices: [...starts, ...plans] }],
    }
  }
}

function owning(respond: Claim['respond']): Claim {
  return { strength: 'owns', respond }
}

function answersOf({ context }: Desk, guide: string): KeptRun['answers'] {
  const flow = readFlow(context.flow)
  if (flow?.guide === guide) return flow.answers
  return readRuns(context.memory).find((run) => run.guide === guide)?.answers ?? {}
}

/** Where the person is in the guide at hand; undefined where there is no such guide any more, or it is over. */
function placeOf(desk: Desk): Place | undefined {
  const run = readFlow(desk.context.flow)
  const guide = run && guideCalled(run.guide, desk)
  const question = guide && runGuide(guide, run.answers, desk.library().derive).next
  return guide && question !== undefined ? { guide, run, question } : undefined
}
