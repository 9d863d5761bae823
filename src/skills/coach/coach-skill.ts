import type { CommandDeclaration } from '../../conversation/commands.ts'
import type { ReadSentence } from '../../conversation/sentence-patterns.ts'
import type { Claim, Skill, SkillOutcome, TurnContext } from '../../conversation/skill.ts'
import { keepsTeamStreams } from '../../people/keeping/team-streams.ts'
import { countWords } from '../../programme/checks/check-vision.ts'
import { metricIn, phraseIn } from '../../programme/checks/word-lists.ts'
import { programmeStream } from '../../programme/events.ts'
import type { Plan } from '../../programme/plan/plan.ts'
import { goalIn } from '../../programme/plan/read-facts.ts'
import { wantsPlan } from '../../programme/plan/read-plan-wish.ts'
import { stepIds } from '../../programme/steps.ts'
import { claimAmendment, claimNumbered } from './amend/claim-amendment.ts'
import { lastMade } from './amend/made.ts'
import { readTask } from './amend/read-task.ts'
import { answerAsk } from './answer-ask.ts'
import type { Ask } from './asks.ts'
import { datedOf } from './dated.ts'
import { type CoachParts, coachSkill, type Desk, openDesk, progressOn } from './desk.ts'
import { startStep } from './flow/ask.ts'
import { approve, askToClose, closeStep, readStep, reopen } from './flow/close.ts'
import { goOnFrom } from './flow/go-on.ts'
import { fillSheet, readFilledSheet } from './flow/sheet.ts'
import { readFlow, type StepFlow } from './flow/state.ts'
import { answerInFlow, steerFlow, tapInFlow } from './flow/turn.ts'
import { overviewOf } from './overview.ts'
import { acceptPlan } from './plan/accept.ts'
import { firstDiagnosis } from './plan/diagnosis.ts'
import { draftPlan, noPlan, planFrom } from './plan/draft.ts'
import type { ActionSentence, CoachWish } from './sentences.ts'
import { exportProgramme } from './show/export.ts'
import { listActions, listBlockers, listGoals, listMeasurements, showAction } from './show/lists.ts'
import { showProgramme } from './show/programme.ts'
import { addAction, changeAction, moveActions } from './work/actions.ts'
import { clearBlockers, isKnown, noteBlocker, ownBlocker } from './work/blockers.ts'
import { correct } from './work/correct.ts'
import { readFigures } from './work/figures.ts'
import { findActions } from './work/find-actions.ts'
import { checkGoalText, dropGoal, setGoal } from './work/goals.ts'
import { readMeasured, recordFigures, recordMeasurement, takeOtherReading } from './work/measurements.ts'
import { noteRisk, takeNote } from './work/notes.ts'
import { undo } from './work/undo.ts'

type Respond = (desk: Desk) => SkillOutcome | Promise<SkillOutcome>

/** Longer than this a message is no sentence to a programme. */
const longestSentence = 600

/** An answer to a question may be a pasted text. */
const longestAnswer = 5000

/** Wishes that mean something only with what `isAskedFor` asks of them. */
const asksOnly: ReadonlySet<CoachWish> = new Set(['check-goal', 'diagnose'])

