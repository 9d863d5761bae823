import type { ReadSentence } from '../../../conversation/sentence-patterns.ts'
import type { Claim, SkillOutcome, TurnContext } from '../../../conversation/skill.ts'
import { countWords } from '../../../programme/checks/check-vision.ts'
import { metricIn, phraseIn } from '../../../programme/checks/word-lists.ts'
import { goalIn } from '../../../programme/plan/read-facts.ts'
import { wantsPlan } from '../../../programme/plan/read-plan-wish.ts'
import { claimAmendment, claimNumbered } from '../amend/claim-amendment.ts'
import { lastMade } from '../amend/made.ts'
import { answerAsk } from '../answer-ask.ts'
import type { Ask } from '../asks.ts'
import { type CoachParts, coachSkill, type Desk, openDesk } from '../desk.ts'
import { fillSheet, readFilledSheet } from '../flow/sheet.ts'
import { readFlow, type StepFlow } from '../flow/state.ts'
import { answerInFlow, tapInFlow } from '../flow/turn.ts'
import { draftPlan, planFrom } from '../plan/draft.ts'
import { quotedIn } from '../quoted.ts'
import { finishAction, respondToAction } from '../respond/to-action.ts'
import { respondToWish } from '../respond/to-wish.ts'
import type { CoachWish } from '../sentences.ts'
import { showProgramme } from '../show/programme.ts'
import { isKnown, noteBlocker } from '../work/blockers.ts'
import { correct } from '../work/correct.ts'
import { readFigures } from '../work/figures.ts'
import { checkGoalText } from '../work/goals.ts'
import { readMeasured, recordFigures } from '../work/measurements.ts'

/** Longer than this a message is no sentence to a programme. */
export const longestSentence = 600

/** An answer to a question may be a pasted text. */
const longestAnswer = 5000

/** Who leads people to plans of their own. */
const guide = 'guide'

/** Wishes that mean something only with what `isAskedFor` asks of them. */
/** Of programme/metrics.yaml. */
const complaints = 'keluhan'
const asksOnly: ReadonlySet<CoachWish> = new Set(['check-goal', 'diagnose'])

/** The claim of what people write to a programme: sentences that change it, answers to its questions, figures, asks. */
export async function claimOwn(parts: CoachParts, context: TurnContext): Promise<Claim | undefined> {
  const { reader, soundsLikeQuestion } = parts
  const { planWords, businesses } = parts.knowledge
  const { text } = context.message
  const withDesk = (respond: (desk: Desk) => SkillOutcome | Promise<SkillOutcome>): Claim => ({
    strength: 'owns',
    respond: async () => respond(await openDesk(parts, context)),
  })
  const flow = readFlow(context.flow)
  const filled = readFilledSheet(text)
  if (filled && text.length <= longestAnswer) return withDesk((desk) => fillSheet(desk, filled))
  if (text === '' || text.length > (flow ? longestAnswer : longestSentence)) return undefined
  const wish = text.length > longestSentence ? undefined : reader.wish(text)
  if (wish && isAskedFor(parts, wish)) return withDesk((desk) => respondToWish(desk, wish))
  if (
    !wish &&
    !flow &&
    wantsPlan(
      text,
      planWords,
      businesses.flatMap(({ also }) => also),
    )
  )
    return withDesk((desk) => draftPlan(desk, planFrom(desk, text)))
  if (wish?.wish === 'correct') {
    const correction =
      (await claimCorrection(parts, context, wish)) ?? (flow ? undefined : await claimAmendment(parts, context))
    if (correction) return correction
    // "Angka yang tadi salah, … bukan 86 tapi 84": meant for what was noted, also where nothing was.
    if (!flow) return wish.parts.rest === undefined ? undefined : withDesk((desk) => desk.tell('nothing-to-correct'))
  }
  if (flow && asksExample(text))
    return withDesk((desk) => tapInFlow(desk, flow, 'example', flow.question) ?? showProgramme(desk))
  const steering = flow && !wish ? steeringIn(parts, text) : undefined
  if (steering) return withDesk((desk) => respondToWish(desk, steering))
  const numbered = flow ? undefined : await claimNumbered(parts, context)
  if (numbered) return numbered
  const elsewhere =
    flow && (await claimAsk(parts, context, ['go', 'where', 'late', 'open', 'is-kept', 'compare', 'skip-step']))
  if (elsewhere) return elsewhere
  if (flow && !reader.action(text)) {
    const quoted = quotedIn(text)
    const said = wish ? answerIn(parts, flow, wish) : quoted
    // In the middle of the questions what is no question itself is an answer.
    if (said !== undefined)
      // "Visinya: '…'. Udah oke belum?" asks what the coach says of every answer anyway.
      return soundsLikeQuestion(text) && quoted === text
        ? undefined
        : withDesk((desk) => answerInFlow(desk, flow, said))
  }
  const isStuck = reader.blocked(text)?.isStuck === true
  const amendment = wish || isStuck || reader.action(text) ? undefined : await claimAmendment(parts, context)
  if (amendment) return amendment
  const goal = wish || flow ? undefined : await claimStatedGoal(parts, context)
  if (goal) return goal
  const finished = reader.doneAbout(text)
  if (finished) return withDesk((desk) => finishAction(desk, finished.what, finished.rest))
  const asked = wish || reader.action(text) ? undefined : await claimAsk(parts, context)
  if (asked) return asked
  if (wish && asksOnly.has(wish.wish)) return undefined
  // "Where do we stand" asks, and means the programme; "catat apa saja?" only asks.
  if (wish && (Object.keys(wish.parts).length === 0 || !soundsLikeQuestion(text))) {
    return withDesk((desk) => respondToWish(desk, wish))
  }
  if (soundsLikeQuestion(text)) return undefined
  const action = reader.action(text)
  if (action) return withDesk((desk) => respondToAction(desk, action))
  return (await claimBlocker(parts, context)) ?? claimMeasurement(parts, context)
}

