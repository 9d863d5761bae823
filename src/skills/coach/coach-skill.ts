import type { CommandDeclaration } from '../../conversation/commands.ts'
import type { ReadSentence } from '../../conversation/sentence-patterns.ts'
import type { Claim, Skill, SkillOutcome, TurnContext } from '../../conversation/skill.ts'
import { type CoachParts, changedJustBefore, coachSkill, type Desk, openDesk } from './desk.ts'
import type { ActionSentence, CoachWish } from './sentences.ts'
import { exportProgramme } from './show/export.ts'
import { listActions, listBlockers, listGoals, listMeasurements, showAction } from './show/lists.ts'
import { showProgramme } from './show/programme.ts'
import { addAction, changeAction, moveActions } from './work/actions.ts'
import { clearBlockers, isKnown, noteBlocker, ownBlocker } from './work/blockers.ts'
import { correct } from './work/correct.ts'
import { dropGoal, setGoal } from './work/goals.ts'
import { readMeasured, recordMeasurement, takeOtherReading } from './work/measurements.ts'
import { noteRisk, takeNote } from './work/notes.ts'
import { undo } from './work/undo.ts'

type Respond = (desk: Desk) => SkillOutcome | Promise<SkillOutcome>

/** Longer than this a message is no sentence to a programme. */
const longestSentence = 600

/** The programme of a team, or of somebody alone: what was decided, done, measured, and where it stands. */
export function createCoachSkill(parts: CoachParts): Skill {
  const { reader, phrases, soundsLikeQuestion } = parts
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
    commands,
    help: (language) => [phrases.say(language, 'help-programme'), phrases.say(language, 'help-measure')],
    async claim(context) {
      const { message, command } = context
      const withDesk = (respond: Respond, strength: Claim['strength'] = 'owns'): Claim => ({
        strength,
        respond: async () => respond(await openDesk(parts, context)),
      })
      if (message.pick) {
        const { act, value } = message.pick
        return withDesk((desk) => respondToPick(desk, act, value))
      }
      if (command) return withDesk((desk) => respondToCommand(desk, command))
      const { text } = message
      if (text === '' || text.length > longestSentence) return undefined
      const wish = reader.wish(text)
      if (wish?.wish === 'correct') return claimCorrection(context, wish)
      // "Where do we stand" asks, and means the programme; "catat apa saja?" only asks.
      if (wish && (Object.keys(wish.parts).length === 0 || !soundsLikeQuestion(text))) {
        return withDesk((desk) => respondToWish(desk, wish))
      }
      if (soundsLikeQuestion(text)) return undefined
      const action = reader.action(text)
      if (action) return withDesk((desk) => respondToAction(desk, action))
      return (await claimBlocker(context)) ?? claimMeasurement(context)
    },
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
    if (!changedJustBefore(context)) return undefined
    const outcome = correct(await openDesk(parts, context), said.right ?? '', said.wrong)
    return outcome && { strength: 'owns', respond: () => outcome }
  }

  /** A number with a metric is one to keep where nothing else is said; with a day or a week it surely is. */
  async function claimMeasurement(context: TurnContext): Promise<Claim | undefined> {
    if (!/\d/.test(context.message.text)) return undefined
    const desk = await openDesk(parts, context)
    const found = readMeasured(desk, context.message.text)
    if (!found || found.rest.length > 0) return undefined
    return { strength: found.isDated ? 'owns' : 'wants', respond: () => recordMeasurement(desk, found) }
  }

  function respondToWish(desk: Desk, { wish, parts: said }: ReadSentence<CoachWish>): SkillOutcome {
    const { rest = '', number = '' } = said
    switch (wish) {
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
      case 'go-on':
        return showProgramme(desk)
      default:
        return takeNote(desk, wish, rest)
    }
  }

  /** "catat: CSAT minggu ini 82 %" is a measurement that was told to be noted. */
  function noteOrMeasurement(desk: Desk, text: string): SkillOutcome {
    const found = readMeasured(desk, text)
    return found && found.rest.length === 0 ? recordMeasurement(desk, found) : takeNote(desk, 'note', text)
  }

  function respondToCommand(
    desk: Desk,
    { name, rest }: { readonly name: string; readonly rest: string },
  ): SkillOutcome {
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

function respondToPick(desk: Desk, act: string, value: string): SkillOutcome {
  switch (act) {
    case 'undo':
      return undo(desk, value)
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
