import type { IncomingMessage, ServerResponse } from 'node:http'

/** Answers without reading what else the sender has to say: the connection ends with the answer. */
export function refuse(request: IncomingMessage, response: ServerResponse, status: number): void {
  if (response.headersSent) return
  response.writeHead(status, { connection: 'close' }).end()
  // Node would go on reading a body that nobody wants, to use the connection again.
  response.once('finish', () => request.socket.destroySoon())
}
