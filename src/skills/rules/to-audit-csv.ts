import type { ReplyFile } from '../../domain/reply.ts'
import type { RuleEntry } from '../../people/rules.ts'

/** Who set what when, as CSV (RFC 4180) with a byte order mark, so that spreadsheets read it as UTF-8. */
export function toAuditCsv(entries: readonly RuleEntry[], names: ReadonlyMap<string, string>, head: string): ReplyFile {
  const before = new Map<string, string>()
  const rows = entries.map(({ atMs, place, by, rule, value }) => {
    const key = `${place} ${rule}`
    const was = before.get(key) ?? ''
    const is = Array.isArray(value) ? value.join(' ') : String(value)
    before.set(key, is)
    return [new Date(atMs).toISOString(), names.get(by) ?? by, place, rule, was, is].map(toField).join(',')
  })
  const content = Buffer.from(`\uFEFF${[head, ...rows].join('\r\n')}\r\n`).toString('base64')
  return { name: 'prima-audit.csv', mediaType: 'text/csv', content }
}

/** A name that begins like a formula would be one in a spreadsheet: https://owasp.org/www-community/attacks/CSV_Injection */
function toField(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
