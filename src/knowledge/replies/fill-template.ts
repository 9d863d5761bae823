export type Slots = Readonly<Record<string, string | undefined>>

const optional = /<([^<>]*)>/g
const slot = /\{([a-z-]+)(?:\|([^{}]*))?\}/g

/**
 * A sentence of knowledge/replies with what is known: `{slot}` is filled, `{slot|else}` has words for where it is not
 * known, and what stands in `<…>` is left out where a slot in it is not. A slot that is neither becomes `[slot]`.
 */
export function fillTemplate(template: string, slots: Slots): string {
  const told = template.replace(optional, (_, inner: string) =>
    [...inner.matchAll(slot)].every(([, name = '', otherwise]) => known(name) !== undefined || otherwise !== undefined)
      ? inner
      : '',
  )
  return told
    .replace(slot, (_, name: string, otherwise?: string) => known(name) ?? otherwise ?? `[${name}]`)
    .replace(/ {2,}/g, ' ')
    .trim()

  function known(name: string): string | undefined {
    return slots[name]
  }
}

/** The slots that a sentence needs: neither optional nor with words for where they are not known. */
export function neededSlots(template: string): readonly string[] {
  return [...template.replace(optional, '').matchAll(slot)].flatMap(([, name = '', otherwise]) =>
    otherwise === undefined ? [name] : [],
  )
}
