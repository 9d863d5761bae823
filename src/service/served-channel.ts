import { ConfigError } from '../domain/errors.ts'
import type { Channel } from '../ports/channel.ts'
import type { Endpoint } from './http/http-server.ts'

/** A channel, and the path where its platform brings what happens, if it does not wait to be asked. */
export type ServedChannel = Channel & { readonly http?: Endpoint }

/** @throws ConfigError with what every channel finds wrong, not only the first. */
export async function startAll(channels: readonly ServedChannel[]): Promise<void> {
  const failures = (await Promise.allSettled(channels.map((channel) => channel.start()))).flatMap((result) =>
    result.status === 'rejected' ? [result.reason as unknown] : [],
  )
  const foreign = failures.find((error) => !(error instanceof ConfigError))
  if (foreign) throw foreign
  const problems = failures.flatMap((error) => (error instanceof ConfigError ? error.problems : []))
  if (problems.length > 0) throw new ConfigError(problems)
}
