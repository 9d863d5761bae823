/**
 * What is broken, as opposed to what may happen on a good day (which is a value). Each class has a literal `code`;
 * nobody decides by message text. A message says what failed, for which id and what to do next; it holds no token,
 * no address with a token in it and nothing a user wrote.
 */
export abstract class PrimaError extends Error {
  abstract readonly code: string

  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = new.target.name
  }
}

/** The configuration cannot be used. `problems` has one readable line each. */
export class ConfigError extends PrimaError {
  readonly code = 'config'
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(problems.join('\n'))
    this.problems = problems
  }
}

export type KnowledgeProblem = { readonly file: string; readonly line: number; readonly message: string }

/** The knowledge base cannot be used. Each problem names file and line. */
export class KnowledgeError extends PrimaError {
  readonly code = 'knowledge'
  readonly problems: readonly KnowledgeProblem[]

  constructor(problems: readonly KnowledgeProblem[]) {
    super(problems.map(({ file, line, message }) => `${file}:${line}: ${message}`).join('\n'))
    this.problems = problems
  }
}

/** A store failed. `transient`: the same call may work later. */
export class StoreError extends PrimaError {
  readonly code = 'store'
  readonly transient: boolean

  constructor(message: string, options: ErrorOptions & { readonly transient: boolean }) {
    super(message, options)
    this.transient = options.transient
  }
}

/** A channel's platform refused or was not reached. */
export class ChannelError extends PrimaError {
  readonly code = 'channel'
  readonly channel: string
  /**
   * `retry`: try again, after `retryAfterMs` where given. `gone`: the person or place cannot be reached any more.
   * `refused`: this reply will never be accepted. `unauthorized`: the token is not accepted.
   */
  readonly outcome: 'retry' | 'gone' | 'refused' | 'unauthorized'
  readonly retryAfterMs: number | undefined

  constructor(
    message: string,
    options: ErrorOptions & {
      readonly channel: string
      readonly outcome: ChannelError['outcome']
      readonly retryAfterMs?: number
    },
  ) {
    super(message, options)
    this.channel = options.channel
    this.outcome = options.outcome
    this.retryAfterMs = options.retryAfterMs
  }
}
