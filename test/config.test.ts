import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { readConfig } from '../src/config.ts'
import { ConfigError } from '../src/domain/errors.ts'

function problemsOf(environment: Record<string, string>): readonly string[] {
  try {
    readConfig(environment)
    return []
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
}

const telegramToken = '123456:ABCDEFGHIJKLMNOPQRSTUVWXYZ'

describe('configuration', () => {
  test('needs nothing: every variable has a default or switches something off', () => {
    expect(readConfig({})).toMatchObject({ defaultLanguage: 'id', timeZone: 'Asia/Jakarta', port: 3000 })
    expect(readConfig({ REDIS_URL: '  ' })).not.toHaveProperty('redisUrl')
  })

  test('reports every problem at once, each naming its variable', () => {
    expect(
      problemsOf({ PORT: 'abc', DEFAULT_LANGUAGE: 'fr', TIMEZONE: 'Mars/Olympus', SESSION_TTL_DAYS: '0' }),
    ).toEqual([
      'SESSION_TTL_DAYS must be at least 1',
      'TIMEZONE must be a time zone such as Asia/Jakarta',
      'DEFAULT_LANGUAGE must be id or en',
      'PORT must be a whole number from 0 to 65535',
    ])
  })

  test('takes values as an editor on Windows or a careless paste leaves them', () => {
    expect(readConfig({ TIMEZONE: 'Asia/Makassar\r', PORT: ' 8080 ', DATA_DIR: './my data\n' })).toMatchObject({
      timeZone: 'Asia/Makassar',
      port: 8080,
      dataDirectory: resolve('my data'),
    })
  })

  test('names an .env that cannot be read', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'prima-env-'))
    mkdirSync(join(directory, '.env'))
    const started = promisify(execFile)(process.execPath, [resolve('src/main.ts'), '--ask', 'NIB?'], { cwd: directory })
    await expect(started).rejects.toMatchObject({
      code: 1,
      stderr: `Prima cannot start: ${join(directory, '.env')} cannot be read; it must be a text file that the user that runs Prima may read\n`,
    })
  })

  test('does not repeat a secret that it finds wrong', () => {
    expect(problemsOf({ TELEGRAM_BOT_TOKEN: 'hunter2', SLACK_BOT_TOKEN: 'swordfish' }).join()).not.toMatch(
      /hunter2|swordfish/,
    )
  })

  test('wants a secret with a webhook', () => {
    expect(
      problemsOf({ TELEGRAM_BOT_TOKEN: telegramToken, TELEGRAM_WEBHOOK_URL: 'https://prima.example.com' }),
    ).toEqual(['TELEGRAM_WEBHOOK_SECRET is needed with TELEGRAM_WEBHOOK_URL, so that nobody else can post updates'])
  })

  test.each([
    ['https://prima.example.com', 'https://prima.example.com/telegram/webhook'],
    ['https://example.com/prima/hook', 'https://example.com/prima/hook'],
  ])('lets Telegram come to %s as %s', (address, url) => {
    const config = readConfig({
      TELEGRAM_BOT_TOKEN: telegramToken,
      TELEGRAM_WEBHOOK_URL: address,
      TELEGRAM_WEBHOOK_SECRET: 'geheim',
    })
    expect(config.telegram?.webhook).toEqual({ url, secret: 'geheim' })
  })

  test('wants a way for Slack to reach the bot', () => {
    expect(problemsOf({ SLACK_BOT_TOKEN: 'xoxb-1' })).toEqual([
      'SLACK_BOT_TOKEN needs SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) beside it',
    ])
  })

  test('says when a variable has no effect without another', () => {
    expect(problemsOf({ SLACK_APP_TOKEN: 'xapp-1' })).toEqual(['SLACK_APP_TOKEN is set, but SLACK_BOT_TOKEN is not'])
  })

  test('.env.example documents exactly the variables that are read', () => {
    const root = resolve(import.meta.dirname, '..')
    const documented = new Set(
      readFileSync(`${root}/.env.example`, 'utf8')
        .match(/^# ([A-Z_]+)(?==)/gm)
        ?.map((line) => line.slice(2)),
    )
    const schema =
      /const environmentSchema = z\.object\(\{([\s\S]*?)\n\}\)/.exec(
        readFileSync(`${root}/src/config.ts`, 'utf8'),
      )?.[1] ?? ''
    const read = new Set(schema.match(/^ {2}[A-Z_]+(?=:)/gm)?.map((name) => name.trim()))
    expect(documented).toEqual(read)
  })

  describe('a model', () => {
    test('is off until it is named, whoever else has a key in the environment', () => {
      expect(readConfig({ OPENAI_API_KEY: 'sk-1' })).not.toHaveProperty('model')
      expect(readConfig({ OPENAI_BASE_URL: 'http://localhost:11434/v1' })).not.toHaveProperty('model')
    })

    test('takes two variables: where, and which', () => {
      const expected = { baseUrl: 'http://localhost:11434/v1', chatModel: 'llama3.2', timeLimitMs: 15_000 }
      const { model } = readConfig({ OPENAI_BASE_URL: 'http://localhost:11434/v1/', OPENAI_MODEL: 'llama3.2' })
      expect(model).toEqual(expected)
      expect(readConfig({ OPENAI_API_KEY: 'sk-1', OPENAI_MODEL: 'gpt-4o-mini' }).model).toMatchObject({
        baseUrl: 'https://api.openai.com/v1',
        apiKey: 'sk-1',
      })
    })

    test('can be switched off for the whole installation', () => {
      const environment = { OPENAI_API_KEY: 'sk-1', OPENAI_MODEL: 'gpt-4o-mini', MODEL: 'off' }
      expect(readConfig(environment)).not.toHaveProperty('model')
    })

    test('says what is missing, and what would copy conversations elsewhere', () => {
      expect(problemsOf({ OPENAI_MODEL: 'm', OPENAI_INPUT_PRICE: '0.1', LANGSMITH_TRACING: 'true' })).toEqual([
        'OPENAI_MODEL is set, but neither OPENAI_API_KEY nor OPENAI_BASE_URL is',
        'OPENAI_INPUT_PRICE and OPENAI_OUTPUT_PRICE are needed together',
        'LANGSMITH_TRACING would copy what people write to elsewhere; unset it, or set MODEL=off',
      ])
      expect(problemsOf({ MODEL: 'maybe', OPENAI_BASE_URL: 'ollama' })).toEqual([
        'MODEL must be on or off',
        'OPENAI_BASE_URL must be a web address beginning with http:// or https://',
      ])
    })
  })
})
