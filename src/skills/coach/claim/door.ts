import type { Claim, SkillOutcome, TurnContext } from '../../../conversation/skill.ts'
import { claimAmendment } from '../amend/claim-amendment.ts'
import { lastMade } from '../amend/made.ts'
import { type CoachParts, coachSkill, type Desk, openDesk } from '../desk.ts'
import { openDoor, welcome } from '../door/open-door.ts'
import { acceptPlan } from '../plan/accept.ts'
import { businessIn } from '../plan/business.ts'
import { draftPlan } from '../plan/draft.ts'
import { editDraft } from '../plan/edit-draft.ts'

/** Who leads people to plans of their own. */
const guide = 'guide'
const longest = 600

/**
 * Who comes for the programme, before any other skill: a draft that was shown is changed, taken or called back; whoever
 * introduces themselves is welcomed; whoever wants a plan for their team gets one begun. Undefined: none of that.
 */
export async function claimDoor(parts: CoachParts, context: TurnContext): Promise<Claim | undefined> {
  const { message, command, flowSkill, lastSkill } = context
  const { text } = message
  if (message.kind !== 'said' || command || text === '' || text.length > longest) return undefined
  if (message.attachments.length > 0 || (flowSkill !== undefined && flowSkill !== guide)) return undefined
  const wish = parts.door.draftWish(text)
  const door = parts.door.read(text)
  const isStranger = door === undefined && parts.door.isStranger(text)
  const last = lastSkill === coachSkill ? lastMade(context) : undefined
  const isOnDraft = last?.made.kind === 'plan'
  const mayEdit = isOnDraft || parts.readEdits.isOfDraft(text)
  if (!wish && !door && !isStranger && !mayEdit) return undefined
  const desk = await openDesk(parts, context)
  const owns = (respond: () => SkillOutcome): Claim => ({
    strength: 'owns',
    respond: () => ({ ...respond(), dropsTopic: true }),
  })
  const { draft } = desk
  if (draft && wish && isMeant(desk, wish.isNamed, context))
    return owns(() => (wish.kind === 'take' ? acceptPlan(desk, draft) : draftPlan(desk, draft)))
  // "Aksi 2" is of the programme's own as soon as it has actions.
  const isOpenDraft = draft && mayEdit && flowSkill === undefined && (isOnDraft || desk.programme.actions.size === 0)
  const edited = isOpenDraft && door?.step === undefined ? editDraft(desk, draft) : undefined
  if (edited) return owns(() => edited)
  if (isStranger) return owns(() => welcome(desk))
  if (!door) return undefined
  // On a draft one more wish for a plan is of that plan, unless its questions are wanted.
  const goesOn = isOnDraft && draft && door.step === undefined && !door.isLed
  if (!goesOn) return owns(() => openDoor(desk, door))
  return (await claimAmendment(parts, context)) ?? owns(() => draftPlan(desk, draft))
}

/** "Rencana tadi" behind a guide may be the guide's own; with the trade, the team or a word of drafts it is not. */
function isMeant(desk: Desk, isNamed: boolean, { lastSkill }: TurnContext): boolean {
  const { text } = desk
  if (
    /rancang|draf/iu.test(text) ||
    businessIn(desk, text) !== undefined ||
    /(?<!\p{L})(?:tim|team)(?!\p{L})/iu.test(text)
  )
    return true
  if (lastSkill === guide) return false
  return isNamed || lastSkill === coachSkill
}
