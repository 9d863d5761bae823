import type { IncomingMessage, ServerResponse } from 'node:http'
import { HTTPModuleFunctions, type HTTPReceiver, verifySlackRequest } from '@slack/bolt'
import type { Clock } from '../../../src/ports/clock.ts'
import type { Log } from '../../../src/ports/log.ts'
import { BodyTooLarge, readBody } from '../../http/read-body.ts'
import { Refusals } from '../../http/refusals.ts'
import { refuse } from '../../http/refuse.ts'
import { isSlackBody } from './slack-body.ts'

export type HttpDoorParts = {
  readonly receiver: HTTPReceiver
  readonly signingSecret: string
  readonly log: Log
  readonly clock: Clock
}

/** A message of 40,000 characters, escaped and said twice, stays below. */
const maxBodyBytes = 1024 * 1024
/** Of a request without a signature: Slack's check of our certificate (`ssl_check`) is a few words. */
const maxUnsignedBytes = 4096
/** Slack's own advice for how far its clock and ours may be apart, in either direction. */
const maxClockDifferenceMs = 5 * 60_000

/**
 * What stands before Bolt's receiver on the open internet: nothing goes in that is too long, not signed by Slack, signed
 * for another time, or of a form that Slack does not send. Bolt refuses part of that only after reading it, takes
 * requests dated in the future, and ends the process on a signed `null`.
 */
export class HttpDoor {
  readonly #parts: HttpDoorParts
  readonly #refusals: Refusals

  constructor(parts: HttpDoorParts) {
    this.#parts = parts
    this.#refusals = new Refusals({ ...parts, text: 'refused requests that are not signed by Slack' })
  }

  /** Never throws and never rejects. */
  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'POST') return refuse(request, response, 404)
    try {
      const isSigned = request.headers['x-slack-signature'] !== undefined
      const rawBody = await readBody(request, isSigned ? maxBodyBytes : maxUnsignedBytes)
      if (isSigned ? !this.#isFromSlack(request, rawBody) : !isCertificateCheck(rawBody)) {
        this.#refusals.add()
        return refuse(request, response, 401)
      }
      const buffered = Object.assign(request, { rawBody })
      if (isSlackBody(parse(buffered))) return this.#parts.receiver.requestListener(buffered, response)
      this.#parts.log.warn({}, 'left out something from Slack that could not be read')
      // It would be the same the next time.
      response.writeHead(200).end()
    } catch (error) {
      if (error instanceof BodyTooLarge) this.#refusals.add()
      refuse(request, response, error instanceof BodyTooLarge ? 413 : 400)
    }
  }

  #isFromSlack({ headers }: IncomingMessage, rawBody: Buffer): boolean {
    const { signingSecret, clock } = this.#parts
    const nowMs = clock.now()
    const [signature, seconds] = [headers['x-slack-signature'], Number(headers['x-slack-request-timestamp'])]
    if (typeof signature !== 'string' || Math.abs(nowMs - seconds * 1000) > maxClockDifferenceMs) return false
    const signed = { 'x-slack-signature': signature, 'x-slack-request-timestamp': seconds }
    try {
      verifySlackRequest({ signingSecret, body: rawBody.toString(), headers: signed, nowMilliseconds: nowMs })
      return true
    } catch {
      return false
    }
  }
}

/** Slack asks so whether our certificate is good, unsigned: https://docs.slack.dev/interactivity/implementing-slash-commands */
function isCertificateCheck(rawBody: Buffer): boolean {
  return new URLSearchParams(rawBody.toString()).get('ssl_check') === '1'
}

/** Undefined: neither a form nor JSON. */
function parse(request: Parameters<typeof HTTPModuleFunctions.parseHTTPRequestBody>[0]): unknown {
  try {
    return HTTPModuleFunctions.parseHTTPRequestBody(request)
  } catch {
    return undefined
  }
}
