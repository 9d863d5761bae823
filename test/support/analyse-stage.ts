import { readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Reply } from '../../src/domain/reply.ts'
import type { Attachments } from '../../src/ports/attachments.ts'
import { createTeamStage } from './team-stage.ts'

export const surveyFiles = resolve(import.meta.dirname, '../skills/analyse/files')

/** Files of test/skills/analyse/files, as a channel hands them out. */
const attachments: Attachments = {
  async open(_, { reference }, { maxBytes }) {
    const bytes = readFileSync(join(surveyFiles, reference))
    if (bytes.length > maxBytes) return { kind: 'refused', reason: 'too-large' }
    return { kind: 'opened', content: chunksOf(bytes) }
  },
}

async function* chunksOf(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 1000) yield bytes.subarray(at, at + 1000)
}

/** People who send files, on a store of their own. */
export async function createAnalyseStage() {
  const stage = await createTeamStage(undefined, { attachments })
  return {
    ...stage,
    /** Sends a file, maybe with words, and tells what Prima answers. */
    async send(account: string, name: string, text = ''): Promise<readonly Reply[]> {
      const { size } = statSync(join(surveyFiles, name))
      const attachment = { kind: 'document' as const, reference: name, name, sizeBytes: size }
      const kind = text === '' ? ('arrived' as const) : ('said' as const)
      return (await stage.turn(account, { text, kind, attachments: [attachment] })).replies
    },
    /** Taps a choice, and tells all of the replies. */
    async pick(account: string, label: string): Promise<readonly Reply[]> {
      const choice = stage.sessions.get(account)?.people[account]?.choices.find((each) => each.label === label)
      if (!choice) throw new Error(`nothing called "${label}" was offered`)
      return (await stage.turn(account, { text: label, kind: 'picked', pick: choice.pick })).replies
    },
  }
}
export type AnalyseStage = Awaited<ReturnType<typeof createAnalyseStage>>
