import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { eventually } from './eventually.ts'

const main = resolve(import.meta.dirname, '../../src/main.ts')

export type ServiceProcess = {
  readonly pid: number
  /** What it has written on standard error so far: log lines, or why it did not start. */
  readonly lines: readonly string[]
  /** Its log lines with this text. */
  logged(text: string): readonly Readonly<Record<string, unknown>>[]
  /** Asks its HTTP server. */
  ask(path: string): Promise<{ readonly status: number; readonly body: string }>
  /** Waits until it is ready. */
  ready(): Promise<void>
  signal(signal: NodeJS.Signals): void
  /** Sends the signal if there is one, and waits for the end of the process. Returns its exit code, null after SIGKILL. */
  end(signal?: NodeJS.Signals): Promise<number | null>
}

/** Starts Prima as an operator does: `src/main.ts` in a process of its own that sees this environment and nothing else. */
export function startService(environment: Readonly<Record<string, string>>): ServiceProcess {
  const child = spawn(process.execPath, [main], {
    cwd: tmpdir(),
    env: { PATH: process.env.PATH, PORT: '0', ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const closed = once(child, 'close')
  const lines: string[] = []
  createInterface({ input: child.stderr }).on('line', (line) => lines.push(line))
  const logged = (text: string) =>
    lines
      .filter((line) => line.startsWith('{'))
      .flatMap((line) => {
        const entry = JSON.parse(line) as Record<string, unknown>
        return entry.msg === text ? [entry] : []
      })
  const ask = async (path: string) => {
    const port = await eventually(() => {
      const [entry] = logged('health, metrics and webhooks are on this port')
      if (!entry) throw new Error(`does not listen yet:\n${lines.join('\n')}`)
      return entry.port
    })
    const response = await fetch(`http://127.0.0.1:${port}${path}`)
    return { status: response.status, body: await response.text() }
  }
  return {
    pid: child.pid ?? 0,
    lines,
    logged,
    ask,
    ready: () =>
      eventually(async () => {
        const { status, body } = await ask('/readyz')
        if (status !== 200) throw new Error(`${body}${lines.join('\n')}`)
      }, 15_000),
    signal: (signal) => void child.kill(signal),
    async end(signal) {
      if (signal) child.kill(signal)
      const [code] = await closed
      return code as number | null
    },
  }
}
