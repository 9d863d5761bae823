import { join } from 'node:path'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { readGoldenConversations } from '../../support/golden.ts'
import { playGolden, primaOnStage, type Stage } from '../../support/play-golden.ts'
import { linksOf } from '../../support/slack-blocks.ts'
import { type SlackServer, workspace } from '../../support/slack-server.ts'
import { openSlackWorld, type SlackWorld, type Transport, withoutLimits } from '../../support/slack-world.ts'

type Surface = {
  readonly where: string
  readonly transport: Transport
  /** Of how many golden conversations one is played. */
  readonly oneOf: number
  readonly createStage: (slack: SlackServer, person: number) => Stage
}

const surfaces: readonly Surface[] = [
  { where: 'direct messages', transport: 'socket', oneOf: 1, createStage: inDirectMessages },
  { where: 'direct messages', transport: 'http', oneOf: 6, createStage: inDirectMessages },
  { where: 'a thread of a channel', transport: 'socket', oneOf: 1, createStage: inThread },
  { where: 'a thread of a channel', transport: 'http', oneOf: 6, createStage: inThread },
]
const conversations = readGoldenConversations(join(import.meta.dirname, '../../golden'))

/** Everything that Prima promises in a conversation, as it is seen on Slack. */
describe.each(surfaces)(
  'the golden conversations on Slack, in $where, over $transport',
  ({ transport, oneOf, createStage }) => {
    const { phrases, turns, respond } = primaOnStage()
    let world: SlackWorld
    beforeAll(async () => {
      world = await openSlackWorld({ transport, respond, parts: { phrases, budget: withoutLimits } })
    })
    afterAll(() => world.close())

    test.each(conversations.filter((_, index) => index % oneOf === 0).map((one, person) => ({ ...one, person })))(
      '$title ($file)',
      ({ turns: steps, person }) => playGolden(steps, createStage(world.slack, person), turns),
      60_000,
    )
  },
)

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
      const said = root ? { text, threadTs: root } : { text: `<@${workspace.botUserId}> ${text}` }
      const ts = await slack.say({ channel, user, ...said })
      root ??= ts
    },
  }
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
