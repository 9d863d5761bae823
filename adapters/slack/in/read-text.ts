/** `<@U1|name>`, `<#C1|name>`, `<!here>`, `<https://…|label>`: what Slack puts in angle brackets. */
const reference = /<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>/g

/**
 * A text as Slack sends it, as a person reads it: references spelled out, entities resolved, our own mention left out.
 * `names`: what people are called whom the text names by id alone.
 * https://docs.slack.dev/messaging/formatting-message-text
 */
export function readText(text: string, botUserId: string, names: ReadonlyMap<string, string> = new Map()): string {
  const read = text
    .replace(reference, (_, mark: string, target: string, label: string | undefined) => {
      if (mark === '@') return target === botUserId ? ' ' : `@${label ?? names.get(target) ?? '…'}`
      if (mark === '#') return `#${label ?? target}`
      if (mark === '!') return label ?? (target.includes('^') ? '' : `@${target}`)
      return label || target.replace(/^(?:mailto|tel):/, '')
    })
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/[ \t]+/g, ' ')
    .trim()
  return emojiAlone.test(read) ? '👍' : read
}

/** Slack writes emoji by their names; a message of nothing else is a gesture, whichever it is. */
const emojiAlone = /^(?:\s*:[a-z0-9_+'-]+:)+$/

/** Whom a text names by id alone. */
export function namedIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/<@([A-Z0-9]+)>/g)].flatMap(([, id]) => id ?? []))]
}

export function mentions(text: string, userId: string): boolean {
  return text.includes(`<@${userId}>`) || text.includes(`<@${userId}|`)
}

/** Begins by calling somebody: a message to them, not to the others in the thread. */
export function callsSomebody(text: string): boolean {
  return /^\s*<(?:@|!subteam\^)/.test(text)
}

/** So that nothing in the text is read as a mention, a link or an entity. */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
