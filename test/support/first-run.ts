import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { eventually } from './eventually.ts'

export type FirstRun = {
  /** Writes down what somebody said, or, in round brackets, did. */
  put(who: string, text: string): void
  /** Writes down where the next things happen. */
  goTo(place: string): void
  /** Stops Prima and prints the page. */
  finish(page: { readonly title: string; readonly intro: string; readonly chats: string }): Promise<void>
}

/** Starts Prima as `npm start` does, in an empty folder with this environment; what people then see is written down. */
export async function startFirstRun(environment: Readonly<Record<string, string>>): Promise<FirstRun> {
  const directory = mkdtempSync(join(tmpdir(), 'prima-first-run-'))
  const prima = spawn(process.execPath, [resolve(import.meta.dirname, '../../src/main.ts')], {
    cwd: directory,
    env: { ...environment, DATA_DIR: directory, PORT: '0' },
    stdio: ['ignore', 'inherit', 'pipe'],
  })
  const logged: string[] = []
  prima.stderr.setEncoding('utf8').on('data', (text: string) => logged.push(...text.trimEnd().split('\n')))
  await eventually(() => {
    if (!logged.some((line) => line.includes('at your service'))) throw new Error(logged.join('\n'))
  }, 30_000)

  const said: { readonly who: string; readonly text: string }[] = []
  return {
    put: (who, text) => said.push({ who, text }),
    goTo: (place) => said.push({ who: '', text: `— ${place} —` }),
    async finish({ title, intro, chats }) {
      prima.kill('SIGTERM')
      await once(prima, 'exit')
      rmSync(directory, { recursive: true })
      const terminal = ['$ npm start', ...logged].join('\n')
      console.log(
        [`# ${title}`, intro, "## The operator's terminal", fence(terminal), `## ${chats}`, fence(toLines(said))].join(
          '\n\n',
        ),
      )
    },
  }
}

function toLines(said: readonly { readonly who: string; readonly text: string }[]): string {
  const width = Math.max(...said.map(({ who }) => who.length)) + 1
  return said
    .flatMap(({ who, text }, index) => {
      if (who === '') return [...(index > 0 ? ['', ''] : []), text]
      return text.split('\n').map((line, at) => `${(at === 0 ? who : '').padEnd(width)}| ${line}`.trimEnd())
    })
    .join('\n')
}

function fence(text: string): string {
  return `\`\`\`\n${text}\n\`\`\``
}
