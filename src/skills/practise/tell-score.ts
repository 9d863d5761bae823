import type { SkillOutcome, TurnContext } from '../../conversation/skill.ts'
import { readHistory } from './history.ts'
import { type PractiseParts, sayIn, told } from './practise-parts.ts'

/** How many scenes a screen shows. */
const mostScenes = 5

/** "Skorku berapa?": what somebody answered right in the quiz, and how their last scenes went. Theirs alone to see. */
export async function tellScore(
  { events, phrases, practice }: PractiseParts,
  { message, language }: TurnContext,
): Promise<SkillOutcome> {
  const { say, choice } = sayIn(phrases, language)
  const { answers, scenes } = await readHistory(events, message.person)
  const choices = [choice('choice-quiz', 'quiz'), choice('choice-role-play', 'role-play')]
  if (answers.length === 0 && scenes.length === 0) return told(say('score-none'), choices)
  const right = answers.filter(({ isRight }) => isRight).length
  const titles = new Map(practice().rolePlays.map(({ id, title }) => [id, title]))
  const lines = scenes
    .slice(-mostScenes)
    .map(({ scene, points }) => say('score-scene', { title: titles.get(scene) ?? scene, points }))
  const blocks = [
    ...(answers.length > 0 ? [say('score-quiz', { right, count: answers.length })] : []),
    ...(lines.length > 0 ? [say('score-scenes', { list: lines.map((line) => `- ${line}`).join('\n') })] : []),
  ]
  return { replies: [{ text: blocks.join('\n\n'), choices, audience: 'asker' }] }
}
