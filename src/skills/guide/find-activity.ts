import type { Answers, Derive } from '../../knowledge/guides/run-guide.ts'
import { type KbliCode, type RiskLevel, type Scale, scales } from '../../knowledge/kbli/kbli.ts'
import type { KbliTables } from '../../knowledge/kbli/open-kbli-tables.ts'

/** Tried on descriptions of our own: below, nothing here is about the business. */
const least = { confidence: 0.04, coverage: 0.3 }
/** The least score that is offered, as a share of the best. */
const shown = 0.45
const mostOffered = 4
/** So many codes took over one of the old edition that anybody has. */
const mostSuccessors = 8

/**
 * The codes that a description, or a number, may mean, best first. A code of the old edition stands for those that took
 * it over. `isNamed`: only what is called by its name. None: the tables have nothing like it.
 */
export function findActivities(
  text: string,
  { kbli, readBusiness, search }: KbliTables,
  { isNamed = false } = {},
): readonly KbliCode[] {
  const number = /(?<!\d)\d{5}(?!\d)/.exec(text)?.[0]
  if (number !== undefined) {
    const code = kbli.codes.get(number)
    return (code ? [code] : (kbli.successors.get(number) ?? [])).slice(0, mostSuccessors)
  }
  const found = search(readBusiness(text), mostOffered).filter(
    ({ namedBy, confidence, coverage }) =>
      namedBy > 0 || (!isNamed && confidence >= least.confidence && coverage >= least.coverage),
  )
  const [best] = found
  return best ? found.filter(({ score }) => score >= shown * best.score).map(({ entry }) => entry) : []
}

const names: Readonly<Record<RiskLevel, string>> = { R: 'low', MR: 'medium-low', MT: 'medium-high', T: 'high' }

/** The risk that the table gives an activity at the scale that was answered; foreign capital makes it large. */
export function createRiskOf(tables: () => KbliTables): Derive {
  return (answers: Answers): Answers => {
    const { activity, owner, scale } = answers
    const size = owner === 'foreign' ? 'large' : scales.find((one) => one === scale)
    if (activity === undefined || size === undefined) return {}
    return { risk: riskAt(size, /^\d{5}$/.test(activity) ? tables().kbli.codes.get(activity) : undefined) }
  }
}

function riskAt(scale: Scale, code: KbliCode | undefined): string {
  const [level, another] = code?.risks[scale] ?? []
  if (another !== undefined) return 'varies'
  return level === undefined ? 'unknown' : names[level]
}
