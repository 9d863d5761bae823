import { wordsIn } from '../domain/words-in.ts'
import type { AskingKind, AskingReader } from './asking.ts'
import type { Need } from './needs.ts'
import type { Arbiter, Weighed } from './route.ts'
import type { Claim } from './skill.ts'

/** What is looked at of a claim. */
type Seen = Weighed & {
  readonly asks: ReadonlySet<AskingKind>
  readonly strength: Claim['strength']
  /** Its skill answered last: the message may go on from that. */
  readonly goesOn: boolean
  /** How likely the best entry is the one that was asked for, 0 to 1; 0: none would answer. */
  readonly sureness: number
  /** What others take the message for. */
  readonly others: ReadonlySet<Need>
}

/** How sure an answer must be, 0 to 1, for a claim beside it to be doubted, by why it is. Chosen on bench/routing. */
const sureEnough = {
  /** A way of dealing with people is asked for, and no text. */
  conduct: 0.4,
  /** Words to say are asked for, and people ask for an entry with them in nearly these words. */
  words: 0.95,
  /** Nothing is known of the case that a text is wanted for. */
  frame: 0.1,
  /** Something is asked that a programme has too, and an entry is on just that. */
  programme: 0.95,
  judgedProgramme: 0.7,
  judgement: 0.3,
  weighing: 0.4,
  /** After a figure: about it, or about what figures are of. */
  afterFigure: 0.5,
}
const figures = /\d/
/** What somebody wrote, and is to be answered. */
const quoted = /["“”'‘].{8,}["“”'’]/su
const mostWordsOfName = 4
/** A wish alone, "bikinin pengumuman libur dong", has fewer words. */
const leastWordsOfCase = 20

const doubts: Readonly<Partial<Record<Need, (seen: Seen) => boolean>>> = {
  text({ text, asks, strength, goesOn, sureness }) {
    if (asks.has('writing')) return false
    if (goesOn) return asks.has('judgement') || asks.has('turning')
    if (asks.has('judgement')) return sureness >= sureEnough.judgement
    if (asks.has('conduct')) return sureness >= sureEnough.conduct
    // Who tells a case and asks nothing is helped by both, what to do and the words for it.
    return strength === 'owns' && !quoted.test(text) && sureness >= sureEnough.words
  },
  // Who tells much of a case is helped more by what is known of it than by brackets to fill in.
  frame: ({ text, goesOn, sureness }) =>
    !goesOn && wordsIn(text).length >= leastWordsOfCase && sureness >= sureEnough.frame,
  figure({ text, asks, goesOn, sureness }) {
    if (!figures.test(text)) {
      if (asks.has('turning')) return true
      return goesOn && asks.has('judgement') && sureness >= sureEnough.afterFigure
    }
    return !goesOn && asks.has('weighing') && sureness >= sureEnough.weighing
  },
  code: ({ asks, sureness }) => asks.has('judgement') && sureness >= sureEnough.judgement,
  // "Lkpm pertama" names a guide; in more words one asks to be led, or asks something.
  path: ({ text, asks }) => !asks.has('leading') && wordsIn(text).length > mostWordsOfName,
  programme({ asks, goesOn, sureness, lastSkill, others }) {
    if (goesOn) return false
    // "Pelanggan bilang '…', gw bales apa" tells what a customer said, and wants words.
    if (others.has('text') && asks.has('words')) return true
    if (asks.has('writing')) return false
    if (asks.has('judgement') && (lastSkill === 'answer' || sureness >= sureEnough.judgedProgramme)) return true
    return asks.has('conduct') && sureness >= sureEnough.programme
  },
}

/** Doubts a claim where the message asks for another kind of thing than it serves, the more the surer an entry answers. */
export function createArbiter(readAsking: AskingReader): Arbiter {
  return (claims, weighed) => {
    const asks = readAsking(weighed.text)
    const answer = claims.find(({ claim }) => claim.serves === 'knowledge')
    const sureness = answer?.claim.sureness?.() ?? 0
    return claims.filter(({ skill, claim: { serves, strength } }) => {
      if (answer === undefined || serves === undefined) return true
      const others = new Set(claims.flatMap(({ claim }) => (claim.serves === serves ? [] : (claim.serves ?? []))))
      const goesOn = skill.name === weighed.lastSkill
      return doubts[serves]?.({ ...weighed, asks, strength, goesOn, sureness, others }) !== true
    })
  }
}
