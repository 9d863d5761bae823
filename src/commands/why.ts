/**
 * `npm run why -- ANSWER_ID [--text "the question"]`: how an answer came about, for whoever runs Prima; without an id the
 * latest answers, to find it by time and topic. What the person wrote is not kept; who has it from them can give it, and
 * sees whether it is answered the same, byte for byte.
 */
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { buildConversation } from '../build-conversation.ts'
import { type Config, readProcessConfig } from '../config.ts'
import { digestOf } from '../conversation/trace.ts'
import type { Event } from '../domain/event.ts'
import { traceStream } from '../domain/trace.ts'
import { systemClock } from '../ports/clock.ts'
import { runCommand } from '../process/run-command.ts'
import { describeModelUse } from './describe-model-use.ts'
import { openEvents } from './open-events.ts'

const traceSchema = z.looseObject({
  answers: z.array(z.string()),
  version: z.string(),
  language: z.string(),
  kind: z.string(),
  turns: z.number(),
  skill: z.string(),
  strength: z.string(),
  considered: z.array(z.string()),
  trace: z.unknown().optional(),
  topic: z.string().optional(),
  model: z
    .object({
      calls: z.number(),
      failed: z.number(),
      inputTokens: z.number(),
      outputTokens: z.number(),
      cost: z.number().optional(),
    })
    .optional(),
  replies: z.array(
    z.object({
      digest: z.string(),
      /** Of the text alone. */
      text: z.string().optional(),
      characters: z.number(),
      choices: z.number(),
      cites: z.array(z.string()),
    }),
  ),
})
const mostListed = 20
type Trace = z.infer<typeof traceSchema>

await runCommand(async () => {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { text: { type: 'string' } } })
  const [answerId] = positionals
  const config = readProcessConfig()
  if (answerId === undefined) return listLatest(config)
  const found = await findTrace(config, answerId)
  if (!found) {
    console.error(
      `No trace of ${answerId}. It is older than three days, mistyped, or of another store than DATA_DIR or REDIS_URL names. Without an id, npm run why lists the latest answers.`,
    )
    process.exitCode = 1
    return
  }
  show(found.trace, found.event)
  if (values.text !== undefined) await replay(config, found.trace, values.text)
})

type Found = { readonly event: Event; readonly trace: Trace }

async function findTrace(config: Config, answerId: string): Promise<Found | undefined> {
  return (await readTraces(config)).find(({ trace }) => trace.answers.includes(answerId))
}

/** The latest first. */
async function readTraces(config: Config): Promise<readonly Found[]> {
  const { events, close } = await openEvents(config)
  try {
    const streams = await Promise.all((await events.streams(traceStream)).map((stream) => events.read(stream)))
    return streams
      .flat()
      .flatMap((event) => {
        const trace = traceSchema.safeParse(event.data).data
        return trace ? [{ event, trace }] : []
      })
      .toSorted((a, b) => b.event.atMs - a.event.atMs)
  } finally {
    await close()
  }
}

async function listLatest(config: Config): Promise<void> {
  const traces = (await readTraces(config)).slice(0, mostListed)
  if (traces.length === 0) console.log('No answers in the last three days.')
  for (const { event, trace } of traces)
    console.log(`${new Date(event.atMs).toISOString()}  ${trace.answers.join(' ')}  ${trace.topic ?? trace.skill}`)
}

function show(trace: Trace, { atMs }: Event): void {
  console.log(`Answered ${new Date(atMs).toISOString()} in ${trace.language}, knowledge ${trace.version}`)
  console.log(`Message: ${trace.kind}, after ${trace.turns} turns`)
  console.log(
    `Claims: ${trace.considered.join(', ') || 'by its command or choice'}; answered by ${trace.skill} (${trace.strength})`,
  )
  if (trace.topic) console.log(`Topic: ${trace.topic}`)
  if (trace.model) console.log(`Model: ${describeModelUse(trace.model)}`)
  if (trace.trace !== undefined) console.log(`Reading, candidates, decision:\n${JSON.stringify(trace.trace, null, 2)}`)
  for (const [index, { digest, characters, choices, cites }] of trace.replies.entries())
    console.log(
      `Reply ${index + 1}: ${characters} characters, ${choices} choices, digest ${digest}\n  cites: ${cites.join('; ') || 'nothing'}`,
    )
}

/** The same words said first thing to the knowledge of today. */
async function replay(config: Config, trace: Trace, text: string): Promise<void> {
  const { conversation, version } = buildConversation(config, { clock: systemClock })
  const turn = await conversation.respond(
    {
      id: 'replay',
      conversationId: 'replay',
      person: { channel: 'replay', id: 'replay' },
      kind: 'said',
      text,
      attachments: [],
      receivedAtMs: systemClock.now(),
    },
    undefined,
  )
  const answers = turn.replies.map(({ text: said }) => said)
  const known = trace.replies.map(({ text: digest }) => digest)
  const isSame = answers.length === known.length && answers.every((said, index) => digestOf(said) === known[index])
  console.log(
    `\nReplayed on knowledge ${version()}${version() === trace.version ? ', the same' : `, not ${trace.version}`}:`,
  )
  for (const answer of answers) console.log(`\n${answer}`)
  console.log(
    isSame
      ? '\nThe same as was answered then, byte for byte.'
      : `\nNot what was answered then. The words may be others, the knowledge has changed, or what was said before counted: ${trace.turns} turns.`,
  )
}
