import { within } from '../../domain/within.ts'
import type { Channel } from '../../ports/channel.ts'
import type { Store } from '../../ports/store.ts'

export type ReadinessParts = {
  readonly store: Pick<Store, 'healthy'>
  readonly channels: readonly Pick<Channel, 'name' | 'connected'>[]
  /** Channels where a reply was refused because of our token. */
  readonly unauthorizedChannels: () => readonly string[]
  /** How long the store may take to answer. Default 2 seconds. */
  readonly storeTimeoutMs?: number
}

/** What keeps a started service from doing its work, one readable line each; empty when nothing does. */
export async function whyNotReady(parts: ReadinessParts): Promise<readonly string[]> {
  const { store, channels, storeTimeoutMs = 2000 } = parts
  const refused = new Set(parts.unauthorizedChannels())
  return [
    ...((await within(storeTimeoutMs, store.healthy())) ? [] : ['the store does not answer']),
    ...[...refused].map((name) => `${name} does not accept our token`),
    ...channels
      .filter((channel) => !channel.connected() && !refused.has(channel.name))
      .map(({ name }) => `${name} is not connected`),
  ]
}
