/**
 * Kills processes of the bot, and Redis, at random moments while messages come in, freezes others for longer than their
 * leases last, and counts what became of each message. Ends with code 1 if any was lost, handled twice or out of order.
 *
 *     npm run bench:chaos -- --driver both --messages 5000 --kills 20 --freezes 5 --redis-kills 5
 */
import { parseArgs } from 'node:util'
import { ensureRedisInstalled } from '../../test/support/redis-server.ts'
import { type ChaosReport, runChaos } from './run.ts'

const { values } = parseArgs({
  options: {
    driver: { type: 'string', default: 'both' },
    messages: { type: 'string', default: '5000' },
    conversations: { type: 'string', default: '200' },
    kills: { type: 'string', default: '20' },
    'redis-kills': { type: 'string', default: '5' },
    'redis-fsync': { type: 'string', default: 'always' },
    freezes: { type: 'string', default: '5' },
  },
})

const drivers = (['sqlite', 'redis'] as const).filter((driver) => values.driver === driver || values.driver === 'both')
if (drivers.length === 0) throw new Error(`--driver must be sqlite, redis or both, not ${values.driver}`)
if (drivers.includes('redis')) ensureRedisInstalled()

for (const driver of drivers) {
  const report = await runChaos(driver, {
    messages: Number(values.messages),
    conversations: Number(values.conversations),
    kills: Number(values.kills),
    redisKills: Number(values['redis-kills']),
    freezes: Number(values.freezes),
    redisFsync: values['redis-fsync'] === 'everysec' ? 'everysec' : 'always',
    patienceMs: 30_000,
  })
  print(report)
  if (!isClean(report)) process.exitCode = 1
}

function isClean(report: ChaosReport) {
  const { lost, twice, orderViolations, missingReplies, repeats, leftInMailbox, crashes } = report
  return lost + twice + orderViolations + missingReplies + repeats.unexplained + leftInMailbox + crashes === 0
}

function print(report: ChaosReport) {
  const killed = report.driver === 'redis' ? `, Redis killed ${report.redisKills} times` : ''
  const { bot, frozen, redis, unexplained } = report.repeats
  console.log(`
${report.driver}: ${report.messages} messages, bot killed ${report.kills} times, frozen ${report.freezes} times${killed}, ${report.seconds.toFixed(1)} s
  handled once          ${report.once}
  lost                  ${report.lost}
  handled twice         ${report.twice}
  out of order          ${report.orderViolations}
  replies missing       ${report.missingReplies} of ${report.replies}
  replies repeated      ${bot + frozen + redis + unexplained}
    bot killed between sending and marking     ${bot}
    bot frozen between sending and marking     ${frozen}
    Redis killed between sending and marking   ${redis}
    for no such reason                         ${unexplained}
  left in the mailbox   ${report.leftInMailbox}
  crashes               ${report.crashes}
  kill to next reply    ${spread(report.nextReplyMs)}
  kill to all answered  ${spread(report.recoveredMs)}   (of what was accepted before it; kills that no other followed)
  ${isClean(report) ? 'clean' : 'NOT CLEAN'}`)
}

function spread(durationsMs: readonly number[]): string {
  if (durationsMs.length === 0) return 'none'
  const sorted = durationsMs.toSorted((a, b) => a - b)
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0
  return `median ${Math.round(median)} ms, longest ${Math.round(sorted.at(-1) ?? 0)} ms, of ${sorted.length}`
}
