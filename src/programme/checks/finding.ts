/** One thing that a check found: good or to be sharpened. The words stand in knowledge/programme/findings.yaml. */
export type Finding<Check extends string> = {
  readonly check: Check
  readonly passed: boolean
  /** What the words name: a number, a word that was found, a date. */
  readonly facts: Readonly<Record<string, string | number>>
}

export function passed<Check extends string>(check: Check): Finding<Check> {
  return { check, passed: true, facts: {} }
}

export function failed<Check extends string>(check: Check, facts: Finding<Check>['facts'] = {}): Finding<Check> {
  return { check, passed: false, facts }
}

export function failures<Check extends string>(findings: readonly Finding<Check>[]): readonly Finding<Check>[] {
  return findings.filter((finding) => !finding.passed)
}
