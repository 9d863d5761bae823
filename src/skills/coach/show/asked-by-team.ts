import type { SkillOutcome } from '../../../conversation/skill.ts'
import { escapeMarkdown } from '../../../domain/escape-markdown.ts'
import { shortLabel } from '../../../domain/short-label.ts'
import { teamQuestionStream, teamQuestions } from '../../../programme/summary/team-questions.ts'
import { entryChoice } from '../../../questions/answer-commands.ts'
import type { Desk } from '../desk.ts'

const lookBackMs = 7 * 24 * 60 * 60 * 1000

/**
 * The same, with what several of the team asked in the last seven days, by how many they are and without who: the coach
 * learns from the team itself. Throws `StoreError`.
 */
export async function withTeamQuestions(desk: Desk, outcome: SkillOutcome): Promise<SkillOutcome> {
  const { parts, speaker, language, nowMs } = desk
  const [last, ...before] = outcome.replies.toReversed()
  if (!speaker.team || !last) return outcome
  const events = await parts.events.read(teamQuestionStream(speaker.team.id))
  const [asked] = teamQuestions(events, nowMs - lookBackMs, nowMs + 1).asked
  const title = asked && parts.titleOf(asked.entry, language)
  if (asked === undefined || title === undefined) return outcome
  const line = desk.say('team-asked', { people: asked.people, title: escapeMarkdown(title) })
  const choice = { pick: entryChoice('ask', asked.entry), label: shortLabel(title) }
  const told = { ...last, text: `${last.text}\n\n${line}`, choices: [...(last.choices ?? []), choice] }
  return { ...outcome, replies: [...before.toReversed(), told] }
}
