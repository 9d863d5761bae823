import type { SkillOutcome, TurnContext } from '../../conversation/skill.ts'
import { readMemory } from './memory.ts'
import { type PractiseParts, sayIn, told } from './practise-parts.ts'

/** "Yang kurang di mana tadi?": what no message of the last scene did, and one that does it. Undefined: none was played. */
export function tellLacking(
  { phrases, practice }: PractiseParts,
  { memory, language }: TurnContext,
): SkillOutcome | undefined {
  const { scene: id, lacked } = readMemory(memory)
  const scene = practice().rolePlays.find((one) => one.id === id)
  if (!scene || lacked === undefined) return undefined
  const { say, choice, missing } = sayIn(phrases, language)
  const names = scene.criteria.map(({ name }) => name).filter((name) => lacked.includes(name))
  const blocks = [
    names.length > 0
      ? say('lacked', { title: scene.title, list: names.map(missing).join('\n') })
      : say('lacked-none', { title: scene.title }),
    say('better', { model: scene.model }),
  ]
  const choices = [choice('choice-again', 'role-play', scene.id), choice('choice-harder', 'harder', scene.id)]
  return names.length > 0 || lacked.length === 0 ? told(blocks.join('\n\n'), choices) : undefined
}
