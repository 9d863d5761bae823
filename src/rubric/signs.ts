const clock =
  /\b(?:jam|pukul|pkl|at)\s*\d{1,2}(?:[.:]\d{2})?|\b\d{1,2}[.:]\d{2}\b|\b\d{1,2}\s?(?:am|pm)\b|\bpaling lambat\b|\bby \d/i
const date = /\b\d{1,2}\s+(?:jan|feb|mar|apr|mei|may|jun|jul|agu|aug|sep|okt|oct|nov|des|dec)/i

/** A text as signs are looked for in it: in small letters, with single spaces around. */
export function readable(message: string): string {
  return ` ${message.toLowerCase().replaceAll('’', "'").replace(/\s+/g, ' ').trim()} `
}

/** Whole words, also with the endings that Indonesian hangs on them: "gaunnya", "ambilkan". */
export function has(text: string, phrase: string): boolean {
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
    const rest = text
      .slice(at + phrase.length, at + phrase.length + 6)
      .replace(/^(?:nya|kan|ku|mu|lah)(?![\p{L}\p{N}])/u, '')
    if (!/[\p{L}\p{N}]$/u.test(text.slice(0, at)) && !/^[\p{L}\p{N}]/u.test(rest)) return true
  }
  return false
}

export function first(text: string, phrases: readonly string[]): string | undefined {
  return phrases.find((phrase) => has(text, phrase))
}

export function all(text: string, phrases: readonly string[]): string[] {
  return phrases.filter((phrase) => has(text, phrase))
}

/** One of these words, and within three words after it one of those: "saya langsung cek". */
export function near(text: string, who: readonly string[], what: readonly string[]): string | undefined {
  const said = text.match(/[\p{L}\p{N}']+/gu) ?? []
  for (const [index, word] of said.entries()) {
    if (!who.includes(word)) continue
    const next = said.slice(index + 1, index + 4)
    const at = next.findIndex((one) => what.some((verb) => one === verb || one === `${verb}kan`))
    // "I'm sorry, I'll check": the nearest does it.
    const nearest = next.slice(0, at).findLast((one) => who.includes(one)) ?? word
    if (at >= 0) return `${nearest} ${next[at] ?? ''}`
  }
  return undefined
}

export function timeIn(text: string): string | undefined {
  return (clock.exec(text) ?? date.exec(text))?.[0]?.trim()
}

export function amountOfTime(text: string, units: readonly string[]): string | undefined {
  return new RegExp(String.raw`\b\d{1,3}\s*(?:${units.join('|')})\b`, 'i').exec(text)?.[0]
}