/** The programme of a team, or of somebody alone: what was decided, done, measured, and where it stands. */
export function createCoachSkill(parts: CoachParts): Skill {
  const { reader, phrases, soundsLikeQuestion } = parts
  const { planWords, businesses } = parts.knowledge
  const names = businesses.flatMap(({ also }) => also)
  const commands: readonly CommandDeclaration[] = [
    {
      id: 'program',
      en: 'programme',
      also: ['program7', 'progres'],
      describe: (language) => phrases.say(language, 'command-programme'),
    },
    { id: 'aksi', en: 'action', also: ['actions'], describe: (language) => phrases.say(language, 'command-action') },
    { id: 'ukur', en: 'measure', describe: (language) => phrases.say(language, 'command-measure') },
  ]

  return {
    name: coachSkill,
    keepers: [keepsTeamStreams('programme', programmeStream(''))],
    commands,
    help: (language) => [phrases.say(language, 'help-programme'), phrases.say(language, 'help-measure')],
    async claim(context) {
      const { message, command } = context
      const withDesk = (respond: Respond, strength: Claim['strength'] = 'owns'): Claim => ({
        strength,
        respond: async () => respond(await openDesk(parts, context)),
      })
      const flow = readFlow(context.flow)
      if (message.pick) {
        const { act, value } = message.pick
        return withDesk((desk) => (flow && tapInFlow(desk, flow, act, value)) ?? respondToPick(desk, act, value))
      }
      if (command) return withDesk((desk) => respondToCommand(desk, command))
      const { text } = message
      const { flowWord } = context
      if (flow && flowWord) return withDesk((desk) => steerFlow(desk, flow, flowWord))
      const filled = readFilledSheet(text)
      if (filled && text.length <= longestAnswer) return withDesk((desk) => fillSheet(desk, filled))
      if (text === '' || text.length > (flow ? longestAnswer : longestSentence)) return undefined
      const wish = text.length > longestSentence ? undefined : reader.wish(text)
      if (wish && isAskedFor(wish)) return withDesk((desk) => respondToWish(desk, wish))
      if (!wish && !flow && wantsPlan(text, planWords, names))
        return withDesk((desk) => draftPlan(desk, planFrom(desk, text)))
      if (wish?.wish === 'correct') {
        const correction =
          (await claimCorrection(context, wish)) ?? (flow ? undefined : await claimAmendment(parts, context))
        if (correction) return correction
        // "Angka yang tadi salah, … bukan 86 tapi 84": meant for what was noted, also where nothing was.
        if (!flow)
          return wish.parts.rest === undefined ? undefined : withDesk((desk) => desk.tell('nothing-to-correct'))
      }
      if (flow && asksExample(text))
        return withDesk((desk) => tapInFlow(desk, flow, 'example', flow.question) ?? showProgramme(desk))
      const numbered = flow ? undefined : await claimNumbered(parts, context)
      if (numbered) return numbered
      const elsewhere = flow && (await claimAsk(context, ['go', 'where', 'late', 'open', 'is-kept', 'compare']))
      if (elsewhere) return elsewhere
      if (flow && !reader.action(text)) {
        const quoted = quotedIn(text)
        const said = wish ? answerIn(flow, wish) : quoted
        // In the middle of the questions what is no question itself is an answer.
        if (said !== undefined)
          // "Visinya: '…'. Udah oke belum?" asks what the coach says of every answer anyway.
          return soundsLikeQuestion(text) && quoted === text
            ? undefined
            : withDesk((desk) => answerInFlow(desk, flow, said))
      }
      const amendment = wish || reader.action(text) ? undefined : await claimAmendment(parts, context)
      if (amendment) return amendment
      const goal = wish || flow ? undefined : await claimStatedGoal(context)
      if (goal) return goal
      const finished = reader.doneAbout(text)
      if (finished) return withDesk((desk) => finishAction(desk, finished.what, finished.rest))
      const asked = wish || reader.action(text) ? undefined : await claimAsk(context)
      if (asked) return asked
      if (wish && asksOnly.has(wish.wish)) return undefined
      // "Where do we stand" asks, and means the programme; "catat apa saja?" only asks.
      if (wish && (Object.keys(wish.parts).length === 0 || !soundsLikeQuestion(text))) {
        return withDesk((desk) => respondToWish(desk, wish))
      }
      if (soundsLikeQuestion(text)) return undefined
      const action = reader.action(text)
      if (action) return withDesk((desk) => respondToAction(desk, action))
      return (await claimBlocker(context)) ?? claimMeasurement(context)
    },
    dated: (of) => datedOf(parts, of),
    overview: (of) => overviewOf(parts, of),
    resume({ flow, language }) {
      const state = readFlow(flow)
      const question = parts.knowledge.questions.find(({ id }) => id === state?.question)
      if (!question) return undefined
      return { text: phrases.say(language, 'resume', { ask: question.ask[language].replace(' {goal}', '') }) }
    },
  }

  /** "ide: …" where an idea is asked for is the answer; another wish is not. Undefined: no answer. */
  function answerIn({ question }: StepFlow, { wish, parts: said }: ReadSentence<CoachWish>): string | undefined {
    const asked = parts.knowledge.questions.find(({ id }) => id === question)?.writes
    const target =
      asked &&
      ('note' in asked
        ? asked.note
        : 'goal' in asked
          ? 'goal'
          : 'action' in asked
            ? 'add-action'
            : 'risk' in asked
              ? 'risk'
              : undefined)
    return wish === target || (wish === 'correct' && said.right !== undefined) ? (said.rest ?? said.right) : undefined
  }

  /** Wishes that sound like questions and still are for the programme. */
  function isAskedFor({ wish, parts: said }: ReadSentence<CoachWish>): boolean {
    if (wish === 'check-goal') return countWords(said.goal ?? '') >= 2
    // Without a figure of their own it is a question about where to start at all.
    return (
      wish === 'diagnose' &&
      /\d/.test(said.rest ?? '') &&
      metricIn(said.rest ?? '', parts.knowledge.metrics) !== undefined
    )
  }

  /** "Turunin waktu tunggu dari 14 menit ke 10 menit", of somebody who is at their programme: a goal to be checked. */
  async function claimStatedGoal(context: TurnContext): Promise<Claim | undefined> {
    const { text } = context.message
    const { words, planWords: list } = parts.knowledge
    const asksHow = phraseIn(text, list.how) !== undefined || soundsLikeQuestion(text)
    if (asksHow || goalIn(text, words, list) === undefined) return undefined
    const desk = await openDesk(parts, context)
    if (context.lastSkill !== coachSkill && desk.programme.size === 0) return undefined
    return { strength: 'owns', respond: () => checkGoalText(desk, text) }
  }

  /** What is asked about the programme in one's own words. */
  async function claimAsk(context: TurnContext, only?: readonly Ask['kind'][]): Promise<Claim | undefined> {
    const wasHere = context.lastSkill === coachSkill
    const ask = parts.readAsk(context.message.text, {
      wasHere,
      wasList: wasHere && lastMade(context)?.made.kind === 'list',
    })
    if (ask && only && !only.includes(ask.kind)) return undefined
    const outcome = ask && answerAsk(await openDesk(parts, context), ask, readFlow(context.flow)?.business)
    return outcome && { strength: 'owns', respond: () => outcome }
  }

  /** Who is stuck must be somebody of the programme, or look like a name: "izin saya macet" is a question in disguise. */
  async function claimBlocker(context: TurnContext): Promise<Claim | undefined> {
    const blocked = reader.blocked(context.message.text)
    if (!blocked) return undefined
    const { who, waitingFor, isStuck } = blocked
    const desk = await openDesk(parts, context)
    if (!isKnown(desk, who) && !(isStuck && /^\p{Lu}/u.test(who))) return undefined
    return { strength: 'owns', respond: () => noteBlocker(desk, who, waitingFor) }
  }

  /** Only what was noted just before can be put right by so few words. */
  async function claimCorrection(
    context: TurnContext,
    { parts: said }: ReadSentence<CoachWish>,
  ): Promise<Claim | undefined> {
    const last = lastMade(context)
    if (last?.made.kind !== 'kept' || !last.isJustNow) return undefined
    const outcome = correct(await openDesk(parts, context), said.right ?? '', said.wrong)
    return outcome && { strength: 'owns', respond: () => outcome }
  }

  /** A number with a metric is one to keep where there is a programme; from anybody else it is first of all a sum. */
  async function claimMeasurement(context: TurnContext): Promise<Claim | undefined> {
    const { text } = context.message
    if (!/\d/.test(text)) return metricIn(text, parts.knowledge.metrics) ? claimMetricAlone(context) : undefined
    const desk = await openDesk(parts, context)
    const figures = readFigures(desk, context.message.text)
    if (!figures) return undefined
    const isTold = reader.recordIn(context.message.text)
    return { strength: desk.speaker.team || isTold ? 'owns' : 'wants', respond: () => recordFigures(desk, figures) }
  }

  /** "CSAT minggu ini", and no figure: of a member it is one that was forgotten, of anybody else a question. */
  async function claimMetricAlone(context: TurnContext): Promise<Claim | undefined> {
    const desk = await openDesk(parts, context)
    const read = desk.speaker.team && readMeasured(desk, `${context.message.text} 1`)
    return read?.isDated && read.rest.length === 0
      ? { strength: 'owns', respond: () => desk.tell('measure-asked') }
      : undefined
  }

  /** What is finished, in words; and if more is asked for behind it, such as what is late, that too. */
  function finishAction(desk: Desk, what: string, rest: string): SkillOutcome {
    const found = findActions(desk, what)
    const [only] = found
    if (!only || found.length > 1) {
      const said = desk.say(found.length === 0 ? 'action-not-found' : 'action-which', { what })
      const { replies } = listActions(desk, 'all')
      return { replies: [{ text: said }, ...replies] }
    }
    const moved = moveActions(desk, [only.number], 'done', '')
    const next = reader.wish(
      rest.replace(/^(?:tolong|terus|trus|lalu|dan|and|then|please|di(?:tandai|tandain|centang))\b[\s,.]*/giu, ''),
    )
    return next?.wish === 'actions-late'
      ? { ...moved, replies: [...moved.replies, ...listActions(desk, 'late').replies] }
      : moved
  }

  function respondToWish(desk: Desk, { wish, parts: said }: ReadSentence<CoachWish>): ReturnType<Respond> {
    const { rest = '', number = '' } = said
    const step = stepIds[Number(number) - 1]
    switch (wish) {
      case 'check-goal':
        return checkGoalText(desk, quotedIn(said.goal ?? ''))
      case 'diagnose':
        return firstDiagnosis(desk, rest)
      case 'step':
        return step ? startStep(desk, step) : desk.tell('step-unknown')
      case 'close-step':
        return step ? closeStep(desk, step, rest) : desk.tell('step-unknown')
      case 'reopen-step':
        return step ? reopen(desk, step) : desk.tell('step-unknown')
      case 'begin-vision':
        return startStep(desk, 'vision')
      case 'begin-goals':
        return startStep(desk, 'goals')
      case 'begin-plan':
        return startStep(desk, 'plan')
      case 'add-nothing':
        return desk.tell('action-asked')
      case 'add-action':
        return addAction(desk, rest)
      case 'goal':
        return setGoal(desk, rest)
      case 'drop-goal':
        return dropGoal(desk, number)
      case 'own-blocker':
        return ownBlocker(desk, number, said.who ?? '')
      case 'unblock':
        return clearBlockers(desk, said)
      case 'risk':
        return noteRisk(desk, rest)
      case 'lesson-keep':
        return takeNote(desk, 'lesson', rest, { lesson: 'keep' })
      case 'lesson-change':
        return takeNote(desk, 'lesson', rest, { lesson: 'change' })
      case 'note':
        return noteOrMeasurement(desk, rest)
      case 'undo':
        return undo(desk)
      case 'correct':
        return correct(desk, said.right ?? '', said.wrong) ?? desk.tell('nothing-to-correct')
      case 'export':
        return exportProgramme(desk, 'all')
      case 'export-actions':
        return exportProgramme(desk, 'actions')
      case 'export-measurements':
        return exportProgramme(desk, 'measurements')
      case 'actions':
        return listActions(desk, 'all')
      case 'actions-late':
        return listActions(desk, 'late')
      case 'actions-mine':
        return listActions(desk, 'mine')
      case 'blockers':
        return listBlockers(desk)
      case 'measurements':
        return listMeasurements(desk)
      case 'goals':
        return listGoals(desk)
      case 'show':
        return showProgramme(desk)
      case 'go-on': {
        const { next } = progressOn(desk)
        return next ? startStep(desk, next) : showProgramme(desk)
      }
      default:
        return takeNote(desk, wish, rest)
    }
  }

  /** "catat: CSAT minggu ini 82 %" is a measurement, "catat: Sari kirim data Jumat" an action. */
  function noteOrMeasurement(desk: Desk, text: string): SkillOutcome {
    const figures = readFigures(desk, text)
    if (figures) return recordFigures(desk, figures)
    const task = readTask(desk, text)
    const isDated = desk.parts.knowledge.dates.read(text, { today: desk.today })?.kind === 'day'
    return task !== undefined && isDated ? addAction(desk, task) : takeNote(desk, 'note', text)
  }

  function respondToCommand(
    desk: Desk,
    { name, rest }: { readonly name: string; readonly rest: string },
  ): ReturnType<Respond> {
    if (name === 'ukur') {
      if (rest === '') return listMeasurements(desk)
      const found = readMeasured(desk, rest, true)
      return found ? recordMeasurement(desk, found) : desk.tell('measure-asked')
    }
    if (name === 'aksi') {
      if (rest === '') return listActions(desk, 'all')
      const [word = ''] = reader.words.action
      const action = reader.action(`${word} ${rest}`)
      if (action) return respondToAction(desk, action)
      const wish = reader.wish(`${word} ${rest}`)
      if (wish && Object.keys(wish.parts).length === 0) return respondToWish(desk, wish)
      const added = new RegExp(String.raw`^(?:${reader.words.add.join('|')})\b\s*:?\s*`, 'iu')
      return addAction(desk, rest.replace(added, ''))
    }
    const wish = rest === '' ? undefined : (reader.wish(rest) ?? reader.wish(`${rest} program`))
    return wish ? respondToWish(desk, wish) : showProgramme(desk)
  }
}

