import { join } from 'node:path'
import { z } from 'zod'
import { createSentenceReader, type ReadSentence } from '../../conversation/sentence-patterns.ts'
import { readLanguageFile } from '../../knowledge/text/read-language-file.ts'
import { type ActionStatus, actionStatuses } from '../../programme/events.ts'

/** In the order they are tried: the more telling first. */
export const coachWishes = [
  'undo',
  'export-actions',
  'export-measurements',
  'export',
  'actions-late',
  'actions-mine',
  'actions',
  'blockers',
  'measurements',
  'goals',
  'show',
  'go-on',
  'check-goal',
  'diagnose',
  'close-step',
  'reopen-step',
  'approve-plan',
  'step',
  'begin-vision',
  'begin-goals',
  'begin-plan',
  'add-nothing',
  'add-action',
  'drop-goal',
  'goal',
  'own-blocker',
  'unblock',
  'win',
  'lesson-keep',
  'lesson-change',
  'lesson',
  'idea',
  'risk',
  'voice',
  'decision',
  'standard',
  'told',
  'thanks',
  'note',
  'correct',
] as const
export type CoachWish = (typeof coachWishes)[number]

const changedFields = ['due', 'owner', 'proof', 'goal', 'priority-high', 'what'] as const
export type ChangedField = (typeof changedFields)[number]

const words = z.array(z.string().min(1)).min(1)
const each = <Key extends string>(keys: readonly Key[]) =>
  z.strictObject(Object.fromEntries(keys.map((key) => [key, words])) as Record<Key, typeof words>)
const schema = z.strictObject({
  sentences: each(coachWishes),
  statuses: each(actionStatuses),
  add: words,
  action: words,
  goal: words,
  changes: each(changedFields),
  waiting: words,
  'taken-out': words,
  clearing: words,
  about: words,
  mark: words,
  doing: words,
  proof: words,
  me: words,
  record: words,
  fillers: words,
  counted: words,
})
export type CoachWords = Omit<z.infer<typeof schema>, 'sentences'>

/** A sentence about one action: "aksi 3 selesai, bukti: foto". */
export type ActionSentence =
  | {
      readonly kind: 'status'
      readonly numbers: readonly number[]
      readonly status: ActionStatus
      readonly rest: string
    }
  | { readonly kind: 'change'; readonly number: number; readonly field: ChangedField; readonly rest: string }
  | { readonly kind: 'show'; readonly number: number }

export type CoachReader = {
  readonly words: CoachWords
  wish(text: string): ReadSentence<CoachWish> | undefined
  action(text: string): ActionSentence | undefined
  /** "Aksi 3 …" of one action: its number, and what is said of it. */
  numbered(text: string): { readonly number: number; readonly rest: string } | undefined
  /** "Action soal training empati udah selesai, terus …": which action in words, and what is said behind it. */
  doneAbout(text: string): { readonly what: string; readonly rest: string } | undefined
  /** Whether it is said that something is to be kept: "save that please". */
  recordIn(text: string): boolean
  /** "Budi terhambat nunggu IT"; without `isStuck` only that somebody waits, as people do for many things. */
  blocked(text: string): { readonly who: string; readonly waitingFor: string; readonly isStuck: boolean } | undefined
  /** "persetujuan komite, dipegang dr. Hana": what is waited for, and who is to clear it where that is said behind it. */
  clearer(waitingFor: string): { readonly waitingFor: string; readonly owner: string | undefined }
}

/** Wishes that say by their own words that something is to be kept or taken up, so that other words may stand before them. */
const behindOthers: ReadonlySet<CoachWish> = new Set<CoachWish>([
  'close-step',
  'approve-plan',
  'step',
  'add-action',
  'goal',
  'risk',
  'win',
  'decision',
  'note',
])
const aheadOfWish = /^([^.!?\n]+)(?:[.!]+|\n)\s*([\s\S]+)$/u
/** In words. */
const mostAhead = 9

