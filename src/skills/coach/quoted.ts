/** "cek dong: 'naikin kepuasan'. kalau belum, benerin": the goal is what stands in quotes. */
export function quotedIn(text: string): string {
  return /(?:^|\s)['"“‘](.{8,}?)['"”’](?:[\s.,?!]|$)/u.exec(text)?.[1] ?? text
}
