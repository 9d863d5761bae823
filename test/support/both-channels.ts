import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SlackServer, slackTokens } from './slack-server.ts'
import { startTelegramServer, type TelegramServer } from './telegram-server.ts'

export type BothChannels = {
  readonly telegram: TelegramServer
  readonly slack: SlackServer
  /** What Prima needs to reach both, and a data folder of her own. */
  readonly environment: Readonly<Record<string, string>>
  close(): Promise<void>
}

/** A Telegram and a Slack of our own, side by side. */
export async function openBothChannels(): Promise<BothChannels> {
  const [telegram, slack] = await Promise.all([startTelegramServer(), SlackServer.start()])
  return {
    telegram,
    slack,
    environment: {
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.url,
      SLACK_BOT_TOKEN: slackTokens.bot,
      SLACK_APP_TOKEN: slackTokens.app,
      SLACK_API_URL: slack.apiUrl,
      DATA_DIR: mkdtempSync(join(tmpdir(), 'prima-data-')),
    },
    async close() {
      await Promise.all([telegram.close(), slack.close()])
    },
  }
}
