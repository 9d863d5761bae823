/**
 * What a choice stands for: which skill offered it, what it does there, and to what. Made by the skill, carried by the
 * channel, handed back to the skill when the choice is picked.
 */
export type ChoiceReference = {
  readonly skill: string
  readonly act: string
  /** May be empty, and may hold any characters. */
  readonly value: string
}

/** Telegram carries 64 bytes behind a button; the rest is left to the channel. */
export const longestChoice = 56

const name = /^[a-z][a-z0-9-]*$/
const encoded = /^([a-z][a-z0-9-]*):([a-z][a-z0-9-]*):(.*)$/s

/**
 * The reference as one text, `skill:act:value`, at most 56 bytes of UTF-8.
 * @throws RangeError where it would be longer, or where skill or act are no plain names: a bug of whoever offers it.
 */
export function encodeChoice({ skill, act, value }: ChoiceReference): string {
  const text = `${skill}:${act}:${value}`
  if (!name.test(skill) || !name.test(act))
    throw new RangeError(`not the names of a skill and an act: ${skill}, ${act}`)
  if (Buffer.byteLength(text) > longestChoice) {
    throw new RangeError(`a choice of ${skill} has more than ${longestChoice} bytes: ${act}`)
  }
  return text
}

/** What `encodeChoice` made, of this version or the one before. Undefined: nothing of ours. */
export function decodeChoice(text: string): ChoiceReference | undefined {
  const former = readFormerChoice(text)
  if (former) return former
  const [, skill, act, value] = encoded.exec(text) ?? []
  return skill === undefined || act === undefined || value === undefined ? undefined : { skill, act, value }
}

/**
 * The first version wrote `ask:oss/nib`, `rate:up:ID`, `kbli:47919`, and its buttons are pressed for as long as people
 * scroll back. No skill has the name of one of these kinds with such a value.
 */
function readFormerChoice(text: string): ChoiceReference | undefined {
  const [, act, entryId] = /^(ask|evidence|more):([^:]+)$/.exec(text) ?? []
  if (act !== undefined && entryId !== undefined) return { skill: 'answer', act, value: entryId }
  const [, direction, answerId] = /^rate:(up|down):(.+)$/.exec(text) ?? []
  if (direction !== undefined && answerId !== undefined) return ratingOf(answerId, direction === 'up')
  const code = /^kbli:(\d{5})$/.exec(text)?.[1]
  return code === undefined ? undefined : { skill: 'kbli', act: 'code', value: code }
}

export function isSameChoice(one: ChoiceReference, other: ChoiceReference): boolean {
  return one.skill === other.skill && one.act === other.act && one.value === other.value
}

/** Who hears the ratings of all answers, whichever skill gave them, and shows the evidence of entries. */
const answerSkill = 'answer'

/** What rates an answer: offered under every reply that has an `answerId`. */
export function ratingOf(answerId: string, helpful: boolean): ChoiceReference {
  return { skill: answerSkill, act: helpful ? 'up' : 'down', value: answerId }
}

/** The answer that is rated, and how. Undefined: it is no rating. */
export function readRating(
  reference: ChoiceReference,
): { readonly answerId: string; readonly helpful: boolean } | undefined {
  const { skill, act, value: answerId } = reference
  if (skill !== answerSkill || (act !== 'up' && act !== 'down')) return undefined
  return { answerId, helpful: act === 'up' }
}

/** The entry whose evidence or rest a choice opens. Undefined: it opens none. */
export function readOpened({ skill, act, value }: ChoiceReference): string | undefined {
  return skill === answerSkill && (act === 'evidence' || act === 'more') ? value : undefined
}
