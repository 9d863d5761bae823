import { alternatives } from '../../../domain/alternatives.ts'
import { placeOfWord } from '../../../domain/number-words.ts'
import { phraseIn } from '../../../programme/checks/word-lists.ts'
import type { EditWords } from './edit-words.ts'

/** One change of a draft. Actions are meant by their numbers as they were shown, or in words. */
export type Edit =
  | { readonly kind: 'remove'; readonly number: number }
  | { readonly kind: 'remove-what'; readonly what: string }
  | { readonly kind: 'replace'; readonly number: number; readonly what: string }
  | { readonly kind: 'replace-what'; readonly old: string; readonly what: string }
  | { readonly kind: 'add'; readonly what: string }
  /** `number`: of one action. Left out: of the one that was added or replaced just before, else of all. */
  | { readonly kind: 'owner'; readonly names: readonly string[]; readonly number?: number; readonly isOfLast: boolean }
  | { readonly kind: 'due'; readonly day: string }
  | { readonly kind: 'not'; readonly what: string }

export type ReadEdits = {
  readonly edits: readonly Edit[]
  /** Clauses that change nothing of this kind. */
  readonly rest: readonly string[]
}

export type EditReader = {
  read(text: string, at: EditReading): ReadEdits
  /** Whether a message is of the draft though something else was said since. */
  isOfDraft(text: string): boolean
  /** Whether a clause only says that something went wrong. */
  isNagging(clause: string): boolean
}

export type EditReading = {
  /** The day that a text is. */
  readonly readDay: (text: string) => string | undefined
  /** Whether a text is somebody of the team, or the speaker. */
  readonly isKnown: (text: string) => boolean
}

const number = String.raw`\d{1,2}|${Object.keys(placeOfWord).join('|')}`
const name = String.raw`@?\p{L}[\p{L}.'-]*(?:\s+\p{L}[\p{L}.'-]*){0,2}`
/** As few words as there are before what says that they carry it. */
const shortName = name.replace('{0,2}', '{0,2}?')
const between = String.raw`\s*(?:,|&|\+|\s(?:dan|sama|and|serta|atau|or)\s)\s*`
const around =
  /^(?:(?:eh|oh|ok|oke|okay|ya|yaudah|yaudh|woy|lah|loh|kok|trus|terus|lalu|dan|and|then|also|tolong|coba|please|pls|mohon|minta|bisa|could you|can you|sekalian|jadi)[\s,.:!]+)+/iu
const behind =
  /(?:[\s,]+(?:aja|saja|ya|yah|dong|donk|deh|sih|nih|kak|min|please|pls|dulu|juga|too|instead|wkwk))+[\s.!]*$/iu

