import { globSync, readFileSync } from 'node:fs'
import { load } from 'js-yaml'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { loadSharedPhrases } from '../../../src/conversation/phrases.ts'

/** What we use of it, within the limits of https://docs.slack.dev/reference/app-manifest */
const manifestSchema = z.object({
  display_information: z.object({ name: z.string().max(35), description: z.string().max(140) }),
  features: z.object({
    agent_view: z.object({
      agent_description: z.string().max(300),
      suggested_prompts: z.array(z.object({ title: z.string(), message: z.string() })).max(4),
    }),
    shortcuts: z
      .array(
        z.object({ name: z.string().max(24), type: z.enum(['message', 'global']), description: z.string().max(150) }),
      )
      .max(10),
    slash_commands: z
      .array(
        z.object({ command: z.literal('/prima'), description: z.string().max(2000), usage_hint: z.string().max(1000) }),
      )
      .length(1),
  }),
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
  settings: z.object({ event_subscriptions: z.object({ bot_events: z.array(z.string()) }) }),
})
const manifest = manifestSchema.parse(load(readFileSync('adapters/slack/manifest.yaml', 'utf8')))

test('the app manifest asks for the events that Prima listens to, and no others', () => {
  const listeners = globSync('adapters/slack/**/listen*.ts').map((file) => readFileSync(file, 'utf8'))
  const heard = [...listeners.join('\n').matchAll(/app\.event\('(\w+)'/g)].map(([, name]) => name)
  // Apps made before agents had a view of their own name this one by themselves.
  const legacy = 'assistant_thread_started'
  const asked = manifest.settings.event_subscriptions.bot_events.map((event) => event.split('.')[0])
  expect([...new Set(asked)].toSorted()).toEqual(heard.filter((name) => name !== legacy).toSorted())
})

test('every event of the manifest has the scope that Slack asks for', () => {
  const needed: Readonly<Record<string, string>> = {
    app_mention: 'app_mentions:read',
    'message.channels': 'channels:history',
    'message.groups': 'groups:history',
    'message.im': 'im:history',
    'message.mpim': 'mpim:history',
  }
  const scopes = manifest.oauth_config.scopes.bot
  for (const event of manifest.settings.event_subscriptions.bot_events)
    expect(scopes).toContain(needed[event] ?? 'chat:write')
})

test('the prompts of the manifest are those that Prima suggests', () => {
  const phrases = loadSharedPhrases('prompts')
  const suggested = (['example-oss', 'example-pse', 'example-cs-analysis', 'example-cse'] as const).map((key) =>
    phrases.say('id', key),
  )
  expect(manifest.features.agent_view.suggested_prompts.map(({ message }) => message)).toEqual(suggested)
})
