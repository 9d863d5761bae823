import { maskPersonalData } from '../../domain/mask.ts'
import type { EntryPair } from '../../knowledge/knowledge.ts'
import { type CoverParts, isBrief, mostWordsOfLeaning, sectionOn, withCovered } from './cover-parts.ts'
import { decide } from './decide.ts'
import type { EntryFinder, Found } from './find-entries.ts'
import { type AnsweredPart, joined, type OpenPart, withMore } from './part.ts'
import type { ReadQuestion } from './read-question.ts'
import { type InStory, isAside, missedIn, readStory, tellsStory } from './read-story.ts'
import { type Resolve, type Resolved, type ResolveParts, resolveQuestion, type Topic } from './resolve.ts'
import { leastWordsOfItsOwn, sharedBest, stands } from './stands.ts'
import { certaintyOf } from './sureness.ts'

/** What a message asks, part by part. */
export type ReadMessage = {
  /** One for each entry, in the order of the message. */
  readonly answered: readonly AnsweredPart[]
  /** Questions of their own that none of the answers covers. The only ones, where nothing is answered: then one. */
  readonly open: readonly OpenPart[]
}

/** In whose light the first part may be read. */
export type Light = Topic

export type ReadMessageParts = ResolveParts & CoverParts

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
  const read = (said: string) => questionReader.read(withoutPersonalData(said))
  const findEntries = findingOnce(parts.findEntries)
  const finding = { ...parts, findEntries }
  const texts = questionReader.split(text)
  const [only] = texts
  if (only !== undefined && texts.length === 1) return inStory(readOnly(only, light, finding, resolve))

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
    if (before) {
      const headings = [...headingsOf(standing), sectionOn(question, before, parts)?.heading ?? '']
      answered[same] = withMore(before, { aspects: standing.aspects, headings, covers: [question] })
    } else answered.push(partOf(one, question, standing))
    lit = { last: { pair, question: one } }
  }

  if (answered.length === 0) return inStory(readWhole(text, open, whole, read(text)))
  return withCovered(inStory({ answered, open }).answered, open, parts)

  function inStory(message: ReadMessage): ReadMessage {
    if (message.answered.length === 0 || !tellsStory(text)) return message
    const clauses = questionReader.clauses(withoutPersonalData(text))
    const story = readStory(findEntries(read(text).text), clauses, findEntries)
    return { ...message, answered: asTold(message.answered, story, read(text)) }
  }
}

/** So many answers to one message. */
const mostAnswered = 2

/** The answers to a story: without one that next to nothing speaks for, with one that a clause of it asks for. */
function asTold(
  answered: readonly AnsweredPart[],
  story: readonly InStory[],
  question: ReadQuestion,
): readonly AnsweredPart[] {
  const told = answered.map(pairOf)
  const missed = answered.some(({ resolved }) => resolved.inContext) ? undefined : missedIn(story, told)
  const all = missed ? [...told, missed.pair] : told
  const kept = answered.filter((part) => !isAside(story, pairOf(part), all))
  if (!missed || kept.length >= mostAnswered) return kept.length > 0 ? kept : answered
  const decision = { kind: 'answer', candidate: missed, certainty: certaintyOf(missed), runnersUp: [] } as const
  return [...kept, partOf(question.text, question, { decision, aspects: question.aspects })]
}

function pairOf({ resolved }: AnsweredPart): EntryPair {
  return resolved.decision.candidate.pair
}

function partOf(text: string, question: ReadQuestion, resolved: AnsweredPart['resolved']): AnsweredPart {
  return { text, question, resolved, aspects: resolved.aspects, headings: headingsOf(resolved), covers: [] }
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

/** Numbers and addresses of people are in no entry; searched for, they would only drown the words that are. */
function withoutPersonalData(text: string): string {
  return maskPersonalData(text)
    .replace(labelledData, ' ')
    .replace(/\[[a-z]+\]/g, ' ')
}

/** "Password OSS: [sandi]": what the data is called is no question about it. */
const labelledData = /(?:\p{Letter}+ ){0,2}\p{Letter}+ ?[:=] ?\[[a-z]+\]/gu
