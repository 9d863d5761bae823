import { formatDay } from '../../src/knowledge/citing/references.ts'
import type { Business } from './businesses.ts'

/** Which of the facts that an owner knows answer a question, by its guide and name; the first that there is. */
const factsFor: Readonly<Record<string, readonly string[]>> = {
  'pse-wajib.operator': ['operator of ministry system', 'form', 'system', 'unit'],
  'pse-wajib.offered': ['users in Indonesia'],
  'pse-wajib.sector': ['licence', 'sector', 'type', 'public body'],
  'pse-wajib.use': ['functions', 'paid content', 'second system', 'own product', 'content', 'who uses it', 'system'],
  'pse-wajib.live': ['live since', 'live', 'launch'],
  'pse-daftar.who': ['form'],
  'pse-daftar.at': ['TDPSE', 'NIB'],
  'izin.activity': ['KBLI', 'product'],
  'izin.owner': ['form'],
  'izin.scale': ['capital', 'scale', 'planned investment'],
  'izin.place': ['building', 'place', 'made'],
  'izin.product': ['own app', 'product'],
  'lkpm-pertama.exempt': ['form'],
  'lkpm-pertama.owner': ['form'],
  'lkpm-pertama.scale': ['scale', 'capital'],
  'lkpm-pertama.running': ['stage', 'realisation', 'realised'],
  'data-bocor.personal': ['data'],
  'data-bocor.happened': ['cause'],
  'data-bocor.known': ['known'],
  'data-bocor.attacker': ['attacker', 'cause'],
  'skm.who': ['type', 'unit'],
  'skm.users': ['users per year', 'patients per year', 'customers'],
  'skm.online': ['method'],
  'ubah-tutup.status': ['row'],
}
const dontKnow = { id: 'gak tau', en: 'not sure' }

/** The language that an owner writes. */
export function languageOf({ told, register }: Pick<Business, 'told' | 'register'>): 'id' | 'en' {
  if (register !== undefined) return register === 'english' ? 'en' : 'id'
  return /\b(?:we|i|i'm|our|the)\b/i.test(told) ? 'en' : 'id'
}

/** What the owner of a business answers to a question: the fact as they have it, or that they do not know. */
export function answerOf(business: Business, guide: string, question: string): string {
  const { facts, answers } = business
  const language = languageOf(business)
  const own = answers?.[question]
  if (own !== undefined) return own
  const fact = factsFor[`${guide}.${question}`]?.map((key) => facts[key]).find((one) => one !== undefined)
  return fact === undefined ? dontKnow[language] : inWords(String(fact), language)
}

/** `2026-11-30 10:00 WIB` as people say it. */
function inWords(fact: string, language: 'id' | 'en'): string {
  return fact.replace(
    /(\d{4}-\d{2}-\d{2})(?: (\d{2}):(\d{2}) WIB)?/g,
    (_, day: string, hour?: string, minute?: string) => {
      const time = hour === undefined ? '' : language === 'id' ? ` jam ${hour}.${minute}` : ` at ${hour}:${minute}`
      return `${formatDay(day, language)}${time}`
    },
  )
}
