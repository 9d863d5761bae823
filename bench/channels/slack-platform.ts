import { nextTs, SlackServer } from '../../test/support/slack-server.ts'
import { serveCrowd, Waiting } from './crowd.ts'

/** By the thread in which the answer comes. */
const waiting = new Waiting<string>()
const server = await SlackServer.start({ flood: false, onPost: ({ threadTs = '' }) => waiting.answered(threadTs) })

serveCrowd({
  url: server.apiUrl,
  deliverTo: (url) => server.deliverTo(url),
  async ask(person, text) {
    const ts = nextTs()
    let acknowledged: Promise<unknown> | undefined
    const durationMs = await waiting.answerIn(ts, () => {
      acknowledged = server.say({ channel: `D${person}`, user: `U${person}`, text, ts })
    })
    await acknowledged
    return durationMs
  },
  acknowledgedAfterMs: server.acknowledgedAfterMs,
  close: () => server.close(),
})
