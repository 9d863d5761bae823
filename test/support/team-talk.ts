import { afterEach, beforeEach } from 'vitest'
import { programmeOf } from '../../src/programme/apply-event.ts'
import { createTeamStage, type TeamStage } from './team-stage.ts'

/** A talk of one account, a stage of its own for each test; her day is Tuesday, 27 July 2027. */
export function talkAs(account: string) {
  let stage: TeamStage | undefined
  beforeEach(async () => {
    stage = await createTeamStage()
  })
  afterEach(() => stage?.remove())

  const staged = (): TeamStage => {
    if (!stage) throw new Error('there is a stage within a test alone')
    return stage
  }
  return {
    get stage() {
      return staged()
    },
    say: (text: string) => staged().say(account, text),
    /** The one programme that there is. */
    programme: async () => programmeOf(await staged().eventsOf('programme:')),
  }
}
