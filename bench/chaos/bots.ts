import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { compileCache } from '../../test/support/main-program.ts'
import type { BotOptions } from './protocol.ts'

type Running = { readonly child: ChildProcess; readonly process: number }

/** The processes of the bot. Each that ends is started again. */
export class Bots {
  readonly #optionsOf: (process: number) => BotOptions
  readonly #running = new Set<Running>()
  #started = 0
  crashes = 0

  constructor(optionsOf: (process: number) => BotOptions) {
    this.#optionsOf = optionsOf
  }

  start() {
    const number = ++this.#started
    const args = [...compileCache, join(import.meta.dirname, 'bot.ts'), JSON.stringify(this.#optionsOf(number))]
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] })
    const running: Running = { child, process: number }
    this.#running.add(running)
    child.once('exit', () => {
      // One that was killed on purpose or told to stop is not in the list any more.
      if (!this.#running.delete(running)) return
      this.crashes++
      this.start()
    })
  }

  /** `isAtWork`: whether a process may be hit. Returns the number of the one that was, undefined if there was none. */
  killOne(isAtWork: (process: number) => boolean = () => true): number | undefined {
    const victim = this.#any(isAtWork)
    if (!victim) return undefined
    this.#running.delete(victim)
    victim.child.kill('SIGKILL')
    this.start()
    return victim.process
  }

  /** Stops one where it is, for so long. Returns its number. */
  freezeOne(ms: number, onBack: () => void): number {
    const one = this.#any(() => true)
    if (!one) throw new Error('no process is running')
    const { child, process } = one
    child.kill('SIGSTOP')
    setTimeout(() => {
      child.kill('SIGCONT')
      onBack()
    }, ms)
    return process
  }

  async stop() {
    const running = [...this.#running]
    this.#running.clear()
    await Promise.all(
      running.map(async ({ child }) => {
        const exited = once(child, 'exit')
        child.kill('SIGTERM')
        await exited
      }),
    )
  }

  #any(isMeant: (process: number) => boolean): Running | undefined {
    const running = [...this.#running].filter(({ process }) => isMeant(process))
    return running[Math.floor(Math.random() * running.length)]
  }
}
