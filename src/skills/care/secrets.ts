import { findPersonalData, type PersonalDataKind } from '../../domain/mask.ts'

/** What must not stand in a chat, the more dangerous first; `personal` is data that are no key to anything. */
const secretKinds = ['password', 'otp', 'card', 'nik'] as const satisfies readonly PersonalDataKind[]
const personalKinds: readonly PersonalDataKind[] = ['account', 'phone', 'birth', 'npwp']
/** Beside one of these a long number is somebody's, whatever kind the mask took it for. */
const personalWords = /(?<!\p{L})(?:paspor|passport|kitas|bpjs|polis|transfer|tf)(?!\p{L})/iu
export type SecretKind = (typeof secretKinds)[number] | 'personal'

/** Which secrets a text gives away, each kind once. */
export function secretsIn(text: string): readonly SecretKind[] {
  const found = new Set<PersonalDataKind>(findPersonalData(text).map(({ kind }) => kind))
  const secrets = secretKinds.filter((kind) => found.has(kind))
  const isPersonal = personalKinds.some((kind) => found.has(kind)) || (found.has('number') && personalWords.test(text))
  return isPersonal ? [...secrets, 'personal'] : secrets
}
