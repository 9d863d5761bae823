import { existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { loadEnvFile } from 'node:process'
import { z } from 'zod'
import { ConfigError } from './domain/errors.ts'
import { languages } from './domain/language.ts'

const projectRoot = resolve(dirname(import.meta.filename), '..')

const telegramWebhookPath = '/telegram/webhook'

const timeZone = z.string().refine(isTimeZone, 'must be a time zone such as Asia/Jakarta')
const webAddress = z.url({ protocol: /^https?$/, error: 'must be a web address beginning with http:// or https://' })
const directories = z.string().transform((text) =>
  text
    .split(/[:,]/)
    .map((part) => part.trim())
    .filter((part) => part !== ''),
)
const wholeNumber = (minimum: number, maximum: number) =>
  z.coerce
    .number(`must be a whole number from ${minimum} to ${maximum}`)
    .int('must be a whole number')
    .min(minimum, `must be at least ${minimum}`)
    .max(maximum, `must be at most ${maximum}`)
const modelName = z.string().max(200, 'must be at most 200 characters')
const price = z.coerce.number('must be a price in US dollars').min(0, 'must be a price in US dollars')
/** Where nobody names another server, as the client of OpenAI has it. */
const openAiUrl = 'https://api.openai.com/v1'
/** Set to `true` these make LangChain copy every conversation to another server, or to the screen. */
const leaks = [
  'LANGSMITH_TRACING',
  'LANGSMITH_TRACING_V2',
  'LANGCHAIN_TRACING',
  'LANGCHAIN_TRACING_V2',
  'LANGCHAIN_VERBOSE',
] as const

const environmentSchema = z.object({
  DATA_DIR: z.string().default('./data'),
  REDIS_URL: z.url({ protocol: /^rediss?$/, error: 'must look like redis://host:6379' }).optional(),
  SESSION_TTL_DAYS: wholeNumber(1, 3650).default(30),
  KNOWLEDGE_DIRS: directories.default([]),
  LOG_LEVEL: z
    .enum(
      ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'],
      'must be silent, fatal, error, warn, info, debug or trace',
    )
    .optional(),
  TIMEZONE: timeZone.default('Asia/Jakarta'),
  DEFAULT_LANGUAGE: z.enum(languages, 'must be id or en').default('id'),
  ADMIN_IDS: z
    .string()
    .transform((text) => text.split(',').map((one) => one.trim()))
    .refine((ids) => ids.every((id) => /^[a-z]+:\S+$/.test(id)), 'must look like telegram:123,slack:U1')
    .optional(),
  DATA_SECRET: z
    .string()
    .transform((text) => text.split(',').map((secret) => secret.trim()))
    .refine((secrets) => secrets.every((secret) => secret.length >= 16), 'must have at least 16 characters')
    .optional(),
  HUMAN_CONTACT: z.string().max(200, 'must be at most 200 characters').optional(),
  PORT: wholeNumber(0, 65_535).default(3000),
  HOST: z.string().min(1, 'must be an address of this machine, such as 127.0.0.1 or 0.0.0.0').default('127.0.0.1'),
  TELEGRAM_BOT_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]{20,}$/, 'is not a bot token; BotFather gives one like 123456:ABC-…')
    .optional(),
  TELEGRAM_API_ROOT: webAddress.optional(),
  TELEGRAM_WEBHOOK_URL: webAddress.optional(),
  TELEGRAM_WEBHOOK_SECRET: z
    .string()
    .regex(/^[\w-]{1,256}$/, 'may hold letters, digits, "_" and "-" only, at most 256')
    .optional(),
  SLACK_BOT_TOKEN: z
    .string()
    .regex(/^xoxb-/, 'must be a bot token beginning with xoxb-')
    .optional(),
  SLACK_APP_TOKEN: z
    .string()
    .regex(/^xapp-/, 'must be an app-level token beginning with xapp-')
    .optional(),
  SLACK_SIGNING_SECRET: z.string().min(8, 'is too short to be a signing secret').optional(),
  SLACK_API_URL: webAddress.optional(),
  MODEL: z.enum(['on', 'off'], 'must be on or off').default('on'),
  OPENAI_API_KEY: z.string().optional(),
  OPENAI_BASE_URL: webAddress.optional(),
  OPENAI_MODEL: modelName.optional(),
  OPENAI_EMBEDDING_MODEL: modelName.optional(),
  OPENAI_TRANSCRIPTION_MODEL: modelName.optional(),
  OPENAI_TIME_LIMIT_SECONDS: wholeNumber(1, 50).default(15),
  OPENAI_INPUT_PRICE: price.optional(),
  OPENAI_OUTPUT_PRICE: price.optional(),
})

