import type { SkillOutcome } from '../../../conversation/skill.ts'
import { mayAs } from '../../../people/team.ts'
import type { Change as Changed } from '../../../programme/programme.ts'
import { shortKey } from '../../../programme/short-key.ts'
import type { Desk } from '../desk.ts'

/** Undoes what one message changed: the one that was tapped, or the speaker's last. A lead may undo anybody's. */
export function undo(desk: Desk, key?: string): SkillOutcome {
  const { programme, speaker, role } = desk
  const open = programme.changes.filter(({ touched, kind }) => touched.length > 0 && kind !== 'undone')
  const message = key === undefined ? open.findLast(({ by }) => by === speaker.person)?.message : messageOf(open, key)
  const found = open.filter((change) => change.message === message)
  const [first] = found
  if (!first) return desk.tell('nothing-to-undo')
  if (first.by !== speaker.person && !mayAs(role, 'lead')) return desk.tell('undo-not-yours')
  if (!found.every((change) => isLast(desk, change))) return desk.tell('undo-changed')
  const changes = found.toReversed().map(({ event }) => ({ kind: 'undone', values: { event } }) as const)
  // Something else to pick, so that "urungkan" typed again means the change before, not the button of this one.
  return desk.change(changes, [{ text: desk.say('undone') }], [desk.choice('choice-show', 'show')])
}

function messageOf(changes: readonly Changed[], key: string): string | undefined {
  return changes.find(({ message }) => shortKey(message) === key)?.message
}

/** Whether nothing that this changed was changed by another message since. */
function isLast({ programme }: Desk, { touched, message }: Changed): boolean {
  const own = new Set(programme.changes.filter((each) => each.message === message).map(({ event }) => event))
  return touched.every(({ collection, key, isRemoved }) => {
    const now = programme[collection].get(key)
    return isRemoved ? now === undefined : own.has(now?.events.at(-1) ?? '')
  })
}
