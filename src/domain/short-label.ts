/** What a phone shows of a button, in characters. */
export const longestLabel = 30

/** A label that fits a button, cut at the end of a word. Whoever types it as it stands still picks the choice. */
export function shortLabel(label: string): string {
  const whole = label.trim()
  const characters = [...whole]
  if (characters.length <= longestLabel) return whole
  const room = characters.slice(0, longestLabel).join('')
  const cut = room.lastIndexOf(' ')
  const kept = cut > longestLabel / 2 ? room.slice(0, cut) : characters.slice(0, longestLabel - 1).join('')
  return `${kept.replace(/[\s\p{P}]+$/u, '')}…`
}
