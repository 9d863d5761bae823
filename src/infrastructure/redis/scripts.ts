import { penalise, reserve } from './scripts/budget.ts'
import { append, erase, readBack, replace, trim } from './scripts/events.ts'
import { beat, bury, claim, renew } from './scripts/leases.ts'
import { erasePerson, mentioning, wholeConversation } from './scripts/persons.ts'
import { script } from './scripts/script.ts'
import { forget, load, setSessionAside } from './scripts/sessions.ts'
import { keepSnapshot, loadSnapshot } from './scripts/snapshots.ts'
import { commit, deliver, release, setAside, settle } from './scripts/turns.ts'

/** Refused exactly when a delivery would be: when Redis is full, read-only or cannot write its file. Changes nothing. */
const probe = script('return 1')

/** All scripts, so that a new connection can teach them to the server. */
// biome-ignore format: a list of names
export const scripts = {
  deliver, claim, beat, bury, renew, commit, settle, setAside, release, load, setSessionAside, forget, append, readBack, erase, replace, trim,
  reserve, penalise, probe, mentioning, wholeConversation, erasePerson, loadSnapshot, keepSnapshot,
}
