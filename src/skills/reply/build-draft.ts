import type { Language } from '../../domain/language.ts'
import { maskPersonalData } from '../../domain/mask.ts'
import type { Recipient, Stance } from '../../knowledge/replies/reply-book.ts'
import { type Draft, emptyDraft } from './draft.ts'
import { type CaseJudge, whose } from './judge-case.ts'
import type { CaseReader } from './read-case.ts'
import type { ChangeReader } from './read-changes.ts'
import type { Wish } from './read-wish.ts'

export type DraftBuilder = {
  /** A draft of its own, from all that was told; `text` says how it is to be. */
  begin(told: readonly string[], text: string, wish: Partial<Wish> | undefined, language: Language): Draft
  /** The draft at hand as it is asked for now: for somebody else, in another form. */
  again(last: Draft, text: string, wish: Partial<Wish>): Draft
  /** The draft at hand with what was told besides. */
  withTold(draft: Draft, text: string): Draft
  aimed(stance: Stance['id'], told: readonly string[], to: Recipient): Pick<Draft, 'stance' | 'situation'>
  /** Whether a text says something of the case: a thing, a time, an amount, what happened. */
  tells(text: string): boolean
  /** What is wanted, the ground against it or the news stand in it in their own words. */
  isTold(draft: Draft): boolean
}

/** Weight from which a situation tells a case and not just that somebody is angry. */
export const leastToTell = 1
const mostTold = 6
/** So much of what was told is kept. */
export const longestTold = 500

/** Builds drafts out of what was told. */
export function createDraftBuilder(cases: CaseReader, changes: ChangeReader, judge: CaseJudge): DraftBuilder {
  return { begin, again, withTold, aimed, tells, isTold }

  function isTold(draft: Draft): boolean {
    const { asked, reason, about, limit } = cases.read(draft).slots
    return [asked, reason, about, limit].some((slot) => slot !== undefined)
  }

  function aimed(stance: Stance['id'], told: readonly string[], to: Recipient): Pick<Draft, 'stance' | 'situation'> {
    const situation = cases.situationIn(told.join('. '), whose(to), stance)?.situation
    return { stance, ...(situation ? { situation: situation.id } : {}) }
  }

  function begin(told: readonly string[], text: string, wish: Partial<Wish> | undefined, language: Language): Draft {
    const to = wish?.to ?? 'customer'
    const stance = wish?.stance
    const all = told.join('. ')
    const situation = cases.situationIn(all, whose(to), stance)?.situation ?? cases.fallback(whose(to), all)
    const form = to === 'public' ? 'public' : (situation?.form ?? wish?.form)
    const isFormal = form === 'letter' || to === 'directors' || to === 'vendor' || soundsFormal(text)
    const draft: Draft = {
      ...emptyDraft,
      told: told.map(masked).slice(-mostTold),
      ...(situation ? { situation: situation.id } : {}),
      ...(stance ? { stance } : {}),
      to,
      voice: language === 'en' ? 'en' : isFormal ? 'formal' : 'casual',
      ...(form ? { form } : {}),
    }
    return changes.asked(draft, text)
  }

  function again(last: Draft, text: string, { to, form }: Partial<Wish>): Draft {
    const { form: before, sentences: _, ...rest } = last
    const next = {
      ...rest,
      ...(to ? { to } : {}),
      ...(to === 'public'
        ? { form: 'public' as const }
        : to && to !== last.to
          ? form
            ? { form }
            : {}
          : { form: form ?? before }),
      shown: 'draft' as const,
    }
    const isAnother = to !== undefined && whose(to) !== whose(last.to)
    const situation = isAnother ? cases.situationIn([...last.told, text].join('. '), whose(to))?.situation : undefined
    const draft = withoutUndefined({
      ...next,
      ...(isAnother ? { situation: situation?.id, form: situation?.form } : {}),
      ...(next.form === 'letter' && next.voice === 'casual' ? { voice: 'formal' as const } : {}),
      told: tells(text) ? [...last.told, masked(text)].slice(-mostTold) : last.told,
    })
    return changes.changed(draft, text) ?? draft
  }

  function tells(text: string): boolean {
    return (
      cases.conceptsIn(text).size > 0 || Object.values(cases.slotsIn(text, 'id')).some((value) => value !== undefined)
    )
  }

  /** What is told tells another situation only where it does by itself. */
  function withTold(draft: Draft, text: string): Draft {
    const told = [...draft.told, masked(text)].slice(-mostTold)
    const isTelling = judge.weightOf(text, draft.to) >= leastToTell
    const situation = isTelling
      ? cases.situationIn(told.join('. '), whose(draft.to), draft.stance)?.situation.id
      : undefined
    return { ...draft, told, ...(situation === undefined ? {} : { situation }) }
  }
}

function masked(text: string): string {
  return maskPersonalData(text).slice(0, longestTold)
}

function soundsFormal(text: string): boolean {
  return /(?<![\p{L}])(?:mohon|bapak\/ibu|kami hendak|yth|saudara|berkenan|resmi|bagaimana sebaiknya|bagaimana saya)(?![\p{L}])/iu.test(
    text,
  )
}

function withoutUndefined<Value extends object>(value: Value): Value {
  return JSON.parse(JSON.stringify(value))
}
