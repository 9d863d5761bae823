import type { Finding } from './finding.ts'

const written = /(?<![\w.+-])(?:[\w.+-]{1,64}|"[\w.+ -]{1,64}")@\n?[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}/g
/** `budi @ contoh.com`, `budi[at]contoh[dot]com`, `budi at contoh dot com`: a dot in words or an at sign is asked for. */
const spelled =
  /(?<![\w.+-])(?:[\w+-]{1,30} (?:dot|titik) ){0,2}[\w.+-]{1,64}(?: {0,2}(?:@(?= |[\w-]{1,63} \.)|(?<= )@(?=(?:gmail|g?oogle|yahoo|hotmail|outlook|icloud|ymail|live|proton|rocketmail)[^\w])|\[(?:at|et)\]|\((?:at|et)\)|\{at\}|<at>) {0,2}[\w-]{1,63}(?:(?: ?\.(?: (?=(?:com|co|id|net|org|my|sg)(?!\w)))?| ?[[({](?:dot|titik)[\])}] ?| (?:dot|titik) )[A-Za-z][\w-]{1,20}){1,4}| (?:at|et) [\w-]{1,63}(?: ?[[({]?(?:dot|titik)[\])}]? ?[A-Za-z]{2,20}){1,4})(?![\w-])/gi
/** Letters of other scripts, as addresses may have them since RFC 6531. */
const international =
  /(?<![\p{L}\p{N}_.+-])[\p{L}\p{N}_.+-]{1,64}@[\p{L}\p{N}_-]{1,63}(?:\.[\p{L}\p{N}_-]{1,63}){1,6}/gu

/** budi@gmail,com and, after the word for it, budi88 at gmail: of the houses that everybody knows. */
const slipped =
  /(?<![\w.+-])[\w.+-]{1,64} ?@ ?(?:gmail|yahoo|ymail|hotmail|outlook|icloud)[ ,;]{1,2}(?:com|co|id)(?:[ ,;.]{1,2}id)?(?!\w)/gi
const hashed =
  /(?<![\w.+-])[\w.+-]{2,64}#(?:gmail|yahoo|ymail|hotmail|outlook|icloud)\.[a-z]{2,3}(?:\.[a-z]{2})?(?!\w)/gi
const houseOnly =
  /(?<=(?<![a-z])(?:e-?mail|imel|surel)(?:nya|ku)?(?: saya| gue| gw| aku| is| adalah)? ?[:=]? ?)[\w.+-]{2,64} ?(?:@|at|et|di|\[at\]|\(at\)) ?(?:gmail|yahoo|ymail|hotmail|outlook|icloud)(?![\w.])/gi

/** `email saya budi prasetyo 77 at yahoo dot co dot id`: spaces in the first part too, after the word for it. */
const spaced =
  /(?<=(?<![a-z])(?:e-?mail|imel|surel)(?:nya|ku)?(?: saya| gue| gw| aku| is| adalah)? ?[:=]? ?)[\w.+-]{2,32}(?: [\w.+-]{1,32}){1,3} (?:at|et) [\w-]{1,63}(?: (?:dot|titik) [A-Za-z]{2,20}){1,4}(?![\w-])/gi

/** `joko . susilo @ gmail . com`: spaces around each dot. */
const dotted =
  /(?<![\w.+-])[\w+-]{1,30}(?: \. [\w+-]{1,30}){1,2} ?@ ?[\w-]{1,63}(?: ?\. ?[A-Za-z]{2,20}){1,3}(?![\w-])/gi
/** `nita_k @ gm ail.com`: spaces in the house of the mail. */
const torn =
  /(?<![\w.+-])[\w.+-]{2,64} ?@ ?(?:g ?m ?a ?i ?l|y ?a ?h ?o ?o|h ?o ?t ?m ?a ?i ?l|o ?u ?t ?l ?o ?o ?k|i ?c ?l ?o ?u ?d) ?[.,] ?c ?o ?m?(?!\w)/gi
/** `nita_k pake gmail`: a name that is no word, and the house. */
const houseNamed =
  /(?<![\w.+-])(?=[\w.+-]*[0-9_.])[a-z][\w.+-]{2,40} (?:pake|pakai|di|at) (?:gmail|yahoo|hotmail|outlook|icloud)(?!\w)/gi

/** What an office of the state is written to: `kontak@oss.go.id`. */
const office =
  /^(?:kontak|contact|info|informasi|humas|pengaduan|layanan|halo|helpdesk|sekretariat|cs)[\w.-]{0,20}@[\w.-]{1,60}\.go\.id$/i

/** E-mail addresses, spelled out too. */
export function findEmails(text: string): readonly Finding[] {
  return [spaced, dotted, written, international, spelled, slipped, hashed, houseOnly, torn, houseNamed].flatMap(
    (pattern) =>
      [...text.matchAll(pattern)].flatMap(({ index, 0: found }): readonly Finding[] => {
        const address = found.replace(/[.-]+$/, '')
        return office.test(address) ? [] : [{ kind: 'email', start: index, end: index + address.length }]
      }),
  )
}