export type Config = {
  /** Prima's own knowledge first, then the company's. */
  readonly knowledgeDirectories: readonly string[]
  /** Where the embedded store keeps its file. */
  readonly dataDirectory: string
  /** Set: Redis holds the state, for any number of processes. */
  readonly redisUrl?: string
  /** How long an idle conversation is remembered, in milliseconds after its last turn. */
  readonly sessionTtlMs: number
  /** Undefined: the adapter's own default (quiet in a terminal, `info` as a service). */
  readonly logLevel?: 'silent' | 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace'
  readonly timeZone: string
  readonly defaultLanguage: (typeof languages)[number]
  /** Who runs Prima: channel and id. They see health, gaps and settings, not conversations. */
  readonly admins: readonly string[]
  /** What pseudonyms of persons are made with, the present secret first, then those of before. Empty: the store's own. */
  readonly dataSecrets: readonly string[]
  /** Who is named to whoever wants a human: "Ani, 0812-…, weekdays 9 to 17". Undefined: the office for their topic. */
  readonly humanContact?: string
  /** Health, metrics and webhooks. 0 picks a free port. */
  readonly port: number
  /** The address it listens on; `0.0.0.0` for all of the machine. */
  readonly host: string
  readonly telegram?: {
    readonly token: string
    readonly apiRoot?: string
    readonly webhook?: { readonly url: string; readonly secret: string }
  }
  readonly slack?: {
    readonly botToken: string
    readonly apiUrl?: string
    readonly transport:
      | { readonly kind: 'socket'; readonly appToken: string }
      | { readonly kind: 'http'; readonly signingSecret: string }
  }
  /** Undefined: no model is used, and nothing of its code is loaded. */
  readonly model?: ModelConfig
}

export type ModelConfig = {
  /** Ends without a slash. */
  readonly baseUrl: string
  readonly apiKey?: string
  /** Each part is off where its model is not named; one of them is. */
  readonly chatModel?: string
  readonly embeddingModel?: string
  readonly transcriptionModel?: string
  /** How long a turn may wait for models, all calls together. */
  readonly timeLimitMs: number
  /** US dollars for a million tokens. */
  readonly prices?: { readonly input: number; readonly output: number }
}

/**
 * Reads the environment. Empty variables count as not set; spaces and line ends around a value are no part of it.
 * @throws ConfigError with one readable line for every problem.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const set = Object.fromEntries(
    Object.entries(environment).flatMap(([name, value = '']) => (value.trim() === '' ? [] : [[name, value.trim()]])),
  )
  const parsed = environmentSchema.safeParse(set)
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`))
  }
  const env = parsed.data
  const problems: string[] = []
  const telegram = readTelegram(env, problems)
  const slack = readSlack(env, problems)
  const model = readModel(env, problems)
  if (model) problems.push(...leaksIn(set))
  if (problems.length > 0) throw new ConfigError(problems)

  return {
    knowledgeDirectories: [resolve(projectRoot, 'knowledge'), ...env.KNOWLEDGE_DIRS.map((path) => resolve(path))],
    dataDirectory: resolve(env.DATA_DIR),
    sessionTtlMs: env.SESSION_TTL_DAYS * 24 * 60 * 60 * 1000,
    timeZone: env.TIMEZONE,
    defaultLanguage: env.DEFAULT_LANGUAGE,
    admins: env.ADMIN_IDS ?? [],
    dataSecrets: env.DATA_SECRET ?? [],
    port: env.PORT,
    host: env.HOST,
    ...(env.REDIS_URL ? { redisUrl: env.REDIS_URL } : {}),
    ...(env.HUMAN_CONTACT ? { humanContact: env.HUMAN_CONTACT } : {}),
    ...(env.LOG_LEVEL ? { logLevel: env.LOG_LEVEL } : {}),
    ...(telegram ? { telegram } : {}),
    ...(slack ? { slack } : {}),
    ...(model ? { model } : {}),
  }
}

/**
 * Reads `.env` where present, then the process's environment, which wins.
 * @throws ConfigError as `readConfig`, and when there is a `.env` that cannot be read.
 */
export function readProcessConfig(): Config {
  const file = resolve('.env')
  if (existsSync(file)) loadFile(file)
  return readConfig(process.env)
}

function loadFile(file: string): void {
  try {
    loadEnvFile(file)
  } catch {
    throw new ConfigError([`${file} cannot be read; it must be a text file that the user that runs Prima may read`])
  }
}

type Environment = z.infer<typeof environmentSchema>

