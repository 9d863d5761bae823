import type { SkillOutcome } from '../../../conversation/skill.ts'
import type { Made } from '../amend/made.ts'
import { splitAction } from '../change/split.ts'
import type { Desk } from '../desk.ts'
import { amendPlanInWords } from '../plan/amend-in-words.ts'
import { setGoal } from '../work/goals.ts'
import { correctFigure } from './bare-figure.ts'
import { giveChallenge } from './challenge.ts'
import { prepareTalk } from './one-on-one.ts'
import { movePause } from './pause.ts'
import { draftVision, keepVision, shortenVision } from './vision.ts'

const fewWords = 12
const mostOfPlan = 24
const keeps =
  /^(?:(?:oke|ok|ya|sip|yaudah|yaudah|yang)[\s,]+)*(?:pake|pakai|simpan|simpen|keep|save|use|setuju)\b[\s\S]*$|^(?:yang|nomor|no)\s*(?:ke)?(?:2|dua|kedua)\b/iu

/** "Ok simpen jadi target tim". */
const keepsGoal =
  /^(?:(?:oke?|ya|iya|sip|yaudah|baik|boleh|yes|great|okay|please|tolong)[\s,.]+)*(?:simpan|simpen|simpenin|catat|catet|pakai|pake|pasang|jadiin|jadikan|save|keep|record|set|note)(?:\s+(?:it|that|itu|ini|aja|saja))?(?:\s+(?:jadi|sebagai|buat|as|to be))?(?:\s+(?:our|my|the|a|team))*(?:\s+(?:target|tujuan|goal|sasaran)(?:nya)?)?(?:\s+(?:tim|team|kita|kami|saya|ya|dong|deh|aja|goal|please|resmi|bersama))*[\s.!]*$/iu

/** What is said right after a challenge, a talk, a vision or a pause, and goes on from it; undefined: something else. */
export function goOnWith(desk: Desk, made: Made): SkillOutcome | undefined {
  const { text, parts } = desk
  const count = text.trim().split(/\s+/).length
  if (made.kind === 'plan') return count <= mostOfPlan ? amendPlanInWords(desk, made.plan) : undefined
  if (count > fewWords) return undefined
  switch (made.kind) {
    case 'challenge':
      return parts.lead.has(text, 'more-of-it') ? giveChallenge(desk) : undefined
    case 'talk':
      return /[?]\s*$|kalimat|pembuka|opening|sentence/iu.test(text) &&
        !/kalimat|pembuka|opening|sentence|buka/iu.test(text)
        ? undefined
        : prepareTalk(desk)
    case 'goal':
      return keepsGoal.test(text.trim()) ? setGoal(desk, made.text) : undefined
    case 'vision':
      if (keeps.test(text)) return keepVision(desk, /(?:\b2\b|dua|second)/iu.test(text) ? 1 : 0)
      return shortenVision(desk) ?? (parts.lead.has(text, 'plainer') ? draftVision(desk, made) : undefined)
    case 'pause':
      return parts.lead.has(text, 'go-on-again') ? desk.tell('pause-over') : movePauseSaid()
    case 'action':
      return splitAction(desk)
    case 'no-actions':
      return parts.knowledge.dates.readWhole(text.replace(/^(?:ke|jadi|to|until)\s+/iu, ''), { today: desk.today })
        ? desk.propose(made, desk.say('no-actions-kept'), [])
        : undefined
    case 'kept':
      return movePauseSaid() ?? correctFigure(desk) ?? splitAction(desk)
    default:
      return undefined
  }

  function movePauseSaid(): SkillOutcome | undefined {
    return /^(?:eh|oh|maaf|sori|sorry|ups|actually)?[\s,]*(?:sampe|sampai|hingga|ampe|until|till|nganti)\s/iu.test(text)
      ? movePause(desk)
      : undefined
  }
}