function respondToAction(desk: Desk, action: ActionSentence): SkillOutcome {
  switch (action.kind) {
    case 'status':
      return moveActions(desk, action.numbers, action.status, action.rest)
    case 'change':
      return changeAction(desk, action.number, action.field, action.rest)
    case 'show':
      return showAction(desk, action.number)
  }
}

function respondToPick(desk: Desk, act: string, value: string): ReturnType<Respond> {
  switch (act) {
    case 'undo':
      return undo(desk, value)
    case 'step': {
      const step = readStep(value)
      return step ? startStep(desk, step) : showProgramme(desk)
    }
    case 'close':
    case 'approve': {
      const step = readStep(value)
      if (!step) return showProgramme(desk)
      return act === 'close' ? askToClose(desk, step) : approve(desk, step)
    }
    case 'next':
      return goOnFrom(desk)
    case 'draft':
      return draftPlan(desk, { ...planAtHand(desk), business: value })
    case 'accept':
      return acceptPlan(desk, { ...planAtHand(desk), business: value })
    case 'keep-goal':
      return desk.last?.made.kind === 'goal' ? setGoal(desk, desk.last.made.text) : listGoals(desk)
    case 'actions':
      return listActions(desk, 'all')
    case 'done':
      return moveActions(desk, [Number(value)], 'done', '')
    case 'as-score':
      return takeOtherReading(desk, value, false)
    case 'as-share':
      return takeOtherReading(desk, value, true)
    case 'export':
      return exportProgramme(desk, 'all')
    case 'export-actions':
      return exportProgramme(desk, 'actions')
    case 'export-measurements':
      return exportProgramme(desk, 'measurements')
    default:
      return showProgramme(desk)
  }
}

/** "Contohnya dong": in the middle of the questions of an answer to the one at hand. */
function asksExample(text: string): boolean {
  return /^(?:(?:kasih|minta|ada|lihat|liat|show me|give me)\s+)?(?:an\s+)?(?:contoh|contohnya|example)(?:\s+(?:dong|donk|ya|apa|please|nya|lain|dulu))*[\s?.!]*$/iu.test(
    text,
  )
}

/** The plan that was shown just before; a button of an older message finds none, and starts anew. */
function planAtHand({ last }: Desk): Plan {
  return last?.made.kind === 'plan' ? last.made.plan : noPlan
}

/** "cek dong: 'naikin kepuasan'. kalau belum, benerin": the goal is what stands in quotes. */
function quotedIn(text: string): string {
  return /(?:^|\s)['"“‘](.{8,}?)['"”’](?:[\s.,?!]|$)/u.exec(text)?.[1] ?? text
}