/** Reads what a message changes in a draft, clause by clause; see knowledge/programme/edit-words.yaml. */
export function createEditReader(words: EditWords): EditReader {
  const of = (key: keyof EditWords) => alternatives(words[key])
  // "Aksi 2", "yang ke-2", "the second one".
  const one = String.raw`(?:yang\s+|yg\s+|si\s+|the\s+)?(?:(?:${of('action')})\s*(?:nomor\s*|no\.?\s*|ke-?\s*|#)?|ke-?\s*|#)?(${number})(?:\s+(?:one|action|step))?(?:\s*(?:nya|itu|ini|tuh))?`
  const led = String.raw`(?:yang\s+|yg\s+|the\s+)?(?:(?:${of('action')})\s*(?:nomor\s*|no\.?\s*|ke-?\s*|#)?|ke-?\s*|#)(${number})|(?:yang|yg|the)\s+(${number})(?:\s+(?:one|action|step))?`
  const re = (source: string) => new RegExp(`^${source}$`, 'iu')
  const patterns = {
    removeNumbers: re(String.raw`(?:${of('remove')})\s+${one}((?:${between}(?:${of('action')})?\s*(?:${number}))*)`),
    removedNumber: re(String.raw`(?:${led})(?:\s*(?:nya|itu|ini|tuh))?\s+(?:${of('removed')})`),
    removeWhat: re(String.raw`(?:${of('remove')})\s+(?:yang\s+|yg\s+|aksi\s+|the\s+)?(.{3,80})`),
    replace: re(String.raw`(?:${of('replace')})\s+${one}\s*(?:(?:${of('by')})\s+|:\s*)?(.{2,160})`),
    replaced: re(
      String.raw`(?:${led})(?:\s*(?:nya|itu|ini|tuh))?\s*(?:(?:${of('replace')})(?:\s+(?:${of('by')}))?|jadi|menjadi|becomes)\s*:?\s+(.{2,160})`,
    ),
    replaceWhat: re(
      String.raw`(?:${of('replace')})\s+(?:yang\s+|yg\s+|the\s+)?(.{3,80}?)\s+(?:jadi|menjadi|dengan|dgn|with|to|by|into)\s+(.{2,160})`,
    ),
    instead: re(String.raw`(?:${of('replace')})(?:\s+(?:${of('by')}))?\s*:?\s+(.{2,160})`),
    add: re(String.raw`(?:${of('add')})\s+(?:(?:${of('around')})\s*:?\s+)*(.{2,200})`),
    ownerOf: re(String.raw`(?:${led})\s*(?:(?:${of('owner')}|${of('to')})\s*:?\s+)*(${name}(?:${between}${name})*)`),
    ownsNumber: re(String.raw`(${shortName})\s+(?:${of('owns')})\s+(?:${led})`),
    numberOwned: re(String.raw`(?:${led})\s+(${shortName})\s+(?:aja\s+|saja\s+)?(?:${of('owns')})`),
    owner: re(String.raw`(?:${of('owner')})\s*:?\s+(${name}(?:${between}${name})*)`),
    owns: re(String.raw`(${shortName}(?:${between}${shortName})*)\s+(?:aja\s+|saja\s+)?(?:${of('owns')})`),
    not: new RegExp(String.raw`(?<![\p{L}])(?:${of('not')})\s+(.{3,60})$`, 'iu'),
    around: new RegExp(String.raw`^(?:(?:${of('around')})\s*:?\s+)+`, 'iu'),
  }
  const leads = String.raw`(?:${alternatives([...words.remove, ...words.add, ...words.replace, ...words.owner])})(?![\p{L}])|(?:yang|yg)?\s*(?:${of('action')})\s*\d`
  const joint = new RegExp(
    String.raw`,\s*|\s+(?:terus|trus|lalu|sama|dan|then|and|tapi|but|sekalian)\s+(?=${leads})|\s+(?=(?:${alternatives(words.owner.filter((each) => each.includes(' ') || /^(?:p|d)/iu.test(each)))})\s+@?\p{L})`,
    'iu',
  )

  return {
    isOfDraft: (text) =>
      phraseIn(text, words.draft) !== undefined ||
      new RegExp(String.raw`(?<![\p{L}])(?:${of('action')})\s*(?:nomor\s*|no\.?\s*)?\d`, 'iu').test(text),
    isNagging: (clause) => phraseIn(clause, words.nagging) !== undefined,
    read(text, reading) {
      const edits: Edit[] = []
      const rest: string[] = []
      for (const sentence of text.split(/[.;!?\n]+(?:\s+|$)/u)) {
        // Behind an addition in the same sentence stand whose it is and by when.
        let isOpen = false
        const pieces = joinedNames(sentence.split(joint)).flatMap((piece) => withoutDay(piece, reading))
        for (const piece of pieces) {
          const clause = tidy(piece)
          if (clause === '') continue
          const read = readClause(clause, edits.at(-1), isOpen, reading)
          if (!read) {
            rest.push(clause)
            continue
          }
          // "Aksi 2 gausah, ganti …" takes the place of what goes.
          const [only] = read
          const before = edits.at(-1)
          if (only?.kind === 'replace' && before?.kind === 'remove' && before.number === only.number) edits.pop()
          edits.push(...read)
          isOpen ||= read.some((edit) => edit.kind === 'add' || edit.kind.startsWith('replace') || isOfOne(edit))
        }
      }
      return { edits, rest }
    },
  }

  function readClause(
    clause: string,
    last: Edit | undefined,
    isOpen: boolean,
    { readDay, isKnown }: EditReading,
  ): readonly Edit[] | undefined {
    const day = isOpen ? readDay(tidy(clause.replace(dayLead, ''))) : undefined
    if (day !== undefined) return [{ kind: 'due', day }]
    const removed = patterns.removeNumbers.exec(clause)
    if (removed) {
      const more = [...(removed[2] ?? '').matchAll(new RegExp(number, 'giu'))].map(([said]) => toNumber(said))
      return [toNumber(removed[1] ?? ''), ...more].map((each) => ({ kind: 'remove', number: each }))
    }
    const gone = patterns.removedNumber.exec(clause)
    if (gone) return [{ kind: 'remove', number: toNumber(gone[1] ?? gone[2] ?? '') }]
    const replaced = patterns.replace.exec(clause)
    if (replaced?.[2]) return [{ kind: 'replace', number: toNumber(replaced[1] ?? ''), what: what(replaced[2]) }]
    const turned = patterns.replaced.exec(clause)
    if (turned?.[3]) return [{ kind: 'replace', number: toNumber(turned[1] ?? turned[2] ?? ''), what: what(turned[3]) }]
    const [, old, now] = patterns.replaceWhat.exec(clause) ?? []
    if (old !== undefined && now !== undefined) return [{ kind: 'replace-what', old, what: what(now) }]
    const [, other] = patterns.instead.exec(clause) ?? []
    const first = last?.kind === 'remove' ? last.number : undefined
    if (other !== undefined && first !== undefined) return [{ kind: 'replace', number: first, what: what(other) }]
    const [, added] = patterns.add.exec(clause) ?? []
    if (added !== undefined) return [{ kind: 'add', what: what(added) }]
    const of = patterns.ownerOf.exec(clause)
    if (of?.[3] && areNames(of[3], isKnown))
      return [{ kind: 'owner', names: namesIn(of[3]), number: toNumber(of[1] ?? of[2] ?? ''), isOfLast: false }]
    const takes = patterns.numberOwned.exec(clause)
    if (takes?.[3] && areNames(takes[3], isKnown))
      return [
        { kind: 'owner', names: namesIn(takes[3]), number: toNumber(takes[1] ?? takes[2] ?? ''), isOfLast: false },
      ]
    const owns = patterns.ownsNumber.exec(clause)
    if (owns?.[1] && areNames(owns[1], isKnown))
      return [{ kind: 'owner', names: namesIn(owns[1]), number: toNumber(owns[2] ?? owns[3] ?? ''), isOfLast: false }]
    const [, who] = patterns.owner.exec(clause) ?? patterns.owns.exec(clause) ?? []
    if (who !== undefined && namesIn(who).length > 0) return [{ kind: 'owner', names: namesIn(who), isOfLast: isOpen }]
    const [, dropped] = patterns.removeWhat.exec(clause) ?? []
    if (dropped !== undefined) return [{ kind: 'remove-what', what: dropped }]
    if (isOpen) {
      if (areNames(clause, isKnown)) return [{ kind: 'owner', names: namesIn(clause), isOfLast: true }]
    }
    const [, not] = patterns.not.exec(clause) ?? []
    return not === undefined ? undefined : [{ kind: 'not', what: not }]
  }

  function what(said: string): string {
    const bare = tidy(said).replace(patterns.around, '').trim()
    return bare.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())
  }

  /** "gw, Dimas": a comma between two names parts nothing. */
  function joinedNames(pieces: readonly (string | undefined)[]): readonly string[] {
    const joined: string[] = []
    for (const piece of pieces.filter((each) => each !== undefined)) {
      const before = joined.at(-1)
      const isMore =
        before !== undefined && patterns.owner.test(tidy(before)) && /^\s*@?\p{Lu}[\p{L}.']*\s*$/u.test(piece)
      if (isMore) joined[joined.length - 1] = `${before}, ${piece.trim()}`
      else joined.push(piece)
    }
    return joined
  }
}

