import { randomUUID } from 'node:crypto'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { buildHistories } from './build-histories.ts'
import { type IndexedKnowledge, openKnowledge } from './build-index.ts'
import { buildKeeping, noEvents, type PersonalStore } from './build-keeping.ts'
import { createArbiter } from './conversation/arbiter.ts'
import { askingKinds, createAskingReader } from './conversation/asking.ts'
import { createChoicePlaceReader } from './conversation/choice-places.ts'
import { type Conversation, createConversation } from './conversation/conversation.ts'
import type { DatedFor, DatedThing } from './conversation/dated-thing.ts'
import { createLanguageDetector, cuesSchema } from './conversation/detect-language.ts'
import { createDoingReader } from './conversation/doings.ts'
import {
  createFlowWordReader,
  createLeavingReader,
  createPlainAnswerReader,
  flowWords,
  plainAnswers,
} from './conversation/flow-words.ts'
import { voicePhraseKeys } from './conversation/model/hear-voice.ts'
import { createModelSwitch } from './conversation/model/model-switch.ts'
import { createTurnModels, type TurnModelsParts } from './conversation/model/turn-models.ts'
import { withModels } from './conversation/model/with-models.ts'
import type { ReadOverview } from './conversation/overview.ts'
import { loadPhrases, loadSharedPhrases, type Phrases } from './conversation/phrases.ts'
import { createPointingReader } from './conversation/points-only.ts'
import type { Skill } from './conversation/skill.ts'
import { createQuestionSound } from './conversation/sounds-like-question.ts'
import { dayIn } from './domain/day.ts'
import type { Language } from './domain/language.ts'
import type { Message } from './domain/message.ts'
import { createPseudonyms, type Pseudonyms } from './domain/pseudonyms.ts'
import { remembering } from './domain/remembering.ts'
import { openCharts } from './infrastructure/charts/open-charts.ts'
import { loadDoings, loadToldBusinesses } from './knowledge/intents/load-intents.ts'
import { createToldBusinessReader } from './knowledge/kbli/read-told-business.ts'
import { phrasesTest, toLine } from './knowledge/replies/phrase-pattern.ts'
import { readLanguageFile } from './knowledge/text/read-language-file.ts'
import { openPrepared } from './open-prepared.ts'
import { createPeople } from './people/people.ts'
import { createRulesReader } from './people/rules.ts'
import { type Attachments, noAttachments } from './ports/attachments.ts'
import type { Charts } from './ports/charts.ts'
import type { Clock } from './ports/clock.ts'
import type { Keeper } from './ports/keeper.ts'
import type { SnapshotStore } from './ports/snapshot-store.ts'
import type { VectorStore } from './ports/vector-store.ts'
import type { DueSource } from './schedule/ticker.ts'
import { openAccountSkill } from './skills/account/open-account-skill.ts'
import { openAnalyseSkill } from './skills/analyse/open-analyse-skill.ts'
import { unlessTable } from './skills/analyse/unless-table.ts'
import type { PhrasingFact } from './skills/answer/model/phrase-answer.ts'
import { notedForTeam } from './skills/answer/noted-for-team.ts'
import { openAnswerSkill } from './skills/answer/open-answer-skill.ts'
import { createQuestionReader, type QuestionReader } from './skills/answer/read-question.ts'
import { sharingBubbles } from './skills/answer/share-bubble.ts'
import { openCalculateSkill } from './skills/calculate/open-calculate-skill.ts'
import { openCareSkill } from './skills/care/open-care-skill.ts'
import { openClarifySkill } from './skills/clarify/open-clarify-skill.ts'
import { openCoachSkills } from './skills/coach/open-coach-skill.ts'
import { openGuardSkill } from './skills/guard/open-guard-skill.ts'
import { openGuideSkill } from './skills/guide/open-guide-skill.ts'
import { createCodeWishReader } from './skills/kbli/asks-code.ts'
import { openKbliSkill } from './skills/kbli/open-kbli-skill.ts'
import { openKitSkill } from './skills/kit/open-kit-skill.ts'
import { openModelSkill } from './skills/model/open-model-skill.ts'
import { openWordsmiths } from './skills/open-wordsmiths.ts'
import { openOutlineSkill } from './skills/outline/open-outline-skill.ts'
import { openPaperSkill } from './skills/paper/open-paper-skill.ts'
import { openPractiseSkill } from './skills/practise/open-practise-skill.ts'
import { openPrivacySkill } from './skills/privacy/open-privacy-skill.ts'
import { openRemindSkill } from './skills/remind/open-remind-skill.ts'
import { openReplySkill } from './skills/reply/open-reply-skill.ts'
import { openRulesSkill } from './skills/rules/open-rules-skill.ts'
import type { SkillParts } from './skills/skill-parts.ts'
import { openSummarySkill } from './skills/summary/open-summary-skill.ts'
import { openTeamSkill } from './skills/team/open-team-skill.ts'

