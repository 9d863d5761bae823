import type { CriterionName, PracticeRules, RolePlay } from '../knowledge/practice/load-practice.ts'
import { type Fault, findFaults } from './find-faults.ts'
import { all, amountOfTime, first, near, readable, timeIn } from './signs.ts'

/** What a message earns by one criterion, and the words that earned it. */
export type Mark = { readonly score: 0 | 1 | 2; readonly quote: string }

export type Judged = {
  readonly marks: ReadonlyMap<CriterionName, Mark>
  /** Each message with one costs two points. */
  readonly faults: readonly Fault[]
}

type Criterion = RolePlay['criteria'][number]

/**
 * Judges one message of an agent by observable signs: words, times, questions. It sees words, not tone; a person should
 * read one session in five. Criteria and lists: knowledge/practice; the design is our own (CSP-301 to CSP-320).
 */
export function judge(message: string, criteria: readonly Criterion[], rules: PracticeRules): Judged {
  const text = readable(message)
  const faults = findFaults(message, rules)
  const facts = { text, message, rules, faults }
  const marks = new Map(criteria.map(({ name, words }) => [name, judges[name]({ ...facts, words })] as const))
  return { marks, faults }
}

type Facts = {
  readonly text: string
  readonly message: string
  readonly words: readonly string[]
  readonly rules: PracticeRules
  readonly faults: readonly Fault[]
}

function isFaulty({ faults }: Facts, ...names: readonly Fault['name'][]): boolean {
  return faults.some(({ name }) => names.includes(name))
}

const none: Mark = { score: 0, quote: '' }

const judges: Readonly<Record<CriterionName, (facts: Facts) => Mark>> = {
  acknowledge(facts) {
    const { text, words, rules } = facts
    const named = first(text, words)
    const felt = first(text, rules.acknowledge)
    if (isFaulty(facts, 'ban', 'rude', 'threat', 'refuse') || (!named && !felt)) return none
    return named && felt ? mark(2, named, felt) : mark(1, named ?? felt)
  },
  own(facts) {
    const { text, rules } = facts
    if (isFaulty(facts, 'blame')) return none
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
  deadline({ text, rules }) {
    const exact = timeIn(text) ?? amountOfTime(text, rules.units)
    if (exact) return mark(2, exact)
    const relative = first(text, rules['relative-time'])
    return relative && !first(text, rules['vague-time']) ? mark(1, relative) : none
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
  data(facts) {
    const { text, rules } = facts
    if (isFaulty(facts, 'data')) return none
    const purpose = first(text, rules.purpose)
    return purpose ? mark(2, purpose) : mark(1, '')
  },
  honest(facts) {
    const { text, rules } = facts
    if (isFaulty(facts, 'promise', 'unlawful')) return none
    const vague = first(text, rules['vague-time']) ?? first(text, rules.hedge)
    return vague ? mark(1, vague) : mark(2, '')
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
