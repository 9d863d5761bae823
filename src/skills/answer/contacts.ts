/** Whom to ask where the knowledge base ends, by topic. */
export const contacts: ReadonlyMap<string, string> = new Map([
  ['pse', 'Komdigi (pse.komdigi.go.id)'],
  ['oss', 'OSS (169, kontak@oss.go.id)'],
])