function readTelegram(env: Environment, problems: string[]): Config['telegram'] {
  if (!env.TELEGRAM_BOT_TOKEN) {
    for (const name of ['TELEGRAM_WEBHOOK_URL', 'TELEGRAM_WEBHOOK_SECRET', 'TELEGRAM_API_ROOT'] as const) {
      if (env[name]) problems.push(`${name} is set, but TELEGRAM_BOT_TOKEN is not`)
    }
    return undefined
  }
  if (env.TELEGRAM_WEBHOOK_URL && !env.TELEGRAM_WEBHOOK_SECRET) {
    problems.push('TELEGRAM_WEBHOOK_SECRET is needed with TELEGRAM_WEBHOOK_URL, so that nobody else can post updates')
  }
  return {
    token: env.TELEGRAM_BOT_TOKEN,
    ...(env.TELEGRAM_API_ROOT ? { apiRoot: env.TELEGRAM_API_ROOT.replace(/\/+$/, '') } : {}),
    ...(env.TELEGRAM_WEBHOOK_URL && env.TELEGRAM_WEBHOOK_SECRET
      ? { webhook: { url: withPath(env.TELEGRAM_WEBHOOK_URL), secret: env.TELEGRAM_WEBHOOK_SECRET } }
      : {}),
  }
}

/** A bare address gets the path that we listen on; one with a path of its own is taken as it is. */
function withPath(address: string): string {
  const url = new URL(address)
  if (url.pathname === '/') url.pathname = telegramWebhookPath
  return url.href
}

function readSlack(env: Environment, problems: string[]): Config['slack'] {
  if (!env.SLACK_BOT_TOKEN) {
    for (const name of ['SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET', 'SLACK_API_URL'] as const) {
      if (env[name]) problems.push(`${name} is set, but SLACK_BOT_TOKEN is not`)
    }
    return undefined
  }
  const apiUrl = env.SLACK_API_URL ? { apiUrl: env.SLACK_API_URL } : {}
  if (env.SLACK_APP_TOKEN) {
    return { botToken: env.SLACK_BOT_TOKEN, ...apiUrl, transport: { kind: 'socket', appToken: env.SLACK_APP_TOKEN } }
  }
  if (env.SLACK_SIGNING_SECRET) {
    return {
      botToken: env.SLACK_BOT_TOKEN,
      ...apiUrl,
      transport: { kind: 'http', signingSecret: env.SLACK_SIGNING_SECRET },
    }
  }
  problems.push('SLACK_BOT_TOKEN needs SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) beside it')
  return undefined
}

/** A key alone switches nothing on: many shells have one for other programs. */
function readModel(env: Environment, problems: string[]): ModelConfig | undefined {
  if (env.MODEL === 'off') return undefined
  const named = (['OPENAI_MODEL', 'OPENAI_EMBEDDING_MODEL', 'OPENAI_TRANSCRIPTION_MODEL'] as const).filter(
    (name) => env[name] !== undefined,
  )
  if (named.length === 0) return undefined
  if (env.OPENAI_API_KEY === undefined && env.OPENAI_BASE_URL === undefined) {
    problems.push(...named.map((name) => `${name} is set, but neither OPENAI_API_KEY nor OPENAI_BASE_URL is`))
  }
  const { OPENAI_INPUT_PRICE: input, OPENAI_OUTPUT_PRICE: output } = env
  if ((input === undefined) !== (output === undefined)) {
    problems.push('OPENAI_INPUT_PRICE and OPENAI_OUTPUT_PRICE are needed together')
  }
  return {
    baseUrl: (env.OPENAI_BASE_URL ?? openAiUrl).replace(/\/+$/, ''),
    timeLimitMs: env.OPENAI_TIME_LIMIT_SECONDS * 1000,
    ...(env.OPENAI_API_KEY ? { apiKey: env.OPENAI_API_KEY } : {}),
    ...(env.OPENAI_MODEL ? { chatModel: env.OPENAI_MODEL } : {}),
    ...(env.OPENAI_EMBEDDING_MODEL ? { embeddingModel: env.OPENAI_EMBEDDING_MODEL } : {}),
    ...(env.OPENAI_TRANSCRIPTION_MODEL ? { transcriptionModel: env.OPENAI_TRANSCRIPTION_MODEL } : {}),
    ...(input !== undefined && output !== undefined ? { prices: { input, output } } : {}),
  }
}

function leaksIn(set: Readonly<Record<string, string>>): readonly string[] {
  return leaks
    .filter((name) => set[name]?.toLowerCase() === 'true')
    .map((name) => `${name} would copy what people write to elsewhere; unset it, or set MODEL=off`)
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
