import type { Skill } from '../../conversation/skill.ts'

/** Files that are tables by their names, or chats. */
export const tableName = /\.(?:csv|tsv|tab|xlsx|xlsm|xls|ods|txt|numbers)$/i

/** The skill for messages without a table: words beside one ask for what stands in it, "yang belum kelar ada berapa?" too. */
export function unlessTable(skill: Skill): Skill {
  return {
    ...skill,
    claim(context) {
      const hasTable = context.message.attachments.some(({ name = '' }) => tableName.test(name))
      return hasTable && !context.command ? undefined : skill.claim(context)
    },
  }
}
