import { questionPart } from '../../conversation/clean-message.ts'
import type { DoingModel } from '../../conversation/doings.ts'
import type { Phrases } from '../../conversation/phrases.ts'
import type { Claim, Skill, SkillOutcome, Strength, TurnContext } from '../../conversation/skill.ts'
import type { Language } from '../../domain/language.ts'
import type { Choice, ReplyDraft } from '../../domain/reply.ts'
import { shortSources } from '../../knowledge/citing/references.ts'
import type { ToldBusinessReader } from '../../knowledge/kbli/read-told-business.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { NameReader } from '../../knowledge/read-names.ts'
import { entryChoice } from '../../questions/answer-commands.ts'
import { readCareMemory } from './memory.ts'
import type { CarePhraseKey } from './phrase-keys.ts'
import { quoteFor } from './quote-entry.ts'
import type { Concern, ConcernReader } from './read-concern.ts'
import type { Faint } from './read-faint.ts'
import { secretsIn } from './secrets.ts'
import type { EmergencyKind, SorrowKind } from './vocabulary.ts'

export type CareParts = {
  readonly readConcern: ConcernReader
  /** Whether a feeling of whoever writes is named. */
  readonly tellsFeeling: (text: string) => boolean
  /** Whether somebody is addressed as customers are. */
  readonly speaksToCustomer: (text: string) => boolean
  /** "Enggak, maksud saya usahanya": what was heard was not meant. */
  readonly meansOtherwise: (text: string) => boolean
  readonly soundsLikeQuestion: (text: string) => boolean
  readonly readTold: ToldBusinessReader
  /** What people do with their team's programme. */
  readonly doings: DoingModel
  readonly readNames: NameReader
  readonly knowledge: Knowledge
  readonly phrases: Phrases<CarePhraseKey>
}

/** Whoever was in danger is not left after one turn: so many of theirs are heard as part of it, unless they ask something. */
const turnsHeard = 3
const mostWordsHeard = 15
/** Where somebody asks what will become of them: what the rules say. */
const outcomeEntries = ['pse/pidana-uu-pdp', 'pse/sanksi-tidak-daftar', 'oss/sanksi-oss']
const help = 'cse/bantuan-kejiwaan'
const agentHurt = 'cse/agen-menangis'
const harassmentEntries = ['cse/pelecehan-dari-pelanggan', 'cse/pelanggan-mengancam'] as const
/** Where one thing ends and another begins: sentences, and words people go on with. */
const clauseEnds =
  /[.?!\n;,]+|(?:^|[\s,]+)(?:btw|by the way|oh ya|oh iya|oya|oiya|omong2|omong omong|anyway|sekalian|mau nanya|mau tanya|numpang tanya|tapi|tp|tpi|but)[\s,]+/i
const longestLabel = 60

const ownDangerKeys = { hinted: 'self-harm-hint', plain: 'self-harm', means: 'self-harm-means' } as const
const sorrowKeys = {
  loss: 'sad-loss',
  suicide: 'sad-suicide',
  love: 'sad-love',
  money: 'sad-money',
  job: 'sad-job',
  worth: 'sad-worth',
  shame: 'sad-shame',
  empty: 'sad-empty',
  fear: 'sad-fear',
  general: 'sad',
} as const satisfies Readonly<Record<SorrowKind, CarePhraseKey>>

/** How likely a message must be about a team's programme to be nothing else. */
const surelyWork = 0.9

/** Where one speaks as somebody else. */
const inRoles: readonly string[] = ['practise']
const faintKeys = { heaviness: 'faint', dying: 'faint-dying', another: 'faint-another' } as const
const faintNotes = { heaviness: 'tired-note', dying: 'faint-dying-note', another: 'faint-another-note' } as const