export type ConversationConfig = {
  readonly knowledgeDirectories: readonly string[]
  readonly defaultLanguage: Language
  readonly sessionTtlMs: number
  readonly timeZone: string
  /** What is said to whoever wants a human. */
  readonly humanContact?: string
  /** Who runs Prima: channel and id, as in `telegram:123`. They see health, gaps and settings. */
  readonly admins?: readonly string[]
  /** Set: Redis keeps the state, as people are told who ask. */
  readonly redisUrl?: string
}

export type BuildParts = {
  readonly clock: Clock
  /** What teams and persons have done. Default: nothing, for whoever only asks questions. */
  readonly events?: SkillParts['events']
  /** What long programmes came to before. Default: nothing is kept, and they are gone through once after each start. */
  readonly snapshots?: SnapshotStore
  readonly attachments?: Attachments
  /** Default: no channel is known. */
  readonly privateConversationOf?: SkillParts['privateConversationOf']
  /** Default: as they are drawn on this machine. */
  readonly charts?: Charts
  /** What is kept of people, to export and erase. Default: nothing, for whoever only asks questions. */
  readonly store?: PersonalStore
  /** How the service is, a line each, for admins. */
  readonly health?: () => Promise<readonly string[]>
  /** Who keeps something of people beside skills and store. */
  readonly keepers?: readonly Keeper[]
  /** Default: read from the folders of the configuration. */
  readonly indexed?: IndexedKnowledge
  /** Default: no model, and everything goes by the rules alone. */
  readonly model?: ModelParts
}

export type ModelParts = Pick<TurnModelsParts, 'models' | 'timeLimitMs' | 'interruptions' | 'observe' | 'draftFor'> & {
  /** Told what became of each answer that was put to a model. */
  readonly observeAnswer?: (fact: PhrasingFact) => void
  /** Where vectors are kept. Default: nowhere. */
  readonly vectors?: VectorStore
  /** Aborts what goes on behind the turns. Default: never. */
  readonly stopping?: AbortSignal
}

/** The conversation and the parts of it that others look into. */
export type BuiltConversation = IndexedKnowledge & {
  readonly conversation: Conversation
  readonly questionReader: QuestionReader
  readonly phrases: Phrases
  /** What the clock brings up, of all skills. */
  readonly dueSources: readonly DueSource[]
  /** What is to be said elsewhere since nobody could be told what was due. Throws `StoreError`. */
  readonly unread: (message: Message) => Promise<readonly Message[]>
  /** To be told the secrets of the store before the first turn; until then they are made with one of this process alone. */
  readonly pseudonyms: Pseudonyms
  /** Who answers for what is kept of people. */
  readonly keepers: readonly Keeper[]
  /** Where a person's team stands. */
  readonly overviewOf: ReadOverview
}

const promptsDirectory = resolve(import.meta.dirname, '../prompts')
const knowledgeDirectory = resolve(import.meta.dirname, '../knowledge')
const languageDirectory = join(knowledgeDirectory, 'language')
const flowVocabularySchema = z.strictObject(
  Object.fromEntries(
    [...flowWords, ...plainAnswers, 'fillers', 'reasons'].map((key) => [key, z.array(z.string())]),
  ) as Record<
    (typeof flowWords)[number] | (typeof plainAnswers)[number] | 'fillers' | 'reasons',
    z.ZodArray<z.ZodString>
  >,
)
const askingSchema = z.strictObject(
  Object.fromEntries(askingKinds.map((kind) => [kind, z.array(z.string())])) as Record<
    (typeof askingKinds)[number],
    z.ZodArray<z.ZodString>
  >,
)
const pointingSchema = z.strictObject({ phrases: z.array(z.string()), fillers: z.array(z.string()) })
const choicePlacesSchema = z.strictObject({
  around: z.array(z.string()),
  places: z.record(z.string(), z.array(z.string())),
  last: z.array(z.string()),
})
const questionSchema = z.strictObject({ begins: z.array(z.string()), anywhere: z.array(z.string()) })
const msPerDay = 24 * 60 * 60 * 1000

