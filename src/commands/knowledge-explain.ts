/** `npm run knowledge:explain -- "question"`: how a question was read, what was found, and why it was answered or not. */
import { parseArgs } from 'node:util'
import { buildConversation } from '../build-conversation.ts'
import { readProcessConfig } from '../config.ts'
import { ConfigError } from '../domain/errors.ts'
import { systemClock } from '../ports/clock.ts'
import { runCommand } from '../process/run-command.ts'
import { decide } from '../skills/answer/decide.ts'
import { describeDecision } from './describe-decision.ts'
import { explainCodeQuestion } from './explain-kbli.ts'

const entriesShown = 5

await runCommand(() => {
  const { positionals } = parseArgs({ allowPositionals: true })
  const question = positionals.join(' ').trim()
  if (question === '')
    throw new ConfigError(['give a question: npm run knowledge:explain -- "telat lapor LKPM gimana"'])
  const codeQuestion = explainCodeQuestion(question)
  if (codeQuestion.length > 0) console.log(codeQuestion.join('\n'))
  else explain(question)
})

function explain(question: string): void {
  const { retriever, questionReader, findEntries } = buildConversation(readProcessConfig(), { clock: systemClock })
  const { words, dropped } = retriever.explain(question)
  const { aspects, followUp } = questionReader.read(question)

  console.log('Read as')
  for (const { word, corrections, alternatives, idf, isQuestionWord } of words) {
    const taken = corrections.length > 0 ? `taken for ${corrections.join(' or ')}; ` : ''
    const found = alternatives
      .map(({ term, weight }) => `${term.replace(/^~\d+:/, '')} ×${weight.toFixed(2)}`)
      .join(', ')
    const kind = isQuestionWord ? 'question word; ' : ''
    console.log(
      `  ${word}: ${kind}${taken}${found === '' ? 'in no entry' : `looked up as ${found}`} (weight ${idf.toFixed(1)})`,
    )
  }
  if (dropped.length > 0) console.log(`  left out: ${dropped.join(' ')}`)
  if (aspects.length > 0) console.log(`  asks about: ${aspects.join(', ')}`)
  if (followUp !== 'none') console.log(`  leans on the last answer: ${followUp}`)

  const found = findEntries(question)
  console.log('\nFound')
  for (const { pair, score, fit } of found.candidates.slice(0, entriesShown)) {
    console.log(`  ${score.toFixed(1).padStart(6)}  fit ${fit.toFixed(2)}  ${pair.id.id}  ${pair.id.title}`)
  }

  if (found.referral) console.log(`  may be about what is not ours: ${found.referral.id}`)

  console.log(`\nDecided\n  ${describeDecision(decide(found))}`)
}
