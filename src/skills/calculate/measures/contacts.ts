import { averageHandleTime, costOfRepeats, measuredServiceLevel } from '../../../measures/contacts.ts'
import { impossible, missing, type Outcome } from '../outcome.ts'
import { type Quantity, toSeconds } from '../quantity.ts'
import type { Slots } from '../slots.ts'
import type { Speech } from '../speech.ts'
import { checkCounts, checkPart, checkPercents, given } from './checks.ts'
import { shareOf, shareResult } from './share-result.ts'

const secondsPerMinute = 60

/** FCR by survey (resolved ÷ asked) or by system (1 − repeats ÷ first contacts). Source: facts CS-026, CS-031. */
export function solveFcr(slots: Slots): Outcome {
  const { resolved, unresolved, repeats, total } = slots
  const wrong = checkCounts(given(slots, ['resolved', 'unresolved', 'repeats', 'total']))
  if (wrong) return wrong
  // Whoever was counted as settled and came back was not.
  if (resolved?.unit === 'plain' && repeats?.unit === 'plain' && total) {
    const off = checkPart(repeats.value, resolved.value)
    if (off) return off
    return shareResult({
      part: { value: resolved.value - repeats.value, unit: 'plain' },
      whole: total,
      name: 'name-fcr',
      working: ({ number }) => `(${number(resolved.value)} − ${number(repeats.value)}) ÷ ${number(total.value)} × 100`,
      notes: ({ say }) => [say('fcr-minus-repeats')],
    })
  }
  const notSettled = repeats ?? unresolved
  // A rate that was claimed gives way to who was counted as coming back.
  const isClaim = resolved?.unit === 'percent' && repeats !== undefined
  if ((!resolved || isClaim) && notSettled?.unit === 'plain' && total) {
    const off = checkPart(notSettled.value, total.value)
    if (off) return off
    return shareResult({
      part: { value: total.value - notSettled.value, unit: 'plain' },
      whole: total,
      name: 'name-fcr',
      working: ({ number }) => `(${number(total.value)} − ${number(notSettled.value)}) ÷ ${number(total.value)} × 100`,
      notes: ({ say }) => [say('note-fcr-days')],
    })
  }
  if (resolved && notSettled && !total && resolved.unit === 'plain' && notSettled.unit === 'plain') {
    const n = resolved.value + notSettled.value
    return shareResult({ part: resolved, whole: { value: n, unit: 'plain' }, name: 'name-fcr' })
  }
  return shareOf(slots, ['resolved', 'total'], { name: 'name-fcr', notes: ({ say }) => [say('note-fcr-days')] })
}

/** AHT = (talk + hold + after-contact work) ÷ contacts. Source: facts CS-033. */
export function solveAht(slots: Slots): Outcome {
  // "Waktu bicara total 300 menit, hold 100, acw 100": the total is that of the talk.
  const isTalk = slots.hold !== undefined && slots.after !== undefined && slots.talk === undefined
  const talked = isTalk ? slots['total-time'] : slots.talk
  const parts = [talked, slots.hold, slots.after].flatMap((time) => time ?? [])
  const total = isTalk ? undefined : slots['total-time']
  const { contacts } = slots
  const wrong = checkCounts(given(slots, ['contacts']))
  if (wrong) return wrong
  const times = parts.length > 0 ? parts : given(slots, ['total-time'])
  if (times.length === 0) return missing('total-time')
  if (parts.length === 0 && total && !contacts) return missing('contacts')
  const negative = times.find(({ value }) => value < 0)
  if (negative) return impossible('bad-negative', { value: negative.value })
  if (contacts?.value === 0) return impossible('bad-zero-contacts')
  const isAssumed = times.every(({ unit }) => unit === 'plain')
  const unit = times.find(({ unit: known }) => known !== 'plain')?.unit ?? likelyUnit(times, contacts)
  const seconds = times.map((time) => toSeconds({ ...time, unit: time.unit === 'plain' ? unit : time.unit }) ?? 0)
  const [talk = 0, hold = 0, afterWork = 0] = seconds
  const n = contacts?.value ?? 1
  const aht = averageHandleTime({ talk, hold, afterWork }, n)
  return {
    kind: 'done',
    result: { value: aht, unit: 'second' },
    explain: ({ say, time, number }) => ({
      headline: say('result', { name: say('name-aht'), value: time(aht) }),
      working: `${seconds.length > 1 ? `(${seconds.map(time).join(' + ')})` : time(talk)}${contacts ? ` ÷ ${number(n)}` : ''}`,
      notes: [
        ...(isAssumed ? [say(unit === 'minute' ? 'note-read-as-minutes' : 'note-read-as-seconds')] : []),
        ...(parts.length > 0 && parts.length < 3 ? [say('note-aht-parts')] : []),
        say('note-aht-goal'),
      ],
    }),
  }
}

