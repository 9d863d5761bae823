import type { PhraseKey, Phrases } from '../../../conversation/phrases.ts'
import type { SkillOutcome, TurnContext } from '../../../conversation/skill.ts'
import type { Language } from '../../../domain/language.ts'
import type { ReplyDraft } from '../../../domain/reply.ts'
import type { Contacts } from '../../../knowledge/contacts.ts'
import type { EntryPair, Knowledge } from '../../../knowledge/knowledge.ts'
import { withoutMarks } from '../../../knowledge/plain-text.ts'
import { entryChoice } from '../../../questions/answer-commands.ts'
import type { AskerReader } from '../asker.ts'
import type { RememberedAnswer, TopicMemory } from '../memory.ts'
import type { DialogueAct } from '../read-act.ts'
import type { QuestionReader } from '../read-question.ts'
import { howSure, leadOfDoubt } from './doubt.ts'
import type { TopicReader } from './in-topic.ts'
import { renderStatements } from './render-statements.ts'
import { firstStatementOf, type Statement, shownOf, statementsOf } from './statements.ts'
import type { Verdict, VerdictReader } from './verdict.ts'

export type TopicActParts = {
  readonly contacts: Contacts
  readonly knowledge: Knowledge
  readonly phrases: Phrases
  readonly questionReader: QuestionReader
  readonly readVerdict: VerdictReader
  readonly askerReader: AskerReader
}

/** What is wanted of an answer that only its statements can give. */
export type TopicAct = Extract<
  DialogueAct,
  { readonly kind: 'points' | 'reason' | 'message' | 'tone' | 'difference' | 'confirm' | 'doubt' | 'beside' | 'begin' }
>

const defaultPoints = 3
const mostPoints = 7
const mostDoubted = 2
/** How entries on the way to do something are called. */
const wayToDo = /\/cara-/
/**
 * Shares of what was said that a statement must have to confirm it, to be held against a doubt, …; 0 to 1. Without a yes or
 * no in it, the entry's opening answers unless a statement has more: most of the words, and telling ones (sum of idf).
 */
const least = { confirm: 0.4, doubt: 0.5, beside: 0.3, begin: 0.75, answer: 0.6, weight: 3.5 }

const leads: Readonly<Record<Verdict, PhraseKey>> = { yes: 'verdict-yes', no: 'verdict-no', depends: 'verdict-depends' }

