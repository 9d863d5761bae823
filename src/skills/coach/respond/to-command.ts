import type { SkillOutcome } from '../../../conversation/skill.ts'
import type { Desk } from '../desk.ts'
import { withTeamQuestions } from '../show/asked-by-team.ts'
import { listActions, listMeasurements } from '../show/lists.ts'
import { showProgramme } from '../show/programme.ts'
import { addAction } from '../work/actions.ts'
import { readMeasured, recordMeasurement } from '../work/measurements.ts'
import { respondToAction } from './to-action.ts'
import { respondToWish } from './to-wish.ts'

/** `/program`, `/aksi`, `/ukur` and what stands behind them. */
export function respondToCommand(
  desk: Desk,
  { name, rest }: { readonly name: string; readonly rest: string },
): SkillOutcome | Promise<SkillOutcome> {
  const { reader } = desk.parts
  if (name === 'ukur') {
    if (rest === '') return listMeasurements(desk)
    const found = readMeasured(desk, rest, true)
    return found ? recordMeasurement(desk, found) : desk.tell('measure-asked')
  }
  if (name === 'aksi') {
    if (rest === '') return listActions(desk, 'all')
    const [word = ''] = reader.words.action
    const action = reader.action(`${word} ${rest}`)
    if (action) return respondToAction(desk, action)
    const wish = reader.wish(`${word} ${rest}`)
    if (wish && Object.keys(wish.parts).length === 0) return respondToWish(desk, wish)
    const added = new RegExp(String.raw`^(?:${reader.words.add.join('|')})\b\s*:?\s*`, 'iu')
    return addAction(desk, rest.replace(added, ''))
  }
  const wish = rest === '' ? undefined : (reader.wish(rest) ?? reader.wish(`${rest} program`))
  return wish ? respondToWish(desk, wish) : withTeamQuestions(desk, showProgramme(desk))
}
