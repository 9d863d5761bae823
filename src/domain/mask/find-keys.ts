import type { Finding } from './finding.ts'

/**
 * Keys of services, by the shape that their makers give them so that they are found where they leak: AWS, GitHub, GitLab,
 * Slack, Google, Stripe, OpenAI, Midtrans, Xendit, Telegram bots, JSON Web Tokens (RFC 7519), private keys.
 */
const shaped: readonly RegExp[] = [
  /(?<![A-Za-z0-9])(?:AKIA|ASIA|AGPA|AIDA|AROA)[A-Z0-9]{12,20}(?![A-Za-z0-9])/g,
  /(?<![A-Za-z0-9])(?:gh[pousr]_|github_pat_|glpat-|xox[abeoprs]-|AIza|ya29\.|npm_|dop_v1_|SG\.)[A-Za-z0-9_.-]{12,200}/g,
  /(?<![A-Za-z0-9])(?:sk|pk|rk|whsec)[_-](?:(?:test|live|proj|ant)[_-])?[A-Za-z0-9_-]{12,200}/g,
  /(?<![A-Za-z0-9])(?:(?:SB-)?Mid-(?:server|client)-|xnd_(?:development|production|public)_)[A-Za-z0-9_-]{8,120}/g,
  /(?<![A-Za-z0-9])[0-9]{8,10}:[A-Za-z0-9_-]{30,50}(?![A-Za-z0-9])/g,
  /(?<![A-Za-z0-9])eyJ[A-Za-z0-9_-]{8,2000}\.[A-Za-z0-9_-]{4,2000}(?:\.[A-Za-z0-9_-]{0,2000})?/g,
  /-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----[\s\S]{1,4000}?-----END [A-Z ]{0,30}PRIVATE KEY-----/g,
]
/** A key of any other maker, after a word for it: `secret key: x7Tq2LmZ0pKdVb45`. */
const announced =
  /(?<![\p{L}\p{N}])(?:(?:api|access|secret|private|server|client|auth|encryption|webhook|license|lisensi)[ _-]?(?:key|token|secret)|(?:kunci|token) (?:api|rahasia|akses|server|webhook|bot|lisensi|gateway)|(?:bearer|auth|access|refresh)[ _-]?token|bearer|credentials?)["']?(?: (?:saya|kami|aku|gue|gw|toko|nya|itu|is|for|my|the|of|untuk|midtrans|xendit|aws|google|slack|github|\p{L}{2,12})(?![\p{N}_-])){0,3}(?: ?[:=→]|->|=>)? ?["'“]?([A-Za-z0-9][A-Za-z0-9_./+=-]{11,200})/giu
/** `"password": "Zebra$Cross8"`, `PASSWORD=Zebra` in a file of settings. */
const written =
  /["']?(?<![\p{L}])(?:[A-Z_]{0,20}PASS(?:WORD|WD)?|[a-z_]{0,20}(?:password|passwd|secret|api_key|apikey|access_token|private_key))["']?\s?[:=]\s?["']([^"'\n]{3,200})["']/gu

/** Keys that open a service to whoever has them. */
export function findKeys(text: string): readonly Finding[] {
  const byShape = shaped.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ index, 0: key }) => toFinding(index, key.replace(/[.,]+$/, ''))),
  )
  const byWord = [announced, written].flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const [whole, key = ''] = match
      const start = match.index + whole.lastIndexOf(key)
      return pattern === written || isMixed(key) ? [toFinding(start, key.replace(/[.,]+$/, ''))] : []
    }),
  )
  return [...byShape, ...byWord]
}

/** No word and no number, but letters and digits among each other. */
function isMixed(key: string): boolean {
  return /[0-9]/.test(key) && /[A-Za-z]/.test(key) && !/^(?:[A-Za-z]+[-/.])+[A-Za-z]+$/.test(key)
}

function toFinding(start: number, key: string): Finding {
  return { kind: 'password', start, end: start + key.length }
}
