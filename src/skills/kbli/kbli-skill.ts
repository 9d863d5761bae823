import { questionPart } from '../../conversation/clean-message.ts'
import type { Phrases } from '../../conversation/phrases.ts'
import type { Skill, SkillOutcome, TurnContext } from '../../conversation/skill.ts'
import type { ChoiceReference } from '../../domain/choice.ts'
import type { KbliCode } from '../../knowledge/kbli/kbli.ts'
import type { KbliSource } from '../../knowledge/kbli/open-kbli-tables.ts'
import type { BusinessReading } from '../../knowledge/kbli/read-business.ts'
import type { ToldBusinessReader } from '../../knowledge/kbli/read-told-business.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { readCommand } from '../../questions/answer-commands.ts'
import { answerIdFor } from '../../questions/answer-id.ts'
import { answered, unanswered } from '../../questions/gap-log.ts'
import { createSurerQuestionReader } from './asks-code.ts'
import { type ComposedCodes, createCodeComposer, kbliSkillName } from './compose-codes.ts'
import { type CodeAnswer, findCodeAnswer } from './find-answer.ts'
import { createToldFinder } from './find-told.ts'
import { readKbliMemory } from './memory.ts'
import { asWish, createCodeQuestionReader, isCodeAlone } from './read-code-question.ts'

export type KbliParts = KbliSource & {
  readonly knowledge: Knowledge
  readonly phrases: Phrases
  readonly readTold: ToldBusinessReader
}

type Request =
  | { readonly kind: 'ask' | 'told'; readonly found: CodeAnswer }
  | { readonly kind: 'evidence' | 'low-risk' }
  | { readonly kind: 'detail'; readonly entries: readonly KbliCode[] }

