import type { Language } from '../../domain/language.ts'
import type { Holidays } from '../../knowledge/holidays/holidays.ts'
import type { Words } from '../../knowledge/text/words.ts'
import { type Day, daysBetween } from '../../programme/dates/calendar.ts'
import type { DateReader } from '../../programme/dates/read-date.ts'
import { isAskedInStory } from './asked-in-story.ts'
import type { Benchmarks } from './benchmarks.ts'
import { withEarlier } from './earlier-figures.ts'
import { type Computation, findMeasures } from './find-measure.ts'
import { createFollowUpReader, longestFollowUp, wordsOf } from './follow-up.ts'
import { borrowed } from './follow-ups/extend.ts'
import { leaningOn, mayLeanOn } from './follow-ups/follow-ups.ts'
import { type Judgement, judge } from './follow-ups/judge.ts'
import { neutralBeside } from './follow-ups/neutral-counted.ts'
import { percentOfTold } from './follow-ups/percent-of-told.ts'
import type { FollowUp } from './follow-ups/replay.ts'
import { type Said, toSaid } from './follow-ups/said.ts'
import { asksForPercent, shareOfTold } from './follow-ups/share-of-told.ts'
import { toldValue } from './follow-ups/told-value.ts'
import { isWanted } from './is-wanted.ts'
import { type Item, isStory } from './items.ts'
import { readSum } from './lists/read-sum.ts'
import { type MeasureName, solvers } from './measures/solve.ts'
import { type Cue, loadMeasuresVocabulary } from './measures-vocabulary.ts'
import type { CalculateMemory } from './memory.ts'
import { loadNumberWords } from './number-words.ts'
import { openQuestion } from './open-question.ts'
import type { Outcome } from './outcome.ts'
import type { Quantity } from './quantity.ts'
import { createDaysReader } from './read-days.ts'
import { withHours } from './read-hours.ts'
import { createMomentReader, hoursIn, type MomentWords } from './read-moment.ts'
import { createNumberReader } from './read-numbers.ts'
import { recompute } from './recompute.ts'
import { createRelationFinder, noRelations, type Relations } from './relations.ts'
import { withShareOfN } from './share-of-n.ts'
import { createVocabulary } from './vocabulary.ts'

/** A computation, and how it is told. */
export type Computing = FollowUp & {
  /** Whether it is good is asked, too: what is said of that. */
  readonly judgement?: Judgement | undefined
  /** It goes on from the last computation. */
  readonly leans?: boolean
  /** Where it is to be. */
  readonly target?: Quantity
  /** A question of the message that the computation does not answer, in its own words. */
  readonly open?: string
}

/** What a text asks of the calculator. */
export type Wish =
  /** `corrects`: it puts the last computation right, so that what was before that is still what came before. */
  | ({ readonly kind: 'compute' } & Computing)
  /** Something about a day, or about what was computed last, and the entry behind it. */
  | { readonly kind: 'say'; readonly outcome: Outcome; readonly definition?: string | undefined }
  /** A sentence that tells what was just computed to somebody else. */
  | { readonly kind: 'sentence'; readonly computation: Computation }
  /** How what was just computed came about. */
  | { readonly kind: 'working'; readonly computation: Computation }
  /** The interval of what was just computed; undefined where that has none. */
  | { readonly kind: 'interval'; readonly share: { readonly x: number; readonly n: number } | undefined }

/** `before`: what was computed last, where a follow-up may still lean on it. */
export type Asked = {
  readonly language: Language
  readonly today: Day
  readonly before?: CalculateMemory | undefined
  /** What was written before this, newest first. */
  readonly earlier?: readonly string[]
  /** The entry that was spoken of last. */
  readonly topic?: string | undefined
  /** The limit in hours that this entry speaks of, if it is one. */
  readonly limitHours?: number | undefined
  /** It was said with the command: whatever can be computed is to be. */
  readonly isCommand?: boolean
}

type Recalling = Required<Pick<Asked, 'earlier' | 'language'>> & { readonly before: CalculateMemory | undefined }

export type Calculator = {
  /** The wish of a text, in the light of what was computed before it; undefined where it is none. */
  read(text: string, asked: Asked): Wish | undefined
  /** The entry that defines a measure. */
  definitionOf(measure: MeasureName): string
}