/** These lead out of a question to another step, also behind something else that is said. */
const steers: ReadonlySet<CoachWish> = new Set<CoachWish>(['step', 'close-step', 'reopen-step', 'approve-plan', 'show'])

/** "Stop dulu. Mulai langkah 4" in the middle of another step. */
function steeringIn({ reader }: CoachParts, text: string): ReadSentence<CoachWish> | undefined {
  const last =
    text
      .trim()
      .split(/[.!?;,]\s+/u)
      .at(-1) ?? ''
  const wish = last === text.trim() ? undefined : reader.wish(last)
  return wish && steers.has(wish.wish) ? wish : undefined
}

/** "ide: …" where an idea is asked for is the answer; another wish is not. Undefined: no answer. */
function answerIn(
  parts: CoachParts,
  { question }: StepFlow,
  { wish, parts: said }: ReadSentence<CoachWish>,
): string | undefined {
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
function isAskedFor(parts: CoachParts, { wish, parts: said }: ReadSentence<CoachWish>): boolean {
  if (wish === 'check-goal') return countWords(said.goal ?? '') >= 2
  // Without a figure of their own it is a question about where to start at all; of other metrics entries say where to look.
  const rest = said.rest ?? ''
  return wish === 'diagnose' && /\d/.test(rest) && metricIn(rest, parts.knowledge.metrics)?.id === complaints
}

/** "Turunin waktu tunggu dari 14 menit ke 10 menit", of somebody who is at their programme: a goal to be checked. */
async function claimStatedGoal(parts: CoachParts, context: TurnContext): Promise<Claim | undefined> {
  const { text } = context.message
  const { words, planWords: list } = parts.knowledge
  const asksHow = phraseIn(text, list.how) !== undefined || parts.soundsLikeQuestion(text)
  if (asksHow || goalIn(text, words, list) === undefined) return undefined
  const desk = await openDesk(parts, context)
  if (context.lastSkill !== coachSkill && desk.programme.size === 0) return undefined
  return { strength: 'owns', respond: () => checkGoalText(desk, text) }
}

/** What is asked about the programme in one's own words. */
export async function claimAsk(
  parts: CoachParts,
  context: TurnContext,
  only?: readonly Ask['kind'][],
): Promise<Claim | undefined> {
  const wasHere = context.lastSkill === coachSkill
  const ask = parts.readAsk(context.message.text, {
    wasHere,
    wasList: wasHere && lastMade(context)?.made.kind === 'list',
  })
  if (!ask || (only && !only.includes(ask.kind))) return undefined
  const desk = await openDesk(parts, context)
  // "Apa yang belum beres?" behind a plan of a guide is of that plan, unless a programme is kept as well.
  if (context.lastSkill === guide && desk.programme.size === 0) return undefined
  const outcome = answerAsk(desk, ask, readFlow(context.flow)?.business)
  return outcome && { strength: 'owns', respond: () => outcome }
}

/** Who is stuck must be somebody of the programme, or look like a name: "izin saya macet" is a question in disguise. */
async function claimBlocker(parts: CoachParts, context: TurnContext): Promise<Claim | undefined> {
  const blocked = parts.reader.blocked(context.message.text)
  if (!blocked) return undefined
  const { who, waitingFor, isStuck } = blocked
  const desk = await openDesk(parts, context)
  if (!isKnown(desk, who) && !(isStuck && /^\p{Lu}/u.test(who))) return undefined
  return { strength: 'owns', respond: () => noteBlocker(desk, who, waitingFor) }
}

/** Only what was noted just before can be put right by so few words. */
async function claimCorrection(
  parts: CoachParts,
  context: TurnContext,
  { parts: said }: ReadSentence<CoachWish>,
): Promise<Claim | undefined> {
  const last = lastMade(context)
  if (last?.made.kind !== 'kept' || !last.isJustNow) return undefined
  const outcome = correct(await openDesk(parts, context), said.right ?? '', said.wrong)
  return outcome && { strength: 'owns', respond: () => outcome }
}

/** A number with a metric is one to keep where there is a programme; from anybody else it is first of all a sum. */
async function claimMeasurement(parts: CoachParts, context: TurnContext): Promise<Claim | undefined> {
  const { text } = context.message
  if (!/\d/.test(text)) return metricIn(text, parts.knowledge.metrics) ? claimMetricAlone(parts, context) : undefined
  const desk = await openDesk(parts, context)
  const figures = readFigures(desk, text)
  if (!figures) return undefined
  const isTold = parts.reader.recordIn(text)
  return { strength: desk.speaker.team || isTold ? 'owns' : 'wants', respond: () => recordFigures(desk, figures) }
}

/** "CSAT minggu ini", and no figure: of a member it is one that was forgotten, of anybody else a question. */
async function claimMetricAlone(parts: CoachParts, context: TurnContext): Promise<Claim | undefined> {
  const desk = await openDesk(parts, context)
  const read = desk.speaker.team && readMeasured(desk, `${context.message.text} 1`)
  return read?.isDated && read.rest.length === 0
    ? { strength: 'owns', respond: () => desk.tell('measure-asked') }
    : undefined
}

/** "Contohnya dong": in the middle of the questions of an answer to the one at hand. */
function asksExample(text: string): boolean {
  return /^(?:(?:kasih|minta|ada|lihat|liat|show me|give me)\s+)?(?:an\s+)?(?:contoh|contohnya|example)(?:\s+(?:dong|donk|ya|apa|please|nya|lain|dulu))*[\s?.!]*$/iu.test(
    text,
  )
}
