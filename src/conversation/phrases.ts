import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { load, YAMLException } from 'js-yaml'
import { z } from 'zod'
import { KnowledgeError } from '../domain/errors.ts'
import { keptReading } from '../domain/kept-readings.ts'
import { type Language, languages } from '../domain/language.ts'

/** Every sentence that Prima says by herself. Their wording stands in prompts/phrases.LANGUAGE.yaml. */
const phraseKeys = [
  'greeting',
  'greeting-again',
  'thanks',
  'farewell',
  'help',
  'identity',
  'human',
  'wellbeing',
  'language-changed',
  'language-ask',
  'insult',
  'instructions',
  'another-language',
  'no-words',
  'too-long',
  'flow-left',
  'attachment',
  'files-unread',
  'file-a-picture',
  'file-a-voice-note',
  'file-a-document',
  'edit-too-late',
  'not-here',
  'hello',
  'gesture',
  'voice-note',
  'ask-back',
  'ask-topic',
  'unknown',
  'unknown-nearest',
  'unknown-contact',
  'not-ours',
  'nothing-to-prove',
  'nothing-more',
  'no-such-section',
  'other-reading',
  'nearest-in-topic',
  'begin',
  'or',
  'also-near',
  'noted',
  'noted-else',
  'still-the-answer',
  'case-noted',
  'case-noted-contact',
  'near-in-topic',
  'what-next',
  'other-words',
  'not-in-topic',
  'not-in-topic-contact',
  'verdict-yes',
  'verdict-no',
  'verdict-depends',
  'points',
  'to-forward',
  'tone-found',
  'tone-nearest',
  'beside',
  'beside-which',
  'not-recorded',
  'told-what-now',
  'told-more',
  'told-open',
  'which-answer',
  'checklist',
  'answered-elsewhere',
  'stale-choice',
  'cancelled',
  'wrong-answer',
  'unclear',
  'hurry',
  'sources',
  'confirm',
  'simpler',
  'which-part',
  'sure-checked',
  'sure-single',
  'sure-advice',
  'sure-check',
  'doubt-checked',
  'doubt-single',
  'doubt-advice',
  'reason-in-rules',
  'next-beside',
  'next-nothing',
  'no-example',
  'same-for-context',
  'as-of',
  'sure-high',
  'sure-medium',
  'sure-low',
  'single-source',
  'advice',
  'information-only',
  'evidence-title',
  'status-in-force',
  'status-in-force-undated',
  'status-not-yet',
  'status-repealed',
  'status-amended',
  'choice-evidence',
  'choice-more',
  'choice-helpful',
  'choice-not-helpful',
  'rated-helpful',
  'rated-not-helpful',
  'reason-wrong',
  'reason-beside',
  'reason-long',
  'reason-hard',
  'reason-noted',
  'next-questions',
  'bot-description',
  'bot-short-description',
  'apology',
  'ask-away',
  'command-ask',
  'command-help',
  'command-evidence',
  'command-more',
  'command-language',
  'command-privacy',
  'command-cancel',
  'share',
  'choose-one',
  'choose-further',
  'working',
  'window-waiting',
  'window-elsewhere',
  'close',
  'send',
  'cancel-button',
  'form-title',
  'form-label',
  'form-hint',
  'form-hint-direct',
  'stopped',
  'file-too-large',
  'slack-commands',
  'home-you',
  'home-you-unnamed',
  'home-team',
  'home-first',
  'home-next',
  'home-next-question',
  'fill-sheet',
  'examples',
  'example-oss',
  'example-pse',
  'example-cs-analysis',
  'example-cse',
  'example-team',
  'example-guide',
  'kbli-found',
  'kbli-partly',
  'kbli-nearest',
  'kbli-offered',
  'kbli-told-else',
  'kbli-why',
  'kbli-neighbours',
  'kbli-neighbour',
  'kbli-when',
  'kbli-when-retail',
  'kbli-when-wholesale',
  'kbli-when-makes',
  'kbli-when-named',
  'kbli-choose',
  'kbli-choose-place',
  'kbli-choose-role',
  'kbli-each',
  'kbli-each-left',
  'kbli-illegal',
  'kbli-no-business',
  'kbli-brand',
  'kbli-role-makes',
  'kbli-role-sells',
  'kbli-role-wholesale',
  'kbli-role-serves',
  'kbli-role-rents',
  'kbli-role-repairs',
  'kbli-role-grows',
  'kbli-role-mines',
  'kbli-role-builds',
  'kbli-role-carries',
  'kbli-role-brokers',
  'kbli-role-teaches',
  'kbli-role-advises',
  'kbli-role-designs',
  'kbli-place-fixed',
  'kbli-place-stall',
  'kbli-place-travelling',
  'kbli-not-found',
  'kbli-how-to-find',
  'kbli-malformed',
  'kbli-examples',
  'kbli-same-code',
  'kbli-old-codes',
  'kbli-old-codes-none',
  'kbli-others',
  'kbli-risk',
  'kbli-risk-low',
  'kbli-risk-medium-low',
  'kbli-risk-medium-high',
  'kbli-risk-high',
  'kbli-risk-none',
  'kbli-risk-unrecorded',
  'kbli-or',
  'kbli-scale-micro',
  'kbli-scale-small',
  'kbli-scale-medium',
  'kbli-scale-large',
  'kbli-scale-all',
  'kbli-licence-low',
  'kbli-licence-medium-low',
  'kbli-licence-medium-high',
  'kbli-licence-high',
  'kbli-oss-decides',
  'kbli-as-of',
  'kbli-old-moved',
  'kbli-old-split',
  'kbli-old-gone',
  'kbli-formerly',
  'kbli-group',
  'kbli-unknown',
  'kbli-unknown-near',
  'kbli-amended',
  'kbli-low-risk',
  'kbli-low-risk-none',
] as const
export type PhraseKey = (typeof phraseKeys)[number]

