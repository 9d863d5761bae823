import { maskTogether } from '../../domain/mask.ts'
import type { ModelMaterial } from '../../ports/model.ts'

export type ComposedMessages = {
  readonly system: string
  readonly user: string
  /** A value that the model made, with the personal data of the material in place of its placeholders. */
  restore(value: unknown): unknown
}

/**
 * What is sent for a request: the only way that words reach the server. What people wrote is masked; each piece of material
 * stands in a fence of its own that its text cannot close.
 */
export function composeMessages(instructions: string, material: readonly ModelMaterial[]): ComposedMessages {
  const { masked, restore } = maskTogether(material.map(({ text, from }) => (from === 'person' ? text : '')))
  const fenced = material.map(({ label, text, from }, index) => {
    const shown = from === 'person' ? (masked[index] ?? '') : text
    return `<${label}>\n${withoutFences(shown)}\n</${label}>`
  })
  return { system: instructions, user: fenced.join('\n\n'), restore: (value) => mapStrings(value, restore) }
}

/** Without the signs that fences are made of; as typographic ones they read the same. */
function withoutFences(text: string): string {
  return text.replaceAll('<', '‹').replaceAll('>', '›')
}

function mapStrings(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return value.map((one) => mapStrings(one, change))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, mapStrings(one, change)]))
}
