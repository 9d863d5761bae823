import type { Log } from '../../src/ports/log.ts'

type Line = { readonly level: 'info' | 'warn' | 'error'; readonly facts: object; readonly text: string }

/** Keeps what was logged. */
export class RecordingLog implements Log {
  readonly lines: Line[] = []

  info(facts: object, text: string) {
    this.lines.push({ level: 'info', facts, text })
  }

  warn(facts: object, text: string) {
    this.lines.push({ level: 'warn', facts, text })
  }

  error(facts: object, text: string) {
    this.lines.push({ level: 'error', facts, text })
  }
}
