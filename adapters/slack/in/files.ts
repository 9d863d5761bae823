import { z } from 'zod'
import type { Attachment } from '../../../src/domain/message.ts'
import type { OpenedAttachment, OpenOptions } from '../../../src/ports/attachments.ts'
import { fetchFile, refused } from '../../files/fetch-file.ts'
import type { SlackCalls } from '../link/slack-calls.ts'
import { codeOf } from '../link/to-channel-error.ts'

export type FileParts = { readonly calls: SlackCalls; readonly botToken: string; readonly apiUrl: string | undefined }

const infoSchema = z.object({
  url_private_download: z.url().optional(),
  url_private: z.url().optional(),
  size: z.number().default(0),
  mimetype: z.string().optional(),
  mode: z.string().optional(),
})
/** Deleted, or hidden because the workspace keeps no older ones. */
const goneModes = new Set(['tombstone', 'hidden_by_limit'])
const goneCodes = new Set(['file_not_found', 'file_deleted', 'file_not_available'])

/** Fetches what somebody sent along; the token goes to Slack's own hosts alone. https://docs.slack.dev/reference/methods/files.info */
export async function openFile(
  { reference, sizeBytes = 0 }: Attachment,
  options: OpenOptions,
  { calls, botToken, apiUrl }: FileParts,
): Promise<OpenedAttachment> {
  if (sizeBytes > options.maxBytes) return refused('too-large')
  try {
    const { file } = await calls.direct((client) => client.files.info({ file: reference }))
    const info = infoSchema.safeParse(file).data
    const address = info?.url_private_download ?? info?.url_private
    if (!info || address === undefined || goneModes.has(info.mode ?? '')) return refused('gone')
    if (info.size > options.maxBytes) return refused('too-large')
    const url = new URL(address)
    if (!isSlackHost(url, apiUrl)) return refused('not-reached')
    // Where the token does not do, Slack answers with a page to sign in.
    const isFile = ({ headers }: Response) =>
      info.mimetype === 'text/html' || !headers.get('content-type')?.startsWith('text/html')
    return await fetchFile(url, { ...options, headers: { authorization: `Bearer ${botToken}` }, isFile })
  } catch (error) {
    return refused(goneCodes.has(codeOf(error) ?? '') ? 'gone' : 'not-reached')
  }
}

function isSlackHost({ protocol, host, hostname }: URL, apiUrl: string | undefined): boolean {
  if (apiUrl !== undefined && host === new URL(apiUrl).host) return true
  return protocol === 'https:' && (hostname === 'slack.com' || hostname.endsWith('.slack.com'))
}
