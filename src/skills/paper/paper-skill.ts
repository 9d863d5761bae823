import { questionPart } from '../../conversation/clean-message.ts'
import type { Phrases } from '../../conversation/phrases.ts'
import type { Claim, Skill, SkillOutcome, TurnContext } from '../../conversation/skill.ts'
import { escapeMarkdown } from '../../domain/escape-markdown.ts'
import type { Language } from '../../domain/language.ts'
import { maskPersonalData } from '../../domain/mask.ts'
import { shortSources } from '../../knowledge/citing/references.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Paper, PaperBook } from '../../knowledge/papers/paper-book.ts'
import type { Told, ToldReader } from '../../knowledge/papers/read-told.ts'
import { phrasesTest, toLine } from '../../knowledge/replies/phrase-pattern.ts'
import { quoteFor } from '../../knowledge/replies/quote-entry.ts'
import type { StepsChecker } from './check-steps.ts'
import type { WhysReader } from './five-whys.ts'
import type { MinutesReader } from './meeting-minutes.ts'
import type { PaperPhraseKey } from './paper-phrases.ts'
import { planFromEntry } from './plan-from-entry.ts'
import { afterGrouping, type PaperWishReader } from './read-wish.ts'
import { showMinutes, showPlan, showSteps, showWhys } from './show-worked.ts'
import { openPaper, type PaperState, paperSkill, rememberPaper } from './state.ts'
import { writePaper } from './write-paper.ts'

export type PaperParts = {
  readonly book: PaperBook
  readonly knowledge: Knowledge
  readonly wishes: PaperWishReader
  readonly readTold: ToldReader
  readonly whys: WhysReader
  /** How looking for a cause is called. */
  readonly whyNames: readonly string[]
  readonly minutes: MinutesReader
  readonly checkSteps: StepsChecker
  readonly phrases: Phrases<PaperPhraseKey>
  /** A day so many days from today, as it is said. */
  readonly dayAfter: (days: number, language: Language) => string
}

/** Who says what entries tell. */
const answering = 'answer'
const longest = 1800
const mostTold = 5
/** More words than that tell another case. */
const mostWordsMore = 16
const fewestWordsMore = 4

