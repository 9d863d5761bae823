import { type Case, describeContract, type Place } from './contract.ts'
import { eventLogCases } from './event-log.ts'
import { mailboxCases } from './mailbox.ts'
import { personalRecordsCases } from './personal-records.ts'
import { sendBudgetCases } from './send-budget.ts'
import { sessionStoreCases } from './session-store.ts'
import { snapshotStoreCases } from './snapshot-store.ts'

/** What a store must do, port by port. */
export const contracts: { readonly [port: string]: readonly Case[] } = {
  mailbox: mailboxCases,
  'session store': sessionStoreCases,
  'event log': eventLogCases,
  'snapshot store': snapshotStoreCases,
  'send budget': sendBudgetCases,
  'personal records': personalRecordsCases,
}

export function describeStore(driver: string, createPlace: () => Promise<Place>) {
  for (const [port, cases] of Object.entries(contracts)) describeContract(`${driver}: ${port}`, cases, createPlace)
}
