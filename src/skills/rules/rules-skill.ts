import type { CommandDeclaration } from '../../conversation/commands.ts'
import type { Phrases } from '../../conversation/phrases.ts'
import type { Skill, SkillOutcome, TurnContext } from '../../conversation/skill.ts'
import { personKey } from '../../domain/message.ts'
import type { PlaceRules } from '../../domain/place-rules.ts'
import { originOf } from '../../people/change.ts'
import { keepsSharedStreams } from '../../people/keeping/shared-streams.ts'
import type { People } from '../../people/people.ts'
import {
  mayChangeRules,
  type RuleChange,
  type RulesReader,
  readRuleEntries,
  rulesStream,
  toRuleEvent,
  withChange,
} from '../../people/rules.ts'
import type { ReadableEvents } from '../../ports/event-log.ts'
import { readGaps } from '../../questions/gap-log.ts'
import { readQuestions } from '../../questions/question-streams.ts'
import type { ReadRule, RuleReader } from './read-rule.ts'
import type { RulesPhraseKey } from './rules-phrases.ts'
import { toAuditCsv } from './to-audit-csv.ts'

export type RulesSkillParts = {
  readonly people: People
  readonly events: ReadableEvents
  readonly rulesOf: RulesReader
  readonly reader: RuleReader
  readonly phrases: Phrases<RulesPhraseKey>
  /** Who runs Prima, by `personKey`. */
  readonly admins: ReadonlySet<string>
  /** How the service is, a line each. Undefined where there is none, as in a terminal. */
  readonly health?: () => Promise<readonly string[]>
}

const skillName = 'rules'
const msPerDay = 24 * 60 * 60 * 1000
const gapDays = 7
const mostGaps = 10
const longestSentence = 120

/** What holds for Prima in a channel or group, set by who may; and what those see who run her. */
export function createRulesSkill(parts: RulesSkillParts): Skill {
  const { people, events, rulesOf, reader, phrases, admins } = parts
  const commands: readonly CommandDeclaration[] = [
    { id: 'atur', en: 'rules', describe: (language) => phrases.say(language, 'command') },
    { id: 'admin', en: 'admin', describe: (language) => phrases.say(language, 'command-admin'), isHidden: true },
  ]

  return {
    name: skillName,
    commands,
    keepers: [keepsSharedStreams('rules', rulesStream(''))],
    help: (language) => [phrases.say(language, 'help')],
    claim(context) {
      const { command, message } = context
      if (message.kind === 'due' || message.pick) return undefined
      if (command?.name === 'admin') return { strength: 'owns', respond: () => showAdmin(context, command.rest) }
      if (command) return { strength: 'owns', respond: () => follow(context, reader.command(command.rest)) }
      if (message.place === undefined || message.text.length > longestSentence) return undefined
      const wish = reader.sentence(message.text)
      return wish && { strength: 'owns', respond: () => follow(context, wish) }
    },
  }

  async function follow(context: TurnContext, wish: ReadRule | undefined): Promise<SkillOutcome> {
    const { message, language } = context
    const { place } = message
    if (place === undefined || !message.isShared) return saying(context, 'no-place')
    const [{ state: rules, at }, speaker] = await Promise.all([rulesOf(place), people.speaker(message.person, place)])
    if (wish === undefined || wish.wish === 'show')
      return { replies: [{ text: phrases.say(language, 'shown', wordsFor(rules, context)), audience: 'asker' }] }
    if (!mayChangeRules(speaker, isAdmin(context))) return saying(context, 'not-allowed')
    if (wish.wish === 'history') return history(context, place)
    const change = changeOf(wish)
    if (!change) return saying(context, 'topics-unknown')
    return {
      replies: [{ text: phrases.say(language, 'set', wordsFor(withChange(rules, change), context)) }],
      events: [toRuleEvent(place, change, originOf(speaker, message.id))],
      expects: [at, ...speaker.reads],
    }
  }

  async function history(context: TurnContext, place: string): Promise<SkillOutcome> {
    const { language } = context
    const entries = await readRuleEntries(events, place)
    if (entries.length === 0) return saying(context, 'history-none')
    const names = await people.names(new Set(entries.map(({ by }) => by)))
    const file = toAuditCsv(entries, names, phrases.say(language, 'csv-head'))
    return { replies: [{ text: phrases.say(language, 'history', { count: entries.length }), file, audience: 'asker' }] }
  }

  /** Health, gaps and settings: of conversations nothing is shown, and no question that is not masked and nameless. */
  async function showAdmin(context: TurnContext, rest: string): Promise<SkillOutcome> {
    const { message, language } = context
    if (!isAdmin(context)) return saying(context, 'not-admin')
    if (message.isShared) return saying(context, 'admin-private')
    if (/^(?:riwayat|history|audit)/i.test(rest)) return history(context, '')
    const asked = await readQuestions(events, { fromMs: message.receivedAtMs - gapDays * msPerDay })
    const count = (kind: string) => asked.filter((event) => event.kind === kind).length
    const gaps = readGaps(asked)
      .gaps.slice(0, mostGaps)
      .map(({ question, times }) => `- ${question} (${times}×)`)
    const health = (await parts.health?.()) ?? []
    const places = await events.streams(rulesStream(''))
    const text = phrases.say(language, 'admin', {
      days: gapDays,
      answered: count('answered'),
      unanswered: count('unanswered'),
      rated: count('rated'),
      places: places.length,
      health:
        health.length > 0 ? health.map((line) => `- ${line}`).join('\n') : phrases.say(language, 'admin-no-health'),
      gaps: gaps.length > 0 ? gaps.join('\n') : phrases.say(language, 'admin-no-gaps'),
    })
    return { replies: [{ text, audience: 'asker' }] }
  }

  function isAdmin({ message }: TurnContext): boolean {
    return admins.has(personKey(message.person))
  }

  function wordsFor({ speaks, topics, isPrivate }: PlaceRules, { language }: TurnContext) {
    const names = topics.map((topic) => topic.toUpperCase().replace('CS-ANALYSIS', 'Analisis CS')).join(', ')
    return {
      speaks: phrases.say(language, `speaks-${speaks}`),
      topics:
        topics.length === 0 ? phrases.say(language, 'topics-all') : phrases.say(language, 'topics-some', { names }),
      seen: phrases.say(language, isPrivate ? 'seen-asker' : 'seen-all'),
    }
  }

  function saying({ language }: TurnContext, key: RulesPhraseKey): SkillOutcome {
    return { replies: [{ text: phrases.say(language, key), audience: 'asker' }] }
  }
}

/** Undefined: topics that nobody knows. */
function changeOf({ wish, topics }: ReadRule): RuleChange | undefined {
  switch (wish) {
    case 'silent':
    case 'called':
    case 'free':
      return { rule: 'speaks', value: wish }
    case 'private':
    case 'public':
      return { rule: 'private', value: wish === 'private' }
    case 'all-topics':
      return { rule: 'topics', value: [] }
    default:
      return topics.length > 0 ? { rule: 'topics', value: [...topics] } : undefined
  }
}
