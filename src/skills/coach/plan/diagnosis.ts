import type { SkillOutcome } from '../../../conversation/skill.ts'
import type { Desk } from '../desk.ts'

/** "tim saya 8 orang komplain naik 30 % mulai dari mana": what to look at first, with the person's own figures. */
export function firstDiagnosis(desk: Desk, text: string): SkillOutcome {
  const people = /(\d{1,3})\s*(?:orang|org|agen|agents?|people|staf|staff)/i.exec(text)?.[1]
  const percent = /(\d{1,3}(?:[.,]\d+)?)\s*(?:%|persen|percent)/i.exec(text)?.[1]
  const told =
    people === undefined || percent === undefined
      ? desk.say('diagnosis-head-open')
      : desk.say('diagnosis-head', { people, percent })
  const lines = [told, desk.say('diagnosis-steps')]
  return {
    replies: [
      {
        text: lines.join('\n\n'),
        choices: [
          desk.choice('choice-measure-first', 'step', 'analysis'),
          desk.choice('choice-begin', 'step', 'vision'),
        ],
      },
    ],
  }
}
