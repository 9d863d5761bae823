/**
 * Whether made-up businesses end in the right plan, through the whole conversation, each as a new person:
 *
 *     node bench/main.ts guides [--misses]
 *
 * By free text: the owner says what they have to say, asks to be led, answers each question with the fact that they know,
 * and confirms what was read back where it is right. By taps: the guide from its list, and the right button each time.
 * `expected.json` says which way through a guide is right, and how each thing that the plan must have is told.
 */
import { buildConversation } from '../../src/build-conversation.ts'
import { readConfig } from '../../src/config.ts'
import type { ChoiceReference } from '../../src/domain/choice.ts'
import { type Message, personKey } from '../../src/domain/message.ts'
import { type Session, stateOf } from '../../src/domain/session.ts'
import { loadGuides } from '../../src/knowledge/guides/load-guides.ts'
import { runGuide } from '../../src/knowledge/guides/run-guide.ts'
import { createDerive } from '../../src/skills/guide/derive.ts'
import { readFlow, readRuns } from '../../src/skills/guide/memory.ts'
import { type Business, sets } from './businesses.ts'
import { answerOf, languageOf } from './words.ts'

type Play = {
  readonly business: Business
  readonly turns: readonly { readonly said: string; readonly reply: string }[]
  readonly guide?: string | undefined
  readonly outcome?: string | undefined
  /** Which of what the plan must have it says. */
  readonly has: readonly boolean[]
  /** What it says that it must not. */
  readonly wrong: readonly string[]
  /** Whether their own words, and "pandu saya", led to the right guide. */
  readonly isFound: boolean
}

const knowledge = new URL('../../knowledge', import.meta.url).pathname
const mostTurns = 14
const today = '2026-11-29T09:00:00+07:00'
const hourMs = 3_600_000
const yes = { id: 'ya', en: 'yes' }
const no = { id: 'bukan', en: 'no' }
const lead = { id: 'pandu saya', en: 'guide me' }

