import type { SkillOutcome } from '../../../conversation/skill.ts'
import { escapeMarkdown } from '../../../domain/escape-markdown.ts'
import { asYes } from '../../../domain/reply.ts'
import { phraseIn } from '../../../programme/checks/word-lists.ts'
import type { Business } from '../../../programme/coaching.ts'
import { nextNumber } from '../../../programme/programme.ts'
import type { Change, Desk } from '../desk.ts'

/** The kind of business that a text names, by its longest name. */
export function businessIn({ parts }: Desk, text: string): Business | undefined {
  return parts.knowledge.businesses
    .flatMap((business) => {
      const phrase = phraseIn(text, business.also)
      return phrase === undefined ? [] : [{ business, length: phrase.length }]
    })
    .toSorted((a, b) => b.length - a.length)[0]?.business
}

/** A draft of the seven steps for a kind of business, to take over and change, or to answer oneself. */
export function draftPlan(desk: Desk, text: string): SkillOutcome {
  const business = businessIn(desk, text)
  const { businesses } = desk.parts.knowledge
  if (!business) {
    const choices = businesses.map(({ id, name }) => ({
      label: name[desk.language].slice(0, 60),
      pick: { skill: 'coach', act: 'draft', value: id },
    }))
    return desk.tell('business-asked', {}, choices)
  }
  const { language } = desk
  const of = (key: 'vision' | 'promise' | 'metric' | 'goal' | 'risk' | 'standard') =>
    escapeMarkdown(business[key][language])
  const text7 = desk.say('draft', {
    business: business.name[language],
    vision: of('vision'),
    promise: of('promise'),
    metric: of('metric'),
    goal: of('goal'),
    actions: business.actions.map((action) => escapeMarkdown(action[language])).join('; '),
    standard: of('standard'),
  })
  const choices = [
    asYes(desk.choice('choice-accept', 'accept', business.id)),
    desk.choice('choice-own-words', 'step', 'vision'),
  ]
  return { replies: [{ text: text7, choices }] }
}

/** Takes the draft over: the words, not its made-up figures. The goal comes from the team's own numbers. */
export function acceptDraft(desk: Desk, id: string): SkillOutcome {
  const business = desk.parts.knowledge.businesses.find((each) => each.id === id)
  if (!business) return draftPlan(desk, id)
  const { language, programme } = desk
  const sheet = (field: string, value: string | string[]): Change => ({
    kind: 'sheet-written',
    values: { step: 'vision', field, value },
  })
  const first = nextNumber(programme, 'actions')
  const changes: readonly Change[] = [
    sheet('vision', business.vision[language]),
    sheet('mission', business.mission[language]),
    sheet('behaviours', business.behaviours[language].split(/;\s*/)),
    sheet('promises', [business.promise[language]]),
    sheet('not-doing', business['not-doing'][language]),
    ...business.actions.map(
      (action, index): Change => ({
        kind: 'action-added',
        values: { action: first + index, values: { what: action[language], proof: action.proof[language] } },
      }),
    ),
  ]
  return desk.change(
    changes,
    [{ text: desk.say('draft-kept', { first, last: first + business.actions.length - 1 }) }],
    [
      desk.choice('choice-go-on', 'step', 'vision'),
      desk.choice('choice-measure-first', 'step', 'analysis'),
      desk.choice('choice-undo', 'undo', desk.undoKey),
    ],
  )
}

/** "tim saya 8 orang komplain naik 30 % mulai dari mana": what to look at first, with the person's own figures. */
export function firstDiagnosis(desk: Desk, text: string): SkillOutcome {
  const people = /(\d{1,3})\s*(?:orang|org|agen|agents?|people|staf|staff)/i.exec(text)?.[1]
  const percent = /(\d{1,3}(?:[.,]\d+)?)\s*(?:%|persen|percent)/i.exec(text)?.[1]
  const lines = [
    desk.say('diagnosis-head', { people: people ?? '–', percent: percent ?? '–' }),
    desk.say('diagnosis-steps'),
  ]
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