/** "Yang risikonya rendah?", "which has the lowest risk?": short, since it leans on what was just shown. */
const lowRiskWords = /^.{0,20}\b(?:yang|yg|which|mana)\b.{0,20}\b(?:rendah|terendah|low|lowest)\b.{0,15}$/i
/** "Risikonya gimana?": nothing but the risk, so that of what was just shown. */
const riskWords =
  /^(?:terus |trus |lalu |kalau |kalo |and |what(?:'s| is| about) )?(?:the )?(?:tingkat |level )?(?:ris[ie]ko|risk)(?: level)?(?: ?nya)?(?: (?:apa|gimana|gmn|bagaimana|berapa))?[?.! ]*$/i

/** "Tadi yang pertama kodenya berapa ya, lupa": a code that was told, however long ago. */
const recallWords = /\b(?:lupa|tadi|sebelumnya|kemarin|forgot|earlier|before|again)\b/gi
const ordinalWords = /\b(?:pertama|awal|first|yg|yang|di)\b/gi
/** "Kalau sekalian sewa studio?", "we also sell pet food": another activity beside the one that was just told. */
const besideWords =
  /^(?:terus |trus |tapi |and |but )?(?:kalau|kalo|klo|nek|sekalian|kami juga|kita juga|saya juga|gue juga|sama|plus|juga|we also|i also|also|what about|how about|what if)\b/i
const mostWordsBeside = 9
/** "Bukan, …", "eh maksud gw …", "salah, …", "no, I mean …": what was told is put right. */
const correctionWords =
  /^(?:(?:eh|oh|ah|hmm|no|nope|not that|bukan|bkn|salah|ralat|koreksi|sorry|maaf|actually|wait)\b[\s,.!]*(?:itu\b[\s,]*)?)+(?:(?:maksud(?:nya| saya| gw| gue| aku| ku)?|i mean|tapi|melainkan|but)\b[\s,]*)*(.+)$|^(?:maksud(?:nya| saya| gw| gue| aku|ku)|i mean)\b[\s,]*(.+)$/i
const mostWordsCorrected = 14

/** Finds KBLI codes by number or by the words of an activity. Questions about KBLI itself are left to the entries. */
export function createKbliSkill({ asking, tables, readTold, knowledge, phrases }: KbliParts): Skill {
  const readQuestion = createSurerQuestionReader({ readQuestion: createCodeQuestionReader(asking), readTold })
  const findTold = createToldFinder({ readQuestion, readTold, tables })

  return {
    name: kbliSkillName,
    claim(context) {
      const request = readRequest(context)
      if (request) {
        const serves = context.message.pick ? {} : { serves: 'code' as const }
        return { strength: 'owns', ...serves, respond: () => respond(request, context) }
      }
      const told = context.message.pick ? undefined : findTold(context)
      if (!told) return undefined
      return {
        strength: told.isPlain ? 'owns' : 'wants',
        serves: 'code',
        respond: () => tell(told.found, context),
      }
    },
  }

  /** Nothing was asked: what is said next need not be about codes, and among colleagues nothing is said. */
  function tell(found: CodeAnswer, context: TurnContext): SkillOutcome {
    const { topic, ...outcome } = respond({ kind: 'told', found }, context)
    return { ...outcome, isDispensable: true }
  }

  function respond(request: Request, context: TurnContext): SkillOutcome {
    const { kbli, names, rolesOf } = tables()
    const composer = createCodeComposer({ kbli, names, rolesOf, knowledge, phrases }, context.language)
    switch (request.kind) {
      case 'evidence':
        return { replies: [composer.evidence(mainOf(context))] }
      case 'low-risk':
        return shown(composer.lowRisk(lastShown(context)), context)
      case 'detail':
        return shown(composer.detail(request.entries), context)
      case 'ask':
        return outcomeOf(request.found, composer.answer(request.found), context)
      case 'told':
        return outcomeOf(request.found, composer.told(request.found), context)
    }
  }

  function readRequest(context: TurnContext): Request | undefined {
    const { pick } = context.message
    if (pick !== undefined) return readPick(pick)
    const text = questionPart(context.message.text)
    const entries = lastShown(context)
    const first = readKbliMemory(context.memory)?.first
    const recalled = first === undefined || text.search(recallWords) < 0 ? undefined : tables().kbli.codes.get(first)
    if (recalled && isCodeAlone(readQuestion(text.replace(recallWords, ' ').replace(ordinalWords, ' '))))
      return { kind: 'detail', entries: [recalled] }
    if (entries.length > 0) {
      if (riskWords.test(text)) return { kind: 'detail', entries: mainOf(context) }
      if (readCommand({ text })?.kind === 'evidence') return { kind: 'evidence' }
      if (lowRiskWords.test(text)) return { kind: 'low-risk' }
    }
    const found =
      (entries.length > 0 ? findCorrected(context, text) : undefined) ??
      find(context) ??
      (entries.length > 0 || context.topic === 'oss/kbli' ? findBeside(text) : undefined)
    return found && { kind: 'ask', found }
  }

  function readPick({ skill, value }: ChoiceReference): Request | undefined {
    // Most choices are of other skills, and no reason to read the tables.
    if (skill !== kbliSkillName) return undefined
    const entry = tables().kbli.codes.get(value)
    return entry && { kind: 'detail', entries: [entry] }
  }

  function find({ message, asked }: TurnContext): CodeAnswer | undefined {
    const text = questionPart(message.text)
    const question = readQuestion(text)
    // Nearly every message ends here, before any table is read.
    if (question.names === 'no' && question.codes.every((code) => code.length < 5)) return undefined
    return isCodeAlone(question) ? findForActivity(asked) : findCodeAnswer(question, tables())
  }

  /**
   * "Bukan, bengkel mobil": another business than the one that a code was just told for. "Bukan, pake tenda": the same one,
   * elsewhere or in another way.
   */
  function findCorrected({ asked }: TurnContext, text: string): CodeAnswer | undefined {
    const [whole = '', first, second] = correctionWords.exec(text) ?? []
    const corrected = first ?? second
    if (whole === '' || corrected === undefined || text.split(/\s+/).length > mostWordsCorrected) return undefined
    const { readBusiness, names } = tables()
    const question = { ...readQuestion(corrected), names: 'certain' } as const
    const right = readBusiness(question.described)
    const isPlaceAlone = right.places.length > 0 && right.object.length <= 1
    const isNamed = names.namesIn(right.words).size > 0
    const another = isNamed && !isPlaceAlone ? findCodeAnswer(question, tables()) : undefined
    if (another?.kind === 'each' || (another?.kind === 'activity' && another.match !== 'nearest')) return another
    if (right.places.length + right.roles.length === 0) return undefined
    return findForActivity(asked, (business) => ({
      ...business,
      places: right.places.length > 0 ? right.places : business.places,
      roles: right.roles.length > 0 ? right.roles : business.roles,
    }))
  }

  /** Another activity, told right after a code: it is asked for one as well. */
  function findBeside(text: string): CodeAnswer | undefined {
    if (!besideWords.test(text) || text.split(/\s+/).length > mostWordsBeside) return undefined
    const found = findCodeAnswer({ ...readQuestion(text.replace(besideWords, ' ')), names: 'certain' }, tables())
    const isOne = found?.kind === 'each' || (found?.kind === 'activity' && found.match !== 'nearest')
    return isOne ? found : undefined
  }

  /** "Saya mau buka laundry." "Kodenya berapa?": the activity was said before, and what else was asked then is over. */
  function findForActivity(
    asked: readonly string[],
    amend?: (business: BusinessReading) => BusinessReading,
  ): CodeAnswer | undefined {
    for (const text of asked) {
      const found = findCodeAnswer(asWish(readQuestion(text)), tables(), amend)
      if (found?.kind === 'each' || (found?.kind === 'activity' && found.match !== 'nearest')) return found
    }
    return undefined
  }

  /** The code that was the answer in the turn just before this one; all of them where none was. */
  function mainOf(context: TurnContext): KbliCode[] {
    const main = readKbliMemory(context.memory)?.main
    const shown = lastShown(context)
    return main === undefined ? shown : shown.filter(({ code }) => code === main)
  }

  /** The codes of the turn just before this one. */
  function lastShown({ memory, turns }: TurnContext): KbliCode[] {
    const last = readKbliMemory(memory)
    if (!last || last.turn !== turns - 1) return []
    return last.codes.flatMap((code) => tables().kbli.codes.get(code) ?? [])
  }
}

function outcomeOf(found: CodeAnswer, composed: ComposedCodes, context: TurnContext): SkillOutcome {
  if (found.kind === 'nothing') return notFound(composed, context)
  // What was mistyped, or is no business, is neither an answer, which could be rated, nor a gap.
  return composed.codes.length === 0 && found.kind !== 'look-ups'
    ? { replies: [composed.reply] }
    : shown(composed, context)
}

function shown({ reply, codes, main }: ComposedCodes, context: TurnContext): SkillOutcome {
  const answerId = answerIdFor(context.message, 'kbli')
  const first = readKbliMemory(context.memory)?.first ?? main ?? codes[0]
  const entryId = reply.citations?.[0]?.entryId ?? 'oss/kbli'
  return {
    replies: [{ ...reply, answerId }],
    memory: { codes: [...codes], turn: context.turns, ...(main ? { main } : {}), ...(first ? { first } : {}) },
    events: [answered({ answerId, entryId })],
    topic: entryId,
  }
}

function notFound({ reply }: ComposedCodes, { message, language }: TurnContext): SkillOutcome {
  return { replies: [reply], events: [unanswered({ question: message.text, language, nearest: [] })] }
}
