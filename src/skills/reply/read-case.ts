import { escapeMarkdown } from '../../domain/escape-markdown.ts'
import { fillTemplate, type Slots } from '../../knowledge/replies/fill-template.ts'
import {
  type ConceptReader,
  type Concepts,
  type FoundSituation,
  findSituation,
} from '../../knowledge/replies/read-concepts.ts'
import { createNewsReader, type ToldNews } from '../../knowledge/replies/read-news.ts'
import type { SlotReader } from '../../knowledge/replies/read-slots.ts'
import { readStated } from '../../knowledge/replies/read-stated.ts'
import {
  type ReplyBook,
  type Situation,
  type Stance,
  toldSlots,
  type Voice,
} from '../../knowledge/replies/reply-book.ts'
import type { Draft } from './draft.ts'
import { languageOf } from './own-reply.ts'
import { tidy } from './polish.ts'

/** Where one of these is told and no more, it is a complaint; else nothing went wrong that anybody told. */
const troubles = [
  'angry',
  'review',
  'rude',
  'late',
  'wrong',
  'broken',
  'threat',
  'waiting',
  'slow-reply',
  'apologised',
  'dirty',
  'refund',
]

/** What is known of a case: the situation, and the slots of its sentences. */
export type Case = {
  readonly situation: Situation | undefined
  readonly concepts: Concepts
  readonly slots: Slots
  /** What we give and what happens when, as it was told. */
  readonly news: ToldNews
}

export type CaseReader = {
  read(draft: Pick<Draft, 'told' | 'situation' | 'voice'>): Case
  /** The situation that a text tells by itself. */
  situationIn(text: string, to: 'customer' | 'staff', stance?: Stance['id']): FoundSituation | undefined
  /** Where what happened is known to nobody yet: a complaint, a mistake. */
  fallback(to: 'customer' | 'staff', text: string): Situation | undefined
  conceptsIn: ConceptReader
  slotsIn: SlotReader
}

export function createCaseReader(book: ReplyBook, conceptsIn: ConceptReader, slotsIn: SlotReader): CaseReader {
  const readNews = createNewsReader(book)
  return {
    conceptsIn,
    slotsIn,
    fallback(to, text) {
      const told = conceptsIn(text)
      const isTrouble = troubles.some((name) => told.has(name))
      const wanted = to === 'staff' ? 'staff-mistake' : isTrouble ? 'complaint' : 'tell'
      return book.situations.find(({ id }) => id === wanted)
    },
    situationIn: (text, to, stance) => findSituation(conceptsIn(text), book, to, stance),
    read({ told, situation, voice }) {
      const text = told.join('. ')
      const language = voice === 'en' ? 'en' : 'id'
      const concepts = conceptsIn(text)
      const read = latest(told.map((one) => slotsIn(one, language)))
      const derived = toldSlots.flatMap((slot) => {
        const row = book.frame.told[slot].find(({ when }) => when.every((name) => concepts.has(name)))
        return row ? [[slot, spaced(row[language], read)] as const] : []
      })
      const stated = statedIn(told, voice, book)
      const { wish: asked, ground: reason, ...others } = stated
      // "Sebelum Jumat" is a term, and not when it happened.
      const { when, ...untimed } = read
      const slots = {
        ...untimed,
        ...known({ when: stated.by === undefined ? when : undefined }),
        ...others,
        ...Object.fromEntries(derived),
        ...known({ asked, reason }),
      }
      const own = told.filter((one) => (languageOf(one) === 'en') === (voice === 'en'))
      const news = readNews(own.join('. '))
      return { situation: book.situations.find(({ id }) => id === situation), concepts, slots, news }
    },
  }
}

/** What was said in words of their own, spelled out; in the other language it would only be copied. */
function statedIn(told: readonly string[], voice: Voice, { polish }: ReplyBook): Slots {
  const own = told.filter((one) => (languageOf(one) === 'en') === (voice === 'en'))
  const stated = latest(own.map(readStated))
  return Object.fromEntries(
    Object.entries(stated).map(([slot, said = '']) => [slot, escapeMarkdown(tidy(said, polish, voice))]),
  )
}

/** A row may begin with the space or comma that joins it. */
function spaced(template: string, slots: Slots): string {
  const filled = fillTemplate(template, slots)
  return template.startsWith(' ') && filled !== '' ? ` ${filled}` : filled
}

/** What was told later holds. */
function latest(all: readonly Slots[]): Slots {
  return Object.fromEntries(all.flatMap((slots) => Object.entries(known(slots))))
}

function known(slots: Slots): Slots {
  return Object.fromEntries(Object.entries(slots).filter(([, value]) => value !== undefined))
}