/** Does what people ask for of the last answer. Undefined: it cannot be done, and the message is read as a question. */
export function createTopicActs(parts: TopicActParts, topicReader: Pick<TopicReader, 'search' | 'familyOf'>) {
  const { knowledge, phrases, questionReader, readVerdict, askerReader } = parts

  return (act: TopicAct, topic: TopicMemory, context: TurnContext): SkillOutcome | undefined => {
    const [last] = topic.answers
    const pair = last && knowledge.entries.get(last.entryId)
    if (!last || !pair) return undefined
    const { language } = context
    const say = (statements: readonly Statement[], lead?: string, of: EntryPair = pair) =>
      statements.length === 0 ? undefined : replyWith(of, last, statements, language, lead)
    switch (act.kind) {
      case 'points':
        return say(pointsOf(pair, act.number ?? defaultPoints, language), phrases.say(language, 'points'))
      case 'message':
        return forward(pair, last, language)
      case 'tone':
        return tone(pair, language, context.message.text, say)
      case 'difference':
        return difference(topic, language)
      case 'reason':
        return say(reasonsIn(pair, language))
      case 'confirm':
        return confirm(act.rest, pair, topic, context, say)
      case 'doubt':
        return act.rest === '' ? sure(pair, last, topic, language) : doubt(act.rest, pair, topic, language, say)
      case 'begin':
        return begin(pair, topic, context, say)
      case 'beside':
        return beside(act.rest, pair, topic, language, say)
    }
  }

  type Say = (statements: readonly Statement[], lead?: string, of?: EntryPair) => SkillOutcome | undefined

  /** "Jadi gak wajib ya?": yes and no only where a statement says so. */
  function confirm(
    rest: string,
    pair: EntryPair,
    topic: TopicMemory,
    { message, language }: TurnContext,
    say: Say,
  ): SkillOutcome | undefined {
    // What is held against the rule is no question on a detail.
    const found = near(rest, topic, language).filter(
      ({ coverage, fit }) => coverage >= least.confirm && fit === undefined,
    )
    // "Wajib" stands in many statements: one that is held against it has more of what was said, or opens the entry.
    const meant = found.filter(({ weight }) => weight >= least.weight).map((one) => one.statement)
    const judged = [...meant, ...forAsker(rest, topic, language), firstStatementOf(pair[language])]
      .map((statement) => ({ statement, verdict: readVerdict(message.text, statement.text) }))
      .find(({ verdict }) => verdict !== undefined)
    const source = judged ? ownerOf(judged.statement, topic, pair, language) : pair
    if (judged?.verdict) return say([judged.statement], phrases.say(language, leads[judged.verdict]), source)
    const best = found.find(({ coverage, weight }) => coverage >= least.answer && weight >= least.weight)
    const recorded = say(
      [best?.statement ?? firstStatementOf(pair[language])],
      phrases.say(language, 'confirm'),
      best?.pair,
    )
    // Nothing has the words: it may as well be about something else.
    return best || rest === '' || !recorded ? recorded : { ...recorded, isDispensable: true }
  }

  /** The entry of the topic that a statement stands in. */
  function ownerOf({ markdown }: Statement, { answers }: TopicMemory, pair: EntryPair, language: Language): EntryPair {
    const told = answers.flatMap(({ entryId }) => knowledge.entries.get(entryId) ?? [])
    const all = topicReader.familyOf(pair, told)
    return all.find((one) => statementsOf(one[language]).some((other) => other.markdown === markdown)) ?? pair
  }

  /** What holds for what the asker told of themselves: a micro business, a PT. */
  function forAsker(rest: string, topic: TopicMemory, language: Language): readonly Statement[] {
    const [last] = topic.answers
    return near(`${last?.question ?? ''} ${rest}`, topic, language)
      .map(({ statement }) => statement)
      .filter(({ text }) => askerReader.bears(text, topic.asker) === 1)
  }

  /** How sure the last answer is. */
  function sure(pair: EntryPair, { answerId }: RememberedAnswer, topic: TopicMemory, language: Language): SkillOutcome {
    const shown = shownOf(pair, topic, language).filter(({ table }) => table === undefined)
    return { replies: [howSure({ pair, shown, language, answerId }, parts)] }
  }

  /** What was said against what they hold to be true, and how sure that is. */
  function doubt(
    rest: string,
    pair: EntryPair,
    topic: TopicMemory,
    language: Language,
    say: Say,
  ): SkillOutcome | undefined {
    const [best] = near(rest, topic, language).filter(({ coverage }) => coverage >= least.doubt)
    const shown = shownOf(pair, topic, language).filter(({ table }) => table === undefined)
    // What was doubted is said again with what it rests on, where nothing is held against it.
    const again = shown.length > 0 ? shown.slice(0, mostDoubted) : [firstStatementOf(pair[language])]
    const of = best?.pair ?? pair
    return say(best ? [best.statement] : again, leadOfDoubt(of, language, phrases), of)
  }

  /** The first steps of the topic: of what it began with or of the way to do that, before what was spoken of since. */
  function begin(
    pair: EntryPair,
    topic: TopicMemory,
    { language, message }: TurnContext,
    say: Say,
  ): SkillOutcome | undefined {
    const [last] = topic.answers
    const ofTopic = topic.answers.filter(({ root }) => root !== undefined && root === last?.root)
    const told = ofTopic.flatMap(({ entryId }) => knowledge.entries.get(entryId) ?? [])
    const own = told.length > 0 ? told.toReversed() : [pair]
    // An entry may say itself with what to begin.
    const asked = topicReader.search(questionReader.read(message.text), own, { language })
    if (asked.some(({ fit = 0 }) => fit >= least.begin)) return undefined
    const beside = own.flatMap(({ id }) => id.related.flatMap((id) => knowledge.entries.get(id) ?? []))
    const withSteps = [...own, ...beside].filter((one) => stepsOf(one, language).length > 0)
    const ways = withSteps.filter(({ id }) => wayToDo.test(id.id))
    const of = ways[0] ?? withSteps[0]
    return of && say(stepsOf(of, language).slice(0, defaultPoints), phrases.say(language, 'begin'), of)
  }

  function stepsOf(pair: EntryPair, language: Language): readonly Statement[] {
    return statementsOf(pair[language]).filter(({ kind }) => kind === 'steps')
  }

  /** What was meant instead; where that is not said, it is asked for. */
  function beside(
    rest: string,
    pair: EntryPair,
    topic: TopicMemory,
    language: Language,
    say: Say,
  ): SkillOutcome | undefined {
    const [best] = near(rest, topic, language)
    const lead = phrases.say(language, 'beside')
    if (rest !== '' && best && best.coverage >= least.beside) return say([best.statement], lead, best.pair)
    const told = new Set(topic.answers.map(({ entryId }) => entryId))
    const choices = pair.id.related
      .filter((id) => !told.has(id))
      .flatMap((id) => knowledge.entries.get(id) ?? [])
      .map((other) => ({ pick: entryChoice('ask', other.id.id), label: other[language].title }))
    const { title } = pair[language]
    return { replies: [{ text: phrases.say(language, 'beside-which', { title }), choices }] }
  }

  /** A sentence to pass on, with where it comes from. */
  function forward(pair: EntryPair, last: RememberedAnswer, language: Language): SkillOutcome {
    const statement = firstStatementOf(pair[language])
    const { replies } = replyWith(pair, last, [statement], language)
    const [reply] = replies
    const sources = [...new Set(reply?.citations?.map(({ short }) => short))].slice(0, 2).join(', ')
    const text = phrases.say(language, 'to-forward', { statement: withoutMarks(statement.markdown), sources })
    return { replies: reply ? [{ ...reply, text }] : [] }
  }

  /** "Yang lebih halus ada?": the wordings of the entry that are called so, or all of them. */
  function tone(pair: EntryPair, language: Language, text: string, say: Say): SkillOutcome | undefined {
    const examples = statementsOf(pair[language]).filter(
      ({ markdown }) => /["“*]/.test(markdown) && /["“]/.test(markdown),
    )
    const named = topicReader
      .search(questionReader.read(text), [pair], { language })
      .find(({ statement, coverage }) => coverage > 0 && examples.some(({ text: one }) => one === statement.text))
    const called = named ? [named.statement] : []
    const shown = called.length > 0 ? called : examples.filter(({ heading }) => heading !== '').slice(0, 2)
    const lead = phrases.say(language, called.length > 0 ? 'tone-found' : 'tone-nearest')
    return say(shown, lead)
  }

  /** What tells the last two answers apart is what each begins with. */
  function difference({ answers }: TopicMemory, language: Language): SkillOutcome | undefined {
    const [one, other] = answers
      .slice(0, 2)
      .toReversed()
      .flatMap(({ entryId }) => knowledge.entries.get(entryId) ?? [])
    const [last] = answers
    if (!one || !other || !last) return undefined
    const both = [one, other].map((pair) => {
      const { title } = pair[language]
      const [reply] = replyWith(pair, last, [firstStatementOf(pair[language])], language, `**${title}**`).replies
      return reply
    })
    return { replies: both.flatMap((reply): ReplyDraft[] => (reply ? [{ ...reply, choices: [] }] : [])) }
  }

  function pointsOf(pair: EntryPair, number: number, language: Language): readonly Statement[] {
    return statementsOf(pair[language])
      .filter(({ table, kind }) => table === undefined && kind !== 'example')
      .slice(0, Math.min(number, mostPoints))
      .map((statement) => ({
        ...statement,
        markdown: `- ${statement.markdown.replace(/^(?:[-*]|\d+[.)])\s+/, '')}`,
        heading: '',
      }))
  }

  function reasonsIn(pair: EntryPair, language: Language): readonly Statement[] {
    const asked = { bare: language === 'id' ? 'kenapa' : 'why', aspects: [] }
    const [best] = topicReader.search(asked, [pair], { language })
    return best && best.score > 0 ? [best.statement] : []
  }

  /** What the last entry, those beside it and the earlier ones have on it. */
  function near(rest: string, { answers, said, asker }: TopicMemory, language: Language) {
    const [last, ...before] = answers.flatMap(({ entryId }) => knowledge.entries.get(entryId) ?? [])
    if (rest === '' || !last) return []
    return topicReader.search(questionReader.read(rest), topicReader.familyOf(last, before), {
      language,
      said: new Set(said),
      asker,
    })
  }

  function replyWith(
    pair: EntryPair,
    { answerId }: RememberedAnswer,
    statements: readonly Statement[],
    language: Language,
    lead?: string,
  ): SkillOutcome {
    const said = { pair, language, statements, certainty: 'medium' as const, answerId }
    return { replies: [renderStatements(lead === undefined ? said : { ...said, lead }, parts)] }
  }
}
