import { isMobile, isNik } from './classify-number.ts'

/**
 * `Resi JX3349982201`, `no pesanan 2409180012345678`, `INV/20261103/MPL/3498812234`: what a company calls an order, a
 * parcel, a ticket or an application. It tells of the matter, and whoever answers needs it.
 */
const reference =
  /(?<![\p{L}\p{N}])(?:(?:pesanan|orderan|order|invoice|inv|faktur|resi|air ?way ?bill|waybill|awb|tiket|ticket|permohonan|booking|po|so|transaksi|referensi|klaim|pengaduan|laporan)(?:nya|ku)?(?: (?:id|no|nomor|number|kode|code|jne|jnt|j&t|sicepat|anteraja|pos|spx|saya|itu|shopee|tokopedia)\.?){0,3} ?[:=#.]{0,2} ?(?=[A-Z0-9/.#-]{0,40}[0-9])([A-Z0-9#][A-Z0-9/.-]{4,40})|(inv(?:oice)?[/-][A-Z0-9/.-]{6,40}))/giu

/** For every character of the text whether it belongs to such a reference. What is a phone or a NIK by its form is none. */
export function findReferences(text: string): Uint8Array {
  const isReference = new Uint8Array(text.length)
  for (const { index, 0: whole, 1: after = '', 2: alone = '' } of text.matchAll(reference)) {
    const written = after || alone
    const digits = written.replace(/[^0-9]/g, '')
    if (isMobile(digits) || isNik(digits)) continue
    isReference.fill(1, index + whole.length - written.length, index + whole.length)
  }
  return isReference
}
