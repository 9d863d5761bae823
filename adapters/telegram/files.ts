import { type Api, GrammyError } from 'grammy'
import type { Attachment } from '../../src/domain/message.ts'
import type { OpenedAttachment, OpenOptions } from '../../src/ports/attachments.ts'
import { fetchFile, refused } from '../files/fetch-file.ts'
import { signal } from './poller.ts'
import { telegramTraits } from './traits.ts'

const telegramRoot = 'https://api.telegram.org'

export type FileParts = { readonly api: Api; readonly token: string; readonly apiRoot?: string | undefined }

/**
 * Fetches what somebody sent along. The address of a file holds the token, so it is neither kept nor logged.
 * https://core.telegram.org/bots/api#getfile
 */
export async function openFile(
  { reference, sizeBytes = 0 }: Attachment,
  options: OpenOptions,
  { api, token, apiRoot = telegramRoot }: FileParts,
): Promise<OpenedAttachment> {
  if (sizeBytes > Math.min(options.maxBytes, telegramTraits.downloadBytes)) return refused('too-large')
  try {
    const { file_path: path, file_size: size = 0 } = await api.getFile(reference, signal(options.signal))
    if (size > options.maxBytes) return refused('too-large')
    // A Bot API server of one's own may name a place on its own disk, which is none of ours.
    if (path === undefined || path.startsWith('/') || path.includes('..')) return refused('gone')
    return await fetchFile(new URL(`${apiRoot}/file/bot${token}/${path}`), options)
  } catch (error) {
    if (!(error instanceof GrammyError) || error.error_code !== 400) return refused('not-reached')
    return refused(/too big/i.test(error.description) ? 'too-large' : 'gone')
  }
}
