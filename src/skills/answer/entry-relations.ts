import type { EntryPair } from '../../knowledge/knowledge.ts'
import type { NameReader } from '../../knowledge/read-names.ts'
import type { QuestionReader, ReadQuestion } from './read-question.ts'

/** Whether an entry is about what is asked: "Biaya membuat NIB" for a cost. */
export function isTitledFor({ id }: EntryPair, aspects: ReadQuestion['aspects'], reader: QuestionReader): boolean {
  return reader.read(id.title).aspects.some((aspect) => aspects.includes(aspect))
}

/** Whether an entry has a section on what is asked about it. */
export function speaksOf({ id }: EntryPair, aspects: ReadQuestion['aspects']): boolean {
  return id.sections.some(({ kind }) => kind !== undefined && aspects.includes(kind))
}

/** Whether one entry names the other as related. */
export function isRelated(one: EntryPair, other: EntryPair): boolean {
  return one.id.related.includes(other.id.id) || other.id.related.includes(one.id.id)
}

/** Both titles name the same thing: "Biaya membuat NIB" after "Apa itu NIB". */
export function isAboutSame(one: EntryPair, other: EntryPair, readNames: NameReader): boolean {
  const names = readNames(other.id.title).names
  return [...readNames(one.id.title).names].some((name) => names.has(name))
}
