import type { SkillOutcome } from '../../../conversation/skill.ts'
import { escapeMarkdown } from '../../../domain/escape-markdown.ts'
import { countWords } from '../../../programme/checks/check-vision.ts'
import { kept } from '../../../programme/kept-text.ts'
import type { Desk } from '../desk.ts'

/** Fewer words are no vision yet. */
const leastWords = 3
const longest = 400

/**
 * "Visi kami: pelanggan pulang dengan motor beres", "simpen itu sebagai visi": the speaker's own words go on the sheet, or
 * what they wrote just before. Undefined: neither is a sentence.
 */
export function keepToldVision(desk: Desk): SkillOutcome | undefined {
  const { doingWords, soundsLikeQuestion } = desk.parts
  const points = doingWords.leads('vision-points', desk.text)
  const source = points ? (desk.asked[0] ?? '') : desk.text
  const text = kept(doingWords.without('vision-leads', source), longest)
  if (countWords(text) < leastWords || soundsLikeQuestion(source)) return undefined
  return desk.change(
    [{ kind: 'sheet-written', values: { step: 'vision', field: 'vision', value: text } }],
    [{ text: desk.say('vision-kept', { text: escapeMarkdown(text) }) }],
    [desk.choice('choice-go-on', 'next'), desk.choice('choice-undo', 'undo', desk.undoKey)],
  )
}
