import type { Event } from '../../domain/event.ts'
import type { JsonValue } from '../../domain/json.ts'

/** Fields that say nothing to whoever reads the record. */
const silent = new Set(['v', 'by', 'message', 'person', 'key'])

/** One record of a programme on one line: its kind, and what stands in it. */
export function describeEvent({ kind, data }: Event): string {
  return `${kind}: ${valuesIn(data).join(', ')}`.slice(0, 160)
}

function valuesIn(value: JsonValue): readonly string[] {
  if (value === null || typeof value === 'boolean') return []
  if (typeof value !== 'object') return [String(value)]
  if (Array.isArray(value)) return value.flatMap((one: JsonValue) => valuesIn(one))
  return Object.entries(value).flatMap(([key, one]) => (silent.has(key) ? [] : valuesIn(one as JsonValue)))
}
