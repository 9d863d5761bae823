/** `<@U1|name>`, `<#C1|name>`, `<!here>`, `<https://…|label>`: what Slack puts in angle brackets. */
const reference = /<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>/g

/**
 * A text as Slack sends it, as a person reads it: references spelled out, entities resolved, our own mention left out.
 * https://docs.slack.dev/messaging/formatting-message-text
 */
export function readText(text: string, botUserId: string): string {
  return text
    .replace(reference, (_, mark: string, target: string, label: string | undefined) => {
      if (mark === '@') return target === botUserId ? ' ' : `@${label ?? target}`
      if (mark === '#') return `#${label ?? target}`
      if (mark === '!') return label ?? (target.includes('^') ? '' : `@${target}`)
      return label || target.replace(/^(?:mailto|tel):/, '')
    })
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/[ \t]+/g, ' ')
    .trim()
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
