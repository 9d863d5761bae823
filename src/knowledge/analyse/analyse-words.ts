import { join } from 'node:path'
import { z } from 'zod'
import type { KnowledgeProblem } from '../../domain/errors.ts'
import { readYaml } from '../read-yaml.ts'
import { readLanguageFile } from '../text/read-language-file.ts'

const phrases = z.array(z.string().min(1))

/** What a column of a survey may be. `element` is one of the unsur of an IKM, `rating` a further question with a scale. */
export const roleNames = [
  'csat',
  'nps',
  'ces',
  'element',
  'rating',
  'date',
  'branch',
  'channel',
  'agent',
  'comment',
  'ignore',
] as const
export type RoleName = (typeof roleNames)[number]

export const elementNames = [
  'persyaratan',
  'prosedur',
  'waktu',
  'biaya',
  'produk',
  'kompetensi',
  'perilaku',
  'pengaduan',
  'sarana',
] as const
export type ElementName = (typeof elementNames)[number]

function each<Key extends string>(keys: readonly Key[]) {
  return z.strictObject(Object.fromEntries(keys.map((key) => [key, phrases])) as Record<Key, typeof phrases>)
}

const titledRoles = ['csat', 'nps', 'ces', 'date', 'branch', 'channel', 'agent', 'comment', 'ignore'] as const
const columnsSchema = z.strictObject({
  roles: each(titledRoles),
  elements: each(elementNames),
  subheaders: phrases,
  /** What begins a row that sums up the others. */
  summaries: phrases,
  /** Words for what is averaged already. */
  averages: phrases,
  /** How often an answer was given, in a table of answers that were counted already. */
  counts: phrases,
  /** What stands in a row that somebody wrote to try the form. */
  trials: phrases,
  /** What is compared like branches where no place is named. */
  services: phrases,
  /** Words for a score. */
  scores: phrases,
  /** Units at the end of a title: what was counted, and no answer. */
  units: phrases,
  /** Said of a question that is about all of it. */
  overall: phrases,
  names: each(roleNames),
})
export type ColumnWords = z.infer<typeof columnsSchema>

const answersSchema = z.strictObject({
  scales: z.array(z.strictObject({ id: z.string(), levels: z.array(phrases).min(2) })),
  missing: phrases,
  nothing: phrases,
  /** How words of answers are shortened. */
  abbreviations: z.record(z.string(), phrases),
  /** What the bad end of a scale is called. */
  bad: phrases,
})
export type AnswerWords = z.infer<typeof answersSchema>

const themesSchema = z.array(
  z.strictObject({ id: z.string(), name: z.strictObject({ id: z.string(), en: z.string() }), words: phrases }),
)
export type ThemeWords = z.infer<typeof themesSchema>

const sentimentSchema = z.strictObject({
  positive: z.record(z.string(), phrases),
  negative: z.record(z.string(), phrases),
  negators: phrases,
  stronger: phrases,
  weaker: phrases,
  /** What is said of things that do not happen: a wish, a question, a condition. */
  unreal: phrases,
})
export type SentimentWords = z.infer<typeof sentimentSchema>

const chatsSchema = z.strictObject({
  agents: phrases,
  customers: phrases,
  serves: phrases,
  system: phrases,
  /** What stands in place of a picture or a message that was taken back. */
  placeholders: phrases,
  columns: each(['chat', 'time', 'role', 'speaker', 'text']),
  /** What answers by itself. */
  bots: phrases,
})
export type ChatWords = z.infer<typeof chatsSchema>

const wishesSchema = each(['survey', 'chat', 'offered', 'any', 'compare', 'yes'])
export type WishWords = z.infer<typeof wishesSchema>

const complaintsSchema = z.array(
  z.strictObject({ id: z.string(), name: z.strictObject({ id: z.string(), en: z.string() }), words: phrases }),
)
export type ComplaintWords = z.infer<typeof complaintsSchema>

