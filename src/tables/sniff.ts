import type { TableProblem } from './table.ts'

/** What a file is by its first bytes, whatever it is called. */
export type FileKind = 'text' | 'workbook' | TableProblem

const signatures: readonly { readonly bytes: readonly number[]; readonly kind: FileKind }[] = [
  { bytes: [0x25, 0x50, 0x44, 0x46], kind: 'pdf' },
  { bytes: [0x89, 0x50, 0x4e, 0x47], kind: 'picture' },
  { bytes: [0xff, 0xd8, 0xff], kind: 'picture' },
  { bytes: [0x47, 0x49, 0x46, 0x38], kind: 'picture' },
  { bytes: [0x52, 0x49, 0x46, 0x46], kind: 'picture' },
  // Compound files: workbooks of before 2007, and newer ones behind a password.
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], kind: 'old-excel' },
  { bytes: [0x50, 0x4b, 0x03, 0x04], kind: 'workbook' },
  { bytes: [0x50, 0x4b, 0x05, 0x06], kind: 'zip' },
  { bytes: [0x4d, 0x5a], kind: 'program' },
  { bytes: [0x7f, 0x45, 0x4c, 0x46], kind: 'program' },
  { bytes: [0x1f, 0x8b], kind: 'zip' },
  { bytes: [0x52, 0x61, 0x72, 0x21], kind: 'zip' },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], kind: 'zip' },
]

/** A workbook that is locked has this written in it as UTF-16. */
const locked = Buffer.from('EncryptedPackage', 'utf16le')
const sample = 4096

/** What kind of file it is: a table in text or a workbook may be read, anything else is told by its name. */
export function kindOf(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return 'empty'
  const found = signatures.find((one) => one.bytes.every((byte, index) => bytes[index] === byte))
  if (found?.kind === 'old-excel')
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(locked) ? 'locked' : 'old-excel'
  if (found) return found.kind
  const start = Buffer.from(bytes.subarray(0, sample)).toString('latin1')
  if (/^\s*(?:<!doctype html|<html)/i.test(start)) return 'web-page'
  return looksLikeText(bytes.subarray(0, sample)) ? 'text' : 'damaged'
}

/** Text has no control characters but tabs and line ends; UTF-16 has a zero in every second place. */
function looksLikeText(bytes: Uint8Array): boolean {
  const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  if (isWide) return true
  const zeros = bytes.reduce((count, byte) => count + (byte === 0 ? 1 : 0), 0)
  const odd = bytes.reduce((count, byte) => count + (byte < 9 || (byte > 13 && byte < 32 && byte !== 27) ? 1 : 0), 0)
  return zeros === 0 ? odd < bytes.length * 0.02 : zeros > bytes.length * 0.3 && zeros < bytes.length * 0.6
}