/** Without any unit: totals are minutes; means of a minute or more in seconds look like 240, in minutes like 4. */
function likelyUnit(times: readonly Quantity[], contacts: Quantity | undefined): 'minute' | 'second' {
  const longest = Math.max(...times.map(({ value }) => value))
  return contacts === undefined && longest >= secondsPerMinute ? 'second' : 'minute'
}

/** Abandonment = (offered − handled) ÷ offered × 100. Source: facts CS-054. */
export function solveAbandonment(slots: Slots): Outcome {
  const { abandoned, handled, offered } = slots
  const wrong = checkCounts(given(slots, ['abandoned', 'handled', 'offered']))
  if (wrong) return wrong
  const notes = ({ say }: { say(key: 'note-abandon-seconds'): string }) => [say('note-abandon-seconds')]
  if (!abandoned && handled && offered) {
    const off = checkPart(handled.value, offered.value)
    if (off) return off
    return shareResult({
      part: { value: offered.value - handled.value, unit: 'plain' },
      whole: offered,
      name: 'name-abandonment',
      working: ({ number }) => `(${number(offered.value)} − ${number(handled.value)}) ÷ ${number(offered.value)} × 100`,
      notes,
      isCensus: true,
    })
  }
  if (abandoned && handled && !offered && abandoned.unit === 'plain') {
    const n = abandoned.value + handled.value
    return shareResult({
      part: abandoned,
      whole: { value: n, unit: 'plain' },
      name: 'name-abandonment',
      notes,
      isCensus: true,
    })
  }
  const isCounted = abandoned?.unit === 'plain'
  if (isCounted && handled && offered && abandoned.value + handled.value > offered.value) {
    return impossible('bad-sum', { sum: abandoned.value + handled.value, total: offered.value })
  }
  return shareOf(slots, ['abandoned', 'offered'], { name: 'name-abandonment', notes, isCensus: true })
}

/** Service level from counts of calls, by the formulas that the counts allow. Source: facts CS-049, CS-050. */
export function solveServiceLevel(slots: Slots): Outcome {
  const wrong = checkCounts(given(slots, ['in-time', 'answered', 'abandoned', 'early', 'offered']))
  if (wrong) return wrong
  const inTime = slots['in-time']
  const { answered, abandoned, early, offered, threshold, target } = slots
  if (!inTime) return missing('in-time')
  const all = offered?.value ?? (answered && abandoned ? answered.value + abandoned.value : undefined)
  if (all === undefined && !answered) return missing('offered')
  const handled = answered?.value ?? (abandoned && all !== undefined ? all - abandoned.value : undefined)
  const off = checkPart(inTime.value, handled ?? all ?? 0)
  if (off) return off
  if (handled !== undefined && all !== undefined && handled > all)
    return impossible('bad-part', { part: handled, whole: all })
  const calls = {
    answeredInTime: inTime.value,
    answered: handled ?? all ?? 0,
    abandoned: all !== undefined && handled !== undefined ? all - handled : 0,
    abandonedInTime: early?.value ?? 0,
  }
  const main = all === undefined ? 2 : 3
  const others = all === undefined || handled === undefined ? [] : early ? ([1, 2, 4] as const) : ([2] as const)
  return {
    kind: 'done',
    result: { value: measuredServiceLevel(calls, main) * 100, unit: 'percent' },
    share: { x: inTime.value, n: main === 3 ? calls.answered + calls.abandoned : calls.answered },
    explain: ({ say, percent, number, time }) => ({
      headline: say('result', {
        name: say('name-service-level'),
        value: percent(measuredServiceLevel(calls, main) * 100),
      }),
      working: `${number(inTime.value)} ÷ ${number(main === 3 ? calls.answered + calls.abandoned : calls.answered)} × 100`,
      notes: [
        say(main === 3 ? 'note-sl-all' : 'note-sl-answered'),
        ...others.map((formula) =>
          say(`note-sl-${formula}`, { value: percent(measuredServiceLevel(calls, formula) * 100) }),
        ),
        ...(target
          ? [
              gapNote(inTime.value, main === 3 ? calls.answered + calls.abandoned : calls.answered, target, {
                say,
                percent,
                number,
              }),
            ]
          : []),
        ...(threshold ? [say('note-sl-threshold', { time: time(toSeconds(threshold) ?? threshold.value) })] : []),
      ],
    }),
  }
}

