import type { EventLog } from './event-log.ts'
import type { Mailbox } from './mailbox.ts'
import type { PersonalRecords } from './personal-records.ts'
import type { SendBudget } from './send-budget.ts'
import type { SessionStore } from './session-store.ts'
import type { SnapshotStore } from './snapshot-store.ts'

/** All that is kept, in one place: what one technology implements. Parts take the ports they use, never the whole. */
export interface Store {
  readonly mailbox: Mailbox
  readonly sessions: SessionStore
  readonly events: EventLog
  readonly snapshots: SnapshotStore
  readonly budget: SendBudget
  readonly records: PersonalRecords

  /** Whether a message could be stored right now: for readiness. Never throws. */
  healthy(): Promise<boolean>

  /** Lets go of files and connections. Leases that are still held run out by themselves. Twice is no error. */
  close(): Promise<void>
}
