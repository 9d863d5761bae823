import type { Language } from '../../domain/language.ts'
import type { MinutesData } from '../../knowledge/papers/paper-data.ts'
import type { Told, ToldReader } from '../../knowledge/papers/read-told.ts'
import { phrasesTest, toLine } from '../../knowledge/replies/phrase-pattern.ts'

/** Who does what by when; `when` undefined: no day was named. */
export type Task = { readonly who: string | undefined; readonly what: string; readonly when: string | undefined }
export type Minutes = { readonly tasks: readonly Task[]; readonly agreed: readonly string[] }

export type MinutesReader = (text: string, language: Language) => Minutes | undefined

const fewest = 2

/** Reads the minutes out of sentences that follow a wish for them. Undefined: none are wished, or too little is told. */
export function createMinutesReader(
  { all, none, agreed, me, will, open }: MinutesData,
  readTold: ToldReader,
): MinutesReader {
  const [named, other, agrees] = [all, none, agreed].map((list) => phrasesTest(list))
  const any = (list: readonly string[]) =>
    list
      .toSorted((a, b) => b.length - a.length)
      .map(RegExp.escape)
      .join('|')
  const [isOpen, helping, isMe] = [
    new RegExp(String.raw`[\s,]*(?:${any(open)})(?![\p{L}])`, 'iu'),
    new RegExp(String.raw`^(?:${any(will)})(?![\p{L}])\s+`, 'iu'),
    new RegExp(String.raw`^(${any(me)})(?![\p{L}])\s+`, 'iu'),
  ]

  const leadOfAgreed = new RegExp(String.raw`^(?:${any(agreed)})(?:\s(?:pula|juga|bahwa|that|to|on))*\s+`, 'iu')

  return (text, language) => {
    const line = toLine(text)
    if (!named?.test(line) || other?.test(line)) return undefined
    const said = sentencesOf(text).filter((each) => !named.test(toLine(each)))
    if (said.length < fewest) return undefined
    const isAgreed = (each: string) => agrees?.test(toLine(each)) ?? false
    return {
      agreed: said.filter(isAgreed).map((each) => each.replace(leadOfAgreed, '')),
      tasks: said.filter((each) => !isAgreed(each)).map(taskOf),
    }

    function taskOf(sentence: string): Task {
      const { slots }: Told = readTold(`. ${sentence}`, [], language)
      const who = isMe.exec(sentence)?.[1] ?? leadingName(sentence, slots.name)
      const rest = who === undefined ? sentence : sentence.slice(who.length).trim()
      const when = isOpen.test(rest) ? undefined : dayIn(rest, slots.deadline)
      const what = rest.replace(isOpen, '').replace(helping, '')
      return { who, what: (when === undefined ? what : what.replace(when, '')).replace(/[\s,]+$/, ''), when }
    }
  }
}

function leadingName(sentence: string, name: string | undefined): string | undefined {
  return name !== undefined && sentence.toLowerCase().startsWith(name.toLowerCase()) ? name : undefined
}

/** The day with what leads up to it, as it stands at the end. */
function dayIn(sentence: string, deadline: string | undefined): string | undefined {
  if (deadline === undefined) return undefined
  const at = sentence.toLowerCase().indexOf(deadline.toLowerCase())
  const lead = /(?:paling lambat|paling telat|sebelum|deadline|tenggat|due|by)\s+$/iu.exec(sentence.slice(0, at))
  return lead ? sentence.slice(at - lead[0].length, at + deadline.length) : undefined
}

function sentencesOf(text: string): readonly string[] {
  return text
    .split(/(?:[.;](?=\s|$)|\n|:\s)+/u)
    .map((each) => each.trim().replace(/^[-*•]\s*|^\d{1,2}[.)]\s*/u, ''))
    .filter((each) => /\p{L}{2}/u.test(each))
}
