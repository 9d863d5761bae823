import type { Language } from '../../domain/language.ts'
import { wordsIn } from '../../domain/words-in.ts'
import type { RolePlay } from '../../knowledge/practice/load-practice.ts'

/**
 * A scene to be played. `notAbout`: what was wished for, where the scene is not about most of it; `isNear`: it is about
 * some.
 */
export type FoundScene = { readonly scene: RolePlay; readonly notAbout?: string; readonly isNear: boolean }

export type SceneFinder = (about: string, played: readonly string[], language: Language) => FoundScene | undefined

/** A scene in the language that is spoken is a little better than one that is not. */
const sameLanguage = 0.5
/** More than this share of the telling words must be found in what a scene is about. */
const leastShare = 0.5
const leastLetters = 2

/**
 * Finds the scene that a wish is about: by the words that tell of a place, a thing and a cause, those that few scenes have
 * counting more. `silent`: words of a wish that tell nothing of it. A wish that tells nothing gets the easiest that was not
 * played lately, first in the language that is spoken.
 */
export function createSceneFinder(rolePlays: readonly RolePlay[], silent: readonly string[]): SceneFinder {
  const silentWords = new Set(silent)
  const scenes = rolePlays.map((scene) => ({ scene, about: new Set(scene.about) }))
  const weightOf = (word: string) => {
    const count = scenes.filter(({ about }) => holds(about, word)).length
    return count === 0 ? 0 : Math.log(1 + scenes.length / count)
  }

  return (about, played, language) => {
    const named = rolePlays.find(({ id }) => id === about)
    if (named) return { scene: named, isNear: true }
    const telling = [...new Set(wordsIn(about))].filter(
      (word) => word.length >= leastLetters && !silentWords.has(word) && !/^\d+$/.test(word),
    )
    const scored = scenes.map(({ scene, about: has }) => {
      const found = telling.filter((word) => holds(has, word))
      const bonus = scene.language === language ? sameLanguage : 0
      return {
        scene,
        share: found.length / telling.length,
        score: found.reduce((sum, word) => sum + weightOf(word), bonus),
        isAny: found.length > 0,
      }
    })
    const [best] = scored
      .filter(({ isAny }) => isAny)
      .toSorted(
        (a, b) => b.score - a.score || Number(played.includes(a.scene.id)) - Number(played.includes(b.scene.id)),
      )
    const wished = telling.length === 0 ? {} : { notAbout: telling.join(' ') }
    if (best) return { scene: best.scene, isNear: true, ...(best.share > leastShare ? {} : wished) }
    const scene = nextScene(rolePlays, played, language)
    return scene && { scene, isNear: false, ...wished }
  }
}

/** A word, also with what hangs on it: "barangnya", "SPP-ku", "rooms". */
function holds(about: ReadonlySet<string>, word: string): boolean {
  return [word, word.replace(/(?:nya|ne|ku|mu)$/u, ''), word.replace(/(?:es|s|e)$/u, '')].some((form) =>
    about.has(form),
  )
}

/** The easiest that was not played; when all were, the one that was played longest ago. */
function nextScene(
  rolePlays: readonly RolePlay[],
  played: readonly string[],
  language: Language,
): RolePlay | undefined {
  const isForeign = (scene: RolePlay) => Number(scene.language !== language)
  const fresh = rolePlays
    .filter(({ id }) => !played.includes(id))
    .toSorted((a, b) => isForeign(a) - isForeign(b) || a.level - b.level)
  return fresh[0] ?? rolePlays.toSorted((a, b) => played.lastIndexOf(a.id) - played.lastIndexOf(b.id))[0]
}