/** Comes before answers where somebody is not well, gives a secret away, or wishes what nobody should be helped with. */
export function createCareSkill(parts: CareParts): Skill {
  const {
    tellsFeeling,
    speaksToCustomer,
    meansOtherwise,
    soundsLikeQuestion,
    readTold,
    doings,
    readNames,
    knowledge,
    phrases,
  } = parts
  const readConcern = beyondBusiness(parts.readConcern)
  return {
    name: 'care',
    claim(context) {
      const { message } = context
      if (message.kind !== 'said' || context.command) return undefined
      const text = questionPart(message.text)
      const concern = readConcern(text)
      if (isOfBusiness(text, concern)) return undefined
      if (isPlayed(text, concern, context)) return undefined
      // Whoever asks something of our field beside it is answered, with a warm word before.
      const beside = askedBeside(text, concern)
      if (beside !== undefined) return claim('owns', () => ({ replies: [], readAs: { text: beside } }))
      if (concern) return claimFor(concern, context)
      return isStillHeard(text, context) ? claim('owns', () => inDanger('self-harm-again', context)) : undefined
    },
    note(context, strength) {
      const notes = [secretNote(context), ...concernNotes(context, strength)].flatMap((note) => note ?? [])
      return notes.length === 0 ? undefined : { text: notes.join('\n\n') }
    },
  }

  function claimFor(concern: Concern, context: TurnContext): Claim | undefined {
    const { language } = context
    switch (concern.kind) {
      case 'self-harm': {
        const isHeardAgain = concern.level === 'hinted' && wasInDanger(context)
        return claim('owns', () => inDanger(isHeardAgain ? 'self-harm-again' : ownDangerKeys[concern.level], context))
      }
      case 'endangered':
        return claim('owns', () =>
          concern.level === 'means'
            ? { replies: [say('endangered-means', language)] }
            : { replies: [say('endangered', language)], opens: entryChoice('ask', help) },
        )
      case 'emergency':
        return claim('owns', () => ({ replies: [inEmergency(concern.emergency, language)] }))
      case 'violence':
        return claim('owns', () => ({ replies: [say('violence', language, [help])], topic: help }))
      case 'harassed':
        return claim('owns', () => ({
          replies: [say('harassed', language, harassmentEntries)],
          topic: harassmentEntries[0],
        }))
      case 'exhausted':
        return claim('wants', () => ({
          replies: [say(concern.abused ? 'exhausted-abused' : 'exhausted', language)],
          opens: entryChoice('ask', concern.abused ? 'cse/capek-dimaki' : 'cse/tanda-burnout'),
        }))
      case 'hurt':
        // Whoever asks something beside it is answered, with a warm word before.
        if (!concern.asksWhatToSay && soundsLikeQuestion(context.message.text)) return undefined
        return claim('wants', () => ({
          replies: [say('hurt', language)],
          opens: entryChoice('ask', concern.asksWhatToSay ? 'cse/pelanggan-kasar' : 'cse/setelah-kontak-berat'),
        }))
      case 'agent-hurt':
        return claim('wants', () => ({ replies: [say('agent-hurt', language)], opens: entryChoice('ask', agentHurt) }))
      case 'sad':
        return claim('wants', () => ({ replies: [say(sorrowKeys[concern.sorrow], language, [help])] }))
      case 'declined':
        return claim(concern.isOrder ? 'owns' : 'wants', () => decline(concern, language))
      case 'outcome':
        return concern.alone
          ? claim('wants', () => ({ replies: [say('outcome', language, outcomeEntries)] }))
          : undefined
      case 'faint':
        return isBeside(concern, context) || isPassing(concern, context)
          ? undefined
          : claim('wants', () => ({ replies: [say(faintKeys[concern.of], language)] }))
      case 'insult':
        return claim('wants', () => ({ replies: [say('insulted', language)] }))
      case 'hyperbole':
        return undefined
    }
  }

  function inEmergency(kind: EmergencyKind, language: Language): ReplyDraft {
    return { text: `${phrases.say(language, `emergency-${kind}`)}\n\n${phrases.say(language, 'emergency-note')}` }
  }

  function inDanger(key: CarePhraseKey, { language, turns }: TurnContext): SkillOutcome {
    return { replies: [say(key, language)], memory: { inDangerAt: turns } }
  }

  /** "Udah ga ada siapa-siapa": what follows such a message, as long as it asks nothing of another kind. */
  function isStillHeard(text: string, context: TurnContext): boolean {
    return (
      wasInDanger(context) &&
      !meansOtherwise(text) &&
      text.split(/\s+/).length <= mostWordsHeard &&
      !soundsLikeQuestion(text) &&
      readNames(text).names.size === 0
    )
  }

  /** "Capek dimaki terus. Btw rumus CSAT apa?": a part of its own that asks something of our fields and troubles nobody. */
  function askedBeside(text: string, whole: Concern | undefined): string | undefined {
    if (whole && !isLow(whole)) return undefined
    const clauses = text.split(clauseEnds).filter((clause) => clause.trim() !== '')
    const rest = clauses.filter((clause) => !isLow(readConcern(clause)))
    if (rest.length === clauses.length || rest.length === 0) return undefined
    const asked = rest.map((clause) => clause.trim()).join(', ')
    // "Habis keguguran, tadi ada customer marah": what is only told asks for nothing.
    return isOfOurFields(text.includes('?') ? `${asked}?` : asked) ? `${asked}?` : undefined
  }

  /** A customer who wants 5 million, a business that failed: trouble in a question of our fields, and nobody's feeling. */
  function isOfBusiness(text: string, concern: Concern | undefined): boolean {
    if (concern && !isLow(concern)) return false
    const isAsked = readNames(text).names.size > 0 && soundsLikeQuestion(text)
    return !tellsFeeling(text) && (isAsked || askedBeside(text, concern) !== undefined)
  }

  /** Where a customer is played words are said to them: only what is unmistakably the writer's own breaks that. */
  function isPlayed(text: string, concern: Concern | undefined, { flowSkill, lastSkill }: TurnContext): boolean {
    // A scene that has just ended is often answered once more.
    const isJustOver = flowSkill === undefined && lastSkill === 'practise' && speaksToCustomer(text)
    // In the middle of other questions "tutup total aja" is an answer to them, unless a feeling is told.
    const isHinted =
      concern?.kind === 'faint' ||
      ((concern?.kind === 'self-harm' || concern?.kind === 'endangered') && concern.level === 'hinted')
    if (flowSkill !== undefined && isHinted && !tellsFeeling(text)) return true
    if (!concern || (flowSkill !== 'practise' && !isJustOver)) return false
    switch (concern.kind) {
      case 'self-harm':
      case 'endangered':
        return concern.level === 'hinted' && (speaksToCustomer(text) || !tellsFeeling(text))
      case 'emergency':
        return speaksToCustomer(text)
      default:
        return true
    }
  }

  /** "Ternak lele di terpal" is a business, "pengennya 30 menit aja, aku yg pegang" a goal, whatever their words remind of. */
  function beyondBusiness(read: ConcernReader): ConcernReader {
    return (text) => {
      const concern = read(text)
      if (!concern || isPlain(concern)) return concern
      return readTold(text)?.isPlain || (doings.any(text)?.likelihood ?? 0) >= surelyWork ? undefined : concern
    }
  }

  function isOfOurFields(clause: string): boolean {
    return soundsLikeQuestion(clause) && readNames(clause).names.size > 0 && readConcern(clause) === undefined
  }

  /** What only shimmers through a question or an order is heard, and what was asked for is done. */
  function isBeside({ isAsked }: Faint, { message }: TurnContext): boolean {
    return isAsked || soundsLikeQuestion(message.text)
  }

  /** In the midst of other talk, and of a practice above all, people say much that only sounds like trouble. */
  function isPassing({ isAsked, isLikely }: Faint, { lastSkill, message }: TurnContext): boolean {
    const isAmidTalk = lastSkill !== undefined && lastSkill !== 'care'
    const isUnmarkedQuestion = !isAsked && soundsLikeQuestion(message.text)
    return inRoles.includes(lastSkill ?? '') || (!isLikely && (isAmidTalk || isUnmarkedQuestion))
  }

  function wasInDanger({ memory, turns, lastSkill }: TurnContext): boolean {
    const since = readCareMemory(memory)?.inDangerAt
    return since !== undefined && turns - since <= turnsHeard && lastSkill === 'care'
  }

  function decline({ wish, finer, lawful }: Concern & { kind: 'declined' }, language: Language): SkillOutcome {
    const quote = lawful && quoteFor(lawful, language, knowledge)
    const text = phrases.say(language, `decline-${finer ?? wish}`)
    if (!quote) return { replies: [{ text }] }
    const { pair, citations } = quote
    const sources = phrases.say(language, 'sources', { names: shortSources(citations, language) })
    return {
      replies: [
        { text: `${text}\n\n${quote.text}\n\n_${sources}_`, citations, choices: toChoices([pair.id.id], language) },
      ],
      topic: pair.id.id,
    }
  }

  /** The secret itself is never said again, nor kept: the conversation masks what it keeps. */
  function secretNote({ message, language }: TurnContext): string | undefined {
    const [first, ...others] = secretsIn(message.text)
    if (first === undefined) return undefined
    const text = phrases.say(language, `secret-${first}`)
    return others.length > 0 ? `${text} ${phrases.say(language, 'secret-several')}` : text
  }

  function concernNotes(context: TurnContext, strength: Strength): readonly string[] {
    const text = questionPart(context.message.text)
    const concern = readConcern(text)
    if (isOfBusiness(text, concern) || isPlayed(text, concern, context)) return []
    if (askedBeside(text, concern)) return [phrases.say(context.language, 'tired-note')]
    if (concern?.kind === 'faint' && isBeside(concern, context) && !isPassing(concern, context)) {
      return [phrases.say(context.language, faintNotes[concern.of])]
    }
    if (strength !== 'rest') return []
    if (concern?.kind === 'hurt') return [phrases.say(context.language, 'hurt-note')]
    if (concern?.kind === 'hyperbole') return [phrases.say(context.language, 'hyperbole')]
    return concern?.kind === 'outcome' && !concern.alone ? [phrases.say(context.language, 'outcome-note')] : []
  }

  function say(key: CarePhraseKey, language: Language, entries: readonly string[] = []): ReplyDraft {
    const choices = toChoices(entries, language)
    return { text: phrases.say(language, key), ...(choices.length > 0 ? { choices } : {}) }
  }

  function toChoices(entries: readonly string[], language: Language): readonly Choice[] {
    return entries.flatMap((id) => {
      const title = knowledge.entries.get(id)?.[language].title
      return title === undefined ? [] : [{ pick: entryChoice('ask', id), label: shortened(title) }]
    })
  }
}

function claim(strength: Strength, respond: Claim['respond']): Claim {
  return { strength, respond }
}

/** Danger that was said in plain words is believed, whatever else the message is about. */
function isPlain(concern: Concern): boolean {
  return (concern.kind === 'self-harm' || concern.kind === 'endangered') && concern.level !== 'hinted'
}

/** Heavy, but nobody is in danger. */
function isLow(concern: Concern | undefined): boolean {
  return concern?.kind === 'exhausted' || concern?.kind === 'sad' || concern?.kind === 'hurt'
}

function shortened(title: string): string {
  return title.length > longestLabel ? `${title.slice(0, longestLabel - 1).trimEnd()}…` : title
}
