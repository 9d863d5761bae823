import { type Guide, hasDerivedFacts } from '../../knowledge/guides/guide.ts'
import { namedActivities } from './activity.ts'
import type { GuideParts } from './desk.ts'
import { says } from './reading/vocabulary.ts'

/** The guide that the entry of an answer is offered with. */
export function guideUnder({ library }: GuideParts, entryId: string): Guide | undefined {
  return library().guides.find(({ offered }) => offered.includes(entryId))
}

/**
 * The guide that a question asks for, though another entry answered it: the one that it speaks of; for who is about to open a
 * business, or asks for the licences of one, that of licences.
 */
export function guideAskedFor(parts: GuideParts, question: string, isAnswered: boolean): Guide | undefined {
  const { starts, guides } = parts.library()
  const about = starts.about(question)
  if (about) return about
  const business = guides.find(hasDerivedFacts)
  const isBeginning = says(parts.vocabulary.beginning, parts.standardise(question))
  const isOfBusiness = isBeginning || (!isAnswered && starts.named(question) === business)
  return business && isOfBusiness && namedActivities(parts, question).length > 0 ? business : undefined
}
