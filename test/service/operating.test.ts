import { globSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { load } from 'js-yaml'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { createMetrics } from '../../src/infrastructure/telemetry/metrics.ts'

const root = resolve(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(join(root, file), 'utf8')

const alertsSchema = z.object({
  groups: z.array(z.object({ rules: z.array(z.object({ alert: z.string(), expr: z.string() })) })),
})
const dashboardSchema = z.object({ panels: z.array(z.object({ targets: z.array(z.object({ expr: z.string() })) })) })

test('alerts and the dashboard ask for metrics that there are', async () => {
  const { expose } = createMetrics({ waiting: async () => 0, channels: () => [] })
  const { body } = await expose()
  const there = new Set([...body.matchAll(/^# TYPE (\w+)/gm)].map(([, name = '']) => name))
  const alerts = alertsSchema.parse(load(read('ops/alerts.yaml'))).groups.flatMap(({ rules }) => rules)
  const panels = dashboardSchema.parse(JSON.parse(read('ops/dashboard.json'))).panels
  const asked = [...alerts.map(({ expr }) => expr), ...panels.flatMap(({ targets }) => targets.map(({ expr }) => expr))]
    .flatMap((expr) => expr.match(/\b(?:prima|process|nodejs)_\w+/g) ?? [])
    .map((name) => name.replace(/_bucket$/, ''))
  expect(asked.length).toBeGreaterThan(10)
  expect(asked.filter((name) => !there.has(name))).toEqual([])
})

test('every alert says in docs/operating.md what to do about it', () => {
  const alerts = alertsSchema.parse(load(read('ops/alerts.yaml'))).groups.flatMap(({ rules }) => rules)
  const docs = read('docs/operating.md')
  for (const { alert } of alerts) expect(docs).toContain(alert)
})

/** What tokens and keys look like: of Slack, Telegram, OpenAI, AWS, GitHub, and private keys. */
const secrets = [
  /\bxox[abprs]-\d{8,}-\d{8,}-[A-Za-z0-9]{20,}/,
  /\bxapp-\d-[A-Z0-9]{8,}-\d{8,}-[a-f0-9]{40,}/,
  /\b\d{9,10}:AA[\w-]{33}\b/,
  /\bsk-(?:proj-)?[A-Za-z0-9]{32,}/,
  /\bAKIA[0-9A-Z]{16}\b/,
  /\bgh[pousr]_[A-Za-z0-9]{36}\b/,
  /-----BEGIN (?:RSA |EC |OPENSSH )?PRIVATE KEY-----/,
]

test('no secret stands in a file of the project', () => {
  const files = globSync(
    [
      '*.{json,md,yaml,ts,example}',
      '{src,adapters,test,bench,docs,ops,prompts,knowledge}/**/*.{ts,md,yaml,json,jsonl,csv}',
    ],
    { cwd: root },
  )
  expect(files.length).toBeGreaterThan(1000)
  const found = files.filter((file) => {
    const text = read(file)
    return secrets.some((secret) => secret.test(text))
  })
  expect(found).toEqual([])
})

test('the lock pins every package with a hash, and one install script alone may run', () => {
  const packageSchema = z.looseObject({
    integrity: z.string().optional(),
    hasInstallScript: z.boolean().optional(),
    dev: z.boolean().optional(),
    optional: z.boolean().optional(),
    link: z.boolean().optional(),
  })
  const lock = z.object({ packages: z.record(z.string(), packageSchema) }).parse(JSON.parse(read('package-lock.json')))
  const all = Object.entries(lock.packages).filter(([path]) => path !== '')
  expect(all.filter(([, one]) => !one.integrity && !one.link).map(([path]) => path)).toEqual([])
  const { allowScripts } = z
    .object({ allowScripts: z.record(z.string(), z.boolean()) })
    .parse(JSON.parse(read('package.json')))
  // Nothing of what the service runs on brings one; what a tool of the developers brings is not allowed to run.
  const withScript = all.filter(([, { hasInstallScript }]) => hasInstallScript)
  expect(withScript.filter(([, { dev, optional }]) => !dev && !optional)).toEqual([])
  expect(Object.keys(allowScripts)).toEqual(['node'])
})
