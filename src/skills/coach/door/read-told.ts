import { phraseIn } from '../../../programme/checks/word-lists.ts'
import type { Business } from '../../../programme/coaching.ts'
import { type PlanWords, readPlanFacts } from '../../../programme/plan/read-facts.ts'
import type { Told } from '../amend/made.ts'
import { businessAmong } from '../plan/business.ts'

/** "Saya Retno, kepala …", "I'm Tom, I run …", "nama saya Ayu dari …". */
const named =
  /(?:(?<!\p{L})(?:nama (?:saya|aku|gw|gue)|perkenalkan,? saya|kenalin,? (?:gw|gue|aku)|my name is|my name's)\s+|(?:^|[.,!?]\s+)(?:saya|aku|gw|gue|i'm|i am|this is)\s+)((?!\p{Lu}+(?!\p{L}))\p{Lu}\p{Ll}[\p{L}'-]*(?:\s\p{Lu}\p{Ll}[\p{L}'-]*)?)(?=\s*(?:[,.!]|$|\s(?:dari|from|di|kepala|koordinator|and|the|pemilik|owner)\s))/u

/** Of the person's own place, and not of one that is spoken about. */
const ofUs =
  /(?<!\p{L})(?:saya|aku|gw|gue|gua|kami|kita|tim|timku|ku|i|i'm|we|we're|my|our)(?!\p{L})|\p{L}{3}(?:ku|nya)(?!\p{L})/iu

/**
 * Reads what a message tells of who wrote it and of their place: name, kind of business, how many work there, how large it is.
 * `notNames`: words that stand where a name would.
 */
export function createToldReader(
  businesses: readonly Business[],
  words: PlanWords,
  notNames: readonly string[],
): (text: string, today: string) => Told {
  return (text, today) => {
    if (!ofUs.test(text)) return {}
    const [, name] =
      named.exec(
        text.replace(/(?:^|(?<=[.,!?]\s))(?:saya|aku|gw|gue|i'm|i am|perkenalkan|nama saya|my name is)/giu, (said) =>
          said.toLowerCase(),
        ),
      ) ?? []
    const business = businessAmong(businesses, text)
    const { people, size } = readPlanFacts(text, { words, themes: [], today })
    return {
      ...(name === undefined || phraseIn(name, notNames) !== undefined ? {} : { name }),
      ...(business === undefined ? {} : { business: business.id }),
      ...(people === undefined ? {} : { people }),
      ...(size === undefined ? {} : { size }),
    }
  }
}
