import { maskPersonalData } from '../../domain/mask.ts'
import type { SectionKind } from '../../knowledge/entry.ts'
import type { EntryPair } from '../../knowledge/knowledge.ts'
import { type Decision, decide } from './decide.ts'
import type { EntryFinder, Found } from './find-entries.ts'
import type { ReadQuestion } from './read-question.ts'
import { type Resolved, type ResolveParts, resolveQuestion, type Topic } from './resolve.ts'

/** A question of a message that has an answer. */
export type AnsweredPart = {
  readonly text: string
  readonly question: ReadQuestion
  readonly resolved: Resolved & { readonly decision: Decision & { readonly kind: 'answer' } }
  /** What this part and all others that the same entry answers ask about. */
  readonly aspects: readonly SectionKind[]
}

/** A question of a message that has none. */
export type OpenPart = {
  readonly text: string
  readonly question: ReadQuestion
  readonly decision: Decision
  /** It is about something else than the rest of the message. */
  readonly isOwn: boolean
}

/** What a message asks, part by part. */
export type ReadMessage = {
  /** One for each entry, in the order of the message. */
  readonly answered: readonly AnsweredPart[]
  /** Questions of their own that none of the answers covers. The only ones, where nothing is answered: then one. */
  readonly open: readonly OpenPart[]
}

/** In whose light the first part may be read. */
export type Light = Topic

/** Decides what answers a part, alone or in the light of what was said before it. */
export type Resolve = typeof resolveQuestion

/**
 * A part's own best entry stands if the whole message speaks for it, too: as a share of the score of what the message as
 * a whole finds best. 0 lets every part wander off by one stray word, 1 only the entry of the whole message answer.
 */
const leastStanding = {
  sure: 0.45,
  /** Of a part that points back at the others, has next to no words of its own, or is answered by a guess. */
  unsure: 0.7,
  unsureFirst: 0.6,
}
/** A share from which one score is as much as another. */
const asMuch = 0.9
/** So few words say nothing without the rest of the message. */
const mostWordsOfLeaning = 2
/** "Terus resep rendang yang enak apa?": what joins so many words or more to the part before is only a joint. */
const leastWordsOfItsOwn = 4
/** Share of an open part's words that an answer's entry has, from which that answer covers it. 0 to 1. */
const covered = 0.5
/** Fewer words than these are no question of their own. */
const leastWordsOfQuestion = 3

/**
 * Reads the questions of a message, each by itself and against the message as a whole. Whoever tells a story asks one
 * thing or two about it: a part that only says how things are, or whose words lead somewhere else than all of them
 * together, gets no answer of its own.
 */
export function readMessage(
  text: string,
  light: Light,
  parts: ResolveParts,
  resolve: Resolve = resolveQuestion,
): ReadMessage {
  const { questionReader } = parts
  const findEntries = findingOnce(parts.findEntries)
  const read = (said: string) => questionReader.read(withoutPersonalData(said))
  const texts = questionReader.split(text)
  const [only] = texts
  if (only !== undefined && texts.length === 1) return readOnly(only, light, { ...parts, findEntries }, resolve)

  const whole = findEntries(read(text).text)
  const answered: AnsweredPart[] = []
  const open: OpenPart[] = []
  let lit = light
  for (const one of texts) {
    const said = read(one)
    const own = findEntries(said.text)
    const isJoined = said.followUp === 'likely' && own.familiarity.words >= leastWordsOfItsOwn
    const question: ReadQuestion = isJoined && !questionReader.pointsBack(one) ? { ...said, followUp: 'none' } : said
    const resolved = resolve(question, lit, { ...parts, findEntries })
    const { decision, isSilent, inContext = false } = resolved
    const leans = answered.length > 0 && (questionReader.pointsBack(one) || own.familiarity.words <= mostWordsOfLeaning)
    const names = namesOnly(one, texts, parts)
    const isBare = question.followUp === 'certain'
    const isFirst = answered.length + open.length === 0
    const told = answered.map((one) => one.resolved.decision.candidate.pair)
    const claim = { inContext, own, whole, before: told, leans, isBare, isFirst, names }
    if (decision.kind !== 'answer' || isSilent || !stands({ ...claim, decision })) {
      open.push({ text: one, question, decision, isOwn: isSilent === true || isOwnQuestion(question, own, leans) })
      continue
    }
    const { pair } = decision.candidate
    const same = answered.findIndex((other) => other.resolved.decision.candidate.pair === pair)
    const before = answered[same]
    if (before) answered[same] = { ...before, aspects: joined(before.aspects, resolved.aspects) }
    else answered.push({ text: one, question, resolved: { ...resolved, decision }, aspects: resolved.aspects })
    lit = { last: { pair, question: one } }
  }

  const [first] = answered
  if (!first) return readWhole(text, open, whole, read(text))
  const isCovered = ({ question }: OpenPart) =>
    question.followUp !== 'certain' &&
    answered.some(({ resolved }) => covers(resolved.decision.candidate.pair, findEntries(question.text)))
  const aspects = joined(first.aspects, ...open.map(({ question }) => question.aspects))
  // What has no answer of its own may be answered by a statement of the first.
  const bare = [first.question, ...open.map(({ question }) => question)].map((one) => one.bare).join(' ')
  return {
    answered: [{ ...first, aspects, question: { ...first.question, bare } }, ...answered.slice(1)],
    open: open.filter((one) => one.isOwn && !isCovered(one)),
  }
}

