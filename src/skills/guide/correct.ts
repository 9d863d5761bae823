import type { SkillOutcome } from '../../conversation/skill.ts'
import type { Guide } from '../../knowledge/guides/guide.ts'
import { type Answers, runGuide, withoutAnswer } from '../../knowledge/guides/run-guide.ts'
import { activityChoices, namedActivities } from './activity.ts'
import { proceed } from './ask.ts'
import type { Desk } from './desk.ts'
import { findActivities } from './find-activity.ts'
import { says } from './reading/vocabulary.ts'
import type { Place } from './take.ts'
import { labelOf } from './tell.ts'
import { toldIn } from './told.ts'

/** Who puts something right says so with one of their first words. */
const opening = 3

/**
 * What a message in the middle of a guide puts right of earlier answers: "bukan, saya mau buka klinik, bukan apotek", "eh
 * salah, CV". The question at hand is asked again, unless the message answers it too. Undefined: nothing.
 */
export function correctEarlier(desk: Desk, place: Place, text: string): SkillOutcome | undefined {
  const { guide, run, question } = place
  const { answers } = runGuide(guide, run.answers, desk.library().derive)
  const earlier = withoutAnswer(answers, question)
  const activity = correctActivity(desk, guide, earlier, text)
  if (activity) return activity(run.answers)
  const changed = changedIn(desk, guide, earlier, text)
  if (changed.length === 0) return undefined
  const next = { ...toldIn(desk, guide, text), ...run.answers, ...Object.fromEntries(changed) }
  return proceed(desk, guide, next, { lead: [correctedLine(desk, guide, changed)] })
}

/** What is said of another activity than the one answered; or the question once more, where none is named instead. */
export function correctActivity(
  desk: Desk,
  guide: Guide,
  answers: Answers,
  text: string,
): ((given: Answers) => SkillOutcome) | undefined {
  const { affirmed, tables } = desk.library()
  const id = Object.keys(guide.questions).find((one) => guide.questions[one]?.kind === 'activity')
  const current = answers[id ?? '']
  if (id === undefined || current === undefined) return undefined
  const { notSo } = affirmed(text)
  const isDenied = findActivities(notSo, tables(), { isNamed: true }).some(({ code }) => code === current)
  if (!isDenied && !putsRight(desk, text)) return undefined
  const named = namedActivities(desk, text)
  const codes = named.filter(({ code }) => code !== current)
  const [only, another] = codes
  if (!only && !isDenied) {
    if (named.length === 0) return undefined
    const still = desk.say('still-so', { answer: labelOf(desk, guide, id, current) })
    return (given) => proceed(desk, guide, given, { lead: [still] })
  }
  return (given) => {
    if (only && !another) {
      const lead = [correctedLine(desk, guide, [[id, only.code]])]
      return proceed(desk, guide, { ...toldIn(desk, guide, text), ...given, [id]: only.code }, { lead })
    }
    const lead = [desk.say(only ? 'activity-choose' : 'denied')]
    return proceed(desk, guide, withoutAnswer(given, id), {
      lead,
      ...(only ? { choices: activityChoices(desk, guide, id, codes) } : {}),
    })
  }
}

/** The choices that a message takes back for others. */
function changedIn(desk: Desk, guide: Guide, answers: Answers, text: string): readonly (readonly [string, string])[] {
  const reader = desk.library().answers
  const isPutRight = putsRight(desk, text)
  return Object.entries(answers).flatMap(([id, value]) => {
    const question = guide.questions[id]
    if (question?.kind !== 'choice') return []
    if (!isPutRight && !reader.denies(question, value, text)) return []
    const read = reader.read(question, text)
    const isNamed = read?.kind === 'answer' && read.by !== 'yes-no'
    return isNamed && read.value !== value ? [[id, read.value] as const] : []
  })
}

/** Whether a message begins as one that puts right what was said: "eh", "ralat", "ternyata". */
export function putsRight({ vocabulary, standardise }: Desk, text: string): boolean {
  return says(vocabulary.correcting, standardise(text).slice(0, opening))
}

function correctedLine(desk: Desk, guide: Guide, changed: readonly (readonly [string, string])[]): string {
  return desk.say('corrected', { answers: changed.map(([id, value]) => labelOf(desk, guide, id, value)).join('; ') })
}
