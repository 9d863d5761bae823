import type { CommandDeclaration } from '../../conversation/commands.ts'
import type { Phrases } from '../../conversation/phrases.ts'
import type { ReadSentence } from '../../conversation/sentence-patterns.ts'
import type { Claim, Skill, SkillOutcome, TurnContext } from '../../conversation/skill.ts'
import { type Language, localeOf } from '../../domain/language.ts'
import type { Message } from '../../domain/message.ts'
import { type Choice, yesOrNo } from '../../domain/reply.ts'
import { keepsNobody } from '../../people/keeping/keeps-nobody.ts'
import type { PersonalData } from '../../people/keeping/personal-data.ts'
import { retention } from '../../people/keeping/retention.ts'
import type { ReadableEvents } from '../../ports/event-log.ts'
import { type ExportWords, wordsIn } from './export-words.ts'
import { type PrivacyPhraseKey, privacyPhraseKeys } from './privacy-phrases.ts'
import { type ExportFrame, toJsonFile, toMarkdownFile } from './show-export.ts'

export const privacyWishes = ['show', 'export', 'forget'] as const
export type PrivacyWish = (typeof privacyWishes)[number]

export type PrivacySkillParts = {
  readonly phrases: Phrases<PrivacyPhraseKey>
  readonly sharedPhrases: Phrases<'command-privacy'>
  readonly readSentence: (text: string) => ReadSentence<PrivacyWish> | undefined
  readonly exportWords: ExportWords
  readonly personalData: PersonalData
  /** Drops what is past its time; see people/keeping/retention.ts. */
  readonly sweep: (nowMs: number, signal: AbortSignal) => Promise<void>
  readonly events: ReadableEvents
  readonly sessionTtlDays: number
  readonly storage: 'file' | 'redis'
  /** Which model reads messages and where it runs, as it is said to people. Undefined: none does. */
  readonly modelServer?: string
  readonly timeZone: string
}

const skillName = 'privacy'
export const erasureStream = 'erasures'

/** How long a "yes, erase" holds after it was asked: a button of last year erases nothing. */
const askedForMinutes = 15
const minuteMs = 60_000
/** What was deleted is overwritten this long after: by then the reply that tells of it is sent and gone, too. */
const scrubAfterMs = 30_000
/** At 19:00 UTC it is two in the morning in Jakarta. */
const sweepAtMs = 19 * 60 * minuteMs
const housekeeper = { channel: 'prima', id: 'prima' }

