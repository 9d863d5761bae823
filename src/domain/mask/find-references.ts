import { isMobile, isNik } from './classify-number.ts'

/**
 * `Resi JX3349982201`, `no pesanan 2409180012345678`, `INV/20261103/MPL/3498812234`: what a company calls an order, a
 * parcel, a ticket or an application. It tells of the matter, and whoever answers needs it.
 */
/** What is printed on goods and papers for everybody to read: barcode, permit, ISBN; an example of how one looks. */
const printed =
  /(?<![\p{L}\p{N}])(?:barcode|ean|upc|gtin|isbn|issn|bpom|(?:izin edar|izin)|(?:md|ml|p-?irt|spp-?irt|npb|nie)|sertifikat(?: halal)?|halal|sku|(?:contoh|format|misal(?:nya)?|seperti) ?(?:nib|npwp|resi)?|nib (?:seperti|misalnya|contoh))(?: (?:no|nomor|number|itu|nya|md|ml|nib|seperti|misalnya|adalah|id))*\.? ?[:=]? ?((?:id ?)?[0-9][0-9A-Z .-]{6,24}[0-9])/giu
/** Lines that are free, and numbers of which half is hidden. */
const nobodys = /(?<![0-9])(?:0-?800[ -]?[0-9][0-9 -]{2,10}[0-9]|[0-9+]{2,6}[x*•]{3,8}[0-9]{2,4})(?![0-9])/gi

const reference =
  /(?<![\p{L}\p{N}])(?:(?:pesanan|orderan|order|invoice|inv|faktur|resi|air ?way ?bill|waybill|awb|tiket|ticket|permohonan|booking|po|so|transaksi|referensi|klaim|pengaduan|laporan|sku|batch|(?:kode|id) (?:produk|barang))(?:nya|ku)?(?: (?:id|no|nomor|number|kode|code|jne|jnt|j&t|sicepat|anteraja|pos|spx|saya|itu|shopee|tokopedia)\.?){0,3} ?[:=#.]{0,2} ?(?=[A-Z0-9/.#-]{0,40}[0-9])([A-Z0-9#][A-Z0-9/.-]{4,40})|(inv(?:oice)?[/-][A-Z0-9/.-]{6,40}))/giu

/** For every character of the text whether it belongs to such a reference. What is a phone or a NIK by its form is none. */
export function findReferences(text: string): Uint8Array {
  const isReference = new Uint8Array(text.length)
  for (const { index, 0: whole, 1: after = '', 2: alone = '' } of text.matchAll(reference)) {
    const written = after || alone
    const digits = written.replace(/[^0-9]/g, '')
    // INC0812345678: letters before it make it a ticket's.
    if (!/^[A-Z]{2}/.test(written) && (isMobile(digits) || isNik(digits))) continue
    isReference.fill(1, index + whole.length - written.length, index + whole.length)
  }
  for (const pattern of [printed, nobodys]) {
    for (const { index, 0: whole, 1: number = whole } of text.matchAll(pattern)) {
      const digits = number.replace(/[^0-9]/g, '')
      if (isMobile(digits) || isNik(digits)) continue
      isReference.fill(1, index + whole.length - number.length, index + whole.length)
    }
  }
  return isReference
}
