import type { CommandDeclaration } from '../../conversation/commands.ts'
import type { Claim, Skill, SkillOutcome } from '../../conversation/skill.ts'
import type { ChoiceReference } from '../../domain/choice.ts'
import type { Choice } from '../../domain/reply.ts'
import { type Guide, hasDerivedFacts, noted } from '../../knowledge/guides/guide.ts'
import { runGuide, withoutAnswer } from '../../knowledge/guides/run-guide.ts'
import { keepsOwnStreams } from '../../people/keeping/own-streams.ts'
import { entryChoice, readCommand } from '../../questions/answer-commands.ts'
import { namedActivities } from './activity.ts'
import { changeOutcome } from './after-outcome.ts'
import { choicesOf, proceed } from './ask.ts'
import { begin } from './begin.ts'
import { putsRight } from './correct.ts'
import { datedOf } from './dated.ts'
import { type Desk, type GuideParts, guideCalled, guideSkill, openDesk } from './desk.ts'
import { answersOf, outcomeActs, respondToDone, respondToRun } from './done-runs.ts'
import { explainStep, isRecent, recallCode } from './explain-step.ts'
import { claimInFlow, steer } from './in-flow.ts'
import { plansStream } from './kept-plans.ts'
import { listedAt, readFlow, readRuns, withListed, withTold } from './memory.ts'
import { asksForDates, myDates } from './my-dates.ts'
import { dropPlan, listPlans, showPlan, tickStep } from './plans.ts'
import { progressIn } from './progress.ts'
import { isNothingBut, says } from './reading/vocabulary.ts'
import { recall, recalledIn, showAgain } from './recall.ts'
import { openAnswer, type Place, take } from './take.ts'
import { editAnswers } from './walk.ts'
import { guideAskedFor, guideUnder } from './which-guide.ts'
import { wishIn } from './wishes.ts'

