import { passesLuhn } from './classify-number.ts'
import type { Finding } from './finding.ts'

const month =
  '(?:0?[1-9]|1[0-2]|jan(?:uari|uary)?|feb(?:ruari|ruary)?|mar(?:et|ch)?|apr(?:il)?|mei|may|jun[ie]?|jul[iy]?|agu(?:stus)?|agt|aug(?:ust)?|sept?(?:ember)?|o[kc]t(?:ober)?|nov(?:ember)?|de[sc](?:ember)?)'
/** `exp 09/27`, `valid thru 11/28`, `berlaku s/d 04/2029`, `expired bulan 8 tahun 2027`. */
const expiry = new RegExp(
  String.raw`(?<![\p{L}])(?:exp(?:\.|ired?|iry|ires)?(?: ?date)?|expd|valid ?(?:thru|through|until|till|sampai)?|good thru|masa berlaku|berlaku|kad[ae]?luw?arsa|mm ?/ ?yy|thru)(?:nya)?(?: (?:kartu(?:nya|ku)?|card|on|is|di|itu|s\/?d|sampai|sampe|hingga|until|till|bulan|bln|tanggal|tgl)\.?){0,3} ?[:=]? ?(${month} ?(?:[-/. ]|tahun|thn){1,3} ?(?:20)?[2-4][0-9])(?![0-9/])`,
  'giu',
)
/** The number of a card, however it is grouped. */
const cardNumber =
  /(?<![0-9])[2-6][0-9]{3}(?:[ .-]?[0-9]{4}){2}[ .-]?[0-9]{1,7}(?![0-9])|(?<![0-9])3[47][0-9]{2}[ -]?[0-9]{6}[ -]?[0-9]{5}(?![0-9])/gu
const cardWord =
  /(?<!\p{L})(?:kartu(?:nya|ku)? (?:kredit|debit|atm)|kredit|debit|cc|cvv2?|cvc2?|visa|master ?card|credit card|debit card|card|kartu(?:nya|ku))(?:nya|ku)?(?!\p{L})/iu

/** Until when a card is valid, where a card is spoken of: food and offers have such days, too. */
export function findExpiries(text: string): readonly Finding[] {
  const found = [...text.matchAll(expiry)]
  if (found.length === 0 || !(cardWord.test(text) || hasCard(text))) return []
  return found.map(({ index, 0: whole, 1: told = '' }) => {
    const start = index + whole.length - told.length
    return { kind: 'card', start, end: start + told.trimEnd().length }
  })
}

function hasCard(text: string): boolean {
  return [...text.matchAll(cardNumber)].some(({ 0: number }) => passesLuhn(number.replace(/[^0-9]/g, '')))
}