/** How many more calls in time the target takes: ⌈target × n⌉ − x. */
function gapNote(
  x: number,
  n: number,
  target: Quantity,
  { say, percent, number }: Pick<Speech, 'say' | 'percent' | 'number'>,
): string {
  const needed = Math.ceil((target.value / 100) * n - 1e-9)
  if (needed <= x) return say('gap-none', { target: percent(target.value) })
  return say('note-sl-gap', {
    target: percent(target.value),
    gap: number(needed - x),
    needed: number(needed),
    total: number(n),
  })
}

/** What repeat contacts cost: contacts × share × cost of one. Source: facts CSM-412. */
export function solveRepeatCost(slots: Slots): Outcome {
  const { rate, contacts, cost } = slots
  const target = slots['target-rate']
  const wrong = checkCounts(given(slots, ['rate', 'contacts', 'cost'])) ?? checkPercents(given(slots, ['target-rate']))
  if (wrong) return wrong
  if (!rate) return missing('rate')
  if (!cost) return missing('cost')
  if (rate.unit === 'percent' && !contacts) return missing('contacts')
  const all = contacts?.value ?? rate.value
  const off = rate.unit === 'percent' ? undefined : checkPart(rate.value, all)
  if (off) return off
  const share = rate.unit === 'percent' ? rate.value / 100 : rate.value / all
  const spent = costOfRepeats(all, share, cost.value)
  const after = target && contacts ? costOfRepeats(all, target.value / 100, cost.value) : undefined
  return {
    kind: 'done',
    result: { value: spent - (after ?? 0), unit: 'money', ...(contacts?.per ? { per: contacts.per } : {}) },
    explain: ({ say, number, money, percent }) => ({
      headline:
        after === undefined
          ? say('result', { name: say('name-repeat-cost'), value: money(spent) })
          : say('repeat-saving', { saving: money(spent - after), spent: money(spent), after: money(after) }),
      working:
        rate.unit === 'percent'
          ? `${percent(rate.value)} × ${number(all)} = ${number(all * share)}; × ${money(cost.value)}`
          : `${number(rate.value)} × ${money(cost.value)}`,
      notes: [say('note-average-cost')],
    }),
  }
}

/** Cost of one contact, or of many. Source: facts CSM-401, CSM-411. */
export function solveContactCost(slots: Slots): Outcome {
  const [unit, total] = [slots['unit-cost'], slots['total-cost']]
  const { contacts } = slots
  const wrong = checkCounts([unit, total, contacts])
  if (wrong) return wrong
  if (!contacts) return missing('contacts')
  if (unit) {
    return {
      kind: 'done',
      result: { value: unit.value * contacts.value, unit: 'money', ...(contacts.per ? { per: contacts.per } : {}) },
      explain: ({ say, money, number }) => ({
        headline: say('result', { name: say('name-total-cost'), value: money(unit.value * contacts.value) }),
        working: `${number(contacts.value)} × ${money(unit.value)}`,
        notes: [say('note-average-cost')],
      }),
    }
  }
  if (!total) return missing('total-cost')
  if (contacts.value === 0) return impossible('bad-zero-contacts')
  return {
    kind: 'done',
    result: { value: total.value / contacts.value, unit: 'money' },
    explain: ({ say, money, number }) => ({
      headline: say('result', { name: say('name-contact-cost'), value: money(total.value / contacts.value) }),
      working: `${money(total.value)} ÷ ${number(contacts.value)}`,
      notes: [say('note-average-cost')],
    }),
  }
}
