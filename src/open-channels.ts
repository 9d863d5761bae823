import type { Config } from './config.ts'
import type { CommandReader } from './conversation/commands.ts'
import type { ReadOverview } from './conversation/overview.ts'
import type { Phrases } from './conversation/phrases.ts'
import type { Message } from './domain/message.ts'
import type { Log } from './ports/log.ts'
import type { Mailbox } from './ports/mailbox.ts'
import type { Store } from './ports/store.ts'
import type { ServedChannel } from './service/served-channel.ts'

export type ChannelParts = {
  readonly deliver: Mailbox['deliver']
  readonly store: Store
  readonly phrases: Phrases
  readonly commands: CommandReader
  readonly log: Log
  readonly overviewOf: ReadOverview
  /** The person who waits for the answer to a message pressed stop. */
  readonly onStop: (message: Message) => void
}

/** The channels that the configuration has tokens for, not started yet. Only the adapters that are used are loaded. */
export function openChannels(config: Config, parts: ChannelParts): Promise<readonly ServedChannel[]> {
  const { telegram, slack } = config
  return Promise.all([
    ...(telegram ? [openTelegram(telegram, config, parts)] : []),
    ...(slack ? [openSlack(slack, config, parts)] : []),
  ])
}

async function openTelegram(
  telegram: NonNullable<Config['telegram']>,
  { defaultLanguage }: Config,
  { deliver, store, phrases, commands, log, onStop }: ChannelParts,
): Promise<ServedChannel> {
  const { TelegramAdapter } = await import('../adapters/telegram/telegram-adapter.ts')
  return new TelegramAdapter({
    ...telegram,
    deliver,
    budget: store.budget,
    phrases,
    commands,
    defaultLanguage,
    log,
    onStop,
  })
}

async function openSlack(
  slack: NonNullable<Config['slack']>,
  { defaultLanguage }: Config,
  { deliver, store, phrases, commands, log, overviewOf, onStop }: ChannelParts,
): Promise<ServedChannel> {
  const { SlackAdapter } = await import('../adapters/slack/slack-adapter.ts')
  const knows = async (conversationId: string) => (await store.sessions.load(conversationId)) !== undefined
  return new SlackAdapter({
    ...slack,
    deliver,
    knows,
    budget: store.budget,
    phrases,
    commands,
    defaultLanguage,
    log,
    overviewOf,
    onStop,
  })
}
