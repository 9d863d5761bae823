import { type ChannelHarness, channelContract, type Spot } from '../../contracts/channel.ts'
import { workspace } from '../../support/slack-server.ts'
import { openSlackWorld, type Transport } from '../../support/slack-world.ts'

/** Direct messages of two people. */
const channels: { readonly [spot in Spot]: string } = { here: 'D1', there: 'D2' }

function harness(transport: Transport): ChannelHarness {
  return {
    longestText: 9000,
    async open(respond) {
      const { slack, prima, close } = await openSlackWorld({ transport, respond })
      let last: Parameters<typeof slack.say>[0] | undefined
      return {
        accepted: prima.accepted,
        said: (spot) => slack.postsIn(channels[spot]).map(({ words }) => words),
        async say(spot, text) {
          last = { channel: channels[spot], text }
          last = { ...last, ts: await slack.say(last) }
        },
        connected: () => prima.channel.connected(),
        close,
        async repeatLast() {
          if (last) await slack.say(last)
        },
        async echoOwn(spot, text) {
          await slack.say({
            channel: channels[spot],
            text,
            user: workspace.botUserId,
            more: { bot_id: workspace.botId },
          })
        },
        async sayAsBot(spot, text) {
          await slack.say({ channel: channels[spot], text, user: 'UOTHER', more: { bot_id: 'BOTHER' } })
        },
        async sendUnknown() {
          await slack.event({ type: 'moon_phase_changed', channel: 'D1', user: 'U1' })
          await slack.event({ type: 'message', channel: 'D1' })
          await slack.say({ channel: 'D1', text: 'x', more: { subtype: 'channel_topic' } })
        },
        limitNext: () => slack.answerNext('chat.postMessage', { status: 429, headers: { 'retry-after': '1' } }),
        goDown: () => slack.goDown(),
        comeBack: () => slack.comeBack(),
      }
    },
  }
}

channelContract('Slack over Socket Mode', harness('socket'))
channelContract('Slack over HTTP', harness('http'))
