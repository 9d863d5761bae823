import { StoreError } from '../../domain/errors.ts'

/** Result codes of SQLite that we tell apart: https://www.sqlite.org/rescode.html */
export const resultCode = { busy: 5, readOnly: 8, ioError: 10, corrupt: 11, full: 13, cantOpen: 14, notADatabase: 26 }

/** The primary result code of an error that node:sqlite threw, undefined for any other error. */
export function resultCodeOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return undefined
  return error.errcode & 0xff
}

const known: { readonly [code: number]: { readonly text: string; readonly transient: boolean } } = {
  [resultCode.busy]: { text: 'the file is locked by another program; end that one', transient: true },
  [resultCode.full]: { text: 'the disk is full; make room', transient: true },
  [resultCode.ioError]: { text: 'the disk reports an error', transient: true },
  [resultCode.readOnly]: {
    text: 'the file cannot be written; let the user that runs Prima write it',
    transient: false,
  },
  [resultCode.corrupt]: { text: 'the file is damaged; restore it from a backup', transient: false },
  [resultCode.notADatabase]: { text: 'the file is not a SQLite database', transient: false },
  [resultCode.cantOpen]: { text: 'the file cannot be opened', transient: false },
}

/** What SQLite says, in our words; undefined for anything else, which is a mistake of our own and passes as it is. */
export function toStoreError(error: unknown, path: string): StoreError | undefined {
  if (error instanceof StoreError) return error
  const code = resultCodeOf(error)
  if (code === undefined) return undefined
  const meaning = known[code] ?? { text: `SQLite error ${code}`, transient: false }
  return new StoreError(`${path}: ${meaning.text}`, { cause: error, transient: meaning.transient })
}
