import {
  type AttachmentRefusal,
  AttachmentTooLarge,
  type OpenedAttachment,
  type OpenOptions,
} from '../../src/ports/attachments.ts'

/** How long a platform may take to begin, and to hand over all of a file, in milliseconds. */
const firstByteMs = 10_000
const wholeFileMs = 60_000

export type FileRequest = OpenOptions & {
  readonly headers?: Readonly<Record<string, string>>
  /** Whether what is answered is the file, and not a page to sign in, say. Default: anything is. */
  readonly isFile?: (response: Response) => boolean
}

/**
 * Fetches a file from where the platform keeps it. Whoever redirects is not followed: the request may carry a token.
 * Never throws; what goes wrong later breaks off the content.
 */
export async function fetchFile(url: URL, request: FileRequest): Promise<OpenedAttachment> {
  const { headers = {}, maxBytes, signal, isFile = () => true } = request
  const late = new AbortController()
  const timer = setTimeout(() => late.abort(), firstByteMs)
  const whole = AbortSignal.any([signal, late.signal, AbortSignal.timeout(wholeFileMs)])
  try {
    const response = await fetch(url, { headers, redirect: 'error', signal: whole })
    const refusal = refusalOf(response, maxBytes) ?? (isFile(response) ? undefined : 'not-reached')
    if (refusal === undefined && response.body) return { kind: 'opened', content: bounded(response.body, maxBytes) }
    await response.body?.cancel()
    return refused(refusal ?? 'gone')
  } catch {
    return refused('not-reached')
  } finally {
    clearTimeout(timer)
  }
}

/** The content as it is, up to so many bytes; then it breaks off. @throws AttachmentTooLarge */
export async function* bounded(content: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<Uint8Array> {
  let bytes = 0
  for await (const chunk of content) {
    bytes += chunk.byteLength
    if (bytes > maxBytes) throw new AttachmentTooLarge(maxBytes)
    yield chunk
  }
}

export function refused(reason: AttachmentRefusal): OpenedAttachment {
  return { kind: 'refused', reason }
}

function refusalOf({ status, headers }: Response, maxBytes: number): AttachmentRefusal | undefined {
  if (status === 404 || status === 410) return 'gone'
  if (status === 413 || Number(headers.get('content-length') ?? 0) > maxBytes) return 'too-large'
  return status === 200 ? undefined : 'not-reached'
}
