import type { Language } from '../../domain/language.ts'
import type { Draft } from './draft.ts'
import type { ReplyBook, Voice } from './reply-book.ts'

const longestAbout = 600
const longestPart = 120
/** More words than this tell what happened. */
const fewWords = 5

export type ReplyReader = {
  /** A wish for a reply to somebody who complained; undefined: none. */
  wish(text: string, language: Language): Draft | undefined
  /** Whether a reply that was judged is to be written better. */
  wantsBetter(text: string): boolean
  /** The draft with what a message changes in it; undefined: nothing. */
  amended(draft: Draft, text: string): Draft | undefined
  /** A draft of what is told of a case. */
  begin(about: string, language: Language): Draft
}

/** Reads wishes for replies, and what is to be different in one, by the words of knowledge/practice/replies.yaml. */
export function createReplyReader({ wishes }: ReplyBook): ReplyReader {
  const any = (list: readonly string[]) =>
    list
      .toSorted((a, b) => b.length - a.length)
      .map((phrase) => RegExp.escape(phrase))
      .join('|')
  const has = (list: readonly string[]) => new RegExp(String.raw`(?<![\p{L}])(?:${any(list)})(?![\p{L}])`, 'iu')
  const signs = Object.fromEntries(Object.entries(wishes).map(([name, list]) => [name, has(list)])) as Record<
    keyof typeof wishes,
    RegExp
  >
  const asked = new RegExp(
    String.raw`(?<![\p{L}])(?:${any(wishes.write)})(?![\p{L}])(?:\s+\p{L}+){0,3}?\s+(?:${any(wishes.replies)})(?![\p{L}])`,
    'iu',
  )
  const answers = /(?<![\p{L}])(?:bales|balas|jawab|reply|answer)(?![\p{L}])/iu
  const after = (list: readonly string[]) =>
    new RegExp(String.raw`(?<![\p{L}])(?:${any(list)})(?![\p{L}])\s*(.+)$`, 'iu')
  const [afterCannot, afterCan] = [after(wishes.cannot), after(wishes.can)]
  const refusal = /,\s*(?:not|bukan|tapi bukan|but not)\s+(.+)$/iu
  const verbs =
    /^(?:(?:saya|kami|kita|we|i|to|bisa|dulu|janjiin|janjikan|menjanjikan|kasih|ngasih|beri|memberi|promise|give|offer|do)\s+)+/iu

  function begin(about: string, language: Language): Draft {
    const voice: Voice = language === 'en' ? 'en' : isFormal(about) ? 'formal' : 'casual'
    const isOurs = signs.fault.test(about)
    return { about: about.slice(0, longestAbout), voice, isOurs, isShort: false, cannot: [], can: [], facts: [] }
  }

  return {
    begin,
    wish(text, language) {
      const quoted = /["“”'‘].{10,}["“”'’]/su.test(text)
      const isAsked = asked.test(text) && (signs.whom.test(text) || quoted)
      return isAsked || (quoted && answers.test(text) && signs.whom.test(text)) ? begin(text, language) : undefined
    },
    wantsBetter: (text) => signs.again.test(text),
    amended(draft, text) {
      let next = draft
      const told: string[] = []
      for (const clause of text.split(/[.;\n]+\s*|\s+(?:tapi|tp|but|terus|trus)\s+/iu)) {
        const changed = withClause(next, clause.trim())
        if (changed) next = changed
        else if (clause.trim() !== '') told.push(clause.trim())
      }
      if (told.length > 0 && (next !== draft || signs.again.test(text)))
        next = { ...next, about: `${told.join('. ')}. ${next.about}`.slice(0, longestAbout) }
      return next === draft && !signs.again.test(text)
        ? undefined
        : { ...next, isOurs: next.isOurs || signs.fault.test(text) }
    },
  }

  /** One clause: how it is to sound, whose fault it is, what can and cannot be given, what is to stand in it. */
  function withClause(draft: Draft, clause: string): Draft | undefined {
    if (clause === '') return undefined
    if (signs.shorter.test(clause)) return { ...draft, isShort: true }
    if (signs.english.test(clause)) return { ...draft, voice: 'en' }
    if (signs.indonesian.test(clause)) return { ...draft, voice: 'casual' }
    if (signs.formal.test(clause)) return { ...draft, voice: 'formal' }
    if (signs.casual.test(clause)) return { ...draft, voice: draft.voice === 'en' ? 'en' : 'casual' }
    if (signs.fault.test(clause) && clause.split(/\s+/).length <= fewWords) return { ...draft, isOurs: true }
    const refused = refusal.exec(clause)?.[1]
    const offered = afterCan.exec(refused === undefined ? clause : clause.replace(refusal, ''))?.[1]
    if (offered !== undefined && !afterCannot.test(clause.replace(refusal, '')))
      return {
        ...draft,
        can: [...draft.can, part(offered)],
        cannot: refused === undefined ? draft.cannot : [...draft.cannot, part(refused)],
      }
    const denied = afterCannot.exec(clause)?.[1]
    if (denied !== undefined) return { ...draft, cannot: [...draft.cannot, part(denied)] }
    if (!signs.add.test(clause)) return undefined
    const fact = clause
      .replace(
        new RegExp(
          String.raw`[\s,]*(?<![\p{L}])(?:${any(wishes.add)})(?![\p{L}])(?:\s+(?:that|bahwa|kalau|kalo|juga|ya|dong))*[\s,:]*`,
          'giu',
        ),
        ' ',
      )
      .trim()
    return fact === '' ? undefined : { ...draft, facts: [...draft.facts, fact.slice(0, longestPart)] }
  }

  function part(text: string): string {
    return text
      .replace(verbs, '')
      .replace(/[\s.,!]+$/, '')
      .slice(0, longestPart)
  }
}

function isFormal(text: string): boolean {
  return /(?<![\p{L}])(?:mohon|bapak|ibu|kami|yth|saudara|berkenan)(?![\p{L}])/iu.test(text)
}