/** Leads people by questions to a plan, as the files of knowledge/guides say. */
export function createGuideSkill(parts: GuideParts): Skill {
  const { phrases, vocabulary, standardise } = parts
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
      return claimOutside(desk) ?? claimKept(desk)
    },
    dated: (of) => datedOf(parts, of),
    offers(entryId, { text, language }) {
      const under = guideUnder(parts, entryId)
      const guide = (under ? guideAskedFor(parts, text, true) : parts.library().starts.about(text)) ?? under
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
      return { text, choices: choicesOf(desk, guide, question, place.run.offered) }
    },
  }

  function claimOutside(desk: Desk): Claim | undefined {
    const { message, lastSkill, memory } = desk.context
    if (message.text === '') return undefined
    const words = standardise(message.text)
    if (isNothingBut(vocabulary.list, words)) return owning(() => showList(desk))
    if (isNothingBut(vocabulary.plans, words)) return owning(() => showPlans(desk))
    const recalled = recalledIn(desk, message.text)
    const back = recalled && recall(desk, recalled)
    if (back) return owning(back)
    const { starts } = parts.library()
    const asksOrSupposes = parts.soundsLikeQuestion(message.text) || says(vocabulary.supposing, words)
    const plea = asksOrSupposes ? undefined : starts.plea(message.text)
    if (plea) return owning(() => begin(desk, plea))
    const guide = starts.start(message.text)
    if (guide) return { ...owning(() => begin(desk, guide)), serves: 'path' }
    // "Pandu dong, gw buka warung" names no guide, but a business.
    const tellsBusiness = says(vocabulary.opening, words) && starts.isLed(message.text)
    const forBusinesses = tellsBusiness ? parts.library().guides.find(hasDerivedFacts) : undefined
    if (forBusinesses && namedActivities(desk, message.text).length > 0) return owning(() => begin(desk, forBusinesses))
    if (starts.asksToBeLed(message.text)) {
      // "Pandu saya" goes on from what was asked just before, or from what was answered.
      const meant = goneOnFrom(desk)
      return { ...owning(() => (meant ? begin(desk, meant) : showList(desk))), serves: 'path' }
    }
    const done = respondToDone(desk, message.text)
    if (done) return owning(done)
    const [run] = readRuns(memory)
    const ended = run?.done ? guideCalled(run.guide, parts) : undefined
    if (run && ended && isRecent(desk) && isNothingBut(vocabulary['stepping-back'], words))
      return owning(() => editAnswers(desk, ended, run))
    const progress = progressIn(desk, message.text) ?? (ended && answerOfPlan(desk, ended))
    if (progress) return owning(progress)
    const listed = chosenFromList(desk)
    if (listed) return { strength: parts.soundsLikeQuestion(message.text) ? 'wants' : 'owns', respond: listed }
    const step = explainStep(desk, message.text) ?? recallCode(desk, message.text)
    if (step) return owning(step)
    const [last] = readRuns(memory)
    if (!last?.done) return undefined
    // Some answers later a fact of the plan may still turn out to be another: "ternyata gak tutup, cuma pindah".
    const isNext = lastSkill === guideSkill
    if (!isNext && !(isRecent(desk) && putsRight(desk, message.text))) return undefined
    if (isNext && readCommand(message)?.kind === 'evidence')
      return owning(() => respondToRun(desk, 'evidence', last.guide))
    const over = guideCalled(last.guide, parts)
    const change = over && changeOutcome(desk, over, last.answers, message.text)
    if (!change || !(isNext || change.isCertain)) return undefined
    return { strength: change.isCertain ? 'owns' : 'wants', respond: change.respond }
  }

  /** "Tenggat saya apa saja?": of all plans. "Rencana saya yang kemarin mana?", long after: those that are kept. */
  async function claimKept(desk: Desk): Promise<Claim | undefined> {
    const { text } = desk.context.message
    const dates = asksForDates(desk, text) ? await myDates(desk) : undefined
    if (dates) return owning(dates)
    if (recalledIn(desk, text) !== 'plan') return undefined
    const choices = await listPlans(desk)
    return choices.length === 0 ? undefined : owning(() => showPlans(desk))
  }

  /** "Berapa lama?", "biayanya?" of a plan, as long as the talk is of what it is about: the entry that says so. */
  function answerOfPlan(desk: Desk, guide: Guide): Claim['respond'] | undefined {
    const { message, lastSkill, topic = '', memory, turns } = desk.context
    const behind = Object.values(guide.steps).flatMap(({ from }) => from.map(({ entryId }) => entryId))
    const isOfGuide = [...guide.offered, ...Object.values(guide.wishes), ...behind].includes(topic)
    if (!isRecent(desk) || (lastSkill !== guideSkill && !isOfGuide)) return undefined
    const wished = wishIn(desk, guide, message.text)
    if (wished?.rest !== '') return undefined
    return () => ({ replies: [], memory: withTold(memory, turns), opens: entryChoice('ask', wished.entry) })
  }

  /** What is said to the list of guides just after it was shown: the guide that it names, or a business to begin with. */
  function chosenFromList(desk: Desk): Claim['respond'] | undefined {
    const { message, memory, turns } = desk.context
    if (listedAt(memory) !== turns - 1) return undefined
    const { starts, guides } = parts.library()
    const named = starts.named(message.text)
    if (named) return () => begin(desk, named)
    const forBusinesses = guides.find(hasDerivedFacts)
    return forBusinesses && namedActivities(desk, message.text).length > 0
      ? () => begin(desk, forBusinesses)
      : undefined
  }

  /**
   * The guide of the entry that was last spoken of, where the question was of what it is about: "tanda daftar PSE, wajib ta?"
   * asks whether, not how. Else the one that the question was of; who is about to open a business is led to its
   * licences, and so is who asked for those of one where nothing was answered.
   */
  function goneOnFrom(desk: Desk): Guide | undefined {
    const { asked, lastSkill, topic } = desk.context
    const under = topic === undefined || lastSkill === guideSkill ? undefined : guideUnder(parts, topic)
    const [question = ''] = asked
    const { starts } = parts.library()
    if (under && starts.speaksOf(under, question)) return under
    return guideAskedFor(parts, question, under !== undefined) ?? (under && (starts.named(question) ?? under))
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
        return guide
          ? proceed(desk, guide, withoutAnswer(answersOf(desk, id), question))
          : showList(desk, 'no-such-guide')
      }
      case 'again': {
        const done = readRuns(desk.context.memory).find((run) => run.guide === value && run.done)
        return done ? showAgain(desk, done) : showList(desk, 'no-such-guide')
      }
      case 'plan':
        return showPlan(desk, value)
      case 'tick':
        return tickStep(desk, value)
      case 'drop':
        return dropPlan(desk, value)
      default: {
        const wanted = outcomeActs.find((one) => one === act)
        return wanted ? respondToRun(desk, wanted, value) : showList(desk)
      }
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
    const isOpen =
      answer === known.unsure && known.kind !== 'moment' && (known.kind !== 'choice' || answer === openAnswer)
    return take(desk, guide, answersOf(desk, id), question, answer, { isAssumed: isOpen })
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
    // The programme of a team is led by the coach.
    const team = `${guides.length + 1}. **${desk.say('team-title')}**: ${desk.say('team-about')}`
    const kept = plans.length > 0 ? [desk.say('list-plans', { count: plans.length })] : []
    const starts: readonly Choice[] = guides.map(({ id, title }) => ({
      label: title[language],
      pick: { skill: guideSkill, act: 'start', value: id },
    }))
    const toTeam: Choice = { label: desk.say('team-title'), pick: { skill: 'coach', act: 'door', value: '' } }
    return {
      replies: [
        {
          text: [desk.say(key), [...lines, team].join('\n'), ...kept].join('\n\n'),
          choices: [...starts, toTeam, ...plans],
        },
      ],
      memory: withListed(desk.context.memory, desk.context.turns),
    }
  }
}

function owning(respond: Claim['respond']): Claim {
  return { strength: 'owns', respond }
}

/** Where the person is in the guide at hand; undefined where there is no such guide any more, or it is over. */
function placeOf(desk: Desk): Place | undefined {
  const run = readFlow(desk.context.flow)
  const guide = run && guideCalled(run.guide, desk)
  const question = guide && runGuide(guide, run.answers, desk.library().derive).next
  return guide && question !== undefined ? { guide, run, question } : undefined
}
