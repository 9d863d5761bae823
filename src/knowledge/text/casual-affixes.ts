/**
 * The standard forms that an everyday form may stand for, most likely first: `daftarin` -> `daftar`, `ngurus` -> `urus`,
 * `nulis` -> `tulis`, `keblokir` -> `blokir`. Proposals only: the caller keeps those that it knows as words.
 */
export function standardForms(word: string): readonly string[] {
  const beginnings = withoutCasualBeginning(word)
  const endings = [word, ...beginnings].flatMap(withoutCasualEnding)
  return [...endings, ...beginnings].filter((form) => form.length >= 3)
}

function withoutCasualBeginning(word: string): readonly string[] {
  if (word.startsWith('nge')) return [word.slice(3), word.slice(2)]
  if (word.startsWith('ng')) return [word.slice(2), `k${word.slice(2)}`]
  if (word.startsWith('ny')) return [`s${word.slice(2)}`, `c${word.slice(2)}`]
  if (/^n[aeiou]/.test(word)) return [`t${word.slice(1)}`]
  if (/^m[aeiou]/.test(word)) return [`p${word.slice(1)}`]
  if (word.startsWith('ke')) return [word.slice(2)]
  return []
}

function withoutCasualEnding(word: string): readonly string[] {
  if (/.{4}inn?ya$/.test(word)) return [word.replace(/inn?ya$/, '')]
  if (word.endsWith('in') && word.length > 5) return [word.slice(0, -2), `${word.slice(0, -2)}kan`]
  if (word.endsWith('an') && word.length > 6) return [word.slice(0, -2)]
  return []
}
