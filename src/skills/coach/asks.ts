import { z } from 'zod'
import { alternatives } from '../../domain/alternatives.ts'
import { readLanguageFile } from '../../knowledge/text/read-language-file.ts'
import { phraseIn, spaced } from '../../programme/checks/word-lists.ts'
import { type StepId, stepIds } from '../../programme/steps.ts'

const words = z.array(z.string().min(1)).min(1)
const schema = z.strictObject({
  which: words,
  things: words,
  late: words,
  open: words,
  mine: words,
  team: words,
  now: words,
  working: words,
  where: words,
  programme: words,
  seven: words,
  begin: words,
  go: words,
  steps: z.strictObject(Object.fromEntries(stepIds.map((step) => [step, words])) as Record<StepId, typeof words>),
  'is-kept': words,
  next: words,
  help: words,
  compare: words,
  nudge: words,
  figures: words,
  follow: words,
  nobody: words,
  leave: words,
})

/** What somebody asks about a programme, in their own words. */
export type Ask =
  | {
      readonly kind: 'late' | 'open' | 'mine' | 'where' | 'begin' | 'is-kept' | 'compare' | 'figures' | 'next' | 'help'
    }
  /** What somebody has done or is doing. */
  | { readonly kind: 'of'; readonly name: string }
  /** A line to whoever is late; `name`: to one of them. */
  | { readonly kind: 'nudge'; readonly name?: string }
  | { readonly kind: 'go'; readonly step: StepId }
  /** A step that is to be left out; `to`: where one goes instead. */
  | { readonly kind: 'skip-step'; readonly step: StepId; readonly to?: StepId }

export type AskReader = (text: string, at: { readonly wasHere: boolean; readonly wasList: boolean }) => Ask | undefined

/** Longer messages tell a case. */
const mostWords = 22
const fewWords = 9
const veryFewWords = 4
const fewToAsk = 5
/** Why a step is left out may be said with it. */
const mostToLeave = 14
/** Which figures to follow is asked behind what team it is. */
const mostWordsOfCase = 45

/**
 * Reads what is asked about a programme. `wasHere`: the coach answered just before, so that fewer words are enough;
 * `wasList`: with a list of actions. `directory`: knowledge/programme.
 */
