import type { KnowledgeProblem } from '../../domain/errors.ts'
import type { Knowledge } from '../knowledge.ts'
import type { HouseStyle } from './house-style.ts'

/** People follow the links we give: none may lead to a copy without leave or to an essay mill. */
export function findUnwelcomeSources({ sources }: Knowledge, style: HouseStyle): KnowledgeProblem[] {
  return [...sources.values()].flatMap(({ id, link }) => {
    const host = link === undefined ? '' : new URL(link).hostname
    const unwelcome = style.no_sources_from.find((name) => host === name || host.endsWith(`.${name}`))
    if (unwelcome === undefined) return []
    return [
      {
        file: 'sources.yaml',
        line: 1,
        message: `source "${id}" is linked at ${unwelcome}: cite the work itself, or drop the claim`,
      },
    ]
  })
}
