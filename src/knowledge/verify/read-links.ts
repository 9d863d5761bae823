/** What calls a whole channel or somebody in it, however a chat writes that. */
const mention = /(?:^|[^\p{L}\p{N}._%+-])@[\p{L}\p{N}_]+|<[!@#][^>]*>|‹[!@#][^›]*›|\btg:\/\/|\bslack:\/\//giu
/** An address with or without its beginning; ends of names that the web has and words have not. */
const link =
  /\b(?:[a-z][a-z0-9+.-]*:\/\/|www\.)\S+|\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|net|org|id|io|co|info|biz|app|dev|site|online|xyz|me|ly|gg|to|link|click|top|shop|ai)\b(?:\/\S*)?|[\w.+-]+@[\w-]+\.[\w.-]+/gi

/** Addresses of the web and of mail in a text, in lower case without what may stand around them. */
export function linksIn(text: string): readonly string[] {
  return [...text.matchAll(link)].map(([address]) => address.toLowerCase().replace(/[.,;:!?)\]»”"'*_]+$/, ''))
}

export function hasMention(text: string): boolean {
  return text.search(mention) >= 0
}