/**
 * Puts the conversation together from the knowledge base: everything between a message and its replies, without any
 * channel or store.
 * @throws KnowledgeError naming file and line of whatever is not right in knowledge or prompts.
 */
export function buildConversation(config: ConversationConfig, parts: BuildParts): BuiltConversation {
  const { clock, events = noEvents, attachments = noAttachments, charts = openCharts() } = parts
  const indexed = parts.indexed ?? openKnowledge(config.knowledgeDirectories, openPrepared(config.knowledgeDirectories))
  const { words, retriever, findEntries } = indexed
  const phrases = loadSharedPhrases(promptsDirectory)
  const questionReader = createQuestionReader(languageDirectory, words)
  const languageDetector = createLanguageDetector(readLanguageFile(languageDirectory, 'cues.yaml', cuesSchema))
  const dayOf = dayIn(config.timeZone)
  const soundsLikeQuestion = createQuestionSound(readLanguageFile(languageDirectory, 'questions.yaml', questionSchema))
  const shared: SkillParts = {
    ...indexed,
    languageDetector,
    soundsLikeQuestion,
    doings: loadDoings(languageDirectory),
    readTold: remembering(
      createToldBusinessReader({
        ...indexed.kbli,
        soundsLikeQuestion,
        model: loadToldBusinesses(languageDirectory),
      }),
    ),
    phrases,
    knowledgeDirectory,
    languageDirectory,
    promptsDirectory,
    events,
    histories: buildHistories(events, parts.snapshots),
    attachments,
    privateConversationOf: parts.privateConversationOf ?? (() => undefined),
    charts,
    clock,
    timeZone: config.timeZone,
    today: () => dayOf(clock.now()),
    ...(parts.model ? { wordsmiths: openWordsmiths({ promptsDirectory, languageDirectory, words }) } : {}),
  }

  const modelSwitch = createModelSwitch(events)
  const model = parts.model && {
    hasChat: parts.model.models.chat !== undefined,
    embedding: parts.model.models.embedding,
    vectors: parts.model.vectors,
    stopping: parts.model.stopping,
    observe: parts.model.observeAnswer,
  }
  const answers = openAnswerSkill(
    shared,
    {
      findEntries,
      ranking: indexed.ranking,
      askerReader: indexed.askerReader,
      questionReader,
      readQuery: retriever.explain,
    },
    model,
  )
  const datedOfAll = (of: DatedFor): Promise<readonly DatedThing[]> => datedIn(skills, of)
  const pseudonyms = createPseudonyms([randomUUID()])
  const people = createPeople(events)
  const rulesOf = createRulesReader(events)
  const keeping = buildKeeping({
    store: parts.store,
    people,
    pseudonyms,
    skills: () => skills,
    others: parts.keepers,
  })
  const coach = openCoachSkills(shared)
  const reminders = openRemindSkill(shared, datedOfAll)
  const sessionTtlDays = Math.round(config.sessionTtlMs / msPerDay)
  const skills: readonly Skill[] = [
    // Before all others: whoever is not well is not asked what they mean.
    openCareSkill(shared),
    // What is done for nobody: before whoever would note it, draft it, or take it for a question.
    openGuardSkill(shared),
    // "Bikin rencana buat tim" behind an answer is no paper of that answer.
    coach.door,
    // Papers made of what is told: before lists, texts and figures, which would take a part of it for the whole.
    openPaperSkill(shared),
    // What is surely said of a team's programme is no question of law, whatever words it shares with one.
    unlessTable(coach.first),
    reminders,
    // Before the answers: "buat tim Kopi Senja" is no circumstance of the last one.
    openTeamSkill(shared),
    // Then, since "what does that mean?" in the middle of a guide is about its question.
    openGuideSkill(shared),
    // Lists to use as they stand: before the texts, since "SOP balas chat" is no chat.
    openOutlineSkill(shared),
    // Before the answers: "bikinin balesannya" is a wish for a text, and what follows changes that.
    openReplySkill(shared),
    // Before the others, since what is said about its last answer is for nobody else; of all other messages it takes the rest.
    notedForTeam(sharingBubbles(answers), people),
    openPrivacySkill(shared, {
      personalData: keeping.personalData,
      sweep: keeping.sweep,
      sessionTtlDays,
      storage: config.redisUrl === undefined ? 'file' : 'redis',
      ...(parts.model ? { modelServer: parts.model.models.server } : {}),
    }),
    ...(parts.model ? [openModelSkill(shared, { server: parts.model.models.server, modelSwitch })] : []),
    openRulesSkill(shared, {
      people,
      rulesOf,
      admins: new Set(config.admins ?? []),
      ...(parts.health ? { health: parts.health } : {}),
    }),
    openPractiseSkill(shared),
    // Before the others that read figures: a pasted table or chat is for nobody else.
    openAnalyseSkill(shared),
    openKitSkill(shared),
    openSummarySkill(shared),
    // Before the coach, who owns the figures of a team: from anybody else they are to be computed.
    openCalculateSkill(shared),
    coach.rest,
    openKbliSkill(shared),
    openClarifySkill(shared),
    // Last of those that want a message: talk is what nothing else is.
    openAccountSkill(shared, {
      helpLines: (language) => skills.map((skill) => skill.help?.(language) ?? []),
      humanContact: config.humanContact,
    }),
    coach.last,
  ]
  const flowVocabulary = readLanguageFile(languageDirectory, 'flow-words.yaml', flowVocabularySchema)
  const ruled = createConversation({
    skills,
    arbitrate: createArbiter(
      createAskingReader(readLanguageFile(languageDirectory, 'asking.yaml', askingSchema), (list) => {
        const test = phrasesTest(list)
        return (text) => test.test(toLine(text))
      }),
    ),
    languageDetector,
    phrases,
    pointsOnly: createPointingReader(readLanguageFile(languageDirectory, 'pointing.yaml', pointingSchema)),
    soundsLikeQuestion: shared.soundsLikeQuestion,
    readFlowWord: createFlowWordReader(flowVocabulary),
    readLeaving: createLeavingReader(flowVocabulary),
    readDoing: createDoingReader({
      model: shared.doings,
      hasTeam: async ({ person, place }) => (await people.speaker(person, place)).team !== undefined,
      wantsElse: createCodeWishReader({ ...indexed.kbli, readTold: shared.readTold }),
    }),
    readPlainAnswer: createPlainAnswerReader(flowVocabulary),
    readChoicePlace: createChoicePlaceReader(
      readLanguageFile(languageDirectory, 'choice-places.yaml', choicePlacesSchema),
    ),
    defaultLanguage: config.defaultLanguage,
    pseudonyms,
    version: indexed.version,
    rulesOf: async (place) => (await rulesOf(place)).state,
  })
  const conversation = parts.model
    ? withModels(ruled, {
        models: createTurnModels({ ...parts.model, isAllowed: modelSwitch.isAllowed }),
        attachments,
        phrases: loadPhrases(promptsDirectory, 'model-voice', voicePhraseKeys),
      })
    : ruled
  return {
    ...indexed,
    conversation,
    questionReader,
    phrases,
    dueSources: dueSourcesOf(skills),
    unread: async (message) => (await skills.find(({ name }) => name === message.due?.skill)?.unread?.(message)) ?? [],
    overviewOf: async (of) =>
      (await Promise.all(skills.map((skill) => skill.overview?.(of)))).find((found) => found !== undefined),
    pseudonyms,
    keepers: keeping.keepers(),
  }
}

/** What all skills know of a person that has a date. */
async function datedIn(skills: readonly Skill[], of: DatedFor): Promise<readonly DatedThing[]> {
  return (await Promise.all(skills.map((skill) => skill.dated?.(of) ?? []))).flat()
}

function dueSourcesOf(skills: readonly Skill[]): readonly DueSource[] {
  return skills.flatMap((skill) =>
    skill.due ? [{ name: skill.name, due: async (nowMs) => (await skill.due?.(nowMs)) ?? [] }] : [],
  )
}
