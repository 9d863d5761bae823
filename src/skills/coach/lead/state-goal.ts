import type { SkillOutcome } from '../../../conversation/skill.ts'
import { metricIn } from '../../../programme/checks/word-lists.ts'
import { sayDay } from '../../../programme/dates/say-day.ts'
import type { Desk } from '../desk.ts'
import { setGoal } from '../work/goals.ts'
import { changesIn } from './figures-in.ts'

/** A target alone is kept where that is asked for; otherwise it may be a sum. */
const isToKeep = /(?<!\p{L})(?:di)?(?:catat|catet|simpan|simpen|record|note|save|set|pasang)(?:in)?(?!\p{L})/iu

/**
 * "Saya ingin menetapkan sasaran tim: CSAT naik dari 78 menjadi 88 pada akhir Desember", "baseline komplen kita 64 sebulan,
 * target 40 sampe Maret": a goal with both its figures is kept. Undefined: one of them is not said.
 */
export function stateGoal(desk: Desk): SkillOutcome | undefined {
  const { text, parts } = desk
  const [change] = changesIn(desk, text)
  if (change && change.from !== change.to) return setGoal(desk, behindColon(text))
  const metric = metricIn(text, parts.knowledge.metrics)
  const baseline = numberBehind(
    text,
    'baseline|awalnya|data awal|angka awal|nilai awal|sekarang|skrg|saat ini|now|currently',
  )
  const target = numberBehind(text, 'target|targetnya|goal|sasaran')
  const date = parts.knowledge.dates.read(text.slice(text.search(/target|goal|sasaran/iu)), { today: desk.today })
  const day = date?.kind === 'day' ? `, ${desk.say('until-day', { day: sayDay(date.day, desk.language) })}` : ''
  if (metric && target !== undefined && baseline === undefined && isToKeep.test(text))
    return setGoal(
      desk,
      `${desk.say('goal-target-only', { metric: metric.name[desk.language], target, unit: metric.unit ?? '' })}${day}`,
    )
  if (!metric || baseline === undefined || target === undefined) return undefined
  const key = target > baseline ? 'smart-sentence-up-open' : 'smart-sentence-down-open'
  return setGoal(
    desk,
    `${desk.say(key, { metric: metric.name[desk.language], baseline, target, unit: metric.unit ?? '' })}${day}`,
  )
}

/** "Sasaran tim: …" leads to the goal itself. */
function behindColon(text: string): string {
  const [, behind] = /^[^:]{0,80}(?:sasaran|tujuan|target|goal)[^:]{0,40}:\s*(.+)$/isu.exec(text) ?? []
  return behind ?? text
}

function numberBehind(text: string, words: string): number | undefined {
  const found = new RegExp(String.raw`(?<![\p{L}])(?:${words})(?:\s+\p{L}+){0,3}\s*:?\s+(\d+(?:[.,]\d+)?)`, 'iu').exec(
    text,
  )?.[1]
  return found === undefined ? undefined : Number(found.replace(',', '.'))
}