/** The sentences of one owner, by the keys that the owner names. */
export type Phrases<Key extends string = PhraseKey> = {
  /** The phrase, with every `{name}` filled from `values`. */
  say(language: Language, key: Key, values?: Readonly<Record<string, string | number>>): string
}

/** What is no text is read as none. */
const phrasesSchema = z.record(z.string(), z.string().catch('')).catch({})
const placeholder = /\{([a-z-]+)\}/g

/**
 * Reads the sentences of an owner (a skill, a channel) in both languages: OWNER.LANGUAGE.yaml in a folder.
 * @throws KnowledgeError where a phrase is missing, unknown, or has other placeholders than its translation.
 */
export function loadPhrases<Key extends string>(directory: string, owner: string, keys: readonly Key[]): Phrases<Key> {
  const texts = { id: readPhrases(directory, owner, 'id', keys), en: readPhrases(directory, owner, 'en', keys) }
  const problems = keys.flatMap((key) => {
    const [id, en] = languages.map((language) => placeholdersOf(texts[language].get(key) ?? ''))
    return id === en ? [] : [`phrase "${key}" has placeholders ${id} in Indonesian and ${en} in English`]
  })
  if (problems.length > 0) {
    throw new KnowledgeError(problems.map((message) => ({ file: fileOf(directory, owner, 'en'), line: 1, message })))
  }
  return {
    say: (language, key, values = {}) =>
      (texts[language].get(key) ?? '').replace(placeholder, (whole, name: string) => String(values[name] ?? whole)),
  }
}

/** The sentences that have no owner of their own yet: prompts/phrases.LANGUAGE.yaml. */
export function loadSharedPhrases(directory: string): Phrases {
  return loadPhrases(directory, 'phrases', phraseKeys)
}

function readPhrases(
  directory: string,
  owner: string,
  language: Language,
  keys: readonly string[],
): ReadonlyMap<string, string> {
  const file = fileOf(directory, owner, language)
  const text = readFile(file)
  return keptReading({ file, text }, keys, () => readTexts(file, text, keys))
}

function readTexts(file: string, text: string, keys: readonly string[]): ReadonlyMap<string, string> {
  const content = contentOf(file, text)
  const phrases = new Map(Object.entries(phrasesSchema.parse(content)).map(([key, phrase]) => [key, phrase.trimEnd()]))
  const lineOf = (key: string) =>
    Math.max(
      text.split('\n').findIndex((line) => line.startsWith(`${key}:`)),
      0,
    ) + 1
  const known = new Set(keys)
  const problems = [
    ...keys
      .filter((key) => !phrases.get(key))
      .map((key) => ({ file, line: lineOf(key), message: `phrase "${key}" is missing or not a text` })),
    ...[...phrases.keys()]
      .filter((key) => !known.has(key))
      .map((key) => ({ file, line: lineOf(key), message: `no place says the phrase ${key}` })),
  ]
  if (problems.length > 0) throw new KnowledgeError(problems)
  return phrases
}

function readFile(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new KnowledgeError([{ file, line: 1, message: 'cannot be read; is it there?' }])
  }
}

function contentOf(file: string, text: string): unknown {
  try {
    return load(text)
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error
    const line = (error.mark?.line ?? 0) + 1
    throw new KnowledgeError([{ file, line, message: `is not valid YAML: ${error.reason}` }])
  }
}

function fileOf(directory: string, owner: string, language: Language): string {
  return join(directory, `${owner}.${language}.yaml`)
}

function placeholdersOf(text: string): string {
  if (!text.includes('{')) return 'none'
  return [...new Set([...text.matchAll(placeholder)].map(([whole]) => whole))].toSorted().join(' ') || 'none'
}
