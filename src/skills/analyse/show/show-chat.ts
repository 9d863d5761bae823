import type { RemarkedLine } from '../../../conversation/model/remarks.ts'
import { escapeMarkdown } from '../../../domain/escape-markdown.ts'
import type { ThemeWords } from '../../../knowledge/analyse/analyse-words.ts'
import type { ChatCriterion, ChatResult } from '../chat/chat-result.ts'
import { type Say, sayNumber } from './say.ts'
import { themeName } from './show-survey.ts'

const mostFatal = 3
const mostGood = 3
const mostPoints = 2
/** Smaller changes of mood are none. */
const moodStep = 0.5

/** What came out of chats, on one phone screen: speed, what was good with its lines, fatal errors, what to train next. */
export function showChat(
  result: ChatResult,
  themes: ThemeWords,
  forgottenAt: string,
  say: Say,
  remarks: ReadonlyMap<string, string> = new Map(),
): string {
  const { chats, criteria, fatal } = result
  const good = goodOf(criteria, chats)
  const weak = criteria.filter((one) => one.good < chats).toSorted((a, b) => a.good - b.good)
  const blocks = [
    say('chat-title', {
      file: escapeMarkdown(result.file),
      chats,
      agent: result.agentLines,
      customer: result.customerLines,
    }),
    saySpeed(result, say),
    ...(good.length > 0
      ? [
          `${say('chat-good')}\n${good
            .map(
              (one) =>
                `- ${say(`criterion-${one.name}`)}${sayEvidence(one.evidence, say)}${sayRemark(goodId(one.name))}`,
            )
            .join('\n')}`,
        ]
      : []),
    ...(fatal.length > 0
      ? [
          `${say('chat-fatal')}\n${fatal
            .slice(0, mostFatal)
            .map((one, at) => `- ${say(`fatal-${one.kind}`)}${sayEvidence(one, say)}${sayRemark(fatalId(at))}`)
            .join('\n')}`,
        ]
      : [say('chat-no-fatal')]),
    ...(weak.length > 0
      ? [
          `${say('chat-points')}\n${weak
            .slice(0, mostPoints)
            .map(
              (one) =>
                `- ${say('chat-point', { criterion: say(`criterion-${one.name}`), good: one.good, chats, tip: say(`tip-${one.name}`) })}`,
            )
            .join('\n')}`,
        ]
      : []),
    sayMood(result, say),
    ...(result.themes.length > 0
      ? [
          say('chat-themes', {
            list: result.themes
              .slice(0, 4)
              .map(({ id, count }) => `${themeName(id, themes, say)} ${count}`)
              .join(', '),
          }),
        ]
      : []),
    say('chat-rules'),
    say('forgotten', { time: forgottenAt }),
  ]
  return blocks.filter((block) => block !== '').join('\n\n')

  function sayRemark(id: string): string {
    const remark = remarks.get(id)
    return remark === undefined ? '' : `\n  ${say('chat-remark', { remark: escapeMarkdown(remark) })}`
  }
}

/** The lines of evidence that are shown, with what the rules say of each: to be remarked on. */
export function evidenceShown({ chats, criteria, fatal }: ChatResult, say: Say): readonly RemarkedLine[] {
  return [
    ...goodOf(criteria, chats).flatMap(({ name, evidence }) =>
      evidence ? [{ id: goodId(name), quote: evidence.quote, about: say(`criterion-${name}`) }] : [],
    ),
    ...fatal
      .slice(0, mostFatal)
      .map(({ kind, quote }, at) => ({ id: fatalId(at), quote, about: say(`fatal-${kind}`) })),
  ]
}

function goodOf(criteria: ChatResult['criteria'], chats: number): ChatResult['criteria'] {
  return criteria.filter((one) => one.good === chats || (one.good > chats / 2 && one.evidence)).slice(0, mostGood)
}

function goodId(name: ChatCriterion): string {
  return `good-${name}`
}

function fatalId(at: number): string {
  return `fatal-${at + 1}`
}

function saySpeed({ first, responses, unanswered, botLines = 0 }: ChatResult, say: Say): string {
  const minutes = (value: number) => sayNumber(value, say.language)
  const lines = [
    ...(first ? [say('chat-first', { median: minutes(first.median), n: first.n })] : []),
    ...(responses
      ? [
          say('chat-responses', {
            median: minutes(responses.median),
            most: minutes(responses.p90),
            slowest: minutes(responses.slowest),
          }),
        ]
      : [say('chat-no-times')]),
    ...(botLines > 0 ? [say('chat-bots', { count: botLines })] : []),
    ...(unanswered > 0 ? [say('chat-unanswered', { count: unanswered })] : []),
  ]
  return lines.map((line) => `- ${line}`).join('\n')
}

function sayEvidence(evidence: { readonly line: number; readonly quote: string } | undefined, say: Say): string {
  return evidence ? say('evidence', { line: evidence.line, quote: escapeMarkdown(evidence.quote) }) : ''
}

function sayMood({ mood }: ChatResult, say: Say): string {
  if (!mood) return ''
  const change = mood.end - mood.start
  return say(change >= moodStep ? 'mood-better' : change <= -moodStep ? 'mood-worse' : 'mood-same')
}
