import { wordsIn } from '../../../domain/words-in.ts'
import { liveActions } from '../../../programme/counters.ts'
import type { Action } from '../../../programme/programme.ts'
import type { Desk } from '../desk.ts'
import { findActions } from './find-actions.ts'

/** Shorter words are no names here. */
const leastLetters = 3

/**
 * The open action that a text means by whose it is ("yang Vina udah"), or by some of its words. Undefined: none, or more
 * than one as well.
 */
export function meantAction(desk: Desk): Action | undefined {
  const said = wordsIn(desk.text)
  const owned = liveActions(desk.programme).filter(
    ({ status, values }) =>
      status !== 'done' &&
      values.owner !== undefined &&
      wordsIn(values.owner.name).some((word) => word.length >= leastLetters && said.includes(word)),
  )
  const named = findActions(desk, desk.text)
  const both = owned.filter(({ number }) => named.some((each) => each.number === number))
  const [only, other] = both.length > 0 ? both : owned.length > 0 ? owned : named
  return other ? undefined : only
}

/** The open action that the speaker told something of last, or that is blocked by what they told. Undefined: none. */
export function spokenAction({ programme, speaker }: Desk): Action | undefined {
  const touched = programme.changes.findLast(
    ({ by, touched, kind }) => by === speaker.person && touched.length > 0 && kind !== 'undone',
  )?.touched[0]
  const open = liveActions(programme).filter(({ status }) => status !== 'done')
  if (touched?.collection === 'actions') return open.find(({ number }) => String(number) === touched.key)
  const who = touched?.collection === 'blockers' ? programme.blockers.get(touched.key)?.who : undefined
  const [only, other] = who ? open.filter(({ values }) => values.owner?.name === who.name) : []
  return other ? undefined : only
}
