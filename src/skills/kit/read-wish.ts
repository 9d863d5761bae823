import { wordsIn } from '../../domain/words-in.ts'
import { type Business, businesses } from '../../knowledge/kits/kit.ts'
import type { KitWords } from './kit-words.ts'

export type FileFormat = 'xlsx' | 'csv'

/** What somebody wants of the kits. */
export type KitWish =
  | { readonly kind: 'list'; readonly business?: Business }
  | { readonly kind: 'kit'; readonly kit: string; readonly business?: Business; readonly format: FileFormat }

/** The kit at hand in another way. Left out: as it was. */
export type Variant = { readonly business?: Business | 'none'; readonly format?: FileFormat }

export type KitWishReader = {
  /** Undefined where the message does not plainly want a kit. */
  read(text: string): KitWish | undefined
  /** What stands behind `/lembar`. Undefined: no kit that is known. */
  readCommand(rest: string): KitWish | undefined
  /** "versi CSV dong", "yang kosong", "kalau buat klinik": said after a kit was handed out. */
  readVariant(text: string): Variant | undefined
}

/** So many words may stand beside a plain wish that tell more of whom it is for. */
const mostUnknown = 1

type Taken = { readonly found: boolean; readonly rest: string }
type Kind = 'names' | 'examples' | 'topics'
type NamedKit = { readonly kit: string; readonly kind: Kind; readonly phrase: string }

/** Reads wishes for kits by the words of kit-words.yaml. */
export function createKitWishReader(words: KitWords): KitWishReader {
  const named: readonly NamedKit[] = Object.entries(words.kits)
    .flatMap(([kit, lists]) =>
      (['names', 'examples', 'topics'] as const).flatMap((kind) =>
        lists[kind].map((phrase) => ({ kit, kind, phrase })),
      ),
    )
    .toSorted((a, b) => b.phrase.length - a.phrase.length)

  return {
    read(text) {
      const said = spaced(text)
      const { named: kit, rest: afterKit } = takeKit(said)
      // Hardly a message is about kits: it is not taken apart for nothing.
      if (!kit) return wantsAll(said) ? { kind: 'list', ...businessOf(partsIn(afterKit)) } : undefined
      const parts = partsIn(afterKit)
      const isPlain =
        parts.hasSheet || (parts.hasSample && kit.kind !== 'topics') || (parts.hasAsk && kit.kind === 'names')
      const allowed = parts.hasSheet ? mostUnknown : 0
      if (!isPlain || parts.isBlocked || parts.unknown > allowed) return undefined
      return { kind: 'kit', kit: kit.kit, format: parts.format ?? 'xlsx', ...businessOf(parts) }
    },
    readCommand(rest) {
      const { named: kit, rest: afterKit } = takeKit(spaced(rest))
      const parts = partsIn(afterKit)
      if (kit) return { kind: 'kit', kit: kit.kit, format: parts.format ?? 'xlsx', ...businessOf(parts) }
      return parts.unknown === 0 ? { kind: 'list', ...businessOf(parts) } : undefined
    },
    readVariant(text) {
      const { named: kit, rest } = takeKit(spaced(text))
      const { business, format, isBlank, unknown, isBlocked } = partsIn(rest)
      if (kit || unknown > 0 || isBlocked) return undefined
      if (business === undefined && format === undefined && !isBlank) return undefined
      const wanted = isBlank ? 'none' : business
      return { ...(wanted === undefined ? {} : { business: wanted }), ...(format === undefined ? {} : { format }) }
    },
  }

  /** The kit that is named by most words, with every name of it and of others taken out. */
  function takeKit(said: string): { readonly named: NamedKit | undefined; readonly rest: string } {
    const first = named.find(({ phrase }) => said.includes(` ${phrase} `))
    if (!first) return { named: undefined, rest: said }
    const rest = take(said, [first.phrase]).rest
    const same = named.filter(({ kit }) => kit === first.kit).map(({ phrase }) => phrase)
    return { named: first, rest: take(rest, same).rest }
  }

  function wantsAll(said: string): boolean {
    const all = take(said, words.all)
    if (!all.found) return false
    const { hasAsk, unknown, isBlocked } = partsIn(all.rest)
    const isNamedAsList = words.all.some((phrase) => phrase.includes(' ') && said.includes(` ${phrase} `))
    return (hasAsk || isNamedAsList) && unknown === 0 && !isBlocked
  }

  /** Takes the parts of a wish out one after the other; polite questions such as "bisa minta" before what blocks. */
  function partsIn(said: string) {
    const csv = take(said, words.csv)
    const xlsx = take(csv.rest, words.xlsx)
    const blank = take(xlsx.rest, words.blank)
    const samples = take(blank.rest, words.samples)
    const business = businesses
      .flatMap((name) => words.businesses[name].map((phrase) => ({ name, phrase })))
      .toSorted((a, b) => b.phrase.length - a.phrase.length)
      .find(({ phrase }) => samples.rest.includes(` ${phrase} `))
    const whose = take(samples.rest, [...(business ? words.businesses[business.name] : []), ...words.others])
    const sheets = take(whose.rest, words.sheets)
    const asks = take(sheets.rest, words.asks)
    const rest = take(asks.rest, words.fillers).rest
    const format: FileFormat | undefined = csv.found ? 'csv' : xlsx.found ? 'xlsx' : undefined
    return {
      business: business?.name,
      format,
      isBlank: blank.found,
      hasSample: samples.found,
      // A format is wanted of a file alone: "SLA excel".
      hasSheet: sheets.found || format !== undefined,
      hasAsk: asks.found,
      isBlocked: take(asks.rest, words.blocks).found,
      unknown: rest.trim() === '' ? 0 : rest.trim().split(/\s+/).length,
    }
  }
}

function businessOf({ business }: { readonly business: Business | undefined }): { readonly business?: Business } {
  return business === undefined ? {} : { business }
}

function spaced(text: string): string {
  return ` ${wordsIn(text).join(' ')} `
}

/** Lists are data that is read once: each is put in order once. */
const inOrder = new WeakMap<readonly string[], readonly string[]>()

function longestFirst(phrases: readonly string[]): readonly string[] {
  const known = inOrder.get(phrases) ?? phrases.toSorted((a, b) => b.length - a.length)
  inOrder.set(phrases, known)
  return known
}

/** Takes every phrase out of a text, the longest first. */
function take(said: string, phrases: readonly string[]): Taken {
  let rest = said
  for (const phrase of longestFirst(phrases)) {
    while (rest.includes(` ${phrase} `)) rest = rest.replace(` ${phrase} `, ' ')
  }
  return { found: rest !== said, rest }
}
