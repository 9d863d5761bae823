import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { buildConversation } from '../../src/build-conversation.ts'
import type { Message } from '../../src/domain/message.ts'
import { programmeOf } from '../../src/programme/apply-event.ts'
import type { Programme } from '../../src/programme/programme.ts'
import { copyFewEntries } from '../../test/support/few-entries.ts'
import { compileCache } from '../../test/support/main-program.ts'
import { openStore, type StorePlace } from '../chaos/open-store.ts'
import type { FromProcess, MemberProcessOptions, ToProcess } from './process.ts'

export type MembersOptions = {
  readonly changes: number
  readonly killEveryMs: number
  /** A slow machine that kills faster than it starts would never get on. Default: no limit. */
  readonly mostKills?: number
}

export type MembersResult = {
  readonly changes: number
  readonly kills: number
  readonly seconds: number
  /** By what a member wrote: not kept at all, or more than once. */
  readonly lost: readonly string[]
  readonly doubled: readonly string[]
  /** Numbers that two changes were given, so that one stands in the other's place. */
  readonly overwritten: number
}

const members = ['dina', 'rudi'] as const
/** How many messages of a member are on their way at once. */
const mostOnTheirWay = 25

/**
 * Two members of one team change its programme at once, each through a process of their own where the store allows it,
 * while these are killed and started again; then what is kept is compared with what they wrote.
 */
export async function changeByMembers(
  place: StorePlace,
  { changes, killEveryMs, mostKills = Number.POSITIVE_INFINITY }: MembersOptions,
): Promise<MembersResult> {
  const knowledge = mkdtempSync(join(tmpdir(), 'prima-few-'))
  copyFewEntries(knowledge)
  await makeTeam(place, knowledge)
  // A data folder is one process's.
  const count = place.driver === 'sqlite' ? 1 : 2
  const processes = Array.from({ length: count }, () => openProcess({ store: place, knowledge }))
  const started = performance.now()
  let kills = 0
  let isOver = false
  const killing = (async () => {
    while (!isOver && kills < mostKills) {
      await sleep(killEveryMs * (0.5 + Math.random()))
      if (isOver) return
      const victim = processes[Math.floor(Math.random() * processes.length)]
      if (await victim?.kill()) kills++
    }
  })()
  await Promise.all(
    members.map((member, index) => {
      const through = processes[index % count]
      if (!through) throw new RangeError('no process')
      return through.write(writtenBy(member, changes / members.length))
    }),
  )
  await Promise.all(processes.map((each) => each.drained()))
  isOver = true
  await killing
  await Promise.all(processes.map((each) => each.stop()))
  const seconds = (performance.now() - started) / 1000

  const store = await openStore(place)
  const [stream = ''] = await store.events.streams('programme:')
  const kept = programmeOf(await store.events.read(stream))
  await store.close()
  rmSync(knowledge, { recursive: true, force: true })
  return { changes, kills, seconds, ...compared(kept, changes) }
}

/** A note, an action and a figure in turn, each of which can be told from all others. */
function textOf(member: string, n: number): string {
  const key = `${member}-${n}`
  return n % 3 === 0 ? `tambah aksi: cek ${key}` : n % 3 === 1 ? `catat: kabar ${key}` : `ide: gagasan ${key}`
}

function keysIn({ notes, actions }: Programme): readonly string[] {
  const texts = [
    ...[...notes.values()].map(({ values }) => values.text),
    ...[...actions.values()].map(({ values }) => values.what),
  ]
  return texts.flatMap((text) => /[a-z]+-\d+/.exec(text) ?? [])
}

function compared(kept: Programme, changes: number): Pick<MembersResult, 'lost' | 'doubled' | 'overwritten'> {
  const keys = keysIn(kept)
  const wanted = members.flatMap((member) =>
    Array.from({ length: changes / members.length }, (_, n) => `${member}-${n}`),
  )
  const times = new Map<string, number>()
  for (const key of keys) times.set(key, (times.get(key) ?? 0) + 1)
  const highest = (kept.last.notes ?? 0) + (kept.last.actions ?? 0)
  return {
    lost: wanted.filter((key) => !times.has(key)),
    doubled: wanted.filter((key) => (times.get(key) ?? 0) > 1),
    overwritten: changes - highest,
  }
}

function messageOf(member: string, id: string, text: string): Message {
  const person = { channel: 'bench', id: member, name: member }
  return {
    id,
    conversationId: `bench:${member}`,
    person,
    kind: 'said',
    text,
    attachments: [],
    receivedAtMs: Date.now(),
  }
}

function writtenBy(member: string, count: number): readonly Message[] {
  return Array.from({ length: count }, (_, n) => messageOf(member, `${member}-${n}`, textOf(member, n)))
}

/** Both in one team, before anything is killed. */
async function makeTeam(place: StorePlace, knowledge: string): Promise<void> {
  const store = await openStore(place)
  const { conversation } = buildConversation(
    { knowledgeDirectories: [knowledge], defaultLanguage: 'id', sessionTtlMs: 60_000, timeZone: 'Asia/Jakarta' },
    { clock: { now: () => Date.now() }, events: store.events },
  )
  const say = async (member: string, id: string, text: string) => {
    const { events, replies } = await conversation.respond(messageOf(member, id, text), undefined)
    await store.events.append(events)
    return replies.map((reply) => reply.text).join('\n')
  }
  const [dina, rudi] = members
  const code = /\*\*([A-Z0-9]{6,})\*\*/.exec(await say(dina, 'team', 'buat tim Kopi Senja'))?.[1]
  await say(rudi, 'join', `/gabung ${code}`)
  await store.close()
}

/** A process that is started again whenever it was killed, and what it has not taken in yet is told to it again. */
function openProcess(options: MemberProcessOptions) {
  const open = new Map<string, Message>()
  let isReady = false
  let isStopping = false
  let child = start()
  let onWaiting: ((count: number) => void) | undefined

  function start(): ChildProcess {
    const program = join(import.meta.dirname, 'process.ts')
    const started = spawn(process.execPath, [...compileCache, program, JSON.stringify(options)], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    started.on('message', (said: FromProcess) => {
      if (said.kind === 'taken') open.delete(said.id)
      else if (said.kind === 'waiting') onWaiting?.(said.count)
      else {
        isReady = true
        for (const message of open.values()) tell({ kind: 'write', message })
      }
    })
    started.once('exit', () => {
      isReady = false
      if (!isStopping) child = start()
    })
    return started
  }

  function tell(told: ToProcess) {
    // A channel that breaks while it is written to is one of the blows.
    if (isReady && child.connected) child.send(told, () => {})
  }

  return {
    async write(messages: readonly Message[]): Promise<void> {
      for (const message of messages) {
        while (open.size >= mostOnTheirWay) await sleep(2)
        open.set(message.id, message)
        tell({ kind: 'write', message })
      }
      while (open.size > 0) await sleep(5)
    },
    /** Kills it, if it is at work; whether it was. */
    async kill(): Promise<boolean> {
      if (!isReady) return false
      const exited = once(child, 'exit')
      isReady = false
      child.kill('SIGKILL')
      await exited
      return true
    },
    async drained(): Promise<void> {
      for (let count = 1; count > 0; ) {
        await sleep(100)
        count = await Promise.race([
          new Promise<number>((answer) => {
            onWaiting = answer
            tell({ kind: 'waiting' })
          }),
          sleep(1000).then(() => 1),
        ])
      }
    },
    async stop(): Promise<void> {
      isStopping = true
      while (!isReady) await sleep(20)
      const exited = once(child, 'exit')
      child.kill('SIGTERM')
      await exited
    },
  }
}
