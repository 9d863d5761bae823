import type { ChatWords } from '../../../knowledge/analyse/analyse-words.ts'
import { tokensOf } from '../words/tokens.ts'
import type { ChatLine } from './parse-chat.ts'

export type AgentsFound = {
  /** Who serves; everybody else is a customer. */
  readonly agents: readonly string[]
  /** Nobody has to be asked. */
  readonly isCertain: boolean
  /** All who speak, in the order they come up. */
  readonly speakers: readonly string[]
}

/** Who serves in a chat: told by names such as "Admin", or by what they say. */
export function findAgents(lines: readonly ChatLine[], words: ChatWords): AgentsFound {
  const speakers = [...new Set(lines.map(({ speaker }) => speaker))]
  const told = [...new Set(lines.flatMap(({ side, speaker }) => (side === 'agent' ? [speaker] : [])))]
  if (told.length > 0) return { agents: told, isCertain: true, speakers }
  const isCalled = (name: string, called: readonly string[]) => {
    const said = ` ${tokensOf(name).join(' ')} `
    return called.some((word) => said.includes(` ${tokensOf(word).join(' ')} `))
  }
  const named = speakers.filter((speaker) => isCalled(speaker, words.agents) && !isCalled(speaker, words.customers))
  if (named.length > 0 && named.length < speakers.length) return { agents: named, isCertain: true, speakers }
  const customers = speakers.filter((speaker) => isCalled(speaker, words.customers))
  if (customers.length > 0 && customers.length < speakers.length) {
    return { agents: speakers.filter((speaker) => !customers.includes(speaker)), isCertain: true, speakers }
  }
  const scored = speakers
    .map((speaker) => {
      const own = lines.filter((line) => line.speaker === speaker)
      const signs = own.filter(({ text }) => words.serves.some((phrase) => text.toLowerCase().includes(phrase))).length
      return { speaker, signs, share: signs / Math.max(1, own.length) }
    })
    .toSorted((a, b) => b.signs - a.signs || b.share - a.share)
  const [first, second] = scored
  const isCertain = first !== undefined && first.signs > 0 && (second === undefined || first.signs >= second.signs * 2)
  return { agents: first ? [first.speaker] : [], isCertain, speakers }
}
