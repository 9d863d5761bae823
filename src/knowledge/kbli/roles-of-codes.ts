import type { BusinessCues } from './business-cues.ts'
import { type Kbli, type Role, roles } from './kbli.ts'

/** What is done under a code; empty for most services. */
export type RolesOf = (code: string) => readonly Role[]

export function createRoleFinder(cues: BusinessCues, { codes }: Kbli): RolesOf {
  const rolesOf = new Map(
    [...codes.keys()].map((code) => [
      code,
      roles.filter((role) => cues.roles[role].codes.some((start) => code.startsWith(start))),
    ]),
  )
  return (code) => rolesOf.get(code) ?? []
}