/** What is kept about somebody, all of it as a file, and the end of it. */
export function createPrivacySkill(parts: PrivacySkillParts): Skill {
  const { phrases, personalData, events } = parts
  const describe = (key: PrivacyPhraseKey) => (language: Language) => phrases.say(language, key)
  const commands: readonly CommandDeclaration[] = [
    {
      id: 'privasi',
      en: 'privacy',
      describe: (language) => parts.sharedPhrases.say(language, 'command-privacy'),
      isAtHand: true,
    },
    { id: 'ekspor', en: 'export', describe: describe('command-export') },
    { id: 'lupakan', en: 'forget', describe: describe('command-forget') },
  ]
  const wishOfCommand: Readonly<Record<string, PrivacyWish>> = { privasi: 'show', ekspor: 'export', lupakan: 'forget' }

  return {
    name: skillName,
    commands,
    keepers: [keepsNobody('erasures', erasureStream)],
    help: (language) => [phrases.say(language, 'help')],
    claim(context) {
      const { message, command } = context
      if (message.kind === 'due') return { strength: 'owns', respond: () => doDue(context) }
      if (message.pick) return claimPick(context, message.pick.act, message.pick.value)
      const wish = command ? wishOfCommand[command.name] : parts.readSentence(message.text)?.wish
      return wish && { strength: 'owns', respond: () => respond(wish, context) }
    },
    /** Once a day what is past its time is dropped; after an erasure, once its reply is gone, the disk is overwritten. */
    async due(nowMs) {
      const day = new Date(nowMs - sweepAtMs).toISOString().slice(0, 10)
      const sweeping = toDue('sweep', day, nowMs)
      const [last] = await events.read(erasureStream, { last: 1 })
      if (last?.kind !== 'erased' || last.atMs > nowMs - scrubAfterMs) return [sweeping]
      return [sweeping, toDue('scrub', last.id, nowMs)]
    },
  }

  function claimPick(context: TurnContext, act: string, value: string): Claim | undefined {
    const owns = (answer: () => SkillOutcome | Promise<SkillOutcome>): Claim => ({ strength: 'owns', respond: answer })
    switch (act) {
      case 'show':
      case 'export':
      case 'forget':
        return owns(() => respond(act, context))
      case 'erase':
        return owns(() => erase(context, Number.parseInt(value, 36)))
      case 'stay':
        return owns(() => saying('stayed', context))
      default:
        return undefined
    }
  }

  function respond(wish: PrivacyWish, context: TurnContext): SkillOutcome | Promise<SkillOutcome> {
    if (wish === 'show') return show(context)
    // Others would read along.
    if (context.message.isShared) return saying('private-only', context)
    return wish === 'export' ? exportAll(context) : ask(context)
  }

  function show({ language, message }: TurnContext): SkillOutcome {
    const { modelServer } = parts
    const text = phrases.say(language, 'kept', {
      session: parts.sessionTtlDays,
      practice: retention.practice,
      years: Math.round(retention.teams / 365),
      questions: retention.questions,
      asked: retention.teamQuestions,
      aside: retention.setAside,
      ids: retention.messageIds,
      store: phrases.say(language, parts.storage === 'file' ? 'store-file' : 'store-redis'),
      model: modelServer
        ? phrases.say(language, 'model-named', { server: modelServer })
        : phrases.say(language, 'model-none'),
    })
    const choices = [choice(language, 'choice-export', 'export'), choice(language, 'choice-forget', 'forget')]
    return { replies: [{ text, ...(message.isShared ? {} : { choices }) }] }
  }

  async function exportAll({ language, message }: TurnContext): Promise<SkillOutcome> {
    const kept = await personalData.exportOf(message)
    if (kept.every(({ items }) => items.length === 0)) return saying('exported-nothing', { language })
    const file = toMarkdownFile(kept, frameIn(language, message.receivedAtMs))
    return {
      replies: [
        { text: phrases.say(language, 'exported'), file },
        {
          text: phrases.say(language, 'exported-json'),
          file: toJsonFile(kept, new Date(message.receivedAtMs)),
          choices: [choice(language, 'choice-forget', 'forget')],
        },
      ],
    }
  }

  function frameIn(language: Language, nowMs: number): ExportFrame {
    const format = (options: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat(localeOf[language], { timeZone: parts.timeZone, ...options })
    const moment = format({ dateStyle: 'long', timeStyle: 'short' })
    const day = format({ dateStyle: 'long', timeZone: 'UTC' })
    const weekday = format({ weekday: 'long', timeZone: 'UTC' })
    return {
      title: phrases.say(language, 'title'),
      madeAt: phrases.say(language, 'made-at', { at: moment.format(nowMs) }),
      whole: phrases.say(language, 'whole'),
      nothing: (titles) => phrases.say(language, 'nothing-under', { titles }),
      titleOf: (keeper) => titleOf(keeper, language),
      times: (name, count, last) =>
        phrases.say(language, last === undefined ? 'times' : 'times-last', { name, count, last: last ?? '' }),
      rest: (count) => phrases.say(language, 'rest', { count }),
      dayAndTime: (atMs) => moment.format(atMs),
      day: (isoDay) => day.format(Date.parse(`${isoDay}T00:00:00Z`)),
      number: (value) => new Intl.NumberFormat(localeOf[language]).format(value),
      // 1 January 2024 was a Monday.
      weekday: (number) => weekday.format(Date.UTC(2024, 0, number)),
      words: wordsIn(parts.exportWords, language),
    }
  }

  function ask({ language, message }: TurnContext): SkillOutcome {
    const askedAt = Math.floor(message.receivedAtMs / minuteMs).toString(36)
    const [yes, no] = [choice(language, 'choice-erase', 'erase', askedAt), choice(language, 'choice-stay', 'stay')]
    const choices = [...yesOrNo(yes, no), choice(language, 'choice-export', 'export')]
    return { replies: [{ text: phrases.say(language, 'ask'), choices }] }
  }

  async function erase({ language, message }: TurnContext, askedAtMinute: number): Promise<SkillOutcome> {
    if (message.isShared) return saying('private-only', { language })
    const isFresh = Math.floor(message.receivedAtMs / minuteMs) - askedAtMinute <= askedForMinutes
    if (!isFresh) return saying('asked-long-ago', { language })
    const { erased, left } = await personalData.erase(message)
    const list = erased
      .filter(({ count }) => count > 0)
      .map(({ keeper, count }) => `- ${titleOf(keeper, language)}: ${count}`)
    const key = left > 0 ? 'erased-left' : list.length === 0 ? 'nothing-erased' : 'erased'
    const figures = Object.fromEntries(erased.map(({ keeper, count }) => [keeper, count]))
    return {
      replies: [{ text: phrases.say(language, key, { list: list.join('\n'), left }) }],
      events: [{ stream: erasureStream, kind: 'erased', data: { figures, left } }],
      forget: 'everything',
    }
  }

  async function doDue({ message, signal }: TurnContext): Promise<SkillOutcome> {
    if (message.due?.name === 'sweep') {
      await parts.sweep(message.receivedAtMs, signal)
      return { replies: [], forget: 'everything' }
    }
    const outcome = await personalData.scrub()
    return {
      replies: [],
      events: [{ stream: erasureStream, kind: 'scrubbed', data: { outcome } }],
      forget: 'everything',
    }
  }

  function saying(key: PrivacyPhraseKey, { language }: Pick<TurnContext, 'language'>): SkillOutcome {
    return { replies: [{ text: phrases.say(language, key), audience: 'asker' }] }
  }

  function choice(language: Language, key: PrivacyPhraseKey, act: string, value = ''): Choice {
    return { label: phrases.say(language, key), pick: { skill: skillName, act, value } }
  }

  function titleOf(keeper: string, language: Language): string {
    const key = privacyPhraseKeys.find((each) => each === `keeper-${keeper}`)
    return key ? phrases.say(language, key) : phrases.say(language, 'keeper-other', { name: keeper })
  }
}

function toDue(name: 'sweep' | 'scrub', of: string, nowMs: number): Message {
  return {
    id: `${name}:${of}`,
    conversationId: `prima:${name}`,
    person: housekeeper,
    kind: 'due',
    text: '',
    attachments: [],
    due: { skill: skillName, name, data: {} },
    receivedAtMs: nowMs,
  }
}
