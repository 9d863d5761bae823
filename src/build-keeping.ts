import { modelStreamOf, modelStreams } from './conversation/model/model-switch.ts'
import type { Skill } from './conversation/skill.ts'
import { personKey } from './domain/message.ts'
import type { Pseudonyms } from './domain/pseudonyms.ts'
import { traceStream } from './domain/trace.ts'
import { secretStream } from './people/keeping/data-secret.ts'
import { keepsNobody } from './people/keeping/keeps-nobody.ts'
import { keepsOwnStreams } from './people/keeping/own-streams.ts'
import { createPeopleKeeper } from './people/keeping/people-keeper.ts'
import { createPersonalData, type PersonalData } from './people/keeping/personal-data.ts'
import { retention } from './people/keeping/retention.ts'
import { keepsSharedStreams } from './people/keeping/shared-streams.ts'
import { sweep } from './people/keeping/sweep.ts'
import type { People } from './people/people.ts'
import type { EventLog, ReadableEvents } from './ports/event-log.ts'
import type { Keeper } from './ports/keeper.ts'
import type { PersonalRecords } from './ports/personal-records.ts'
import { compactQuestions } from './questions/compact-questions.ts'

/** Where what is kept of people lies. */
export type PersonalStore = { readonly events: EventLog; readonly records: PersonalRecords }

export type Keeping = {
  /** Who answers for what is kept of people. */
  readonly keepers: () => readonly Keeper[]
  readonly personalData: PersonalData
  /** Drops what is past its time, of all there is. */
  readonly sweep: (nowMs: number, signal: AbortSignal) => Promise<void>
}

export type KeepingParts = {
  /** Default: nothing is kept, for whoever only asks questions. */
  readonly store?: PersonalStore | undefined
  readonly people: People
  readonly pseudonyms: Pseudonyms
  /** All skills, as soon as there are any. */
  readonly skills: () => readonly Skill[]
  /** Who keeps something of people beside skills and store. */
  readonly others?: readonly Keeper[] | undefined
}

/** What teams and persons have done, of whom nothing is kept. */
export const noEvents: ReadableEvents = {
  read: async () => [],
  readFrom: async () => ({ events: [], position: 0 }),
  streams: async () => [],
}

const noStore: PersonalStore = {
  events: {
    ...noEvents,
    append: async () => {},
    erase: async () => {},
    replace: async () => 'done',
    trim: async () => 0,
  },
  records: {
    exportOf: async () => [],
    erase: async () => ({ remembered: 0, waiting: 0, replies: 0, setAside: 0 }),
    scrub: async () => 'done',
  },
}

/** Joins all that is kept of people, so that it can be exported, erased and dropped in time. */
export function buildKeeping({ store = noStore, people, pseudonyms, skills, others = [] }: KeepingParts): Keeping {
  const keepers = (): readonly Keeper[] => [
    ...skills().flatMap((skill) => skill.keepers ?? []),
    ...others,
    keepsSharedStreams('traces', traceStream),
    keepsNobody('settings', secretStream),
    // Kept whether there is a model now or not.
    keepsOwnStreams('model', modelStreams, ({ accounts }) => accounts.map((one) => modelStreamOf(personKey(one)))),
    createPeopleKeeper(people),
  ]
  return {
    keepers,
    personalData: createPersonalData({ people, ...store, pseudonyms, keepers }),
    async sweep(nowMs, signal) {
      await compactQuestions(store.events, {
        nowMs,
        answersDays: retention.answers,
        questionsDays: retention.questions,
        rename: (id) => pseudonyms.of({ message: id, person: '' }).message,
        signal,
      })
      await sweep(store.events, nowMs, signal)
    },
  }
}
