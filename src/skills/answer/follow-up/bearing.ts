import type { AskerReader } from '../asker.ts'
import type { QuestionReader } from '../read-question.ts'
import type { Resolved } from '../resolve.ts'
import { answer, type MessageInTopic } from './message-in-topic.ts'
import { statementsOf } from './statements.ts'

/** Who tells more than so many words besides tells a case, and no circumstance alone. */
const mostWordsBesides = 3

/**
 * Reads what only tells who the asker is, "kita cuma mikro", "kami hotel": what the last answer says of such, told before or not.
 * A form or a role stands in any entry and tells nothing. Undefined where a message tells nothing of the kind, asks something, or the answer has nothing on it.
 */
export function createBearing({
  askerReader,
  questionReader,
}: {
  readonly askerReader: AskerReader
  readonly questionReader: QuestionReader
}) {
  return ({ question, told: [last], language }: MessageInTopic): Resolved | undefined => {
    if (question.asks || question.corrects === true) return undefined
    const { scale, origin, business } = askerReader.read(question.text, {}, 0)
    const asker = { ...(scale ? { scale } : {}), ...(origin ? { origin } : {}), ...(business ? { business } : {}) }
    const besides = questionReader.read(askerReader.remove(question.text)).topicWords
    if (Object.keys(asker).length === 0 || besides > mostWordsBesides) return undefined
    const found = statementsOf(last.pair[language]).find(
      ({ text, table, kind }) => table === undefined && kind !== 'example' && askerReader.bears(text, asker) === 1,
    )
    return found && { ...answer(last.pair, question.aspects), statements: [found], stance: 'noted' }
  }
}
