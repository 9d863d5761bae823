import type { CriterionName, PracticeRules, RolePlay } from '../knowledge/practice/load-practice.ts'

/** What a message earns by one criterion, and the words that earned it. */
export type Mark = { readonly score: 0 | 1 | 2; readonly quote: string }

export type Judged = {
  readonly marks: ReadonlyMap<CriterionName, Mark>
  /** Phrases that deny the feeling or hide behind rules: each message with one costs two points. */
  readonly banned: readonly string[]
  readonly blames: boolean
  readonly promises: boolean
  readonly asksData: boolean
}

type Criterion = RolePlay['criteria'][number]

const clock = /\b(?:jam|pukul|pkl|at)\s*\d{1,2}(?:[.:]\d{2})?|\b\d{1,2}[.:]\d{2}\b|\bpaling lambat\b|\bby \d/i
const date = /\b\d{1,2}\s+(?:jan|feb|mar|apr|mei|may|jun|jul|agu|aug|sep|okt|oct|nov|des|dec)/i

/**
 * Judges one message of an agent by observable signs: words, times, questions. It sees words, not tone; a person should
 * read one session in five. Criteria and lists: knowledge/practice; the design is our own (CSP-301 to CSP-320).
 */
export function judge(message: string, criteria: readonly Criterion[], rules: PracticeRules): Judged {
  const text = ` ${message.toLowerCase().replace(/\s+/g, ' ')} `
  const banned = rules.ban.filter((phrase) => has(text, phrase))
  const blames = rules.blame.some((phrase) => has(text, phrase))
  const promises = rules.promise.some((phrase) => has(text, phrase))
  const asksData = rules.data.some((phrase) => has(text, phrase)) && /\?|kirim|minta|sebut|send|give/.test(text)
  const facts = { text, message, rules, isBanned: banned.length > 0, blames, promises, asksData }
  const marks = new Map(criteria.map(({ name, words }) => [name, judges[name]({ ...facts, words })] as const))
  return { marks, banned, blames, promises, asksData }
}

type Facts = {
  readonly text: string
  readonly message: string
  readonly words: readonly string[]
  readonly rules: PracticeRules
  readonly isBanned: boolean
  readonly blames: boolean
  readonly promises: boolean
  readonly asksData: boolean
}

const none: Mark = { score: 0, quote: '' }

const judges: Readonly<Record<CriterionName, (facts: Facts) => Mark>> = {
  acknowledge({ text, words, rules, isBanned }) {
    const named = first(text, words)
    const felt = first(text, rules.acknowledge)
    if (isBanned || (!named && !felt)) return none
    return named && felt ? mark(2, named, felt) : mark(1, named ?? felt)
  },
  own({ text, rules, blames }) {
    if (blames) return none
    const own = near(text, rules.self, rules.act)
    if (own) return mark(2, own)
    const ours = near(text, rules.we, rules.act)
    return ours ? mark(1, ours) : none
  },
  step({ text, words, rules }) {
    const named = all(text, words)
    const isTimed = timeIn(text) !== undefined
    if (named.length > 1 || (named.length === 1 && isTimed)) return mark(2, ...named)
    const vague = first(text, rules['vague-step'])
    return named[0] || vague ? mark(1, named[0] ?? vague) : none
  },
  deadline({ text, rules, promises }) {
    const exact = timeIn(text) ?? amountOfTime(text, rules.units)
    if (exact) return mark(2, exact)
    const relative = first(text, rules['relative-time'])
    return relative && !promises ? mark(1, relative) : none
  },
  ask({ text, message, words }) {
    const questions = (message.match(/\?/g) ?? []).length
    const key = first(text, words)
    if (questions === 0) return none
    return questions <= 2 && key ? mark(2, key) : mark(1, '?')
  },
  options({ text, words, rules }) {
    const named = all(text, words)
    const isChoice = first(text, rules.alternatives) !== undefined || /\b1[).]/.test(text)
    if (named.length > 0 && isChoice) return mark(2, ...named)
    return named[0] ? mark(1, named[0]) : none
  },
  limit({ text, rules }) {
    const parts = [rules['limit-behaviour'], rules['limit-end'], rules['limit-path']].flatMap(
      (list) => first(text, list) ?? [],
    )
    return parts.length === 3 ? mark(2, ...parts) : parts.length === 2 ? mark(1, ...parts) : none
  },
  data({ text, rules, asksData }) {
    if (asksData) return none
    const purpose = first(text, rules.purpose)
    return purpose ? mark(2, purpose) : mark(1, '')
  },
  honest({ text, rules, promises }) {
    if (promises) return none
    return first(text, rules.hedge) ? mark(1, first(text, rules.hedge)) : mark(2, '')
  },
  address({ text, rules }) {
    const used = new Set(all(text, rules.addresses))
    if (first(text, rules['rude-address'])) return none
    return used.size > 0 ? mark(2, [...used][0]) : mark(1, '')
  },
  close({ text, rules }) {
    const contact = all(text, rules.contact)
    return contact.length > 0 && timeIn(text) ? mark(2, ...contact) : contact[0] ? mark(1, contact[0]) : none
  },
  'make-good'({ text, rules }) {
    const whole = first(text, rules['make-good'])
    if (whole) return mark(2, whole)
    const voucher = first(text, rules.voucher)
    return voucher ? mark(1, voucher) : none
  },
  safety({ text, rules }) {
    const help = first(text, rules.safety)
    if (!help) return none
    return first(text, rules.stay) || near(text, rules.self, rules.act) ? mark(2, help) : mark(1, help)
  },
  permission({ text, rules }) {
    const asks = first(text, rules['ask-first'])
    if (!asks) return none
    return first(text, rules.reason) ? mark(2, asks) : mark(1, asks)
  },
}

function mark(score: 1 | 2, ...quotes: readonly (string | undefined)[]): Mark {
  return { score, quote: quotes.filter((quote) => quote !== undefined && quote !== '').join(' … ') }
}

/** Whole words, also with the endings that Indonesian hangs on them: "gaunnya", "ambilkan". */
function has(text: string, phrase: string): boolean {
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
    const rest = text
      .slice(at + phrase.length, at + phrase.length + 6)
      .replace(/^(?:nya|kan|ku|mu|lah)(?![\p{L}\p{N}])/u, '')
    if (!/[\p{L}\p{N}]$/u.test(text.slice(0, at)) && !/^[\p{L}\p{N}]/u.test(rest)) return true
  }
  return false
}

function first(text: string, phrases: readonly string[]): string | undefined {
  return phrases.find((phrase) => has(text, phrase))
}

function all(text: string, phrases: readonly string[]): string[] {
  return phrases.filter((phrase) => has(text, phrase))
}

/** One of these words, and within three words after it one of those: "saya langsung cek". */
function near(text: string, who: readonly string[], what: readonly string[]): string | undefined {
  const said = text.match(/[\p{L}\p{N}']+/gu) ?? []
  for (const [index, word] of said.entries()) {
    if (!who.includes(word)) continue
    const after = said
      .slice(index + 1, index + 4)
      .find((next) => what.some((verb) => next === verb || next === `${verb}kan`))
    if (after) return `${word} ${after}`
  }
  return undefined
}

function timeIn(text: string): string | undefined {
  return (clock.exec(text) ?? date.exec(text))?.[0]?.trim()
}

function amountOfTime(text: string, units: readonly string[]): string | undefined {
  return new RegExp(String.raw`\b\d{1,3}\s*(?:${units.join('|')})\b`, 'i').exec(text)?.[0]
}
