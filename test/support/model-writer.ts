import type { OpenAiServer } from './openai-server.ts'

/** A model that writes when it is told to: text, undefined for its end, false for a cut. */
export class ModelWriter {
  readonly #pieces: PromiseWithResolvers<string | false | undefined>[] = []
  #read = 0
  #written = 0

  constructor(server: OpenAiServer) {
    server.behaviour = { kind: 'spell', next: () => this.#at(this.#read++).promise }
  }

  write(...pieces: readonly (string | false | undefined)[]): void {
    for (const piece of pieces) this.#at(this.#written++).resolve(piece)
  }

  #at(index: number): PromiseWithResolvers<string | false | undefined> {
    const piece = this.#pieces[index] ?? Promise.withResolvers<string | false | undefined>()
    this.#pieces[index] = piece
    return piece
  }
}

/** A sentence as a model writes it. */
export function sentenceJson(text: string, id = 'S1'): string {
  return JSON.stringify({ text, statements: [id], form: 'sentence' })
}
