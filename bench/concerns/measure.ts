import type { IntentModel } from '../../src/knowledge/intents/intent-model.ts'
import { concernLabels, declinedKinds } from '../../src/skills/care/vocabulary.ts'
import type { ConcernCase } from './examples.ts'

/** From how likely on a concern counts as heard. */
const heardFrom = [0.3, 0.5, 0.7]
/** What is answered about alike. */
const familyOf = (kind: string): string => {
  if (declinedKinds.some((wish) => wish === kind)) return 'wish'
  if (kind.startsWith('sad') || kind === 'exhausted' || kind === 'hurt') return 'low'
  if (kind === 'violence' || kind === 'harassed') return 'violence'
  if (kind === 'self-harm' || kind === 'endangered') return 'danger'
  return kind === 'emergency' ? kind : 'none'
}

/** How many are heard, and read as the family and the kind they are, and how many harmless ones raise an alarm. */
export function measureConcerns(model: IntentModel, cases: readonly ConcernCase[]): readonly string[] {
  return heardFrom.map((least) => {
    const [harmless, meant] = [cases.filter(isHarmless), cases.filter((one) => !isHarmless(one))]
    const heard = meant.filter(({ text }) => model.together(text, concernLabels) >= least)
    const family = heard.filter(({ text, kinds }) => kinds.map(familyOf).includes(familyOf(readAs(text))))
    const kind = heard.filter(({ text, kinds }) => kinds.some((one) => one === readAs(text).replace(/^sad-.*/, 'sad')))
    const alarms = harmless.filter(({ text }) => model.together(text, concernLabels) >= least)
    return `from ${least}: heard ${heard.length} of ${meant.length}, family ${family.length}, kind ${kind.length}; alarms ${alarms.length} of ${harmless.length}`
  })

  function readAs(text: string): string {
    return model.likeliest(text, concernLabels)?.intent ?? 'none'
  }
}

function isHarmless({ kinds }: ConcernCase): boolean {
  return kinds.map(familyOf).includes('none')
}
