import type { Phrases } from '../../conversation/phrases.ts'
import type { Skill, SkillOutcome } from '../../conversation/skill.ts'
import type { Choice, ReplyDraft } from '../../domain/reply.ts'
import { evidenceIn } from '../../knowledge/citing/evidence.ts'
import type { ConfidenceMark } from '../../knowledge/entry.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { withoutMarks } from '../../knowledge/plain-text.ts'
import { entryChoice } from '../../questions/answer-commands.ts'
import type { AnswerOutcome } from './answer-outcome.ts'
import { chooseParts, type ShownPart } from './choose-parts.ts'
import type { AnswerRequest } from './grounded-answer.ts'
import { beginningOf, confidenceWith, verdictOn } from './open-with-items.ts'
import { foot, uniqueCitations } from './render-answer.ts'
import type { Certainty } from './sureness.ts'

/** What each of several answers may open with, in words; its first sentence whatever that has. */
const wordsOfEach = 40
/** And so many lines of a phone for what was asked about its topic. */
const linesOfEach = 6

/** Several answers as one reply, and what of each entry it shows, by its headings. */
export type Together = { readonly reply: ReplyDraft; readonly shown: readonly (readonly string[])[] }

/**
 * Two or three answers to one message in one bubble: each under its title, the verdict or the beginning of
 * its entry and the lines on what was asked; then the sources and one line of how far all of it carries.
 */
export function renderTogether(
  requests: readonly AnswerRequest[],
  { knowledge, phrases }: { readonly knowledge: Knowledge; readonly phrases: Phrases },
): Together | undefined {
  const answers = requests.map(toShort)
  const [last] = requests.slice(-1)
  if (!last) return undefined
  const { language, answerId } = last
  const citations = uniqueCitations(
    answers.flatMap(({ request, texts }) =>
      texts
        .flatMap((text) => evidenceIn(text, request.pair[request.language], knowledge))
        .flatMap((one) => one.citations),
    ),
  )
  const blocks = answers.flatMap(({ request, texts }) => [
    `**${request.pair[language].title}**`,
    ...texts.map(withoutMarks),
  ])
  const [verified = ''] = requests.map(({ pair }) => pair[language].verified).toSorted()
  const confidence = confidenceOf(answers.map((answer) => answer.confidence))
  const status = foot(
    { language, verified, confidence },
    leastOf(requests.map(({ certainty }) => certainty)),
    citations,
    phrases,
  )
  return {
    reply: { text: [...blocks, status].join('\n\n'), citations, answerId, choices: choicesFor(requests, phrases) },
    shown: answers.map(({ parts }) => parts.map(({ section }) => section.heading)),
  }
}

/** The skill, with answers to one message in one bubble as long as nobody has put them into other words. */
export function sharingBubbles(skill: Skill): Skill {
  return {
    ...skill,
    async claim(context) {
      const claim = await skill.claim(context)
      return claim && { ...claim, respond: async () => sharing(await claim.respond()) }
    },
  }
}

function sharing({ together, ...outcome }: AnswerOutcome): SkillOutcome {
  const isAsRuled = together?.of.every((reply, at) => outcome.replies[at] === reply)
  return together && isAsRuled ? { ...outcome, replies: [together.reply] } : outcome
}

type ShortAnswer = {
  readonly request: AnswerRequest
  readonly confidence: ConfidenceMark
  readonly parts: readonly ShownPart[]
  /** Markdown with marks. */
  readonly texts: readonly string[]
}

function toShort(request: AnswerRequest): ShortAnswer {
  const { pair, language, cases = [] } = request
  const entry = pair[language]
  const opening = cases.length > 0 ? verdictOn(cases) : beginningOf(entry.answer, wordsOfEach)
  const parts = chooseParts(entry, { ...request, opening, lines: linesOfEach })
  return {
    request,
    confidence: confidenceWith(cases, entry),
    parts,
    texts: [opening, ...parts.map(({ markdown }) => markdown)],
  }
}

function choicesFor(requests: readonly AnswerRequest[], phrases: Phrases): Choice[] {
  return [
    ...requests.map(({ pair, language }, at) => ({
      pick: entryChoice('evidence', pair.id.id),
      label: `${phrases.say(language, 'choice-evidence')} ${at + 1}`,
      aside: true,
    })),
    ...requests.map(({ pair, language }) => ({ pick: entryChoice('more', pair.id.id), label: pair[language].title })),
  ]
}

function leastOf(all: readonly Certainty[]): Certainty {
  return (['low', 'medium'] as const).find((one) => all.includes(one)) ?? 'high'
}

/** A single source anywhere is told; advice only where all of it is advice. */
function confidenceOf(marks: readonly ConfidenceMark[]): ConfidenceMark {
  if (marks.includes('C')) return 'C'
  return marks.findLast((mark) => mark !== 'D') ?? 'D'
}