export const askedNames = [
  'each',
  'mean',
  'median',
  'displeased',
  'share',
  'many',
  'most',
  'least',
  'high',
  'low',
  'slow',
  'fast',
  'duration',
  'within',
  'over',
  'change',
  'repeated',
  'complaints',
  'items',
  'reliable',
] as const
export const groupNames = ['agent', 'branch', 'channel', 'team', 'category', 'month', 'week', 'status'] as const
export const unitNames = ['second', 'minute', 'hour', 'day'] as const
const askedSchema = z.strictObject({
  ...each(askedNames).shape,
  measures: each(['csat', 'nps', 'ces', 'ikm', 'score']),
  groups: each(groupNames),
  begun: phrases,
  done: phrases,
  replied: phrases,
  reply: phrases,
  hour: phrases,
  weekday: phrases,
  times: phrases,
  /** Titles of what takes minutes, and no hours: talk, waiting on the telephone. */
  talk: phrases,
  units: each(unitNames),
  common: phrases,
  scopes: each(['times', 'people']),
  /** What stands in front of a name of people or places. */
  nouns: phrases,
  /** Titles of columns of money, of ages, and of what only numbers rows. */
  amounts: phrases,
  ages: phrases,
  numbering: phrases,
  /** Further words of questions, which name nothing. */
  fillers: phrases,
  /** Which way a change went. */
  falls: phrases,
  rises: phrases,
  /** By these a bare "berapa" asks for a number of rows. */
  rows: phrases,
  /** Words for having something analysed, whatever is in it. */
  analysing: phrases,
  /** What open answers call otherwise than a question does, the words for one thing together. */
  topics: z.array(phrases),
})
export type AskedWords = z.infer<typeof askedSchema>

const namesSchema = z.strictObject({
  /** What may stand in front of a name, the forms of one word together. */
  prefixes: z.array(phrases),
  /** Of these, titles of people. */
  titles: phrases,
  /** Places and channels with their short forms. */
  places: z.record(z.string(), phrases),
  /** Kinds of people, the words for one together; and titles under which a letter is one. */
  kinds: z.array(phrases),
  kindTitles: phrases,
  /** Said of a case that is over. */
  finished: phrases,
  /** What a cell or a title says and a question calls otherwise, the words for one together. */
  alike: z.array(phrases),
  /** Kinds of places of which a bare name is another: "Kab. Bogor" and "Bogor". */
  apart: phrases,
})
export type NameWords = z.infer<typeof namesSchema>

const files = {
  columns: ['columns.yaml', columnsSchema],
  answers: ['answers.yaml', answersSchema],
  themes: ['themes.yaml', themesSchema],
  sentiment: ['sentiment.yaml', sentimentSchema],
  chats: ['chats.yaml', chatsSchema],
  wishes: ['wishes.yaml', wishesSchema],
  asked: ['asked.yaml', askedSchema],
  complaints: ['complaints.yaml', complaintsSchema],
  names: ['names.yaml', namesSchema],
} as const

/**
 * Reads the words of an analysis: knowledge/analyse.
 * @throws KnowledgeError naming file and line of what is not right.
 */
export function loadAnalyseWords(directory: string) {
  return {
    columns: readLanguageFile(directory, ...files.columns),
    answers: readLanguageFile(directory, ...files.answers),
    themes: readLanguageFile(directory, ...files.themes),
    sentiment: readLanguageFile(directory, ...files.sentiment),
    chats: readLanguageFile(directory, ...files.chats),
    asked: readLanguageFile(directory, ...files.asked),
    complaints: readLanguageFile(directory, ...files.complaints),
    names: readLanguageFile(directory, ...files.names),
  }
}
export type AnalyseWords = ReturnType<typeof loadAnalyseWords>

/** How people ask for an analysis: the one file that is read at the start. */
export function loadWishWords(directory: string): WishWords {
  return readLanguageFile(directory, ...files.wishes)
}

/** What is not right in those files, for `npm run knowledge:check`. */
export function checkAnalyseWords(directory: string): readonly KnowledgeProblem[] {
  return Object.values(files).flatMap(([name, schema]) => {
    const path = join(directory, name)
    return readYaml<unknown>(path, path, schema).problems
  })
}