function readOnly(text: string, light: Light, parts: ResolveParts, resolve: Resolve): ReadMessage {
  const question = parts.questionReader.read(withoutPersonalData(text))
  const resolved = resolve(question, light, parts)
  const { decision, aspects } = resolved
  return decision.kind === 'answer'
    ? { answered: [{ text, question, resolved: { ...resolved, decision }, aspects }], open: [] }
    : { answered: [], open: [{ text, question, decision, isOwn: true }] }
}

/** No part has an answer by itself: the message is one question, if together its words lead to what a part alone found. */
function readWhole(text: string, open: readonly OpenPart[], whole: Found, question: ReadQuestion): ReadMessage {
  const decision = decide(whole)
  const [first] = open
  if (decision.kind !== 'answer')
    return { answered: [], open: first ? [first] : [{ text, question, decision, isOwn: true }] }
  const aspects = joined(...open.map((one) => one.question.aspects))
  return { answered: [{ text, question, resolved: { decision, aspects }, aspects }], open: [] }
}

type Claim = {
  readonly inContext: boolean
  readonly decision: Decision & { readonly kind: 'answer' }
  /** What the part finds by itself, and the message as a whole. */
  readonly own: Found
  readonly whole: Found
  /** What the parts before it are answered from. */
  readonly before: readonly EntryPair[]
  /** The part says too little without the ones before it. */
  readonly leans: boolean
  /** It has no topic of its own at all. */
  readonly isBare: boolean
  readonly isFirst: boolean
  /** It has a name that no other part has. */
  readonly names: boolean
}

function stands({ inContext, decision, own, whole, before, leans, isBare, isFirst, names }: Claim): boolean {
  if (own.isAskedSo || (inContext && isBare)) return true
  const isShort = own.familiarity.words < leastWordsOfItsOwn
  const isUnsure = inContext ? leans && !isShort : leans || decision.certainty === 'low'
  if (names && !isUnsure) return true
  const best = whole.candidates[0]
  const there = whole.candidates.find(({ pair }) => pair === decision.candidate.pair)
  if (!best || !there) return false
  // "Batas waktunya" of what was answered before is told there, where the whole message speaks for that as much.
  const isTold = whole.candidates.some(({ pair, score }) => before.includes(pair) && score >= asMuch * there.score)
  if (leans && !isShort && isTold) return false
  const least = isUnsure ? (isFirst ? leastStanding.unsureFirst : leastStanding.unsure) : leastStanding.sure
  return there.score >= least * best.score
}

function namesOnly(text: string, all: readonly string[], { readNames }: ResolveParts): boolean {
  const others = all.filter((other) => other !== text).map((other) => readNames(other).names)
  return [...readNames(text).names].some((name) => !others.some((names) => names.has(name)))
}

function covers(pair: EntryPair, own: Found): boolean {
  const there = own.candidates.find((candidate) => candidate.pair === pair)
  return there !== undefined && there.share >= covered
}

/** A question that is about something else than the rest of the message. */
function isOwnQuestion({ followUp }: ReadQuestion, { familiarity }: Found, leans: boolean): boolean {
  return followUp !== 'certain' && !leans && familiarity.words >= leastWordsOfQuestion
}

/** A message asks for the same text more than once: by itself, and in the light of the others. */
function findingOnce(findEntries: EntryFinder): EntryFinder {
  const found = new Map<string, Found>()
  return (question) => {
    const known = found.get(question) ?? findEntries(question)
    found.set(question, known)
    return known
  }
}

function joined(...lists: readonly (readonly SectionKind[])[]): readonly SectionKind[] {
  return [...new Set(lists.flat())]
}

/** Numbers and addresses of people are in no entry; searched for, they would only drown the words that are. */
function withoutPersonalData(text: string): string {
  return maskPersonalData(text)
    .replace(labelledData, ' ')
    .replace(/\[[a-z]+\]/g, ' ')
}

/** "Password OSS: [sandi]": what the data is called is no question about it. */
const labelledData = /(?:\p{Letter}+ ){0,2}\p{Letter}+ ?[:=] ?\[[a-z]+\]/gu
