import type { Draft } from './draft.ts'

export type Person = { readonly person?: Draft['person']; readonly name?: string }

const woman =
  /(?<![\p{L}])(?:ibu2|ibu-ibu|ibu ibu|emak2|emak-emak|seorang ibu|bu|ibu|mbak|nyonya|mrs|ms|perempuan|suaminya|cewek|mamanya|her husband|old lady|old woman)(?![\p{L}])/iu
const man =
  /(?<![\p{L}])(?:bapak2|bapak-bapak|bapak bapak|seorang bapak|bapak|pak|kakek|tuan|mr|istrinya|his wife|old man)(?![\p{L}])/iu
/** "Bu Hj. Nurul", "Pak Joko Santoso": a title, and names that begin with a capital. */
const titled =
  /(?<![\p{L}])([Bb]u|[Ii]bu|[Pp]ak|[Bb]apak|[Mm]bak|[Mm]as|[Kk]ak|[Bb]ang|M(?:r|rs|s)\.?)((?:\s(?:Hj\.|H\.|Haji|Hajah|dr\.|Dr\.|Ir\.))*(?:\s\p{Lu}[\p{L}'.]+){1,3})/u
const addressed = new RegExp(
  String.raw`(?<![\p{L}])(?:ke|buat|untuk|kepada|to|for)\s+(?=${titled.source})[^.,;!?]+`,
  'u',
)
/** "Namanya rina": a name without a title may be written small. */
const introduced =
  /(?<![\p{L}])(?:namanya|nama customernya|nama pelanggannya|her name is|his name is|(?:address(?:ed)?|write) (?:it )?to)\s+((?:(?:bu|ibu|pak|bapak|mbak|mas|kak|mr\.?|mrs\.?|ms\.?|hj\.|h\.)\s)*\p{L}[\p{L}'.]*(?:\s\p{Lu}[\p{L}'.]+){0,2})/iu
const notNames = new Set(['ke', 'dia', 'yang', 'saya', 'it', 'her', 'him', 'them', 'the', 'my', 'our'])

/** Who of those that are named is taken for whom it is to: anybody with a title, or only who is said to be. */
export type TakenName = 'any' | 'addressed'

/** Whom a text is for, by a title or a word for them: "Bu Hj. Nurul", "ibu2", "dia bapak2 pns". */
export function readPerson(text: string, taken: TakenName): Person {
  const said = introduced.exec(text)?.[1]
  const isName = said !== undefined && !notNames.has(said.toLowerCase())
  const named =
    (taken === 'any' ? titledIn(text) : titledIn(addressed.exec(text)?.[0] ?? '')) ??
    (isName ? titleCased(said) : undefined)
  const of = named ?? text
  const person = woman.test(of) ? 'woman' : man.test(of) ? 'man' : undefined
  return { ...(person ? { person } : {}), ...(named === undefined ? {} : { name: named }) }
}

function titledIn(text: string): string | undefined {
  const [, title, name = ''] = titled.exec(text) ?? []
  return title === undefined ? undefined : titleCased(`${title}${name}`)
}

function titleCased(name: string): string {
  return name
    .split(' ')
    .map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)
    .join(' ')
}