export async function benchGuides({ misses = false } = {}): Promise<void> {
  let nowMs = 0
  const built = buildConversation(readConfig({}), { clock: { now: () => nowMs } })
  const guides = loadGuides([knowledge])
  const derive = createDerive(built.kbli.tables)
  for (const [set, readSet] of Object.entries(sets)) {
    for (const mode of ['text', 'taps'] as const) {
      const plays: Play[] = []
      for (const business of readSet()) plays.push(await play(business, mode))
      report(`${set} by ${mode}`, plays)
      if (misses) for (const one of plays) if (!isRight(one) || one.has.includes(false)) tell(one)
    }
  }

  async function play(business: Business, mode: 'text' | 'taps'): Promise<Play> {
    const { id, told, taps, says } = business
    const known = /(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2})/.exec(String(business.facts['known'] ?? ''))
    nowMs = known ? Date.parse(`${known[1]}T${known[2]}:00+07:00`) + 2 * hourMs : Date.parse(today)
    const language = languageOf(business)
    let isFound = true
    const person = { channel: 'console', id: `${mode}-${id}`, locale: language }
    const turns: { said: string; reply: string }[] = []
    let session: Session | undefined
    const say = async (text: string, pick?: ChoiceReference) => {
      const message: Message = {
        id: `${mode}-${id}-${turns.length}`,
        conversationId: `bench:${mode}-${id}`,
        person,
        kind: pick ? 'picked' : 'said',
        text,
        attachments: [],
        receivedAtMs: nowMs,
        ...(pick ? { pick } : {}),
      }
      const turn = await built.conversation.respond(message, session)
      session = turn.session
      turns.push({ said: text, reply: turn.replies.map((reply) => reply.text).join('\n\n') })
      return turn
    }
    const state = () => stateOf(session, personKey(person))
    const flow = () => {
      const at = state().flows.find(({ skill }) => skill === 'guide')
      return at ? readFlow(at) : undefined
    }
    const finished = () => readRuns(state().memory['guide'])[0]
    const start = () => say(business.guide, { skill: 'guide', act: 'start', value: business.guide })

    if (mode === 'taps') await start()
    else {
      await say(told)
      if (!flow()) await say(lead[language])
      // Another guide, or none, was offered: the owner takes the right one from the list.
      const begun = flow() ?? finished()
      isFound = begun?.guide === business.guide
      if (!isFound) await start()
    }
    while (turns.length < mostTurns) {
      const run = flow()
      const guide = guides.find((one) => one.id === run?.guide)
      const question = run && guide ? runGuide(guide, run.answers, derive).next : undefined
      if (!run || !guide || question === undefined) break
      const right = taps[question]
      if (mode === 'taps') {
        const value = right ?? guide.questions[question]?.unsure ?? ''
        const kind = guide.questions[question]?.kind
        if (kind === 'choice' || (kind === 'activity' && right !== undefined))
          await say(value, { skill: 'guide', act: 'answer', value: `${guide.id}.${question}.${value}` })
        else await say(answerOf(business, guide.id, question))
      } else if (run.readBack !== undefined)
        await say(right === undefined || run.readBack === right ? yes[language] : no[language])
      else if (guide.questions[question]?.kind === 'activity') {
        const offered = state().choices.find(({ pick }) => pick?.value.endsWith(`.${right}`))
        await (offered ? say(offered.label, offered.pick) : say(answerOf(business, guide.id, question)))
      } else await say(answerOf(business, guide.id, question))
    }
    const run = finished()
    const guide = guides.find((one) => one.id === run?.guide)
    const outcome = run?.done && guide ? runGuide(guide, run.answers, derive).outcome : undefined
    // The plan whole, as it is sent as a file: the message on a phone may leave its end to it.
    const whole = outcome && (await say('', { skill: 'guide', act: 'file', value: business.guide }))
    const file = whole && Buffer.from(whole.replies[0]?.file?.content ?? '', 'base64').toString('utf8')
    const text = `${turns.at(-1)?.reply ?? ''} ${file ?? ''}`.replaceAll('*', '').replaceAll('\n', ' ')
    turns.splice(whole ? -1 : turns.length)
    const isSaid = (one: string) => new RegExp(one).test(text)
    const wrong = (business.saysNot ?? []).filter(isSaid)
    return { business, turns, guide: run?.guide, outcome, has: says.map(isSaid), wrong, isFound }
  }
}

function isRight({ business, guide, outcome, wrong }: Play): boolean {
  if (guide !== business.guide || outcome === undefined || wrong.length > 0) return false
  return business.outcome === null || business.outcome === outcome
}

function report(mode: string, plays: readonly Play[]): void {
  const right = plays.filter(isRight)
  const all = plays.flatMap(({ has }) => has)
  const complete = plays.filter((one) => isRight(one) && !one.has.includes(false))
  const turns = plays.map((one) => one.turns.length).toSorted((a, b) => a - b)
  console.log(
    `Guides, ${mode}: ${right.length} of ${plays.length} businesses in the right plan, ${complete.length} with all that it must have (${all.filter(Boolean).length} of ${all.length} points), ${plays.filter(({ isFound }) => isFound).length} led to the right guide by what they said; turns p50 ${turns[Math.floor(turns.length / 2)]}, most ${turns.at(-1)}`,
  )
}

function tell(play: Play): void {
  const { business, guide, outcome, has, turns } = play
  const missing = business.mustHave.filter((_, index) => has[index] === false)
  console.log(
    `\n== ${business.id} ${isRight(play) ? 'right' : 'WRONG'} ${guide} ${outcome}; missing: ${missing.join(' | ')}`,
  )
  for (const { said, reply } of turns) console.log(`  > ${said}\n    ${reply.replace(/\s+/g, ' ').slice(0, 160)}`)
}
