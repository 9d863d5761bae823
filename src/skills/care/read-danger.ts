import type { IntentModel } from '../../knowledge/intents/intent-model.ts'
import type { Words } from '../../knowledge/text/words.ts'
import { placesOf } from './phrase-places.ts'
import type { SaidWords } from './said-words.ts'
import { type CareVocabulary, feelingLabels } from './vocabulary.ts'

/** Whose life may be in danger: the writer's, or somebody's of whom they tell. */
export type Danger = {
  readonly kind: 'self-harm' | 'endangered'
  /** `hinted` where it was not said in plain words, `means` where pills, a rope or a blade are at hand. */
  readonly level: 'hinted' | 'plain' | 'means'
}

export type DangerReader = (text: string, said: SaidWords) => Danger | undefined

/** A learned guess alone may be wrong; a false alarm costs a gentle sentence, a miss much more. */
const leastLikelihood = {
  alone: 0.6,
  besideMeans: 0.3,
  besideSigns: 0.05,
  meansOfNobody: 0.7,
  ofNobody: 0.85,
  shared: 0.25,
}
/** So sure, nothing else need be said of dying, nor of whom. */
const sure = 0.8
/** In a few words, "yakin? temenku bilang ada denda", and beside a question, more than that. */
const surer = { likelihood: 0.97, words: 7 }

/** Fewer words, "sendiri" or "ya, ada pengguna", answer whatever was asked; what they are guessed to mean says nothing. */
const leastWords = 4

/** Reads whether somebody thinks of dying, who, and how near it is. */
export function createDangerReader(
  vocabulary: CareVocabulary,
  concerns: IntentModel,
  { slang }: Pick<Words, 'slang'>,
): DangerReader {
  const plain = withStandardWords(vocabulary['self-harm'])
  const hints = withStandardWords(vocabulary.hints)
  const signs = vocabulary.signs['self-harm'] ?? []
  const people = new Set(vocabulary.people)
  const self = new Set(vocabulary.self)
  const objects = new Set(vocabulary.objects)
  const addressees = new Set(vocabulary.addressees)

  return (text, said) => {
    if (said.has(vocabulary['only-sounds'])) return undefined
    if (said.has(vocabulary['told-of']) && !said.has(vocabulary.self)) return undefined
    const hasMeans = said.has(vocabulary.means)
    for (const words of said.lines) {
      const place = placeOfAny(plain, words, addressees)
      if (place !== undefined) return { kind: subjectBefore(place, words), level: hasMeans ? 'means' : 'plain' }
    }
    const standard = said.lines.at(-1) ?? []
    const isHint = said.lines.some((words) => placeOfAny(hints, words) !== undefined)
    const kind = isHint ? 'self-harm' : learned(text, said, standard, hasMeans)
    return kind && { kind, level: hasMeans ? 'means' : 'hinted' }
  }

  function learned(
    text: string,
    said: SaidWords,
    words: readonly string[],
    hasMeans: boolean,
  ): Danger['kind'] | undefined {
    if (words.length < leastWords) return undefined
    const own = concerns.together(text, ['self-harm'])
    const others = concerns.together(text, ['endangered'])
    const isSigned = signs.some((rows) => said.hasSign(rows))
    const least = leastLikelihood[isSigned ? 'besideSigns' : hasMeans ? 'besideMeans' : 'alone']
    // "Semoga bis yang kunaiki jatuh ke jurang" may be either: then it is asked about.
    // So may "capek banget, pengen hilang dari dunia", which feelings share.
    const besides = concerns.together(
      text,
      said.has(vocabulary['of-dying']) ? ['emergency', ...feelingLabels] : ['emergency'],
    )
    const isShared = besides + own + others >= sure && own >= leastLikelihood.shared
    if (own + others < least && !isShared) return undefined
    const isOfSelf = words.some((word, at) => isSelf(at, words) || /^\p{Letter}{3,}(?:ku|q)$/u.test(word))
    const isOfOthers = words.some((word) => people.has(word))
    const isBrief = words.length < surer.words || text.includes('?')
    const isSure = isShared || own + others >= (isBrief ? surer.likelihood : sure)
    if (!isSigned && !hasMeans && !said.has(vocabulary['of-dying']) && !isSure) return undefined
    // What is only guessed says whose life it is, or it is no more than a guess.
    // Rope is sold, and arak distilled: the means alone say less than whose life it is.
    const leastOfNobody = leastLikelihood[hasMeans ? 'meansOfNobody' : 'ofNobody']
    if (!isSigned && !isOfSelf && !isOfOthers && own + others < leastOfNobody) return undefined
    if (others > own) return isOfOthers ? 'endangered' : 'self-harm'
    return isOfSelf ? 'self-harm' : subjectBefore(words.length, words)
  }

  /** "Tidak bangun lagi" is looked for as a message is read: there "lagi" became "sedang". */
  function withStandardWords(phrases: readonly string[]): readonly string[] {
    const standard = phrases.map((phrase) =>
      phrase
        .split(' ')
        .map((word) => slang.get(word) ?? word)
        .join(' '),
    )
    return [...new Set([...phrases, ...standard])]
  }

  /** "Pelanggan bilang mau …" is about the customer, "dimaki pelanggan, mau …" about the writer: the nearest subject. */
  function subjectBefore(place: number, words: readonly string[]): Danger['kind'] {
    for (let at = place - 1; at >= 0; at--) {
      if (people.has(words[at] ?? '') && !isObject(words[at - 1] ?? '')) return 'endangered'
      if (isSelf(at, words)) return 'self-harm'
    }
    return 'self-harm'
  }

  /** "Saya", but not that of "teman saya" and "anak buah saya". */
  function isSelf(at: number, words: readonly string[]): boolean {
    const [word = '', before = ''] = [words[at], words[at - 1]]
    return self.has(word) && !people.has(before) && before !== 'kerja' && before !== 'buah'
  }

  function isObject(before: string): boolean {
    return objects.has(before) || /^di\p{Letter}{3,}/u.test(before)
  }
}

/** Where the first of the phrases that stands there does, but for "mati aja lo", which curses whoever is spoken to. */
function placeOfAny(
  phrases: readonly string[],
  words: readonly string[],
  addressees?: ReadonlySet<string>,
): number | undefined {
  const places = placesOf(phrases, words).filter(({ order, at }) => {
    const after = at + (phrases[order]?.split(' ').length ?? 0)
    return !(addressees?.has(words[after] ?? '') && words[at] === 'mati')
  })
  const [first] = places.toSorted((one, other) => one.order - other.order || one.at - other.at)
  return first?.at
}