/** "… sampai Jumat depan": the day at the end is a change of its own. */
function withoutDay(piece: string, { readDay }: EditReading): readonly string[] {
  const [, ahead, day] = untilDay.exec(piece) ?? []
  return ahead !== undefined && day !== undefined && readDay(tidy(day)) !== undefined ? [ahead, day] : [piece]
}

const dayLead = /^(?:sampai|sampe|paling lambat|tenggat|tenggatnya|deadline|sebelum|selesai|by|until|due|before)\s+/iu
const untilDay =
  /^(.{3,}?)\s+(?:sampai|sampe|paling lambat|tenggat|tenggatnya|deadline|sebelum|by|until|due|before)\s+(.{2,30})$/iu

function isOfOne(edit: Edit): boolean {
  return edit.kind === 'owner' && edit.number !== undefined
}

function tidy(text: string): string {
  return text
    .trim()
    .replace(around, '')
    .replace(behind, '')
    .replace(/[\s.,!?]+$/u, '')
    .trim()
}

function toNumber(said: string): number {
  return placeOfWord[said.toLowerCase()] ?? Number(said)
}

function namesIn(said: string): readonly string[] {
  return said
    .split(new RegExp(between, 'iu'))
    .map((each) => tidy(each))
    .filter((each) => each !== '' && each.split(/\s+/).length <= 3)
}

/** Written as names, or known to be some. */
function areNames(said: string, isKnown: (text: string) => boolean): boolean {
  const names = namesIn(said)
  return (
    names.length > 0 &&
    names.every((each) => isKnown(each) || /^@?(?:\p{Lu}[\p{L}.'-]*\s*)+$/u.test(each) || honoured.test(each))
  )
}

const honoured = /^(?:pak|bu|mas|mbak|kak|bang|mr|ms|mrs)\s+\p{L}/iu
