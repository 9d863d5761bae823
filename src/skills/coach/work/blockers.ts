import type { SkillOutcome } from '../../../conversation/skill.ts'
import { escapeMarkdown } from '../../../domain/escape-markdown.ts'
import { kept } from '../../../programme/kept-text.ts'
import type { Blocker } from '../../../programme/programme.ts'
import { nextNumber } from '../../../programme/programme.ts'
import type { Change, Desk } from '../desk.ts'

/** "Budi terhambat nunggu IT", with who is to clear it where that is said: ", dipegang Dewi". */
export function noteBlocker(desk: Desk, who: string, said: string): SkillOutcome {
  const stuck = desk.owner(who)
  const { waitingFor, owner: clearer } = desk.parts.reader.clearer(said)
  const owner = clearer === undefined ? undefined : desk.owner(clearer)
  const number = nextNumber(desk.programme, 'blockers')
  const line = desk.say('blocked', { number, who: escapeMarkdown(stuck.name), what: escapeMarkdown(kept(waitingFor)) })
  const values = { blocker: number, who: stuck, waitingFor: kept(waitingFor), since: desk.today }
  const more = owner
    ? desk.say('blocker-owned', { number, who: escapeMarkdown(owner.name) })
    : desk.say('hint-blocker-owner', { number })
  return desk.change(
    [{ kind: 'blocked', values: { ...values, ...(owner ? { owner } : {}) } }],
    [{ text: `${line}\n${more}` }],
  )
}

/** Who is to clear it. */
export function ownBlocker(desk: Desk, number: string, who: string): SkillOutcome {
  const blocker = openBlockers(desk).find((each) => String(each.number) === number)
  if (!blocker) return desk.tell('no-such-blocker', { number: escapeMarkdown(number) })
  const owner = desk.owner(who)
  return desk.change(
    [{ kind: 'blocker-owned', values: { blocker: blocker.number, owner } }],
    [{ text: desk.say('blocker-owned', { number: blocker.number, who: escapeMarkdown(owner.name) }) }],
  )
}

/** "hambatan 1 beres", "Budi sudah jalan lagi": the blocker by its number, or all of the person's. */
export function clearBlockers(
  desk: Desk,
  { number, who }: { readonly number?: string; readonly who?: string },
): SkillOutcome {
  const name = who === undefined ? undefined : desk.owner(who).name.toLowerCase()
  const found = openBlockers(desk).filter((blocker) =>
    name === undefined ? String(blocker.number) === number : blocker.who?.name.toLowerCase() === name,
  )
  if (found.length === 0) return desk.tell('no-such-blocker', { number: escapeMarkdown(number ?? who ?? '') })
  const changes = found.flatMap((blocker): Change[] => [
    { kind: 'unblocked', values: { blocker: blocker.number } },
    ...(blocker.action !== undefined && desk.programme.actions.get(String(blocker.action))?.status === 'blocked'
      ? [{ kind: 'action-moved', values: { action: blocker.action, status: 'running' } } as const]
      : []),
  ])
  return desk.change(changes, [
    {
      text: found
        .map(({ number: each, waitingFor }) =>
          desk.say('unblocked', { number: each, what: escapeMarkdown(waitingFor) }),
        )
        .join('\n'),
    },
  ])
}

export function openBlockers({ programme }: Desk): readonly Blocker[] {
  return [...programme.blockers.values()].filter(({ clearedAtMs }) => clearedAtMs === undefined)
}

/** Whether a name is a member's, or that of somebody who owns something here. */
export function isKnown(desk: Desk, name: string): boolean {
  const owner = desk.owner(name)
  if (owner.person !== undefined) return true
  const wanted = owner.name.toLowerCase()
  return [...desk.programme.actions.values()].some(({ values }) => values.owner?.name.toLowerCase() === wanted)
}
