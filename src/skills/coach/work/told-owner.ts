import type { Desk } from '../desk.ts'

/** "PJ Rina", "Tania owns it", "aku yg pegang", "… by 30 juni, Nisa": who answers for a goal. Undefined: nobody is named. */
export function toldOwner({ parts }: Pick<Desk, 'parts'>, text: string): string | undefined {
  const { doingWords, reader } = parts
  const title = String.raw`(?:(?:${doingWords.any('titles')})\.?\s+)?`
  const mine = new RegExp(String.raw`(?<!\p{L})(?:${doingWords.any('goal-mine')})(?!\p{L})`, 'iu').test(text)
  if (mine) return reader.words.me[0]
  const ways = [
    String.raw`(?<!\p{L})(?:${doingWords.any('goal-owner')})(?:nya)?\s*:?\s+${title}(\p{L}[\p{L}.']{1,20})`,
    String.raw`(?<!\p{L})${title}(\p{L}{2,20})(?:'s|\s+is)?\s+(?:the\s+)?(?:${doingWords.any('goal-owns')})(?!\p{L})`,
    String.raw`(?:,|\()\s*(?:${doingWords.any('titles')})\.?\s+(\p{L}{2,20})\)?\s*[.!]*$`,
  ]
  // A name alone at the end is written as one.
  const last = /(?:,|\()\s*(\p{Lu}\p{Ll}{1,20})\)?\s*[.!]*$/u.exec(text.trim())?.[1]
  return [...ways.map((way) => new RegExp(way, 'iu').exec(text)?.[1]), last].find(
    (name) => name !== undefined && isName(parts, name),
  )
}

function isName({ notNames, knowledge }: Desk['parts'], name: string): boolean {
  const said = name.toLowerCase()
  return !notNames.includes(said) && !knowledge.words.nobody.includes(said)
}
