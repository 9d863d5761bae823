/**
 * How long a cold process needs to its first answer, and how much memory it holds then, beside a Node process that does
 * nothing but say a line.
 *
 *     node bench/start/main.ts --runs 7
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'

type Start = {
  readonly firstAnswerMs: number
  /** Resident memory after the first answer, and the most that it ever was; undefined where the system does not tell. */
  readonly residentMb: number | undefined
  readonly peakMb: number | undefined
}

const root = resolve(import.meta.dirname, '../..')
const question = 'apa itu NIB?\n'
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: { start: string } }
const processes = {
  Prima: { args: scripts.start.split(' ').slice(1), answered: /^Sumber:/m },
  'bare Node': { args: ['-e', 'process.stdin.on("data", () => console.log("Sumber:"))'], answered: /^Sumber:/m },
}

export async function benchStart(runs = 7): Promise<void> {
  console.log(`Start to first answer, median of ${runs} cold processes`)
  console.log('process      first answer ms    resident MB    peak MB')
  const medians: number[] = []
  for (const [name, { args, answered }] of Object.entries(processes)) {
    const starts: Start[] = []
    for (let run = 0; run < runs; run++) starts.push(await measureStart(args, answered))
    const show = (pick: (start: Start) => number | undefined, width: number) =>
      (median(starts.flatMap((start) => pick(start) ?? []))?.toFixed(0) ?? 'unknown').padStart(width)
    console.log(
      name.padEnd(12) +
        show((start) => start.firstAnswerMs, 16) +
        show((start) => start.residentMb, 15) +
        show((start) => start.peakMb, 11),
    )
    medians.push(median(starts.map(({ firstAnswerMs }) => firstAnswerMs)) ?? 0)
  }
  console.log(`Prima needs ${((medians[0] ?? 0) / (medians[1] || 1)).toFixed(1)} times as long as bare Node`)
}

function measureStart(args: readonly string[], answered: RegExp): Promise<Start> {
  const directory = mkdtempSync(join(tmpdir(), 'prima-start-'))
  const startedAt = performance.now()
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { PATH: process.env.PATH ?? '', DATA_DIR: directory },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  child.stdin.write(question)
  let said = ''
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code) => reject(new Error(`${args.join(' ')} ended with code ${code} before it answered`)))
    child.stdout.setEncoding('utf8').on('data', (text) => {
      said += text
      if (!answered.test(said)) return
      const firstAnswerMs = performance.now() - startedAt
      child.stdout.removeAllListeners('data')
      const memory = readMemory(child.pid)
      child.removeAllListeners('exit').on('exit', () => {
        rmSync(directory, { recursive: true, force: true })
        resolve({ firstAnswerMs, ...memory })
      })
      child.kill('SIGTERM')
    })
  })
}

function readMemory(pid: number | undefined): Omit<Start, 'firstAnswerMs'> {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const megabytes = (field: string) => Number(new RegExp(`${field}:\\s+(\\d+) kB`).exec(status)?.[1]) / 1024
    return { residentMb: megabytes('VmRSS'), peakMb: megabytes('VmHWM') }
  } catch {
    return { residentMb: undefined, peakMb: undefined }
  }
}

function median(values: readonly number[]): number | undefined {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { runs: { type: 'string', default: '7' } } })
  await benchStart(Number(values.runs))
}
