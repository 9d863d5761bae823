import type { SkillOutcome } from '../../../conversation/skill.ts'
import { escapeMarkdown } from '../../../domain/escape-markdown.ts'
import { asYes } from '../../../domain/reply.ts'
import { checkVision, countWords, type VisionCheck, visionWords } from '../../../programme/checks/check-vision.ts'
import { failures } from '../../../programme/checks/finding.ts'
import { kept } from '../../../programme/kept-text.ts'
import type { CoachPhraseKey } from '../coach-phrases.ts'
import type { Desk } from '../desk.ts'
import { businessIn } from '../plan/business.ts'
import { quotedIn } from '../quoted.ts'

const fewestWords = 3
/** "Visi tim saya: menjadi …. Gimana menurut kamu?": behind the colon, up to the end of the sentence. */
const behindColon =
  /(?<!\p{L})(?:visi|vision)(?:nya|ku)?(?:\s\p{L}+){0,5}?\s*:\s*([^.?!\n"“‘']{8,}?)(?=[.?!\n]|,?\s+(?:gimana|gmn|udah|sudah|menurut|is (?:it|this)|what do)(?!\p{L})|$)/iu

/** "Cek visi kami: '…', udah oke belum?": what is good in it, what to sharpen, and one that can be tested beside it. Undefined: none was typed. */
export function judgeVision(desk: Desk): SkillOutcome | undefined {
  const vision = visionIn(desk.text)
  if (vision === undefined || countWords(vision) < fewestWords) return undefined
  const { language, parts } = desk
  const { words } = parts.knowledge
  const failed = new Set(failures(checkVision(vision, words)).map(({ check }) => check))
  const business = businessIn(desk, desk.text)?.id ?? 'any'
  const entry = parts.leadData.visions.find((each) => each.business === business) ?? parts.leadData.visions[0]
  const customers = entry?.customers?.[language] ?? desk.say(`customers-${business}` as 'customers-any')
  const example = entry?.drafts[0]?.[language].replace('{customers}', customers)
  const says = (check: VisionCheck) =>
    desk.say(`vision-lacks-${check}` as CoachPhraseKey, {
      count: countWords(vision),
      least: visionWords.least,
      most: visionWords.most,
    })
  const good = (['long', 'customer', 'ours', 'vague'] as const)
    .filter((check) => !failed.has(check) && !(check === 'long' && failed.has('short')))
    .map((check) => desk.say(`vision-has-${check}`))
  const lines = [
    desk.say(failed.size === 0 ? 'vision-judged-good' : 'vision-judged', { text: escapeMarkdown(kept(vision, 300)) }),
    ...(good.length > 0 ? [desk.say('vision-good', { good: good.join('; ') })] : []),
    ...(failed.size > 0 ? [[...failed].map((check) => `- ${says(check)}`).join('\n')] : []),
    ...(failed.size > 0 && example !== undefined
      ? [desk.say('vision-example', { example: escapeMarkdown(example) })]
      : []),
    ...(entry ? [desk.say('vision-test', { promise: entry.promise[language] })] : []),
    desk.say('vision-judged-ask'),
  ]
  return desk.propose({ kind: 'vision', business, customers, text: vision }, lines.join('\n\n'), [
    asYes({ label: desk.say('choice-keep-vision-own'), pick: { skill: 'coach', act: 'keep-vision', value: '0' } }),
  ])
}

function visionIn(text: string): string | undefined {
  const quoted = quotedIn(text)
  return (quoted === text ? behindColon.exec(text)?.[1] : quoted)?.trim().replace(/[\s.,]+$/, '')
}
