import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from './free-port.ts'

const program = 'redis-server'

export type RedisServer = {
  readonly url: string
  /** Where its files lie. */
  readonly directory: string
  readonly pid: number
  /** SIGKILL. The data stays. */
  kill(): Promise<void>
  /** Starts it again on the same port and data, after `kill`. */
  start(): Promise<void>
  /** Ends it and removes its data. */
  stop(): Promise<void>
}

export type RedisServerOptions = {
  /** When the append-only file is flushed to the disk. Default `no`: as far as tests of one run need it. */
  readonly appendFsync?: 'always' | 'everysec' | 'no'
  /** More of redis.conf, as command line arguments. */
  readonly args?: readonly string[]
}

/** Starts a Redis of our own on a free port of this machine, with its data in a temporary directory. */
export async function startRedisServer(options: RedisServerOptions = {}): Promise<RedisServer> {
  const directory = mkdtempSync(join(tmpdir(), 'prima-redis-'))
  const port = await freePort()
  let server = await launch(port, directory, options)
  const end = async (signal: NodeJS.Signals) => {
    if (server.exitCode !== null || server.signalCode !== null) return
    const exited = once(server, 'exit')
    server.kill(signal)
    await exited
  }
  return {
    url: `redis://127.0.0.1:${port}`,
    directory,
    get pid() {
      return server.pid ?? 0
    },
    kill: () => end('SIGKILL'),
    start: async () => {
      server = await launch(port, directory, options)
    },
    stop: async () => {
      await end('SIGTERM')
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

/** Makes sure that the program is there; installs Debian's where that is possible. Throws one line that says what to do. */
export function ensureRedisInstalled() {
  if (isInstalled()) return
  const toInstall = `${program} is missing: install it (Debian: apt-get install ${program}) or name a Redis with TEST_REDIS_URL`
  const isRoot = process.getuid?.() === 0
  if (!isRoot || spawnSync('apt-get', ['--version']).status !== 0) throw new Error(toInstall)
  console.log(`${program} is missing: installing Debian's with apt-get`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  // Debian starts a service after installing. The tests bring their own, so it is told not to (exit code 101: policy-rc.d).
  const script = `
    set -e
    policy=/usr/sbin/policy-rc.d
    if [ ! -e $policy ]; then printf '#!/bin/sh\\nexit 101\\n' > $policy; chmod +x $policy; trap 'rm -f $policy' EXIT; fi
    apt-get install -y -qq ${program} || { apt-get update -qq && apt-get install -y -qq ${program}; }`
  const installed = spawnSync('sh', ['-c', script], { env, encoding: 'utf8' })
  if (!isInstalled()) throw new Error(`${toInstall}\n${installed.stderr.trim().split('\n').at(-1) ?? ''}`)
}

function isInstalled(): boolean {
  return spawnSync(program, ['--version']).status === 0
}

async function launch(port: number, directory: string, { appendFsync = 'no', args = [] }: RedisServerOptions) {
  const server = spawn(
    program,
    // biome-ignore format: one option, one line
    [
      '--port', String(port),
      '--bind', '127.0.0.1',
      '--dir', directory,
      '--appendonly', 'yes',
      '--appendfsync', appendFsync,
      '--save', '',
      ...args,
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  )
  let output = ''
  for (const stream of [server.stdout, server.stderr])
    stream.on('data', (text) => (output = (output + text).slice(-2000)))
  for (const deadline = Date.now() + 15_000; !(await answers(port)); await sleep(10)) {
    if (server.exitCode !== null || Date.now() > deadline) {
      server.kill('SIGKILL')
      throw new Error(`${program} did not start:\n${output}`)
    }
  }
  return server as ChildProcess
}

/** Whether a server on this port has loaded its data: it answers PING with anything but an error that it is loading. */
function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'))
    const done = (answer: boolean) => {
      socket.destroy()
      resolve(answer)
    }
    socket.once('data', (data) => done(!data.toString().startsWith('-LOADING')))
    socket.once('error', () => done(false))
    socket.once('close', () => done(false))
  })
}
