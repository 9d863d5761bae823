import { phrasesPattern, phrasesTest, toLine } from '../../knowledge/replies/phrase-pattern.ts'
import type { ConceptReader } from '../../knowledge/replies/read-concepts.ts'
import type { StanceReader } from '../../knowledge/replies/read-stance.ts'
import { readStated } from '../../knowledge/replies/read-stated.ts'
import { type Form, forms, type Recipient, type ReplyBook, type Stance } from '../../knowledge/replies/reply-book.ts'

/** What a message asks for: `draft` a text, `say` what to say, `react` what to do about a case; with whom and how, where that was said. */
export type Wish = {
  readonly kind: 'draft' | 'say' | 'react'
  readonly to?: Recipient | undefined
  readonly form?: Form | undefined
  /** A text is asked for and nothing else, whatever it is about. */
  readonly isText?: boolean
  /** What the text is to do, where it was said. */
  readonly stance?: Stance['id'] | undefined
}

export type WishReader = {
  /** Undefined: nothing that is to be written or said. */
  wish(text: string): Wish | undefined
  /** Whom a text speaks of writing to. */
  recipientIn(text: string): Recipient | undefined
}

const inside = new Set(['manager', 'boss', 'directors', 'vendor'])
const leadingTo = String.raw`(?<=\s(?:to|for|ke|buat|untuk|kepada|sama|balas|bales|reply|tell)\s(?:\S+\s){0,2})`
/** Between a verb of writing and what is written there may be so many words. */
const between = String.raw`(?:\s\S+){0,5}?\s`
const quoted = /["“”'‘].{10,}["“”'’]/su

/** "Email ke vendor kami, …": a text for somebody, at the very beginning. */
const addressed =
  /^\s(?:(?:tolong|please|minta|mau|pls|bikin|buat)\s)?(?:kirim\s)?(?:email|surat|wa|chat|pesan|sms|pengumuman\S*|ucapan|undangan|memo|letter|message|text|note|announcement)(?:\s\S+){0,2}?\s(?:ke|buat|untuk|kepada|to|for)\s|^\skirim\s(?:ke|kepada)\s|\s(?:pengumuman|ucapan|kata2|kata-kata|kalimat)(?:\s\S+)?\s(?:buat|untuk|ke|for)\s|\s(?:jawab|balas|bales)(?:nya|in)?\s(?:yg\s|yang\s|dengan\s)?(?:santai|sopan|singkat|halus|ramah|formal|tegas|tegasnya)\s/u
/** "Decline a customer's request …", "Jawab: '…'": said of one's own, it is a wish for oneself. */
const imperative =
  /^\s(?:(?:please|can you|could you|help me|tolong|mohon|bantu|coba)\s)*(?:decline|refuse|reject|apologi[sz]e|thank|invite|remind|tell|notify|inform|congratulate|welcome|reply|respond|answer|ask|warn|tolak|balas|bales|balesin|jawab|jawabin|tanggapi|ucapkan|sampaikan|undang|ingatkan|tagih|umumkan)\s(?!(?:me|us|saya|gw|gue|aku|kami|kita)\s)/u
/** A no needs nobody named: "tolak lamaran kerja sama …". */
const refusing =
  /^\s(?:(?:please|can you|tolong|mohon|bantu)\s)*(?:decline|reject|turn down|tolak|tolakin)(?:\s\S+){3,}/u
const people = ['customer', 'staff', 'review']
const isFor = ['customer', 'staff', 'vendor-word']
/** Who asks how, when, how many asks for no text. */
const howTo =
  /\s(?:berapa|brp|kapan|kenapa|mengapa|apakah|apa itu|cara (?:bikin|buat|membuat|menyusun|nulis|menulis|ngirim|kirim|menghitung)|wajib|boleh (?:ga|gak|nggak|tidak|kah)|bolehkah|how (?:many|often|long|much)|when|why|is it|should we|do we|template excel|hasil|rata-rata)\s/u

/** What a coach judges and words. */
const forCoach = /\s(?:visi|misi|slogan|penilaian)\s/u

/** "Menerima surat peringatan dari dinas": what came in is not what is to be written. */
const received =
  /(?<![\p{L}])(?:menerima|nerima|terima|dapat|dapet|dpt|kena|dikirimi|dikasih|received|got|was given)\s(?:\S+\s){0,2}?(?:surat|email|peringatan|teguran|sp|letter|warning)(?:\s\S+){0,2}/giu

/** "Catat: …", "tambah aksi: …", "ingetin saya …": kept by others, whatever text it is about. */
const recorded =
  /^\s(?:(?:tolong|mohon|please|pls|bantu|min)\s)*(?:catat\S*|catet\S*|simpan|simpen|jadwalkan|tambah\S*\s(?:aksi|tugas)|tugas\S*|aksi|assign|record|note an|add an?\s(?:action|task)|(?:ingetin|ingatkan)\s(?:saya|gw|gue|aku|kami)|remind\sme)\s/u

/** What may stand between a verb of writing and the text itself, where the text is surely what is wanted. */
const directly = String.raw`(?:\s(?:draf|draft|contoh|template|sebuah|satu|sekalian|pesan|teks|isi|me|us|a|an|the|one|short|dong|saya|kami|gw))*\s`

/** Reads wishes for drafts, by the words of knowledge/replies/wishes.yaml and what they are to do by stances.yaml. */
export function createWishReader(
  { wishes }: Pick<ReplyBook, 'wishes'>,
  readStance: StanceReader,
  conceptsIn: ConceptReader,
): WishReader {
  const [write, texts] = [wishes.write, wishes.texts].map((list) => phrasesPattern(list).source)
  // "Dibuatin biro jasa, emailnya …" was written by somebody.
  const asksForText = new RegExp(`(?<!\\sdi\\s)${write}${between}${texts}`, 'u')
  const namesText = new RegExp(`${write}${directly}${texts}`, 'u')
  // "Contoh suratnya ga ada" misses one, and asks for none.
  const lacksText = new RegExp(`${texts}\\s${phrasesPattern(wishes.lacking).source}`, 'u')
  const [draft, say, react, never, elsewhere] = [
    wishes.draft,
    wishes.say,
    wishes.react,
    wishes.elsewhere,
    wishes.not,
  ].map((list) => phrasesTest(list))
  const [asking, nouns] = [phrasesTest(wishes['asking-for']), phrasesTest(wishes.nouns)]
  const answers = phrasesTest(['bales', 'balas', 'jawab', 'reply', 'answer', 'respond'])
  const strong = phrasesTest([
    'balasan',
    'balesan',
    'wa',
    'wa-nya',
    'surat',
    'email',
    'reply',
    'letter',
    'message',
    'permohonan maaf',
    'permintaan maaf',
    'draft it',
  ])
  const to = Object.entries(wishes.to).map(
    ([name, list]) => [name as keyof typeof wishes.to, phrasesTest(list)] as const,
  )
  // "What should the manager say?" is said by one, "bales vendor" to one.
  const towards = Object.entries(wishes.to).map(
    ([name, list]) =>
      [
        name as keyof typeof wishes.to,
        inside.has(name) ? new RegExp(`${leadingTo}${phrasesPattern(list).source}`, 'u') : phrasesTest(list),
      ] as const,
  )
  const inForm = forms.map((form) => [form, phrasesTest(wishes.forms[form])] as const)

  function recipientIn(text: string): Recipient | undefined {
    const line = toLine(text)
    return to.find(([, pattern]) => pattern.test(line))?.[0]
  }

  return {
    recipientIn,
    wish(text) {
      const line = toLine(text)
      const isDraft = asksForText.test(line) || draft?.test(line) || (quoted.test(text) && answers.test(line))
      const isSaid = say?.test(line) ?? false
      const isReaction = react?.test(line) ?? false
      const read = readStance(text.replace(received, ' '))
      const isOrder =
        refusing.test(line) ||
        (imperative.test(line) && (quoted.test(text) || people.some((name) => conceptsIn(text).has(name))))
      const isAskedFor =
        asking.test(line) &&
        nouns.test(line) &&
        (read?.stance.to !== undefined || isFor.some((name) => conceptsIn(text).has(name))) &&
        !howTo.test(line) &&
        !forCoach.test(line)
      const isText = isOrder || isAskedFor || read?.asks === true || addressed.test(line) || namesText.test(line)
      if (recorded.test(line) || (!isDraft && !isSaid && !isReaction && !isText)) return undefined
      if ((never?.test(line) && !isText) || lacksText.test(line)) return undefined
      if (elsewhere?.test(line) && !(isText || strong.test(line) || isSaid)) return undefined
      const named = towards.find(([, pattern]) => pattern.test(line))?.[0]
      const [form] = inForm.find(([, pattern]) => pattern.test(line)) ?? []
      const recipient = read?.stance.to ?? named
      const stance = read?.stance.id ?? (isRefused(text) ? 'refuse' : undefined)
      // To those above it is reported, whatever is said to the customer.
      const isUpward = recipient === 'boss' || recipient === 'directors' || recipient === 'manager'
      return {
        kind: isDraft || isText ? 'draft' : isSaid ? 'say' : 'react',
        isText,
        ...(stance && !isUpward ? { stance } : {}),
        ...(recipient ? { to: recipient } : {}),
        ...(form ? { form } : {}),
      }
    },
  }
}

/** "Kasirnya minta pindah bagian": a wish of one's own people is no customer's. */
const ofStaff =
  /(?<![\p{L}])(?:kasir|agen|staf|staff|karyawan|pegawai|resepsionis|teller|barista|kurir|teknisi|anak buah|tim)(?:nya|ku| saya| kami| gw| gue)?\s(?:\p{L}+\s)?(?:minta|mnta|meminta|pengen|mau)(?![\p{L}])/iu

/** What they want, and the ground or rule against it: a no is wanted, though nobody says so. */
function isRefused(text: string): boolean {
  const { wish, ground } = readStated(text)
  const isByRule =
    /(?<![\p{L}])(?:(?:ga|gak|nggak|ngga|tidak|tdk|ora) (?:boleh|bisa|diizinkan|oleh)|aturan\p{L}*|kebijakan\p{L}*|ketentuan\p{L}*|policy|not allowed|aren't allowed|can't|cannot)(?![\p{L}])/iu.test(
      text,
    )
  return wish !== undefined && !ofStaff.test(text) && (ground !== undefined || isByRule)
}
