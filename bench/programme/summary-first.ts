/** `node summary-first.ts DIRECTORY TEXT with|without`: says it once to a Prima who answered a few first words, and tells its processor time. */
import { openStage } from './summary-stage.ts'

const [directory = '', text = '', snapshots] = process.argv.slice(2)
const { store, say } = await openStage(directory, { snapshots: snapshots === 'with' })
// What any first messages cost, whatever they say, is not what this is about: expressions are compiled at their second use.
for (const first of ['/bantuan', 'halo', 'makasih ya']) await say(first)
const before = process.cpuUsage()
await say(text)
const { user, system } = process.cpuUsage(before)
console.log(((user + system) / 1000).toFixed(1))
await store.close()
