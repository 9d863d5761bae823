import { addDays, addWorkingDays, type Day, isWorkingDay } from '../dates/calendar.ts'

export const strengths = ['gentle', 'normal', 'firm'] as const
/** How often one wants to hear of the same thing. */
export type Strength = (typeof strengths)[number]

/** On which working days about its date a thing is told of: 0 is the date itself, negative before, positive late. */
const offsets: Readonly<Record<Strength, readonly number[]>> = {
  gentle: [0, 5],
  normal: [-1, 0, 1, 5, 10],
  firm: [-3, -1, 0, 1, 2, 3, 4, 5, 10, 15, 20],
}

/**
 * The last day up to today on which a thing with this date was to be told of; undefined: none yet. Days of rest are
 * skipped: what is due on a holiday is told of on the last working day before it.
 */
export function lastOccasion(
  due: Day,
  today: Day,
  strength: Strength,
  isHoliday: (day: Day) => boolean,
): Day | undefined {
  return offsets[strength]
    .map((offset) => workingDayAt(due, offset, isHoliday))
    .filter((day) => day <= today)
    .toSorted()
    .at(-1)
}

function workingDayAt(due: Day, offset: number, isHoliday: (day: Day) => boolean): Day {
  if (offset > 0) return addWorkingDays(due, offset, isHoliday)
  let day = due
  while (!isWorkingDay(day, isHoliday)) day = addDays(day, -1)
  for (let left = -offset; left > 0; ) {
    day = addDays(day, -1)
    if (isWorkingDay(day, isHoliday)) left--
  }
  return day
}
