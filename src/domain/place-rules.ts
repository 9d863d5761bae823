/** Fields that answers are about, as the folders of the knowledge base are called. */
export const ruledTopics = ['pse', 'oss', 'kbli', 'cs-analysis', 'cse'] as const
export type RuledTopic = (typeof ruledTopics)[number]

/** What holds for Prima in one channel or group. */
export type PlaceRules = {
  /** `free`: also uncalled where she was called before. `called`: only when called. `silent`: not at all. */
  readonly speaks: 'free' | 'called' | 'silent'
  /** What she answers on here; empty: everything. */
  readonly topics: readonly RuledTopic[]
  /** An answer is seen by whoever asked alone, where the channel can do that. */
  readonly isPrivate: boolean
}

export const freeRules: PlaceRules = { speaks: 'free', topics: [], isPrivate: false }
