import type { CommandDeclaration } from '../../conversation/commands.ts'
import type { ReadSentence } from '../../conversation/sentence-patterns.ts'
import type { Claim, Skill, SkillOutcome, TurnContext } from '../../conversation/skill.ts'
import { keepsOwnStreams } from '../../people/keeping/own-streams.ts'
import { remindersStream, remindersStreams } from '../../programme/reminders/agreement.ts'

import { agree, changeHour, changeStrength, dropAll, quietTimes, show, snooze, stop } from './agree.ts'

import { deliver, dueMessages, type QuietPeople } from './deliver.ts'
import { type Desk, openDesk, type RemindParts, remindSkill } from './desk.ts'
import { dropDescribed } from './drop-described.ts'
import { readSpoken, type Spoken, speaking } from './memory.ts'
import { goOnWith } from './near.ts'
import { dropNote, keepNote } from './notes.ts'
import type { ReminderWish } from './read-wish.ts'

/** Longer than this it is no sentence about reminders. */
const longestSentence = 300
/** A question of which there are has few words. */
const mostToList = 10

/** Reminders, to whoever agreed to them in that chat: of what the skills know to be due, and of what one asked for. */
export function createRemindSkill(parts: RemindParts): Skill {
  const { phrases, reader, soundsLikeQuestion } = parts
  const quiet: QuietPeople = new Map()
  const commands: readonly CommandDeclaration[] = [
    {
      id: 'pengingat',
      en: 'reminders',
      also: ['ingatkan', 'remind', 'reminder'],
      describe: (language) => phrases.say(language, 'command'),
    },
  ]

  return {
    name: remindSkill,
    keepers: [keepsOwnStreams('reminders', remindersStreams, ({ persons }) => persons.map(remindersStream))],
    commands,
    help: (language) => [phrases.say(language, 'help')],
    doings: {
      reminders: async (context) => show(await openDesk(parts, context)),
      'reminder-drop': async (context) => {
        const desk = await openDesk(parts, context)
        // "Hapus yang oktober" of somebody who has no reminders is about something else.
        const isMeant = desk.state.notes.length > 0 || reader.has(context.message.text, 'reminder')
        return isMeant ? dropDescribed(desk, context.message.text) : undefined
      },
      'reminder-quiet': async (context) => quietTimes(await openDesk(parts, context)),
    },
    async claim(context) {
      const { message, command } = context
      const owns = (respond: (desk: Desk) => SkillOutcome | Promise<SkillOutcome>): Claim => ({
        strength: 'owns',
        respond: async () => speaking(context, await respond(await openDesk(parts, context))),
      })
      if (message.kind === 'due') return { strength: 'owns', respond: () => deliver(parts, context) }
      if (message.pick) {
        const { act, value } = message.pick
        return owns((desk) => respondToPick(desk, act, value))
      }
      if (command) {
        const wish = reader.command(command.rest)
        return owns((desk) => (wish ? respondTo(desk, wish) : show(desk)))
      }
      const { text } = message
      if (text === '' || text.length > longestSentence) return undefined
      return (await claimSentence(context)) ?? claimAsked(context)
    },
    due: (nowMs) => dueMessages(parts, quiet, nowMs),
  }

  /** A sentence that stands in the list of them. */
  async function claimSentence(context: TurnContext): Promise<Claim | undefined> {
    const { text } = context.message
    if (soundsLikeQuestion(text)) return undefined
    const wish = reader.sentence(text)
    // What somebody else is to be reminded of is read below, with who.
    if (!wish || wish.wish === 'note') return undefined
    // "Tunda sampai Senin" may be about anything; it is about reminders where there are some.
    if (wish.wish === 'snooze' && !(await openDesk(parts, context)).state.agreement) return undefined
    // "Ganti jam 9 aja" is about what was kept just before, and read with the day that is said.
    const spoken = wish.wish === 'retime' || wish.wish === 'at' ? readSpoken(context, remindSkill) : undefined
    if (wish.wish === 'retime' && !spoken) return undefined
    return {
      strength: 'owns',
      respond: async () => {
        const desk = await openDesk(parts, context)
        const isChange = wish.wish === 'retime' || reader.has(text, 'move')
        const changed = spoken && isChange ? goOnWith(desk, text, spoken) : undefined
        return speaking(context, changed ?? (await respondTo(desk, wish)))
      },
    }
  }

  /** What is asked of reminders in one's own words: to be reminded, to drop one, which there are, what is to be changed of the last. */
  async function claimAsked(context: TurnContext): Promise<Claim | undefined> {
    const { text } = context.message
    const owns = (respond: (desk: Desk) => SkillOutcome): Claim => ({
      strength: 'owns',
      respond: async () => speaking(context, respond(await openDesk(parts, context))),
    })
    const spoken: Spoken | undefined = context.flowSkill === undefined ? readSpoken(context, remindSkill) : undefined
    const isAboutReminders = reader.has(text, 'reminder')
    const isQuestion = soundsLikeQuestion(text)
    if (isAboutReminders && reader.has(text, 'which') && text.split(/\s+/).length <= mostToList) return owns(show)
    if (!isQuestion && isAboutReminders && reader.has(text, 'drop'))
      return owns((desk) => (reader.has(text, 'all') ? dropAll(desk) : dropDescribed(desk, text)))
    if (spoken) {
      const next = goOnWith(await openDesk(parts, context), text, spoken)
      if (next) return { strength: 'owns', respond: () => speaking(context, next) }
    }
    if (!reader.has(text, 'verbs')) return undefined
    const desk = await openDesk(parts, context)
    const asked =
      isQuestion && !/^(?:bisa|boleh|can|could)\b/iu.test(text)
        ? undefined
        : parts.readAsked(text, { recurrence: reader.recurrence, dates: parts.dates, today: desk.today })
    if (asked) return owns((opened) => keepNote(opened, asked.what, asked.who))
    const wish = isQuestion ? undefined : reader.sentence(text)
    return wish?.wish === 'note' ? owns((opened) => keepNote(opened, wish.parts.what ?? '')) : undefined
  }
}

function respondTo(
  desk: Desk,
  { wish, parts: said }: ReadSentence<ReminderWish>,
): SkillOutcome | Promise<SkillOutcome> {
  switch (wish) {
    case 'on':
      return agree(desk)
    case 'gentle':
    case 'normal':
    case 'firm':
      return changeStrength(desk, wish)
    case 'at':
    case 'retime':
      return changeHour(desk, said.time ?? '')
    case 'stop':
      return stop(desk)
    case 'snooze':
      return snooze(desk, said.day ?? '')
    case 'show':
      return show(desk)
    case 'note':
      return keepNote(desk, said.what ?? '')
  }
}

function respondToPick(desk: Desk, act: string, value: string): SkillOutcome | Promise<SkillOutcome> {
  switch (act) {
    case 'on':
      return agree(desk)
    case 'stop':
      return stop(desk)
    case 'gentle':
    case 'firm':
      return changeStrength(desk, act)
    case 'snooze':
      return snooze(desk, value)
    case 'note':
      return keepNote(desk, value)
    case 'note-for': {
      const [who = '', ...what] = value.split('\n')
      return keepNote(desk, what.join(' '), who)
    }
    case 'drop':
      return dropNote(desk, Number(value))
    default:
      return show(desk)
  }
}
