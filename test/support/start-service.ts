import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { mainProgram } from './main-program.ts'

const listening = 'health, metrics and webhooks are on this port'
/** On a busy machine starting takes a while. */
const patienceMs = 150_000

export type ServiceProcess = {
  /** What it has written on standard error so far: log lines, or why it did not start. */
  readonly lines: readonly string[]
  /** Its log lines with this text. */
  logged(text: string): readonly Readonly<Record<string, unknown>>[]
  /** The port of its HTTP server, once it listens. */
  port(): Promise<number>
  /** Asks its HTTP server. */
  ask(path: string): Promise<{ readonly status: number; readonly body: string }>
  /** Waits until it is ready. */
  ready(): Promise<void>
  signal(signal: NodeJS.Signals): void
  /** Sends the signal if there is one, and waits for the end of the process. Returns its exit code, null after SIGKILL. */
  end(signal?: NodeJS.Signals): Promise<number | null>
}

/**
 * Starts Prima in a process of its own that sees this environment and nothing else, as `npm start` does unless another
 * program is named.
 */
export function startService(
  environment: Readonly<Record<string, string>>,
  program: readonly string[] = mainProgram,
): ServiceProcess {
  const child = spawn(process.execPath, program, {
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
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .filter(({ msg }) => msg === text)
  /** Seldom enough not to slow down what it waits for. */
  const until = async <T>(what: string, look: () => Promise<T | undefined> | T | undefined): Promise<T> => {
    for (const deadline = performance.now() + patienceMs; performance.now() < deadline; await sleep(25)) {
      const found = await look()
      if (found !== undefined) return found
    }
    throw new Error(`${what}:\n${lines.join('\n')}`)
  }
  const port = () => until('does not listen', () => logged(listening)[0]?.port as number | undefined)
  const ask = async (path: string) => {
    // A connection kept for the next question may be closed by the other side just when that is asked.
    const response = await fetch(`http://127.0.0.1:${await port()}${path}`, { headers: { connection: 'close' } })
    return { status: response.status, body: await response.text() }
  }
  return {
    lines,
    logged,
    port,
    ask,
    async ready() {
      await until('is not ready', async () => ((await ask('/readyz')).status === 200 ? true : undefined))
    },
    signal: (signal) => void child.kill(signal),
    async end(signal) {
      if (signal) child.kill(signal)
      const [code] = await closed
      return code as number | null
    },
  }
}
