import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type ActionStanding,
  actionsColour,
  type GoalStanding,
  goalColour,
  worstColour,
} from '../../src/programme/status.ts'

const goal: GoalStanding = {
  better: 'lower',
  direction: 'down',
  target: 10,
  baseline: 26,
  start: '2027-01-01',
  due: '2027-03-02',
  current: 14,
  n: 96,
}
/** Half of the time is gone. */
const halfway = '2027-01-31'

describe('the colour of a goal', () => {
  test.each<[string, Partial<GoalStanding>, string, string]>([
    ['26 to 10, half the time gone, now 14: ratio 1.5', {}, 'green', 'on-course'],
    ['three quarters of the expected way', { current: 20 }, 'yellow', 'behind'],
    ['less than 0.6 of the expected way', { current: 24 }, 'red', 'far-behind'],
    ['worse than it began', { current: 30 }, 'red', 'worse'],
    ['reached early', { current: 9 }, 'green', 'reached'],
    ['few data', { n: 29 }, 'grey', 'few-data'],
    ['n unknown is judged', { n: undefined }, 'green', 'on-course'],
    ['nothing measured', { current: undefined }, 'grey', 'no-measurement'],
    ['no target', { target: undefined }, 'grey', 'no-target'],
    ['no baseline', { baseline: undefined }, 'grey', 'no-baseline'],
    ['no baseline, but reached', { baseline: undefined, current: 10 }, 'green', 'reached'],
    ['target equal to the baseline is kept', { baseline: 10, current: 10 }, 'green', 'kept'],
    ['upwards', { better: 'higher', direction: 'up', baseline: 78, target: 85, current: 82 }, 'green', 'on-course'],
  ])('%s', (_name, change, colour, reason) => {
    expect(goalColour({ ...goal, ...change }, halfway)).toEqual({ colour, reason })
  })

  test.each<[string, Partial<GoalStanding>, string]>([
    ['at the limit', { current: 84 }, 'green'],
    ['a little under it', { current: 80.5 }, 'yellow'],
    ['far under it', { current: 70 }, 'red'],
    ['above it', { current: 99 }, 'green'],
    ['at most 2, 3 now', { better: 'lower', target: 2, current: 3 }, 'red'],
    ['zero kept at zero', { better: 'lower', target: 0, current: 0 }, 'green'],
    ['zero not kept', { better: 'lower', target: 0, current: 1 }, 'red'],
  ])('kept: %s', (_name, change, colour) => {
    const kept: GoalStanding = { ...goal, direction: 'keep', better: 'higher', target: 84, baseline: 84 }
    expect(goalColour({ ...kept, ...change }, halfway).colour).toBe(colour)
  })

  test('on the first day nothing can be told, in the first quarter nothing is red, after the end what is not reached is', () => {
    expect(goalColour({ ...goal, current: 27 }, '2027-01-01')).toEqual({ colour: 'grey', reason: 'early' })
    expect(goalColour({ ...goal, current: 25.9 }, '2027-01-10')).toEqual({ colour: 'yellow', reason: 'early' })
    expect(goalColour({ ...goal, current: 27 }, '2027-01-10')).toEqual({ colour: 'yellow', reason: 'worse' })
    expect(goalColour({ ...goal, current: 11 }, '2027-03-03')).toEqual({ colour: 'red', reason: 'missed' })
    expect(goalColour({ ...goal, due: undefined, current: 12 }, halfway).colour).toBe('yellow')
    expect(goalColour({ ...goal, due: '2027-01-01', current: 12 }, '2027-01-01').colour).toBe('yellow')
  })
})

describe('the colour of a plan', () => {
  const today = '2027-06-18'
  const action = (change: Partial<ActionStanding> = {}): ActionStanding => ({
    status: 'open',
    due: '2027-07-01',
    priority: 'normal',
    ...change,
  })
  const times = (count: number, each: ActionStanding) => Array.from({ length: count }, () => each)
  const late = action({ due: '2027-06-15' })

  test.each<[string, ActionStanding[], string, string]>([
    ['nothing planned', [], 'grey', 'no-actions'],
    ['all dropped', [action({ status: 'dropped' })], 'grey', 'no-actions'],
    ['in time', [action()], 'green', 'in-time'],
    ['due today', [action({ due: today })], 'green', 'in-time'],
    ['without a date', [action({ due: undefined })], 'green', 'in-time'],
    ['done late is done', [action({ due: '2027-01-01', status: 'done' })], 'green', 'in-time'],
    ['one of two late', [late, action()], 'yellow', 'some-late'],
    ['two of two late', [late, late], 'yellow', 'some-late'],
    ['a normal one very late', [action({ due: '2027-01-04' }), ...times(9, action())], 'yellow', 'some-late'],
    ['three of twenty late', [...times(3, late), ...times(17, action())], 'yellow', 'some-late'],
    ['three of fourteen late', [...times(3, late), ...times(11, action())], 'red', 'many-late'],
    ['a high one five working days late', [action({ priority: 'high', due: '2027-06-11' })], 'yellow', 'some-late'],
    ['a high one six working days late', [action({ priority: 'high', due: '2027-06-10' })], 'red', 'urgent-late'],
    ['one blocked', [action({ status: 'blocked' })], 'yellow', 'blocked'],
  ])('%s', (_name, actions, colour, reason) => {
    expect(actionsColour(actions, [], today)).toEqual({ colour, reason })
  })

  test('a blocker makes yellow, one that nobody is to clear makes red', () => {
    expect(actionsColour([action()], [{ hasOwner: true }], today).colour).toBe('yellow')
    expect(actionsColour([action()], [{ hasOwner: true }, { hasOwner: false }], today).colour).toBe('red')
  })

  test('every case has a colour', () => {
    const standing = fc.record<ActionStanding>({
      status: fc.constantFrom('open', 'running', 'blocked', 'done', 'dropped'),
      due: fc.option(fc.constantFrom('2027-01-01', '2027-06-17', '2027-12-31'), { nil: undefined }),
      priority: fc.constantFrom('high', 'normal', 'low', undefined),
    })
    fc.assert(
      fc.property(fc.array(standing), fc.array(fc.record({ hasOwner: fc.boolean() })), (actions, blockers) => {
        expect(['green', 'yellow', 'red', 'grey']).toContain(actionsColour(actions, blockers, today).colour)
      }),
    )
  })
})

test('the whole is as its worst part', () => {
  expect(worstColour(['green', 'grey', 'red', 'yellow'])).toBe('red')
  expect(worstColour(['green', 'grey'])).toBe('green')
  expect(worstColour([])).toBe('grey')
})
