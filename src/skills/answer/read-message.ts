import { maskPersonalData } from '../../domain/mask.ts'
import type { SectionKind } from '../../knowledge/entry.ts'
import type { EntryPair } from '../../knowledge/knowledge.ts'
import { type Decision, decide } from './decide.ts'
import type { EntryFinder, Found } from './find-entries.ts'
import type { Asked, FoundStatement } from './follow-up/find-statements.ts'
import type { ReadQuestion } from './read-question.ts'
import { type Resolved, type ResolveParts, resolveQuestion, type Topic } from './resolve.ts'
import { certaintyOf } from './sureness.ts'
import { thresholds } from './thresholds.ts'

/** A question of a message that has an answer. */
export type AnsweredPart = {
  readonly text: string
  readonly question: ReadQuestion
  readonly resolved: Resolved & { readonly decision: Decision & { readonly kind: 'answer' } }
  /** What this part and all others that the same entry answers ask about. */
  readonly aspects: readonly SectionKind[]
  /** Sections of the entry that say something on them. */
  readonly headings: readonly string[]
}

/** A question of a message that has none. */
export type OpenPart = {
  /** The sentence that asks. */
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

export type ReadMessageParts = ResolveParts & {
  /** The statements of an entry that have what a question says, best first. */
  readonly findStatements: (asked: Asked, pair: EntryPair) => readonly FoundStatement[]
}

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
/** The same for an entry that a part and the whole message find nearly best, though neither finds it best. */
const leastShared = 0.7
/** A share from which one score is as much as another. */
const asMuch = 0.9
/** So few words say nothing without the rest of the message. */
const mostWordsOfLeaning = 2
/** "Terus resep rendang yang enak apa?": what joins so many words or more to the part before is only a joint. */
const leastWordsOfItsOwn = 4
/**
 * What a statement of an answer must have of an open part, so that the answer covers it: as a share of what its words
 * tell, 0 to 1, as a sum of their idf, and as a share where the statement is on what is asked about the topic.
 */
const covered = { share: 0.6, weight: 1.8, onAspect: 0.2 }
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
  parts: ReadMessageParts,
  resolve: Resolve = resolveQuestion,
): ReadMessage {
  const { questionReader } = parts
  const findEntries = findingOnce(parts.findEntries)
  const finding = { ...parts, findEntries }
  const read = (said: string) => questionReader.read(withoutPersonalData(said))
  const texts = questionReader.split(text)
  const [only] = texts
  if (only !== undefined && texts.length === 1) return readOnly(only, light, finding, resolve)

  const whole = findEntries(read(text).text)
  const answered: AnsweredPart[] = []
  const open: OpenPart[] = []
  let lit = light
  for (const one of texts) {
    const said = read(one)
    const own = findEntries(said.text)
    const isJoined = said.followUp === 'likely' && own.familiarity.words >= leastWordsOfItsOwn
    const question: ReadQuestion = isJoined && !questionReader.pointsBack(one) ? { ...said, followUp: 'none' } : said
    const leans = answered.length > 0 && (questionReader.pointsBack(one) || own.familiarity.words <= mostWordsOfLeaning)
    const names = namesOnly(one, texts, parts)
    const isBare = question.followUp === 'certain'
    const isFirst = answered.length + open.length === 0
    const told = answered.map((other) => other.resolved.decision.candidate.pair)
    // "Brp lama dikasih waktu" is told by what was answered, whatever else has these words.
    const teller = isBrief(question) && !names ? answered.find((part) => sectionOn(question, part, parts)) : undefined
    if (teller) {
      open.push({ text: one, question, decision: teller.resolved.decision, isOwn: false })
      continue
    }
    const resolved = resolve(question, lit, finding)
    const { decision, isSilent, inContext = false } = resolved
    const claim = { inContext, own, whole, before: told, leans, isBare, isFirst, names }
    const isStanding = decision.kind === 'answer' && !isSilent && stands({ ...claim, decision })
    const standing = isStanding ? { ...resolved, decision } : sharedBest(own, whole, told, question)
    if (!standing) {
      const isOwn = question.asks && (isSilent === true || isOwnQuestion(question, own, leans))
      open.push({ text: questionReader.questionIn(one), question, decision, isOwn })
      continue
    }
    const { pair } = standing.decision.candidate
    const same = answered.findIndex((other) => other.resolved.decision.candidate.pair === pair)
    const before = answered[same]
    if (before) answered[same] = withMore(before, { aspects: standing.aspects, headings: headingsOf(standing) })
    else answered.push(partOf(one, question, standing))
    lit = { last: { pair, question: one } }
  }

  if (answered.length === 0) return readWhole(text, open, whole, read(text))
  return withCovered(answered, open, parts)
}

