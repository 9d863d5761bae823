import type { Phrases } from '../../conversation/phrases.ts'
import type { SkillOutcome } from '../../conversation/skill.ts'
import { escapeMarkdown } from '../../domain/escape-markdown.ts'
import type { Language } from '../../domain/language.ts'
import { maskPersonalData } from '../../domain/mask.ts'
import { shortSources } from '../../knowledge/citing/references.ts'
import type { Told } from '../../knowledge/papers/read-told.ts'
import type { CheckedSteps } from './check-steps.ts'
import { chainOf, type WhysReader } from './five-whys.ts'
import type { Minutes } from './meeting-minutes.ts'
import type { PaperPhraseKey } from './paper-phrases.ts'
import type { EntryPlan } from './plan-from-entry.ts'
import { rememberPaper, type WhysState } from './state.ts'
import { daysIn, sayTime } from './write-paper.ts'

type Say = Phrases<PaperPhraseKey>

/** The next why, or the root and what is done about it. */
export function showWhys(state: WhysState, whys: WhysReader, phrases: Say): SkillOutcome {
  const { language, problem, causes, isDone } = state
  const say = (key: PaperPhraseKey, slots?: Record<string, string>) => phrases.say(language, key, slots)
  const last = escapeMarkdown(causes.at(-1) ?? problem)
  const text =
    problem === ''
      ? say('whys-problem')
      : isDone
        ? [
            say('whys-root-head'),
            chainOf(state),
            say('whys-root', { root: last, problem: escapeMarkdown(problem) }),
          ].join('\n\n')
        : [
            ...(causes.length === 0 ? [say('whys-head')] : []),
            chainOf(state),
            say('whys-next', { count: String(causes.length + 1), last }),
            say(causes.length === 0 ? 'whys-guesses' : 'whys-more', { guesses: whys.guesses(state, language) }),
          ].join('\n\n')
  return {
    replies: [{ text }],
    memory: rememberPaper({
      ...state,
      problem: maskPersonalData(problem),
      causes: causes.map((one) => maskPersonalData(one)),
    }),
  }
}

/** Who does what by when, what was agreed, and which days are missing. */
export function showMinutes({ tasks, agreed }: Minutes, language: Language, phrases: Say): SkillOutcome {
  const say = (key: PaperPhraseKey, slots?: Record<string, string>) => phrases.say(language, key, slots)
  const lines = tasks.map(
    ({ who, what, when }, at) =>
      `${at + 1}. **${who === undefined ? say('minutes-nobody') : escapeMarkdown(who)}** – ${escapeMarkdown(what)} · ${
        when === undefined ? say('minutes-no-day') : escapeMarkdown(when)
      }`,
  )
  const open = tasks.filter(({ when }) => when === undefined)
  const blocks = [
    say('minutes-head'),
    ...(agreed.length > 0
      ? [[say('minutes-agreed'), ...agreed.map((each) => `- ${escapeMarkdown(each)}`)].join('\n')]
      : []),
    ...(lines.length > 0 ? [[say('minutes-tasks'), ...lines].join('\n')] : []),
    ...(open.length > 0 ? [say('minutes-ask', { count: String(open.length) })] : []),
  ]
  return { replies: [{ text: blocks.join('\n\n') }] }
}

/** What a typed procedure has and lacks, and the same with what belongs to each step. */
export function showSteps({ has, lacks, steps }: CheckedSteps, language: Language, phrases: Say): SkillOutcome {
  const say = (key: PaperPhraseKey, slots?: Record<string, string>) => phrases.say(language, key, slots)
  const blocks = [
    has.length > 0 ? say('steps-has', { has: has.join(', ') }) : say('steps-none'),
    ...(lacks.length > 0 ? [[say('steps-lacks'), ...lacks.map((each) => `- ${each}`)].join('\n')] : []),
    [say('steps-better'), ...steps.map((step, at) => `${at + 1}. ${withBrackets(step)}`)].join('\n'),
    say('steps-after'),
  ]
  return { replies: [{ text: blocks.join('\n\n') }] }
}

const usualDays = 14

/** The steps of an entry with their days and who does them, as far as that was told. */
export function showPlan(
  { title, steps, citations }: EntryPlan,
  { span, name, owner, people }: Told['slots'],
  language: Language,
  phrases: Say,
): SkillOutcome {
  const say = (key: PaperPhraseKey, slots?: Record<string, string>) => phrases.say(language, key, slots)
  const total = (span === undefined ? undefined : daysIn(span)) ?? usualDays
  const dayOf = (at: number) => Math.round((at / steps.length) * total)
  const named = owner ?? name
  const who = named === undefined ? say('minutes-nobody') : escapeMarkdown(named)
  const lines = steps.map(
    (step, at) =>
      `${at + 1}. ${sayTime(dayOf(at), dayOf(at + 1), 'day', total, language)} · ${step.replace(/[.]+$/, '')} · ${say('plan-owner', { who })}`,
  )
  const blocks = [
    say('plan-head', { title, days: String(total) }),
    lines.join('\n'),
    say(people === undefined ? 'plan-proof' : 'plan-proof-people', { people: people ?? '' }),
    `_(${say('sources', { names: shortSources(citations, language) })})_`,
  ]
  return { replies: [{ text: blocks.join('\n\n'), citations }] }
}

/** What is to be filled in keeps its brackets. */
function withBrackets(text: string): string {
  return escapeMarkdown(text).replace(/\\\[([^\]\\]{1,40})\\\](?!\\?\()/g, '[$1]')
}
