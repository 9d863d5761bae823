import { randomUUID } from 'node:crypto'
import { readFileSync, readlinkSync } from 'node:fs'

/** Where processes can see each other: one machine since it was started, one space of process numbers. */
export type Place = { readonly name: string }

/**
 * Undefined where the system does not tell such places apart for certain, as only Linux does: then a process is known to
 * be dead by its silence alone.
 */
export function findPlace(): Place | undefined {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    return { name: `${boot}/${readlinkSync('/proc/self/ns/pid')}` }
  } catch {
    return undefined
  }
}

/** The name under which this store, in this process, holds leases. */
export function toHolder(place: Place | undefined): string {
  return `${place?.name ?? ''} ${process.pid} ${randomUUID()}`
}

/**
 * Whether a holder was a process of this place that is not there any more. One whose number was given to another process
 * meanwhile passes for alive, until its silence tells.
 */
export function isGone(holder: string, place: Place | undefined): boolean {
  const [name, pid] = holder.split(' ')
  if (!place || name !== place.name) return false
  try {
    process.kill(Number(pid), 0)
    return false
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH'
  }
}
