import { findPersonalData, type PersonalDataKind } from '../../domain/mask.ts'

/** What must not stand in a chat, the more dangerous first. */
const secretKinds = ['password', 'otp', 'card', 'nik'] as const satisfies readonly PersonalDataKind[]
export type SecretKind = (typeof secretKinds)[number]

/** Which secrets a text gives away, each kind once. */
export function secretsIn(text: string): readonly SecretKind[] {
  const found = new Set<PersonalDataKind>(findPersonalData(text).map(({ kind }) => kind))
  return secretKinds.filter((kind) => found.has(kind))
}