/** A message that names a measure and so many figures of it stands by itself. */
const fewestOfOwn = 3
/** A story of more words has other things in it. */
const longestStory = 40
const thanks = /(?<!\p{L})(?:makasih|terima kasih|trims|thanks|thank you|mantap|sip)(?!\p{L})/iu
const taxes = /(?<!\p{L})(?:pph|ppn|ptkp)(?!\p{L})/iu
const judgeable: ReadonlySet<MeasureName> = new Set([
  'csat',
  'nps',
  'ces',
  'fcr',
  'aht',
  'abandonment',
  'occupancy',
  'service-level',
  'response-rate',
  'churn',
  'sla',
  'groups',
  'average',
])
const noMeasures: ReadonlySet<string> = new Set()
/** What may be meant by figures alone, where its entry was just spoken of. */
const topical: ReadonlySet<string> = new Set([
  'fine',
  'fcr',
  'csat',
  'abandonment',
  'response-rate',
  'refund',
  'service-level',
  'sample-size',
])

/**
 * Reads what is to be computed and computes it. `languageDirectory` is knowledge/language, where `words` came from.
 * @throws KnowledgeError where its lists are not right.
 */
export function createCalculator(
  languageDirectory: string,
  words: Words,
  dates: DateReader,
  holidays: Holidays,
  benchmarks: Benchmarks,
  momentWords: MomentWords,
): Calculator {
  const numberWords = loadNumberWords(languageDirectory)
  const lists = loadMeasuresVocabulary(languageDirectory)
  const readNumbers = createNumberReader(numberWords, words.slang, words.months)
  const findRelations = createRelationFinder(numberWords)
  const vocabulary = createVocabulary(lists, words)
  const readDays = createDaysReader(dates, vocabulary.days, holidays)
  const readMoment = createMomentReader(dates, momentWords)
  const followUps = createFollowUpReader({ vocabulary, readNumbers, of: numberWords.of })
  const definitions = new Map(Object.entries(lists.measures).map(([name, { definition }]) => [name, definition]))

  return {
    definitionOf: (measure) => definitions.get(measure) ?? '',
    read(text, asked) {
      // Taxes have tables of their own, which are not ours.
      if (taxes.test(text) && asked.isCommand !== true) return undefined
      const whole = vocabulary.normalise(readNumbers(text, asked.language).items)
      const story = isStory(whole) && asked.isCommand !== true ? whole : undefined
      const wish = readWish(text, asked, story) ?? ofFigures(text, asked, story)
      if (wish?.kind !== 'compute') return wish
      return { ...wish, ...judged(wish, text, asked) }
    },
  }

  /** The sentences with figures alone, where a question beside them hides what they ask for. */
  function ofFigures(text: string, asked: Asked, story: readonly Item[] | undefined): Wish | undefined {
    const sentences = text.match(/[^.?!\n]+(?:[.](?=\d)[^.?!\n]+)*[.?!\n]*/g) ?? []
    const withFigures = sentences.filter((sentence) => /\d/.test(sentence))
    if (withFigures.length === 0 || withFigures.length === sentences.length) return undefined
    // "Tolong hitung skala usaha saya. …" names what is wanted before the figures come.
    const wishes = sentences.filter((sentence) => withFigures.includes(sentence) || isOrder(sentence, asked.language))
    for (const told of new Set([withFigures.join(' '), wishes.join(' ')])) {
      const wish = readWish(told, asked, story)
      if (wish?.kind === 'compute' && wish.computation.outcome.kind === 'done' && wish.computation.isNamed) return wish
    }
    return undefined
  }

  /** A sentence that wants something computed, and neither an explanation nor a reason. */
  function isOrder(sentence: string, language: Language): boolean {
    const items = vocabulary.normalise(readNumbers(sentence, language).items)
    const has = (cue: Cue) => vocabulary.has(items, cue)
    return (has('orders') || has('asks')) && !has('explains') && !has('formulas') && !has('origins')
  }

  function readWish(
    text: string,
    { language, today, before, earlier = [], topic, limitHours, isCommand = false }: Asked,
    story: readonly Item[] | undefined,
  ): Wish | undefined {
    const read = readNumbers(joinRanges(withHours(withShareOfN(text))), language)
    const items = vocabulary.normalise(read.items)
    const days = readDays({ text, items, today })
    if (days) return { kind: 'say', outcome: days }
    const hours = hoursDeadline(text, items, { today, before, earlier, limitHours })
    if (hours) return { kind: 'compute', computation: hours, corrects: before?.measure === 'hours-deadline' }
    // "Satu kalimat buat bos" has no figure, though it has a number.
    if (
      before &&
      !/\d/.test(text) &&
      wordsOf(items) <= longestFollowUp &&
      vocabulary.has(items, 'sentences') &&
      !vocabulary.has(items, 'enoughs')
    )
      return { kind: 'sentence', computation: recompute(before, before.slots) }
    if (before && before.missing === undefined && !/\d/.test(text) && vocabulary.asksForWorking(read.items))
      return { kind: 'working', computation: recompute(before, before.slots) }
    const sum = readSum(items)
    if (sum && before?.missing === undefined) {
      return {
        kind: 'compute',
        computation: recompute({ measure: 'arithmetic', slots: {}, marks: [sum.mark] }, sum.slots),
        corrects: false,
      }
    }
    const said = toSaid(text, items, vocabulary)
    const last = before?.missing === undefined ? before : undefined
    const share = asksForPercent(said) ? shareToldBefore(earlier[0], before, language) : undefined
    if (share) return { kind: 'compute', computation: share, corrects: false, leans: true }
    const ofAmount = percentOfTold(said, before, () =>
      earlier.map((one) => vocabulary.normalise(readNumbers(one, language).items)),
    )
    if (ofAmount) return { kind: 'compute', computation: ofAmount, corrects: false, leans: true }
    const hasNumber = items.some(({ kind }) => kind === 'number')
    const relations = hasNumber ? findRelations(items) : noRelations
    const all = findMeasures(vocabulary, items, relations, read.scale, before ? noMeasures : spokenOf(topic))
    const found = story ? all.filter((one) => isAskedInStory(one, story, vocabulary)) : all
    const wanted = found.find((one) => hasNumber && (isCommand || isWanted(one, items, vocabulary)))
    const isWhole = wanted?.outcome.kind === 'done' && wanted.isNamed && wanted.placed >= fewestOfOwn
    const leaning = last && !isWhole ? leaningOn(last, said, relations, vocabulary) : undefined
    if (leaning) return 'outcome' in leaning ? { kind: 'say', ...leaning } : toWish(leaning.followUp, said)
    const told = toldValue(all, said, { benchmarks, text: [text, ...earlier].join(' ') })
    if (told && wanted?.outcome.kind !== 'done') return { kind: 'say', ...told }
    const best = wanted ?? (isCommand ? shareOf(items, relations) : undefined)
    // What is named with figures of its own leans on nothing before it, even where it cannot be.
    const isOwn = best?.outcome.kind === 'done' || (best?.outcome.kind === 'impossible' && best.isNamed)
    const lent = last && lend(last, found)
    // Who is to be hired is held against the loss that was just computed.
    const isHeldAgainst = best?.measure === 'worth' && lent !== undefined
    if (isOwn && best && !isHeldAgainst) return { kind: 'compute', computation: best, corrects: false }
    if (lent) return toWish(lent, said)
    if (!hasNumber) {
      const judgement = last && judgementOf(last, said, earlier)
      if (judgement) return { kind: 'say', ...judgement }
      return (
        (before && followUpInWords(text, items, before, language)) ??
        recalled(found, said, { earlier, language, before: last }) ??
        (last && toWish(mayLeanOn(last, said, relations, vocabulary), said)) ??
        orderOf(items, isCommand)
      )
    }
    const continued = before && followUps.withNumbers(before, items, relations)
    if (continued) {
      const corrects = before?.missing !== undefined || vocabulary.has(items, 'corrections')
      return { kind: 'compute', computation: continued, corrects, leans: true }
    }
    const leant = last && toWish(mayLeanOn(last, said, relations, vocabulary), said)
    if (leant) return leant
    return (
      recalled(best ? [best] : found, said, { earlier, language, before: last }) ??
      (best && { kind: 'compute', computation: best, corrects: false })
    )
  }

  function shareToldBefore(
    told: string | undefined,
    before: CalculateMemory | undefined,
    language: Language,
  ): Computation | undefined {
    if (told === undefined) return undefined
    const items = vocabulary.normalise(readNumbers(told, language).items)
    return shareOfTold(items, findRelations(items), before)
  }

  /** "Ketahuan Rabu jam 9, 3x24 jam itu sampai kapan?": the moment and the limit, or what of them was said before. */
  function hoursDeadline(
    text: string,
    items: readonly Item[],
    { today, before, earlier = [], limitHours }: Pick<Asked, 'today' | 'before' | 'earlier' | 'limitHours'>,
  ): Computation | undefined {
    const last = before?.measure === 'hours-deadline' ? before : undefined
    const said = toSaid(text, items, vocabulary)
    const isAsked = vocabulary.asksForDay(items)
    const own = readMoment(text, today)
    const isPutRight = last !== undefined && own?.minute !== undefined
    if (!isAsked && !isPutRight) return undefined
    const hours = hoursIn(text) ?? last?.slots.hours?.value ?? limitHours
    const moment = own ?? earlier.map((one) => readMoment(one, today)).find((one) => one?.minute !== undefined)
    if (hours === undefined || !moment || said.words > longestStory) return undefined
    // A day without an hour is a question for a day, unless hours are asked for.
    if (moment.minute === undefined && hoursIn(text) === undefined) return undefined
    const plain = (value: number): Quantity => ({ value, unit: 'plain' })
    return recompute(
      { measure: 'hours-deadline', slots: {}, marks: [] },
      {
        day: plain(daysBetween('1970-01-01', moment.day)),
        ...(moment.minute === undefined ? {} : { minute: plain(moment.minute) }),
        hours: plain(hours),
      },
    )
  }

  /** After the fine was spoken of, an income needs no more words. */
  function spokenOf(topic: string | undefined): ReadonlySet<string> {
    return new Set(
      Object.entries(lists.measures).flatMap(([name, { definition, topics }]) =>
        topic !== undefined && topical.has(name) && [definition, ...topics].includes(topic) ? [name] : [],
      ),
    )
  }

  /** "Kalau 3%?" is beside what was before; "salah, 3%" is instead of it. */
  function toWish(followUp: FollowUp | undefined, said: Said): Wish | undefined {
    const corrects =
      followUp?.corrects === true && (said.has('corrections') || !said.items.some(({ kind }) => kind === 'number'))
    return followUp && { kind: 'compute', ...followUp, corrects, leans: true }
  }

  /** What is named and lacks figures may have them in what was written before. */
  function recalled(
    found: readonly Computation[],
    said: Said,
    { earlier, language, before }: Recalling,
  ): Wish | undefined {
    const isAsked = said.has('asks') || said.has('judging') || said.has('lacking') || said.text.includes('?')
    if (!isAsked || said.has('explains') || said.has('formulas') || said.has('origins')) return undefined
    for (const one of found) {
      if (!one.isNamed || one.outcome.kind !== 'missing') continue
      const known =
        before?.measure === one.measure
          ? { ...one, slots: { ...before.slots, ...one.slots }, marks: new Set([...before.marks, ...one.marks]) }
          : one
      const computation = withEarlier(known, earlier, language, {
        vocabulary,
        read: (text, spoken) => readNumbers(joinRanges(withHours(withShareOfN(text))), spoken),
        findRelations,
      })
      if (computation) return { kind: 'compute', computation, corrects: false }
    }
    return undefined
  }

  function lend(before: CalculateMemory, found: readonly Computation[]): FollowUp | undefined {
    const outcome = solvers[before.measure](before.slots, new Set(before.marks))
    const [share, result] = outcome.kind === 'done' ? [outcome.share, outcome.result] : []
    for (const one of found) {
      const followUp =
        one.outcome.kind === 'missing' || isCostAlone(one) ? borrowed(one, before, share, result) : undefined
      if (followUp) return followUp
    }
    return undefined
  }

  function judgementOf(before: CalculateMemory, said: Said, earlier: readonly string[]): Judgement | undefined {
    if (!said.has('judging') || said.words > longestFollowUp || said.has('explains')) return undefined
    // "Ok makasih, bagus" asks nothing; and a sum is neither good nor bad.
    if (thanks.test(said.text) || !judgeable.has(before.measure)) return undefined
    return judge(before, { benchmarks, target: before.target, text: [said.text, ...earlier].join(' ') })
  }

  /** "CSAT-nya berapa? Bagus gak segitu?", "target 85": what the message says of the result besides. */
  function judged(
    { computation, leans }: Computing,
    text: string,
    { language, before, earlier = [] }: Asked,
  ): Pick<Computing, 'judgement' | 'target' | 'open'> {
    const { measure, slots, marks, outcome, leftovers } = computation
    if (outcome.kind !== 'done') return {}
    const said = toSaid(text, vocabulary.normalise(readNumbers(text, language).items), vocabulary)
    const [only, more] = leftovers
    const canReach = outcome.range !== undefined || outcome.share !== undefined || measure === 'ikm'
    const target = only && !more && canReach && said.has('targets') ? only.quantity : undefined
    const isTold = measure === 'abandonment' && !said.has('asks')
    const wants = (said.has('judging') || isTold) && (benchmarks[measure] !== undefined || target !== undefined)
    const judgement = wants
      ? judge(
          { measure, slots, marks: [...marks] },
          { benchmarks, target: target ?? before?.target, text: [text, ...earlier].join(' ') },
        )
      : undefined
    const open = leans ? undefined : openQuestion(text, measure, { vocabulary, readNumbers, language })
    const neutral = neutralBeside(computation, said)
    if (neutral) return { judgement: { outcome: neutral } }
    return { judgement, ...(target ? { target } : {}), ...(open ? { open } : {}) }
  }

  /** "/hitung 30 dari 50": a share, when nothing else is named. */
  function shareOf(items: readonly Item[], { fractions }: Relations): Computation | undefined {
    const [pair, more] = fractions
    const [part, whole] = pair ? [items[pair.first], items[pair.second]] : []
    if (more || part?.kind !== 'number' || whole?.kind !== 'number') return undefined
    return recompute(
      { measure: 'share', slots: {}, marks: [] },
      { part: part.mention.quantity, whole: whole.mention.quantity },
    )
  }

  /** "Hitungin NPS dong": what is needed for it is asked for. */
  function orderOf(items: readonly Item[], isCommand = false): Wish | undefined {
    const has = (cue: Cue) => vocabulary.has(items, cue)
    if (!(has('orders') || isCommand) || has('explains') || has('origins')) return undefined
    const computation = findMeasures(vocabulary, items, noRelations, undefined)[0]
    return computation && { kind: 'compute', computation, corrects: false }
  }

  function followUpInWords(
    text: string,
    items: readonly Item[],
    before: CalculateMemory,
    language: Language,
  ): Wish | undefined {
    if (wordsOf(items) > longestFollowUp) return undefined
    if (before.missing !== undefined) {
      const answered = followUps.inWords(text, items, before, language)
      return answered && { kind: 'compute', computation: answered, corrects: true }
    }
    const compared = followUps.comparison(before, items)
    if (compared) return { kind: 'compute', computation: compared, corrects: true }
    // "Resep rendang" is no slip for "rentang": one word that carries the whole message must stand as it is written.
    if (!vocabulary.has(asWritten(items), 'interval-wishes') || vocabulary.has(items, 'explains')) return undefined
    const outcome = solvers[before.measure](before.slots, new Set(before.marks))
    return { kind: 'interval', share: outcome.kind === 'done' ? outcome.share : undefined }
  }
}

/** The words without their slips put right; what was only cut of its suffix stays so. */
function asWritten(items: readonly Item[]): readonly Item[] {
  return items.map((item) =>
    item.kind === 'word' && item.raw !== undefined && !item.raw.startsWith(item.text)
      ? { ...item, text: item.raw }
      : item,
  )
}

/** A cost with nothing beside it. */
function isCostAlone({ measure, slots }: Computation): boolean {
  return measure === 'worth' && slots.cost !== undefined && !slots.count && !slots.hours && !slots.each
}

/** "Yang jawab 4 atau 5", "9 dan 10": answers on a scale, and no figures. */
const ranges =
  /\b(4|9|7|0|1|5)\s*(?:atau|dan|sama|serta|sampai|hingga|s\.?d\.?|or|and|to|\/)\s*(5|10|8|6|3|2|7)\b(?!\s*[%.,]?\d)/gi
const scaleRanges: ReadonlySet<string> = new Set(['4-5', '9-10', '7-8', '0-6', '1-3', '1-2', '5-7'])

function joinRanges(text: string): string {
  return text.replace(ranges, (said, from: string, to: string) => {
    const range = `${from}-${to}`
    return scaleRanges.has(range) ? range : said
  })
}
