import type { SkillOutcome } from '../../../conversation/skill.ts'
import type { Desk } from '../desk.ts'
import { giveChallenge } from './challenge.ts'
import { adviseOnGoal } from './change-goal.ts'
import type { LeadWish } from './cues.ts'
import { tellEffect } from './effect.ts'
import { fixFigure } from './fix-figure.ts'
import { forecast } from './forecast.ts'
import { judgeVision } from './judge-vision.ts'
import { tellLastFigures } from './last-figures.ts'
import { welcomeLead } from './new-lead.ts'
import { prepareTalk } from './one-on-one.ts'
import { tellOwners, tellShares, tellUnreported } from './owners.ts'
import { pauseProgramme, resumeProgramme, tellKeptData } from './pause.ts'
import { makeSmart } from './smart.ts'
import { startProgramme } from './start-programme.ts'
import { stateGoal } from './state-goal.ts'
import { tellStuck } from './stuck.ts'
import { draftVision } from './vision.ts'
import { mondayOf, tellWeekDone } from './week-done.ts'

/** Does or answers what a lead wants; undefined: on a closer look it is about something else. */
export function answerLead(desk: Desk, wish: LeadWish): SkillOutcome | undefined {
  switch (wish) {
    case 'state-goal':
      return stateGoal(desk)
    case 'pause':
      return pauseProgramme(desk)
    case 'resume':
      return resumeProgramme(desk)
    case 'keep-data':
      return tellKeptData(desk)
    case 'fix-figure':
      return fixFigure(desk)
    case 'forecast':
      return forecast(desk)
    case 'last-figure':
      return tellLastFigures(desk)
    case 'effect':
      return tellEffect(desk)
    case 'change-goal':
      return adviseOnGoal(desk)
    case 'shares':
      return tellShares(desk)
    case 'owners':
      return tellOwners(desk)
    case 'unreported':
      return tellUnreported(desk, mondayOf(desk.today))
    case 'week-done':
      return tellWeekDone(desk)
    case 'challenge':
      return giveChallenge(desk)
    case 'one-on-one':
      return prepareTalk(desk)
    case 'smart':
      return makeSmart(desk)
    case 'judge-vision':
      return judgeVision(desk)
    case 'vision':
      return draftVision(desk)
    case 'guide-analysis':
      return startProgramme(desk, 'analysis')
    case 'stuck':
      return tellStuck(desk)
    case 'start-programme':
      return startProgramme(desk)
    case 'new-lead':
      return welcomeLead(desk)
  }
}
