import type { CalculateMemory } from '../memory.ts'
import type { Outcome } from '../outcome.ts'
import { recompute } from '../recompute.ts'
import type { Relations } from '../relations.ts'
import type { Vocabulary } from '../vocabulary.ts'
import { adjusted } from './adjust.ts'
import { asGoodAs, countAgainstRate, endOfGroups } from './ask-groups.ts'
import { askedOfIndex, classOf } from './ask-ikm.ts'
import {
  enoughAnswers,
  orderChanged,
  percentAgain,
  perSoMany,
  ratingReplaced,
  returned,
  reversedScale,
  saidAgain,
  totalOf,
} from './ask-list.ts'
import { atCounters } from './at-counters.ts'
import { changedList, changedValues } from './change-list.ts'
import { countOf, moreAnswers } from './count-of.ts'
import { differing } from './differs.ts'
import { allTogether, bothTogether, explained, intervalsOfBoth } from './explain.ts'
import { extended } from './extend.ts'
import { abandonedIncluded, shrinkageIncluded } from './included.ts'
import { indexAgain } from './index-again.ts'
import { liftedShare } from './lift-share.ts'
import { moreCapital } from './more-capital.ts'
import { movedPeople } from './move-people.ts'
import { neutralCounted } from './neutral-counted.ts'
import { nextPerson } from './next-person.ts'
import { oneSideAgain } from './one-side.ts'
import { fillByUnit, replaceByUnit, replaceNamed } from './replace-figure.ts'
import type { FollowUp } from './replay.ts'
import type { Said } from './said.ts'
import { forSoMany, overPeriod } from './scale.ts'
import { oneSide, sideBySide } from './side-by-side.ts'
import { askedShare, lackingPeople, targetGap } from './target.ts'
import { beside, turned } from './turned.ts'
import { worthOfMoves } from './worth-of-moves.ts'

/** A message that goes on from the last computation: a new one, or something said about it. */
export type Leaning = { readonly followUp: FollowUp } | { readonly outcome: Outcome }

/** What can only lean on the last computation, by its words and by the figures that it says again. The surest first. */
export function leaningOn(
  before: CalculateMemory,
  said: Said,
  relations: Relations,
  vocabulary: Vocabulary,
): Leaning | undefined {
  const rate = perSoMany(before, said) ?? moreAnswers(before, said)
  if (rate) return { outcome: rate }
  const aside =
    neutralCounted(before, said) ??
    asGoodAs(before, said) ??
    countAgainstRate(before, said) ??
    worthOfMoves(before, said, vocabulary) ??
    shrinkageIncluded(before, said)
  if (aside) return { outcome: aside }
  const gap = targetGap(before, said)
  const followUp =
    atCounters(before, said) ??
    indexAgain(before, said) ??
    reversedScale(before, said) ??
    ratingReplaced(before, said) ??
    returned(before, said) ??
    movedPeople(before, said, vocabulary) ??
    abandonedIncluded(before, said, vocabulary) ??
    endOfGroups(before, said) ??
    percentAgain(before, said) ??
    lackingPeople(before, said) ??
    moreCapital(before, said, vocabulary) ??
    classOf(before, said) ??
    enoughAnswers(before, said) ??
    oneSideAgain(before, said, vocabulary) ??
    oneSide(before, said, vocabulary) ??
    replaceNamed(before, said, relations) ??
    liftedShare(before, said) ??
    changedList(before, said) ??
    changedValues(before, said) ??
    sideBySide(before, said) ??
    (gap && { computation: gap, corrects: false, ...alsoAsked(before, said, vocabulary) }) ??
    beside(before, said) ??
    bothTogether(before, said) ??
    allTogether(before, said) ??
    saidAgain(before, said) ??
    forSoMany(before, said) ??
    overPeriod(before, said) ??
    adjusted(before, said, vocabulary) ??
    countOf(before, said, vocabulary)
  if (followUp) return { followUp }
  const outcome =
    nextPerson(before, said) ??
    askedOfIndex(before, said) ??
    orderChanged(before, said) ??
    totalOf(before, said) ??
    explained(before, said) ??
    intervalsOfBoth(before, said) ??
    differing(before, said)
  if (outcome) return { outcome }
  const direction = turned(before, said)
  return direction && { followUp: direction }
}

/** What may lean on it, where the message makes nothing by itself. */
export function mayLeanOn(
  before: CalculateMemory,
  said: Said,
  relations: Relations,
  vocabulary: Vocabulary,
): FollowUp | undefined {
  return (
    extended(before, said, relations, vocabulary) ??
    replaceByUnit(before, said, vocabulary) ??
    fillByUnit(before, said, vocabulary)
  )
}

/** "Bulan mana yang terbaik dan berapa sisa menuju target?", "CSAT-nya berapa dan kurang berapa?" ask for both. */
function alsoAsked(before: CalculateMemory, said: Said, vocabulary: Vocabulary): Pick<FollowUp, 'through'> {
  const share = askedShare(before, said, vocabulary)
  if (share && before.measure !== 'groups') return { through: [recompute(share, share.slots)] }
  if (before.measure !== 'groups' || !said.has('bests')) return {}
  const marks = before.marks.filter((mark) => mark !== 'together')
  return { through: [recompute({ ...before, marks }, before.slots)] }
}
