import { EVENT_MAPPING, EVENT_POP, EVENT_SCALAR, EVENT_SEQUENCE, getScalarValue, parseEvents } from 'js-yaml'

type Place = { readonly offset: number; readonly value?: string; readonly inside: ReadonlyMap<string, Place> }

/**
 * The line, counted from 1, on which a value of a YAML document begins: the value that `keys` lead to, or the last one on
 * the way that exists. A text that is no YAML is line 1.
 */
export function lineOfPath(text: string, keys: readonly PropertyKey[]): number {
  let place = placesOf(text)
  for (const key of keys) place = place?.inside.get(String(key)) ?? place
  return text.slice(0, place?.offset ?? 0).split('\n').length
}

function placesOf(text: string): Place | undefined {
  const events = parseEvents(text, {})
  let next = 0
  /** The value that begins at the next event, or undefined at the end of what is around it. */
  const read = (): Place | undefined => {
    for (;;) {
      const event = events[next]
      next += 1
      if (!event || event.type === EVENT_POP) return undefined
      if (event.type === EVENT_SCALAR) {
        return { offset: event.valueStart, value: getScalarValue(text, event), inside: new Map() }
      }
      if (event.type === EVENT_SEQUENCE) return { offset: event.start, inside: new Map(readItems()) }
      if (event.type === EVENT_MAPPING) return { offset: event.start, inside: new Map(readPairs()) }
    }
  }
  const readItems = function* (): Generator<[string, Place]> {
    for (let index = 0; ; index += 1) {
      const item = read()
      if (!item) return
      yield [String(index), item]
    }
  }
  const readPairs = function* (): Generator<[string, Place]> {
    for (;;) {
      const key = read()
      if (!key) return
      const value = read()
      // The key says where the pair begins; a long value may begin on the line below.
      if (value) yield [key.value ?? '', { ...value, offset: key.offset }]
    }
  }
  return read()
}
