/**
 * Kills processes of the bot, and Redis, at random moments while messages come in, freezes others for longer than they
 * may be silent, and counts what became of each message, of the numbers that many conversations count in one stream, and
 * of what turns send to other conversations. Ends with code 1 if any was lost, done twice or out of order.
 *
 *     npm run bench:chaos -- --driver both --messages 10000 --kills 20 --freezes 5 --redis-kills 5
 *
 * The delay after a kill, with a busy bot, Prima's own leases, and a kill every six seconds:
 *
 *     npm run bench:chaos -- --kill-every 6 --seconds 300 --rate 30 --lease 15000 --apart
 */
import { parseArgs } from 'node:util'
import { ensureRedisInstalled } from '../../test/support/redis-server.ts'
import type { Tally } from './inspect.ts'
import { type ChaosReport, isClean, runChaos } from './run.ts'

const { values } = parseArgs({
  options: {
    driver: { type: 'string', default: 'both' },
    messages: { type: 'string', default: '10000' },
    conversations: { type: 'string', default: '200' },
    rate: { type: 'string', default: '0' },
    seconds: { type: 'string' },
    kills: { type: 'string', default: '20' },
    'kill-every': { type: 'string' },
    'redis-kills': { type: 'string', default: '5' },
    'redis-fsync': { type: 'string', default: 'always' },
    freezes: { type: 'string', default: '5' },
    lease: { type: 'string', default: '1000' },
    apart: { type: 'boolean', default: false },
  },
})

const drivers = (['sqlite', 'redis'] as const).filter((driver) => values.driver === driver || values.driver === 'both')
if (drivers.length === 0) throw new Error(`--driver must be sqlite, redis or both, not ${values.driver}`)
if (drivers.includes('redis')) ensureRedisInstalled()
const killEvery = values['kill-every']
const isSteady = killEvery !== undefined

for (const driver of drivers) {
  const report = await runChaos(driver, {
    messages: values.seconds ? Number(values.seconds) * Number(values.rate) : Number(values.messages),
    conversations: Number(values.conversations),
    rate: Number(values.rate),
    kills: isSteady ? { everySeconds: Number(killEvery) } : Number(values.kills),
    redisKills: isSteady ? 0 : Number(values['redis-kills']),
    freezes: isSteady ? 0 : Number(values.freezes),
    redisFsync: values['redis-fsync'] === 'everysec' ? 'everysec' : 'always',
    leaseMs: Number(values.lease),
    apart: values.apart,
    patienceMs: 30_000,
  })
  print(report)
  if (!isClean(report)) process.exitCode = 1
}

function print(report: ChaosReport) {
  const killed = report.driver === 'redis' ? `, Redis killed ${report.redisKills} times` : ''
  const { bot, frozen, redis, unexplained } = report.repeats
  console.log(`
${report.driver}: ${report.messages} messages, bot killed ${report.kills} times, frozen ${report.freezes} times${killed}, ${report.seconds.toFixed(1)} s
  handled               ${inWords(report.handled)}
  counted in one stream ${inWords(report.counted)}; worked out again ${report.stale} times
  told to others        ${inWords(report.told)}
  replies               ${report.replies}, ${report.missingReplies} missing, ${report.disorderedReplies} out of order
  replies repeated      ${bot + frozen + redis + unexplained}
    bot killed between sending and marking     ${bot}
    bot frozen between sending and marking     ${frozen}
    Redis killed between sending and marking   ${redis}
    for no such reason                         ${unexplained}
  left in the mailbox   ${report.leftInMailbox}
  crashes               ${report.crashes}
  accepted to answered  ${spread(report.answerMs)}
  kill to next reply    ${spread(report.nextReplyMs)}
  kill to all answered  ${spread(report.recoveredMs)}   (of what was accepted before it; kills that no other followed)
  ${isClean(report) ? 'clean' : 'NOT CLEAN'}`)
}

function inWords({ once, lost, twice, disorder }: Tally): string {
  return `${once} once, ${lost} lost, ${twice} twice, ${disorder} out of order`
}

function spread(durationsMs: readonly number[]): string {
  if (durationsMs.length === 0) return 'none'
  const sorted = durationsMs.toSorted((a, b) => a - b)
  const at = (share: number) => Math.round(sorted[Math.ceil(share * sorted.length) - 1] ?? 0)
  return `median ${at(0.5)} ms, 99 % within ${at(0.99)} ms, longest ${at(1)} ms, of ${sorted.length}`
}
