import type { AnalyseWords } from '../../../../knowledge/analyse/analyse-words.ts'
import { isDatedColumn } from '../../survey/guess-roles.ts'
import type { SurveyLook } from '../../survey/look-at-survey.ts'
import type { Profile } from '../../survey/profile.ts'

const measured = new Set(['csat', 'nps', 'ces', 'element', 'rating'])
const mostNames = 150
const wordsOfName = 6
/** Remarks that say the same few things are kinds of something. */
const shareOfKinds = 0.3

/** Columns whose cells a question may name: branches, kinds, names of those who serve. */
export function nameColumns(look: SurveyLook, words: AnalyseWords): readonly Profile[] {
  const roles = new Map(look.columns.map(({ index, role }) => [index, role]))
  return look.profiles.filter((profile) => {
    const { index, filled, kinds, hasManyKinds } = profile
    const role = roles.get(index) ?? 'ignore'
    const isRepeated = look.rows <= mostNames || kinds.size <= Math.max(12, filled * 0.5)
    return (
      filled > 0 &&
      !hasManyKinds &&
      kinds.size > 1 &&
      kinds.size <= mostNames &&
      isRepeated &&
      profile.words <= wordsOfName &&
      profile.personal < 0.3 &&
      !measured.has(role) &&
      !(role === 'comment' && kinds.size > Math.max(12, filled * shareOfKinds)) &&
      !isDatedColumn(profile, words.columns)
    )
  })
}
