import type { SkillOutcome } from '../../../conversation/skill.ts'
import { escapeMarkdown } from '../../../domain/escape-markdown.ts'
import { phraseIn } from '../../../programme/checks/word-lists.ts'
import type { Desk } from '../desk.ts'
import { isLateAction } from '../show/programme.ts'
import { withUnit } from '../work/measurements.ts'
import { ownedBy } from '../work/owned-by.ts'
import { changesIn } from './figures-in.ts'

/** "Besok one-on-one sama agen yang …": what to say and ask, by what lies behind it, with what was told and recorded. */
export function prepareTalk(desk: Desk): SkillOutcome {
  const { language, parts } = desk
  const before = desk.last?.made.kind === 'talk' ? desk.last.made.about : ''
  const about = `${before}\n${desk.text}`.trim()
  const talk =
    parts.leadData.talks.find(({ also }) => phraseIn(about, also) !== undefined) ?? parts.leadData.talks.at(-1)
  if (!talk) return desk.tell('talk-none')
  const made = { kind: 'talk', about: about.slice(-500) } as const
  if (before !== '' && /(?:kalimat|pembuka|sentence|opening|buka)/iu.test(desk.text))
    return desk.propose(made, desk.say('talk-opening', { open: talk.open[language] }), [])
  const text = [
    desk.say('talk-head'),
    desk.say('talk-body', {
      open: talk.open[language],
      ask: talk.ask[language],
      target: talk.target[language],
      offer: talk.offer[language],
      not: talk.not[language],
    }),
    ...factsTold(desk, about),
    desk.say('talk-after'),
  ].join('\n\n')
  return desk.propose(made, text, [])
}

/** The figures that were told, and what is recorded of a person who is named. */
function factsTold(desk: Desk, about: string): readonly string[] {
  const figures = changesIn(desk, about).map(({ from, to, metric, unit }) =>
    desk.say('talk-figure', {
      metric: metric?.name[desk.language] ?? desk.say('effect-figure'),
      from: withUnit(desk, from, unit),
      to: withUnit(desk, to, unit),
    }),
  )
  const named = /(?:dengan|sama|with|karo|bareng)\s+((?:(?:pak|bu|mas|mbak|kak|saudara)\s+)?\p{Lu}[\p{L}.']+)/u.exec(
    about,
  )?.[1]
  const own = named === undefined ? [] : ownedBy(desk, named)
  const open = own.filter(({ status }) => status !== 'done')
  const record =
    named === undefined || own.length === 0
      ? []
      : [
          desk.say('talk-record', {
            name: escapeMarkdown(named),
            open: open.length,
            done: own.length - open.length,
            late: open.filter((action) => isLateAction(desk, action)).length,
          }),
        ]
  return [...figures, ...record]
}
