const numbers: Readonly<Record<string, number>> = {
  se: 1,
  satu: 1,
  dua: 2,
  tiga: 3,
  empat: 4,
  lima: 5,
  sepuluh: 10,
  a: 1,
  an: 1,
  the: 1,
  one: 1,
  two: 2,
  three: 3,
  half: 0.5,
  'half an': 0.5,
  setengah: 0.5,
}
const minutesOf: readonly (readonly [RegExp, number])[] = [
  [/^(?:menit|mnt|min)/iu, 1],
  [/^(?:jam|hour|hr)/iu, 60],
  [/^(?:hari|day)/iu, 24 * 60],
  [/^(?:minggu|week)/iu, 7 * 24 * 60],
]
const ahead = new RegExp(
  String.raw`(?<![\p{L}\d])(?:(\d{1,3}|half an|${Object.keys(numbers)
    .filter((word) => word !== 'se' && word !== 'half an')
    .join(
      '|',
    )})\s*|(se))(menit|mnt|minutes?|mins?|jam|hours?|hrs?|hari|days?)\s+(?:sebelumnya|sblmnya|sblm|sebelum|sebelom|before(?:hand)?|earlier|ahead(?:\s+of)?|in advance|prior to)(?!\p{L})`,
  'iu',
)

const span = new RegExp(
  String.raw`(?<![\p{L}\d])(?:(\d{1,3}|half an|${Object.keys(numbers)
    .filter((word) => word !== 'se' && word !== 'half an')
    .join('|')})\s*|(se))(menit|mnt|minutes?|mins?|jam|hours?|hrs?|hari|days?|minggu|weeks?)(?!\p{L})`,
  'iu',
)

/** So long before it: minutes, and where in the text that stands. */
export type Ahead = { readonly minutes: number; readonly start: number; readonly end: number }

/** "Sejam sebelumnya", "30 menit sebelum …", "half an hour before …": how long ahead of what is spoken of. Undefined: nothing of that. */
export function readAhead(text: string): Ahead | undefined {
  return lengthIn(ahead.exec(text))
}

/** "Sejam", "30 menit", "two days": how long, wherever it stands. Undefined: no length of time is said. */
export function readSpan(text: string): Ahead | undefined {
  return lengthIn(span.exec(text))
}

function lengthIn(found: RegExpExecArray | null): Ahead | undefined {
  if (!found) return undefined
  const [whole, said, one, unit = ''] = found
  const count = one === undefined ? (numbers[(said ?? '').toLowerCase()] ?? Number(said)) : 1
  const [, size] = minutesOf.find(([pattern]) => pattern.test(unit)) ?? []
  if (size === undefined || !(count > 0)) return undefined
  return { minutes: Math.round(count * size), start: found.index, end: found.index + whole.length }
}
