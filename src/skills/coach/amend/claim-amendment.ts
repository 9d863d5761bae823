import type { Claim, SkillOutcome, TurnContext } from '../../../conversation/skill.ts'
import { afterChanges, type CoachParts, type Desk, openDesk, together } from '../desk.ts'
import { amendPlan } from '../plan/amend.ts'
import { addAction } from '../work/actions.ts'
import { checkGoalText, setGoal } from '../work/goals.ts'
import { amendedGoal } from './amend-goal.ts'
import { amendAskedAction, amendKept, amendNumberedAction } from './amend-kept.ts'
import { type LastMade, lastMade } from './made.ts'
import type { AmendmentReading, ReadAmendments } from './read-amendments.ts'

/** Longer than this a message tells something new. */
const longest = 300

/**
 * The claim of a message that amends what the coach made in the turns before it; undefined: it does not. `isWhole`: only
 * where nothing else is said in it.
 */
export async function claimAmendment(
  parts: CoachParts,
  context: TurnContext,
  isWhole = false,
): Promise<Claim | undefined> {
  const last = lastMade(context)
  const { text } = context.message
  if (!last || text.length > longest) return undefined
  const desk = await openDesk(parts, context)
  const expectsName = last.made.kind === 'action' && last.isJustNow
  const split = expectsName ? beforeAdded(parts, text) : undefined
  if (split && last.made.kind === 'action') {
    const both = amendAndAdd(desk, last.made.number, split)
    if (both) return { strength: 'owns', respond: () => both }
  }
  const read = parts.readAmendments(text, { ...readingAt(desk), expectsName })
  if (isWhole && (read.rest.length > 0 || read.amendments.length === 0)) return undefined
  // What only asks changes nothing; "bisa diganti Senin?" leaves nothing that is not read.
  if (read.rest.length > 0 && parts.soundsLikeQuestion(text)) return undefined
  if (!last.isJustNow && !read.isPlain) return undefined
  const outcome = amend(desk, last, text, read)
  return outcome && { strength: 'owns', respond: () => outcome }
}

type Split = { readonly head: string; readonly added: string }

/** "Dimas, seminggu lagi. Trs tambahin aksi tulis nama di cup, Sinta": what is asked for, and another action behind it. */
function beforeAdded({ reader }: CoachParts, text: string): Split | undefined {
  const [, head = '', tail = ''] = /^([^.;!\n]+)[.;!\n]\s*([\s\S]+)$/u.exec(text.trim()) ?? []
  const wish = reader.wish(tail.replace(/^(?:trs|terus|trus|lalu|dan|sama|then|and|also)[\s,]+/iu, ''))
  return wish?.wish === 'add-action' ? { head, added: wish.parts.rest ?? '' } : undefined
}

function amendAndAdd(desk: Desk, number: number, { head, added }: Split): SkillOutcome | undefined {
  const read = desk.parts.readAmendments(head, { ...readingAt(desk), expectsName: true })
  if (read.amendments.length === 0 || read.rest.length > 0) return undefined
  const done = addAction(desk, added)
  const amended = amendAskedAction(afterChanges(desk, done), number, read)
  return amended && together(done, amended)
}

function amend(desk: Desk, { made }: LastMade, text: string, read: ReadAmendments): SkillOutcome | undefined {
  const { amendments } = read
  switch (made.kind) {
    case 'plan':
      return amendPlan(desk, made.plan, text, read)
    case 'goal': {
      const sentence = amendedGoal(desk, made.text, amendments)
      if (amendments.some(({ kind }) => kind === 'keep')) return setGoal(desk, sentence ?? made.text)
      const isAskedAgain = amendments.some(({ kind }) => kind === 'adapt')
      return sentence === undefined && !isAskedAgain ? undefined : checkGoalText(desk, sentence ?? made.text)
    }
    case 'action':
      return amendAskedAction(desk, made.number, read)
    case 'no-actions':
    case 'pause':
    case 'challenge':
    case 'talk':
    case 'vision':
    case 'advice':
      return undefined
    case 'list':
    case 'kept':
      return amendments.length === 0 ? undefined : amendKept(desk, read)
  }
}

/** "Aksi 3 Made, Senin depan": several things of one action, named by its number. */
export async function claimNumbered(parts: CoachParts, context: TurnContext): Promise<Claim | undefined> {
  const { text } = context.message
  const named = parts.reader.numbered(text)
  const single = parts.reader.action(text)
  if (!named || text.length > longest || single?.kind === 'status') return undefined
  const desk = await openDesk(parts, context)
  const read = parts.readAmendments(named.rest, { ...readingAt(desk), expectsName: true })
  const isOne = read.amendments.length === 1 && single !== undefined
  if (read.amendments.length === 0 || read.rest.length > 0 || isOne) return undefined
  const outcome = amendNumberedAction(desk, named.number, read)
  return outcome && { strength: 'owns', respond: () => outcome }
}

function readingAt(desk: Desk): Pick<AmendmentReading, 'readDay' | 'isKnown'> {
  return {
    readDay: (said) => desk.parts.knowledge.dates.readWhole(said, { today: desk.today }),
    isKnown: (said) => desk.owner(said).person !== undefined,
  }
}