/** What a part and the message as a whole both find nearly best, and no other part is answered by. */
function sharedBest(
  own: Found,
  whole: Found,
  told: readonly EntryPair[],
  { asks, aspects }: ReadQuestion,
): AnsweredPart['resolved'] | undefined {
  if (!asks) return undefined
  const shareIn = ({ candidates }: Found, pair: EntryPair) =>
    (candidates.find((one) => one.pair === pair)?.score ?? 0) / (candidates[0]?.score ?? 1)
  const [best] = own.candidates
    .filter(({ pair, fit }) => !told.includes(pair) && fit >= thresholds.known)
    .map((candidate) => ({ candidate, shares: [shareIn(own, candidate.pair), shareIn(whole, candidate.pair)] }))
    .filter(({ shares }) => shares.every((share) => share >= leastShared))
    .toSorted((one, other) => Math.min(...other.shares) - Math.min(...one.shares))
  if (!best) return undefined
  const { candidate } = best
  return { decision: { kind: 'answer', candidate, certainty: certaintyOf(candidate), runnersUp: [] }, aspects }
}

/** What has no answer of its own may be answered by a section of one that was found: that is shown with it. */
function withCovered(
  answered: readonly AnsweredPart[],
  open: readonly OpenPart[],
  parts: ReadMessageParts,
): ReadMessage {
  const covering = open.map((one) => ({
    one,
    by: answered.find((part) => sectionOn(one.question, part, parts)),
  }))
  const extended = answered.map((part) => {
    const covered = covering.filter(({ by }) => by === part).map(({ one }) => one.question)
    return covered.reduce((extending, question) => {
      const headings = [sectionOn(question, part, parts)?.heading ?? '']
      return withMore(extending, { aspects: question.aspects, headings })
    }, part)
  })
  const [first, ...others] = extended
  const bare = [first?.question, ...open.map(({ question }) => question)].map((one) => one?.bare ?? '').join(' ')
  return {
    answered: first ? [{ ...first, question: { ...first.question, bare } }, ...others] : [],
    open: covering.filter(({ one, by }) => one.isOwn && by === undefined).map(({ one }) => one),
  }
}

/** So few words that they tell nothing but what is asked about the topic. */
function isBrief({ topicWords, aspects }: ReadQuestion): boolean {
  return topicWords <= mostWordsOfLeaning && aspects.length > 0
}

/** The section of an answer's entry that says something on a question; its heading is empty for the opening. */
function sectionOn(
  question: ReadQuestion,
  { resolved }: AnsweredPart,
  { findStatements }: ReadMessageParts,
): { readonly heading: string } | undefined {
  const found = findStatements(question, resolved.decision.candidate.pair)
  const isOnIt = ({ coverage, weight, isOnAspect }: FoundStatement) =>
    (coverage >= covered.share && weight >= covered.weight) || (isOnAspect && coverage >= covered.onAspect)
  const best = found.find(isOnIt) ?? (isBrief(question) ? found.find(({ isOnAspect }) => isOnAspect) : undefined)
  if (best) return { heading: best.statement.heading }
  // "Benerinnya gmn": the steps, or what the answer says anyway.
  if (!question.asksHow || question.topicWords > 1) return undefined
  return { heading: found.find(({ statement }) => statement.kind === 'steps')?.statement.heading ?? '' }
}

function partOf(text: string, question: ReadQuestion, resolved: AnsweredPart['resolved']): AnsweredPart {
  return { text, question, resolved, aspects: resolved.aspects, headings: headingsOf(resolved) }
}

function withMore(part: AnsweredPart, more: Pick<AnsweredPart, 'aspects' | 'headings'>): AnsweredPart {
  const headings = new Set([...part.headings, ...more.headings].filter((heading) => heading !== ''))
  return { ...part, aspects: joined(part.aspects, more.aspects), headings: [...headings] }
}

function headingsOf({ headings = [], statements = [] }: Resolved): readonly string[] {
  return [...headings, ...statements.map(({ heading }) => heading)]
}

function readOnly(text: string, light: Light, parts: ResolveParts, resolve: Resolve): ReadMessage {
  const question = parts.questionReader.read(withoutPersonalData(text))
  const resolved = resolve(question, light, parts)
  const { decision } = resolved
  return decision.kind === 'answer'
    ? { answered: [partOf(text, question, { ...resolved, decision })], open: [] }
    : { answered: [], open: [{ text, question, decision, isOwn: true }] }
}

/** No part has an answer by itself: the message is one question, if together its words lead to what a part alone found. */
function readWhole(text: string, open: readonly OpenPart[], whole: Found, question: ReadQuestion): ReadMessage {
  const decision = decide(whole)
  const [first] = open
  if (decision.kind !== 'answer')
    return { answered: [], open: first ? [first] : [{ text, question, decision, isOwn: true }] }
  const aspects = joined(...open.map((one) => one.question.aspects))
  return { answered: [partOf(text, question, { decision, aspects })], open: [] }
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
  // Where the message as a whole is not ours, a stray word of a later part makes it no more so.
  if (!isFirst && before.length === 0 && (whole.candidates[0]?.fit ?? 0) < thresholds.known) return false
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
