import { join } from 'node:path'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { readSlashCommand } from '../../../adapters/slack/in/read-command.ts'
import { someCommands } from '../../support/commands.ts'
import { type GoldenConversation, readGoldenConversations } from '../../support/golden.ts'
import { playGolden, primaOnStage, type Stage } from '../../support/play-golden.ts'
import { linksOf } from '../../support/slack-blocks.ts'
import { type SlackServer, workspace } from '../../support/slack-server.ts'
import { openSlackWorld, type SlackWorld, type Transport } from '../../support/slack-world.ts'
import { withoutLimits } from '../../support/without-limits.ts'

type Surface = {
  readonly where: string
  readonly transport: Transport
  /** Of how many golden conversations one is played. */
  readonly oneOf: number
  /** Whether a conversation can be played there. Default: all can. */
  readonly plays?: (conversation: GoldenConversation) => boolean
  readonly createStage: (slack: SlackServer, person: number) => Stage
}

const surfaces: readonly Surface[] = [
  { where: 'direct messages', transport: 'socket', oneOf: 1, createStage: inDirectMessages },
  { where: 'direct messages', transport: 'http', oneOf: 6, createStage: inDirectMessages },
  { where: 'a thread of a channel', transport: 'socket', oneOf: 1, plays: isForEverybody, createStage: inThread },
  { where: 'a thread of a channel', transport: 'http', oneOf: 6, plays: isForEverybody, createStage: inThread },
  {
    where: 'what one person sees of /prima',
    transport: 'socket',
    oneOf: 1,
    // What `/prima bantuan` says is the command's own.
    plays: ({ turns }) => turns.every(({ text }) => readSlashCommand(text, someCommands).kind === 'say'),
    createStage: byCommand,
  },
]
const conversations = readGoldenConversations(join(import.meta.dirname, '../../golden'))

/** Everything that Prima promises in a conversation, as it is seen on Slack. */
describe.each(surfaces)(
  'the golden conversations on Slack, in $where, over $transport',
  ({ transport, oneOf, plays, createStage }) => {
    let world: SlackWorld
    const { phrases, turns, respond } = primaOnStage(() => world)
    beforeAll(async () => {
      world = await openSlackWorld({
        transport,
        respond,
        server: { flood: false },
        parts: { phrases, budget: withoutLimits },
      })
    })
    afterAll(() => world.close())

    const played = conversations.filter((one, index) => index % oneOf === 0 && (plays?.(one) ?? true))
    test.each(played.map((one, person) => ({ ...one, person })))('$title ($file)', ({ turns: steps, person }) =>
      playGolden(steps, createStage(world.slack, person), turns),
    )
  },
)

/** What is kept of a person is shown to that person alone; the tests of privacy say what is told elsewhere. */
function isForEverybody({ file }: GoldenConversation): boolean {
  return file !== 'whose-data.md'
}

function inDirectMessages(slack: SlackServer, person: number): Stage {
  const [channel, user] = [`D${person}`, `U${person}`]
  return { ...stageIn(slack, channel, user), write: (text) => slack.say({ channel, user, text }) }
}

/** Called by a mention at first, then spoken to without one. */
function inThread(slack: SlackServer, person: number): Stage {
  const [channel, user] = [`C${person}`, `U${person}`]
  let root: string | undefined
  return {
    ...stageIn(slack, channel, user),
    async write(text) {
      // Uncalled she answers only what sounds like a question; here every message is for her.
      const said = { text: `<@${workspace.botUserId}> ${text}`, ...(root ? { threadTs: root } : {}) }
      const ts = await slack.say({ channel, user, ...said })
      root ??= ts
    },
  }
}

/** In a channel where Prima is no member. */
function byCommand(slack: SlackServer, person: number): Stage {
  const [channel, user] = [`G${person}`, `U${person}`]
  return { ...stageIn(slack, channel, user), write: (text) => slack.command({ channel, user, text }) }
}

function stageIn(slack: SlackServer, channel: string, user: string): Omit<Stage, 'write'> {
  return {
    use(label) {
      const post = slack.postsIn(channel).at(-1)
      return post && slack.press(post, label, user)
    },
    seen: () =>
      slack.postsIn(channel).map(({ words, blocks, controls }) => ({
        words: [words, ...linksOf(blocks)].join(' '),
        labels: controls.map(({ label }) => label),
      })),
  }
}
