import { budi, write } from '../../test/support/telegram-people.ts'
import { startTelegramServer } from '../../test/support/telegram-server.ts'
import { serveCrowd, Waiting } from './crowd.ts'

const waiting = new Waiting<number>()
const server = await startTelegramServer({ flood: false, onSaid: ({ chatId }) => waiting.answered(chatId) })

serveCrowd({
  url: server.url,
  ask(person, question) {
    const from = { ...budi, id: 1000 + person }
    return waiting.answerIn(from.id, () => write(server, question, { from }))
  },
  close: () => server.close(),
})