/** Writes papers to work with from what was told: agendas, plans, talks, reports, things sorted; changed by what is told next. */
export function createPaperSkill(parts: PaperParts): Skill {
  const { book, knowledge, wishes, readTold, whys, minutes, checkSteps, phrases, dayAfter } = parts
  const [shorter, english, indonesian] = [book.words.shorter, book.words.english, book.words.indonesian].map((list) =>
    phrasesTest(list),
  )
  return {
    name: paperSkill,
    help: (language) => [phrases.say(language, 'help')],
    claim(context) {
      const { message, command, language } = context
      const open = openPaper(context)
      if (message.pick) return open?.kind === 'paper' ? claimPick(open, context) : undefined
      const text = questionPart(message.text)
      if (command || message.kind !== 'said' || text === '' || text.length > longest) return undefined
      if (open?.kind === 'whys') {
        const further = whys.goOn(text, open)
        if (further) return worked(() => showWhys({ ...open, ...further }, whys, phrases))
      }
      if (open?.kind === 'paper') {
        const changed = changeOf(text, open)
        if (changed) return owns(changed.state, changed.isShort, changed.isNew !== true)
      }
      const own = claimWorked(text, language) ?? claimPlanned(text, context)
      if (own) return own
      const wish = wishes.wish(text, language)
      if (!wish) return open?.kind === 'paper' ? noted(text, open) : undefined
      return owns({ kind: 'paper', paper: wish.paper.id, told: [text], language, names: {}, notes: [] }, false, false)
    },
  }

  /** What is told after a paper, and changes no line of it, stands below it, unless somebody else wants it more. */
  function noted(text: string, open: PaperState): Claim | undefined {
    const count = text.trim().split(/\s+/).length
    if (wishes.isOther(text) || count < fewestWordsMore || count > mostWordsMore) return undefined
    const state = { ...open, notes: [...open.notes, text].slice(-mostTold) }
    return { strength: 'wants', respond: () => show(state, false, true) }
  }

  function owns(state: PaperState, isShort: boolean, isChanged: boolean): Claim {
    return { strength: 'owns', respond: () => show(state, isShort, isChanged) }
  }

  /** What is worked out of a text: minutes, a procedure that is checked, the first why. */
  function claimWorked(text: string, language: Language): Claim | undefined {
    if (wishes.isHow(text)) return undefined
    const checked = checkSteps(text, language)
    if (checked) return worked(() => showSteps(checked, language, phrases))
    const kept = wishes.isWish(text) ? minutes(text, language) : undefined
    if (kept) return worked(() => showMinutes(kept, language, phrases))
    const told = readTold(text, parts.whyNames, language)
    const problem = whys.begin(text, told.slots.first, wishes.isWish(text))
    if (problem === undefined) return undefined
    return worked(() => showWhys({ kind: 'whys', language, problem, causes: [], isDone: false }, whys, phrases))
  }

  /** "Bikin rencana 2 minggu dong", right after an answer: what that says to do, by when and by whom. */
  function claimPlanned(text: string, { topic, lastSkill, language }: TurnContext): Claim | undefined {
    const isAsked = lastSkill === answering && topic !== undefined && wishes.isPlanAlone(text)
    const plan = isAsked ? planFromEntry(topic, language, knowledge) : undefined
    if (!plan || topic === undefined) return undefined
    const { slots } = readTold(text, [], language)
    return worked(() => ({ ...showPlan(plan, slots, language, phrases), topic }))
  }

  function worked(respond: () => SkillOutcome): Claim {
    return { strength: 'owns', respond }
  }

  function claimPick(open: PaperState, { message }: TurnContext): Claim | undefined {
    const { act, value } = message.pick ?? { act: '', value: '' }
    if (act !== 'language' || (value !== 'id' && value !== 'en')) return undefined
    return owns({ ...open, language: value }, false, true)
  }

  /** What a message after a paper changes in it: its length, its language, what is told of the case. Undefined: nothing. */
  function changeOf(text: string, open: PaperState): { state: PaperState; isShort: boolean; isNew?: true } | undefined {
    const line = toLine(text)
    if (open.paper === 'grouped-complaints' && wishes.next(text, afterGrouping))
      return { state: { ...open, paper: afterGrouping }, isShort: false, isNew: true }
    if (text.trim().split(/\s+/).length > mostWordsMore) return undefined
    if (english?.test(line)) return { state: { ...open, language: 'en' }, isShort: false }
    if (indonesian?.test(line)) return { state: { ...open, language: 'id' }, isShort: false }
    if (shorter?.test(line)) return { state: open, isShort: true }
    const { language } = open
    const paper = paperOf(open)
    if (!paper || wishes.isOther(text)) return undefined
    const { slots } = readTold(text, paper.all[0] ?? [], language)
    const before = readTold(open.told.join('. '), paper.all[0] ?? [], language).slots
    const isAsked = paper.asks.some(({ slot }) => before[slot] === undefined && slots[slot] !== undefined)
    return isAsked ? { state: { ...open, told: [...open.told, text].slice(-mostTold) }, isShort: false } : undefined
  }

  function show(state: PaperState, isShort: boolean, isChanged: boolean): SkillOutcome {
    const paper = paperOf(state)
    if (!paper) return { replies: [] }
    const { language } = state
    const text = state.told.join('. ')
    const told = withNames(readTold(text, paper.all[0] ?? [], language), state.names)
    const { title, lines, isText } = writePaper(paper, told, book, {
      language,
      text,
      isShort,
      dayAfter: (days) => dayAfter(days, language),
    })
    const quote = paper.quote && quoteFor(paper.quote, language, knowledge)
    const ask = paper.asks.find(({ slot }) => told.slots[slot] === undefined)
    const blocks = [
      ...(isChanged ? [phrases.say(language, 'changed')] : []),
      title,
      isText
        ? lines.map((line) => `> ${line}`).join('\n>\n')
        : lines.map((line, at) => `${at + 1}. ${line}`).join('\n'),
      ...(state.notes.length > 0
        ? [phrases.say(language, 'notes', { notes: escapeMarkdown(state.notes.join('; ')) })]
        : []),
      ...(quote
        ? [`${quote.text} _(${phrases.say(language, 'sources', { names: shortSources(quote.citations, language) })})_`]
        : []),
      ...(paper.after ? [paper.after[language]] : []),
      ...(ask ? [ask[language]] : []),
    ]
    const other = language === 'en' ? 'id' : 'en'
    return {
      replies: [
        {
          text: blocks.join('\n\n'),
          ...(quote ? { citations: quote.citations } : {}),
          choices: [
            {
              pick: { skill: paperSkill, act: 'language', value: other },
              label: phrases.say(language, other === 'en' ? 'choice-english' : 'choice-indonesian'),
            },
          ],
        },
      ],
      memory: rememberPaper({
        ...state,
        told: state.told.map(masked),
        notes: state.notes.map(masked),
        names: namesOf(told),
      }),
    }
  }

  function paperOf({ paper }: PaperState): Paper | undefined {
    return book.papers.find(({ id }) => id === paper)
  }
}

/** Names of one's own people are masked in what is kept of a message, and needed again. */
function namesOf({ slots: { name, mentor, owner } }: Told): PaperState['names'] {
  return JSON.parse(JSON.stringify({ name, mentor, owner }))
}

function withNames(told: Told, names: PaperState['names']): Told {
  return { ...told, slots: { ...names, ...told.slots } }
}

function masked(text: string): string {
  return maskPersonalData(text).slice(0, longest)
}
