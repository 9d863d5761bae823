import type { Phrases } from '../../conversation/phrases.ts'
import type { Citation } from '../../domain/citation.ts'
import type { Choice, ReplyDraft } from '../../domain/reply.ts'
import { formatDay, shortSources } from '../../knowledge/citing/references.ts'
import { withoutMarks } from '../../knowledge/plain-text.ts'
import { entryChoice } from '../../questions/answer-commands.ts'
import type { GroundedAnswer } from './grounded-answer.ts'
import { sureness } from './sureness.ts'

/**
 * An answer in words: what is stated, one line of sources by their short names, one line of how far it can be trusted.
 * Addresses, articles of each statement and the legal note stand under "bukti".
 */
export function renderAnswer(answer: GroundedAnswer, phrases: Phrases): ReplyDraft {
  const { request, opening, parts, statements } = answer
  const { pair, language, answerId } = request
  const citations = unique(statements.flatMap((statement) => statement.citations))
  const blocks = [
    ...(opening === undefined ? [] : [withoutMarks(opening)]),
    ...parts.map(({ section: { heading }, markdown }) =>
      heading === '' ? withoutMarks(markdown) : `**${heading}**\n\n${withoutMarks(markdown)}`,
    ),
    `${phrases.say(language, 'sources')} ${shortSources(citations, language)}\n_${status().join(' · ')}_`,
  ]
  return { text: blocks.join('\n\n'), citations, answerId, choices: choices() }

  function status(): string[] {
    const { verified, confidence } = pair.id
    return [
      phrases.say(language, 'as-of', { date: formatDay(verified, language, 'short') }),
      phrases.say(language, sureness(request.certainty, confidence)),
      ...(confidence === 'C' ? [phrases.say(language, 'single-source')] : []),
      ...(confidence === 'D' ? [phrases.say(language, 'advice')] : []),
    ]
  }

  function choices(): Choice[] {
    return [
      { pick: entryChoice('evidence', pair.id.id), label: phrases.say(language, 'choice-evidence'), aside: true },
      ...(answer.hasMore
        ? [{ pick: entryChoice('more', pair.id.id), label: phrases.say(language, 'choice-more') }]
        : []),
      ...(request.runnersUp ?? []).map((other) => ({
        pick: entryChoice('ask', other.id.id),
        label: other[language].title,
      })),
    ]
  }
}

/** The same article of the same rule once. */
function unique(citations: readonly Citation[]): readonly Citation[] {
  const keys = citations.map(({ source, article = '' }) => `${source} ${article}`)
  return citations.filter((_, index) => keys.indexOf(keys[index] ?? '') === index)
}