export function createAskReader(directory: string): AskReader {
  const list = readLanguageFile(directory, 'asks.yaml', schema)
  const name = String.raw`((?:(?:pak|bu|bapak|ibu|mas|mbak|kak|si|mr|ms)\s+)?\p{L}[\p{L}.']{1,20})`
  const ofSomebody = new RegExp(
    String.raw`^(?:(?:eh|kalo|kalau|si|what is|what has|what's|whats)\s+)*${name}\s+(?:(?:tuh|itu|ini|udah|sudah|lagi|sedang|been|currently|emang|sih)\s+)*(?:${alternatives(list.working)})(?![\p{L}])(?:[\s\S]*)$`,
    'iu',
  )
  const howMany = new RegExp(
    String.raw`^(?:(?:jadi|jd|eh|kalo|kalau|terus|trus|so)\s+)*(?:how many (?:tasks|actions) (?:does|has)\s+)?${name}\s+(?:tuh\s+|itu\s+|sekarang\s+|have\b\s*|got\b\s*)*(?:(?:ada|punya|pegang|megang|dapat|dapet)\s+)?(?:(?:berapa|brp|piro)\s+(?:tugas|aksi|kerjaan|task)|tugas\p{L}*\s+(?:apa|berapa|brp))`,
    'iu',
  )
  const nudged = new RegExp(
    String.raw`^(?:(?:tolong|coba|please|eh)\s+)*(?:${alternatives(list.nudge)})\s+(?:(?:si|the|yang|yg)\s+)?(\p{L}[\p{L}.']{1,20}(?:\s+\p{Lu}[\p{L}.']+)?)(?![\p{L}])`,
    'iu',
  )

  return (text, { wasHere, wasList }) => {
    const count = text.trim().split(/\s+/).length
    const has = (key: Exclude<keyof typeof list, 'steps'>) => phraseIn(text, list[key]) !== undefined
    if (count <= mostWordsOfCase && has('figures') && has('follow') && (has('which') || has('team')))
      return { kind: 'figures' }
    if (has('help') && count <= mostWordsOfCase) return { kind: 'help' }
    if (count > mostWords) return undefined
    const isShort = count <= fewWords
    const isOfTeam = has('things') || has('team')
    const [, called] = nudged.exec(text) ?? []
    // A second word is of the name only where it is written as one.
    const nudgedName = called?.replace(/\s+(?!\p{Lu}).*$/u, '')
    if (nudgedName !== undefined && has('late') && !isNobody(nudgedName)) {
      const isOne = !list.late.includes(nudgedName.toLowerCase())
      return isOne ? { kind: 'nudge', name: nudgedName } : wasHere || isOfTeam ? { kind: 'nudge' } : undefined
    }
    if (has('which') && has('late') && isOfTeam) return { kind: 'late' }
    if (has('which') && has('open') && (isShort || isOfTeam)) return { kind: 'open' }
    if (isShort && has('mine') && (wasList || (has('which') && has('things')))) return { kind: 'mine' }
    if (
      isShort &&
      has('late') &&
      (wasList || (wasHere && count <= fewToAsk) || (has('which') && count <= veryFewWords))
    )
      return { kind: 'late' }
    if (has('where') && has('programme')) return { kind: 'where' }
    if (has('begin') && has('seven')) return { kind: 'begin' }
    if (wasHere && list.next.includes(spaced(text))) return { kind: 'next' }
    const left = leftOut(text, wasHere || has('programme') || count <= mostToLeave)
    if (left) return left
    const step = has('go') && (wasHere || has('programme') || count <= veryFewWords) ? stepIn(text) : undefined
    if (step) return { kind: 'go', step }
    if (isShort && wasHere && has('is-kept')) return { kind: 'is-kept' }
    if (wasHere && has('compare')) return { kind: 'compare' }
    if (isShort && has('team') && has('now') && /ngapain|ngerjain apa|kerjaannya apa|doing|to do/i.test(text))
      return { kind: 'open' }
    const [, counted] = howMany.exec(text) ?? []
    if (counted !== undefined && isShort && !isNobody(counted)) return { kind: 'of', name: counted }
    const [, who] = has('which') ? (ofSomebody.exec(text) ?? []) : []
    return who === undefined || isNobody(who) ? undefined : { kind: 'of', name: who.replace(/^si\s+/i, '') }
  }

  function isNobody(who: string): boolean {
    const said = spaced(who)
    return [...list.team, ...list.which, ...list.nobody].includes(said)
  }

  /** "Lewatin aja yang analisis situasi", "skip dulu bagian visi, gw mau langsung goal". */
  function leftOut(text: string, isOfProgramme: boolean): Ask | undefined {
    if (!isOfProgramme) return undefined
    // "Skip aja visinya, lgsg ke target": what hangs on a step, what is short, and steps by their number.
    const said = spaced(text)
      .replace(/(?<=\p{L}{3})nya(?= |$)/gu, '')
      .replace(/(?<= |^)(?:lgsg|lgsng|lngsg|lsg|lgs)(?= |$)/gu, 'langsung')
      .replace(
        /(?<= |^)(?:langkah|tahap|step)\s(\d)(?= |$)/gu,
        (whole, digit: string) => nameOf(Number(digit)) ?? whole,
      )
    const [, ahead] =
      new RegExp(
        String.raw`(?:^|\s)(?:${alternatives(list.leave)})\s+((?:\S+\s+){0,4}?\S+(?:\s\S+)?)(?:$|\s)`,
        'u',
      ).exec(said) ?? []
    if (ahead === undefined) return undefined
    const at = said.indexOf(ahead)
    const step = firstStepIn(said.slice(at))
    const to = step && stepIn(said.slice(at + step.end))
    const goes = /(?:^|\s)(?:langsung|lanjut|terus|straight|directly|go|jump)(?:\s|$)/u
    if (!step || goes.test(said.slice(at, at + step.start))) return undefined
    return { kind: 'skip-step', step: step.id, ...(to && to !== step.id ? { to } : {}) }
  }

  /** What a step is called first, by its number from 1. */
  function nameOf(number: number): string | undefined {
    const id = stepIds[number - 1]
    return id && list.steps[id][0]
  }

  function firstStepIn(
    said: string,
  ): { readonly id: StepId; readonly start: number; readonly end: number } | undefined {
    const padded = ` ${said} `
    return stepIds
      .flatMap((id) =>
        list.steps[id].flatMap((phrase) => {
          const start = padded.indexOf(` ${spaced(phrase)} `)
          return start === -1 ? [] : [{ id, start, end: start + spaced(phrase).length }]
        }),
      )
      .toSorted((a, b) => a.start - b.start || b.end - a.end)[0]
  }

  /** The step that is named last: "lewatin dulu, langsung pengukuran". */
  function stepIn(text: string): StepId | undefined {
    const padded = ` ${spaced(text)} `
    return stepIds
      .flatMap((step) => list.steps[step].map((phrase) => ({ step, at: padded.lastIndexOf(` ${spaced(phrase)} `) })))
      .filter(({ at }) => at !== -1)
      .toSorted((a, b) => b.at - a.at)[0]?.step
  }
}

/** What each step is called. `directory`: knowledge/programme. */
export function readStepNames(directory: string): Readonly<Record<StepId, readonly string[]>> {
  return readLanguageFile(directory, 'asks.yaml', schema).steps
}

/** Words that stand where a name would. `directory`: knowledge/programme. */
export function readNotNames(directory: string): readonly string[] {
  const { nobody, team, which } = readLanguageFile(directory, 'asks.yaml', schema)
  return [...nobody, ...team, ...which]
}
