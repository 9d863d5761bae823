import type { KnowledgeProblem } from '../../domain/errors.ts'
import { languages } from '../../domain/language.ts'
import { checkGoal } from '../../programme/checks/check-goal.ts'
import { checkVision } from '../../programme/checks/check-vision.ts'
import { failures } from '../../programme/checks/finding.ts'
import { type ReadingParts, readGoal } from '../../programme/checks/read-goal.ts'
import type { Business, Question } from '../../programme/coaching.ts'
import type { StepDefinition } from '../../programme/definitions.ts'

/** Any day: the examples say how many weeks, not until when. */
const today = '2027-01-04'

/** An example that does not pass Prima's own checks teaches the wrong thing. */
export function problemsOfExamples(
  file: string,
  businesses: readonly Business[],
  parts: ReadingParts,
): KnowledgeProblem[] {
  return businesses.flatMap((business) =>
    languages.flatMap((language) => {
      const vision = failures(checkVision(business.vision[language], parts.words)).map(
        ({ check }) => `its vision fails "${check}"`,
      )
      const { verdict, findings } = checkGoal(readGoal(business.goal[language], parts, today), { today })
      const goal =
        verdict === 'ready'
          ? []
          : [
              `its goal is ${verdict}: ${failures(findings)
                .map(({ check }) => check)
                .join(', ')}`,
            ]
      return [...vision, ...goal].map((message) => ({
        file,
        line: 1,
        message: `business "${business.id}" (${language}): ${message}`,
      }))
    }),
  )
}

/** Questions that write to a field no sheet has. */
export function problemsOfQuestions(
  file: string,
  questions: readonly Question[],
  steps: readonly StepDefinition[],
): KnowledgeProblem[] {
  return questions.flatMap(({ id, step, writes }) => {
    if (!('sheet' in writes)) return []
    const fields = steps.find((each) => each.id === step)?.fields ?? []
    if (fields.some((field) => field.id === writes.sheet)) return []
    return [
      { file, line: 1, message: `question "${id}" writes to "${writes.sheet}", which is no field of step "${step}"` },
    ]
  })
}