/** Reads what is said to a programme. `directory` is knowledge/programme. */
export function createCoachReader(directory: string): CoachReader {
  const { sentences, ...list } = readLanguageFile(directory, 'sentences.yaml', schema)
  const ordered = Object.fromEntries(coachWishes.map((wish) => [wish, sentences[wish]])) as typeof sentences
  const any = (phrases: readonly string[]) =>
    phrases
      .toSorted((a, b) => b.length - a.length)
      .map((phrase) => phrase.replace(/\s+/g, String.raw`\s+`))
      .join('|')
  const actionNumbers = String.raw`(?:${any(list.action)})\s*(?:no(?:mor)?\.?\s*|#)?(\d{1,4}(?:\s*(?:,|dan|&|and)\s*\d{1,4})*)`
  const actionFirst = new RegExp(String.raw`^${actionNumbers}\b[\s,:–-]*([\s\S]*)$`, 'iu')
  const statusFirst = new RegExp(
    String.raw`^(${any(Object.values(list.statuses).flat())})\s+${actionNumbers}\b[\s,:–-]*([\s\S]*)$`,
    'iu',
  )
  const statusAhead = actionStatuses.map(
    (status) =>
      [status, new RegExp(String.raw`^(?:${any(list.statuses[status])})(?![\p{L}])[\s,:–-]*([\s\S]*)$`, 'iu')] as const,
  )
  const changeAhead = changedFields.map(
    (field) =>
      [field, new RegExp(String.raw`^(?:${any(list.changes[field])})(?![\p{L}])[\s,:–-]*([\s\S]*)$`, 'iu')] as const,
  )
  const name = String.raw`^([\p{L}][\p{L}.']{0,30}(?:\s+[\p{L}][\p{L}.']{0,30})??)\s+`
  const clearedBy = new RegExp(
    String.raw`^(.{2,}?)\s*[,;(–-]+\s*(?:${any(list.clearing)})\s*:?\s*([\p{L}][\p{L}.'’ ]{0,59}?)[).!]*$`,
    'iu',
  )
  const waits = list.waiting.filter((word) => list.statuses.blocked.includes(word) || word.startsWith('waiting'))
  const stuck = list.statuses.blocked.filter((word) => !list.waiting.includes(word))
  const stuckWaiting = new RegExp(
    String.raw`${name}(?:lagi\s+|masih\s+)?(?:${any(stuck)})[\s,:–-]+(?:${any(list.waiting)})\s+([\s\S]+)$`,
    'iu',
  )
  const onlyWaiting = new RegExp(String.raw`${name}(?:lagi\s+|masih\s+|is\s+)?(?:${any(waits)})\s+([\s\S]+)$`, 'iu')

  const recorded = new RegExp(String.raw`(?<![\p{L}])(?:${any(list.record)})(?![\p{L}])`, 'iu')

  const polite = String.raw`^(?:(?:tolong|coba|mohon|please|prima|eh)[\s,]+)*`
  const done = any(list.statuses.done)
  const doneAbout = new RegExp(
    String.raw`${polite}(?:${any(list.action)})(?:\s+[\p{L}-]+){0,3}?\s+(?:${any(list.about)})\s+(.+?)\s+(?:${done})(?![\p{L}])[\s,.;–-]*([\s\S]*)$`,
    'iu',
  )
  const markDone = new RegExp(
    String.raw`${polite}(?:${any(list.mark)})\s+(?:${any(list.action)})\s+(?:(?:${any(list.about)})\s+)?(\D.+?)\s+(?:(?:jadi|sebagai|as)\s+)?(?:${done})[\s.!]*()$`,
    'iu',
  )

  // Said before a sentence and no part of it.
  const aside =
    /^(?:(?:eh|oh iya|oiya|oh ya|btw|ngomong-ngomong|tolong|min|kak|prima|by the way|salah|keliru|bukan gitu|wrong|no)[\s,.!]+)+/iu

  const readWish = createSentenceReader(ordered)

  /** "Gila ribet. Tutup langkah 4: …", "Enough data. Goal: …": a wish to keep or to go on, behind a few words without a figure. */
  function wishBehind(text: string): ReadSentence<CoachWish> | undefined {
    const [, said = '', rest = ''] = aheadOfWish.exec(text.trim()) ?? []
    if (said === '' || /\d/.test(said) || said.split(/\s+/).length > mostAhead) return undefined
    const wish = readWish(rest)
    return wish && behindOthers.has(wish.wish) ? wish : wishBehind(rest)
  }

  return {
    words: list,
    doneAbout(text) {
      const [, what, rest = ''] = doneAbout.exec(text.trim()) ?? markDone.exec(text.trim()) ?? []
      return what === undefined ? undefined : { what: tidy(what), rest: tidy(rest) }
    },
    recordIn: (text) => recorded.test(text),
    wish: (text) => readWish(text) ?? wishBehind(text),
    action(written) {
      const text = written.replace(aside, '')
      const [, said, numbersAfter, restAfter] = statusFirst.exec(text) ?? []
      if (said !== undefined && numbersAfter !== undefined) {
        const status = actionStatuses.find((one) => list.statuses[one].includes(said.toLowerCase()))
        return status && { kind: 'status', numbers: numbersOf(numbersAfter), status, rest: tidy(restAfter) }
      }
      const [, numbers, rest = ''] = actionFirst.exec(text) ?? []
      const [number] = numbers === undefined ? [] : numbersOf(numbers)
      if (numbers === undefined || number === undefined) return undefined
      if (rest === '') return { kind: 'show', number }
      if (list['taken-out'].includes(rest.toLowerCase().replace(/[.!]+$/, '')))
        return { kind: 'status', numbers: numbersOf(numbers), status: 'dropped', rest: '' }
      const status = longest(statusAhead, rest)
      const change = longest(changeAhead, rest)
      if (status && (!change || status.length >= change.length)) {
        return { kind: 'status', numbers: numbersOf(numbers), status: status.key, rest: tidy(status.rest) }
      }
      return change && { kind: 'change', number, field: change.key, rest: tidy(change.rest) }
    },
    numbered(written) {
      const [, numbers = '', rest = ''] = actionFirst.exec(written.replace(aside, '')) ?? []
      const [number, another] = numbersOf(numbers)
      return number === undefined || another !== undefined || rest === ''
        ? undefined
        : { number, rest: rest.replace(/^(?:itu|tuh|is)\s+/iu, '') }
    },
    blocked(text) {
      const stuckMatch = stuckWaiting.exec(text.trim())
      const [, who, waitingFor] = stuckMatch ?? onlyWaiting.exec(text.trim()) ?? []
      if (who === undefined || waitingFor === undefined) return undefined
      return { who: who.trim(), waitingFor: tidy(waitingFor), isStuck: stuckMatch !== null }
    },
    clearer(said) {
      const [, waitingFor, owner] = clearedBy.exec(said) ?? []
      return waitingFor === undefined || owner === undefined
        ? { waitingFor: said, owner: undefined }
        : { waitingFor: waitingFor.trim(), owner: owner.trim() }
    },
  }
}

/** The phrase that takes most of what is there. */
function longest<Key extends string>(list: readonly (readonly [Key, RegExp])[], text: string) {
  return list
    .flatMap(([key, expression]) => {
      const rest = expression.exec(text)?.[1]
      return rest === undefined ? [] : [{ key, rest, length: text.length - rest.length }]
    })
    .toSorted((a, b) => b.length - a.length)[0]
}

function numbersOf(text: string): number[] {
  return [...new Set((text.match(/\d+/g) ?? []).map(Number))]
}

function tidy(text = ''): string {
  return text.trim().replace(/[\s.]+$/, '')
}

/** The folder of the programme's data. */
export function programmeDirectory(knowledgeDirectory: string): string {
  return join(knowledgeDirectory, 'programme')
}
