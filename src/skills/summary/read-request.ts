import type { Language } from '../../domain/language.ts'
import { wordsIn } from '../../domain/words-in.ts'
import type { IsoWeek } from '../../programme/dates/iso-week.ts'
import { readChange, readSchedule, type ScheduleChange, type ScheduleRequest } from './read-schedule.ts'
import { readWeeks, type WeekRequest, weeksIn } from './read-weeks.ts'
import { has, languageIn, readSummaryWords, spacedOut } from './summary-words.ts'

export type SummaryRequest =
  | WeekRequest
  | ScheduleRequest
  /** A summary to hand on to somebody, as it is or as an outline to be filled. */
  | { readonly kind: 'draft'; readonly audience: string; readonly isShort: boolean }

/** What somebody wants of a summary who need not name it, since it was just told, or since they have a team. */
export type Aside = 'decide' | 'why' | 'from' | 'share' | 'compare'

/** Longer messages are about something else. */
const mostWords = 20
const mostWordsOfDraft = 45
/** "Kenapa merah?", "share ke grup". */
const mostWordsAside = 12

export type RequestReader = {
  /** Which week is wanted, or two to compare, of somebody who surely wants one; the current one where none is named. */
  week(text: string, current: IsoWeek): SummaryRequest
  /** Whether a text names the summary. */
  isNamed(text: string): boolean
  /** When the summary is to come, of somebody who surely sets that. */
  schedule(text: string): SummaryRequest
  /** "Jam 8 aja", "ganti Jumat jam 3 sore", right after a schedule was set: what is to be another; or what of it cannot be. Undefined: nothing of a time. */
  anotherTime(text: string): ScheduleChange | 'time' | 'zone' | undefined
  /** In which language it is wanted, where that is said. */
  language(text: string): Language | undefined
  aside(text: string, current: IsoWeek): Aside | undefined
  /** `isCommand`: it stands behind `/ringkasan`, so that it needs no word that asks for a summary. */
  read(text: string, current: IsoWeek, isCommand: boolean, wasHere?: boolean): SummaryRequest | undefined
}

/** Reads what is wanted of the summary. `directory`: knowledge/programme. */
export function createRequestReader(directory: string): RequestReader {
  const words = readSummaryWords(directory)

  /** "Buatkan ringkasan mingguan untuk direksi pada rapat Senin …"; right after a summary "layak dikirim ke direktur, maksimal lima baris". */
  function readDraft(text: string, wasHere: boolean): SummaryRequest | undefined {
    const said = ` ${wordsIn(text).join(' ')} `
    const audience = words.audience.find((phrase) => said.includes(` ${phrase} `))
    const isShort = has(said, words.shorter)
    const isWanted = has(said, words.make) && has(said, words.asks) && audience !== undefined
    if (wordsIn(text).length > mostWordsOfDraft || !(isWanted || (wasHere && isShort))) return undefined
    return { kind: 'draft', audience: audience ?? '', isShort }
  }

  return {
    week: (text, current) => readWeeks(spacedOut(text), current, words),
    isNamed: (text) => words.names.some((name) => spacedOut(text).includes(` ${name}`)),
    schedule: (text) => readSchedule(text, words),
    anotherTime(text) {
      const change = readChange(text, words, false)
      return typeof change === 'string' || Object.keys(change).length > 0 ? change : undefined
    },
    language: (text) => languageIn(spacedOut(text), words),
    aside(text, current) {
      const said = spacedOut(text)
      if (wordsIn(text).length > mostWordsAside) return undefined
      if (has(said, words.compare)) {
        const weeks = weeksIn(said, current, words)
        return /\bw\d/i.test(said) && weeks.kind === 'found' && weeks.weeks.length > 1 ? 'compare' : undefined
      }
      return (['decide', 'why', 'from', 'share'] as const).find((one) => has(said, words[one]))
    },
    read(text, current, isCommand, wasHere = false) {
      // What it should say may stand behind a colon: the summary says it anyway.
      const [head = ''] = text.split(/[:\n]/)
      const asked = wordsIn(text).length > mostWords && !isCommand ? head : text
      const said = spacedOut(asked)
      const draft = isCommand ? undefined : readDraft(text, wasHere)
      if (draft) return draft
      if (wordsIn(asked).length > mostWords) return undefined
      if (!isCommand && !has(said, words.asks)) return undefined
      if (has(said, words.stop)) return { kind: 'stop' }
      if (has(said, words.schedule)) return readSchedule(asked, words)
      const weeks = weeksIn(said, current, words)
      if (!isCommand && weeks.kind === 'found' && weeks.weeks.length === 0 && has(said, words.about)) return undefined
      return readWeeks(said, current, words)
    },
  }
}
