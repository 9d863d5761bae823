import { questionPart } from '../../conversation/clean-message.ts'
import type { Phrases } from '../../conversation/phrases.ts'
import type { Claim, Skill, SkillOutcome, TurnContext } from '../../conversation/skill.ts'
import type { Language } from '../../domain/language.ts'
import type { Choice } from '../../domain/reply.ts'
import { shortSources } from '../../knowledge/citing/references.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Outline, OutlineBook, OutlineItem } from '../../knowledge/outlines/outline-book.ts'
import { quoteFor } from '../../knowledge/replies/quote-entry.ts'
import { chooseItems } from './choose-items.ts'
import { type OutlineChange, readChange } from './read-change.ts'
import type { OutlineWishReader } from './read-wish.ts'
import { type OutlineState, openOutline, outlineSkill, rememberOutline } from './state.ts'

export const outlinePhraseKeys = [
  'help',
  'changed',
  'all-there-are',
  'sources',
  'choice-fewer',
  'choice-more',
  'choice-english',
  'choice-indonesian',
] as const
export type OutlinePhraseKey = (typeof outlinePhraseKeys)[number]

export type OutlineParts = {
  readonly book: OutlineBook
  readonly knowledge: Knowledge
  readonly read: OutlineWishReader
  readonly phrases: Phrases<OutlinePhraseKey>
}

const step = 2
const longest = 500
/** How customers are addressed in a line. */
const addressed = { plain: 'Anda', casual: 'Kakak', formal: 'Bapak/Ibu' } as const

/** Writes lists to use as they stand: survey questions, a procedure, standards, first minutes, a talk; changed as one says. */
export function createOutlineSkill({ book, knowledge, read, phrases }: OutlineParts): Skill {
  return {
    name: outlineSkill,
    help: (language) => [phrases.say(language, 'help')],
    claim(context) {
      const { message, command, language } = context
      const open = openOutline(context)
      if (message.pick) return open && claimPick(open, context)
      const text = questionPart(message.text)
      if (command || message.kind !== 'said' || text === '' || text.length > longest) return undefined
      const change = open && changeOf(text, open)
      if (change) return { strength: 'owns', respond: () => respond(change, open, language) }
      const wish = read(text, language, context.asked)
      return wish && { strength: 'owns', respond: () => show(wish, language) }
    },
  }

  function claimPick(open: OutlineState, { message, language }: TurnContext): Claim | undefined {
    const { act, value } = message.pick ?? { act: '', value: '' }
    if (act === 'count') return taken({ ...open, count: Math.max(2, Number(value)) }, language)
    if (act === 'language' && (value === 'id' || value === 'en')) return taken({ ...open, language: value }, language)
    return undefined
  }

  function taken(state: OutlineState, language: Language): Claim {
    return { strength: 'owns', respond: () => show(state, language, true) }
  }

  function changeOf(text: string, open: OutlineState): OutlineChange | undefined {
    const outline = outlineOf(open)
    return outline && readChange(text, open, outline, itemsOf(open, outline), book)
  }

  function respond(change: OutlineChange, open: OutlineState, language: Language): SkillOutcome {
    return change.kind === 'changed' ? show(change.state, language, true) : answer(change.ask, open, language)
  }

  function answer({ says, quote }: Outline['asks'][number], open: OutlineState, language: Language): SkillOutcome {
    const found = quote && quoteFor(quote, language, knowledge)
    const sources = found && phrases.say(language, 'sources', { names: shortSources(found.citations, language) })
    return {
      replies: [
        {
          text: [says[language], ...(found ? [`${found.text} _(${sources})_`] : [])].join('\n\n'),
          ...(found ? { citations: found.citations } : {}),
        },
      ],
      memory: rememberOutline(open),
    }
  }

  function show(state: OutlineState, language: Language, isChanged = false): SkillOutcome {
    const outline = outlineOf(state)
    if (!outline) return { replies: [] }
    const items = itemsOf(state, outline)
    const { language: written } = state
    const title = fill(outline.title[written], { ...namesOf(state, outline), count: String(items.length) })
    const lines = items.map((item, index) => `${index + 1}. ${fill(item[written], { you: youIn(state) })}`)
    const blocks = [
      ...(isChanged ? [phrases.say(language, 'changed')] : []),
      title,
      lines.join('\n'),
      ...(state.count > items.length ? [phrases.say(language, 'all-there-are')] : []),
      ...(outline.after && !isChanged ? [outline.after[language]] : []),
    ]
    return {
      replies: [{ text: blocks.join('\n\n'), choices: choicesFor(state, outline, items, language) }],
      memory: rememberOutline({ ...state, count: items.length }),
    }
  }

  function choicesFor(
    { language: written }: OutlineState,
    { fewest }: Outline,
    { length }: readonly OutlineItem[],
    language: Language,
  ): readonly Choice[] {
    const choice = (act: string, value: string, key: OutlinePhraseKey): Choice => ({
      pick: { skill: outlineSkill, act, value },
      label: phrases.say(language, key),
    })
    return [
      ...(length > fewest ? [choice('count', String(Math.max(fewest, length - step)), 'choice-fewer')] : []),
      choice('count', String(length + step), 'choice-more'),
      written === 'en' ? choice('language', 'id', 'choice-indonesian') : choice('language', 'en', 'choice-english'),
    ]
  }

  function outlineOf({ outline }: OutlineState): Outline | undefined {
    return book.outlines.find(({ id }) => id === outline)
  }

  function itemsOf(state: OutlineState, outline: Outline): readonly OutlineItem[] {
    return chooseItems(
      outline,
      outline.cases.find(({ id }) => id === state.case),
      state,
    )
  }

  function namesOf(state: OutlineState, outline: Outline): Readonly<Record<string, string>> {
    const { language } = state
    const kind = book.kinds.find(({ id }) => id === state.kind)?.name[language]
    const told = outline.cases.find(({ id }) => id === state.case)
    const name = told?.name?.[language] ?? (told ? kind : undefined) ?? outline.any[language]
    const isGeneric = told !== undefined && told.id === outline.fallback
    return {
      for: isGeneric ? (kind ?? name) : name,
      case: name,
      kind: kind === undefined || kind === name ? '' : ` · ${kind}`,
    }
  }
}

function youIn({ voice, language }: OutlineState): string {
  return language === 'en' ? 'you' : addressed[voice]
}

function fill(template: string, slots: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => slots[name] ?? '')
}
