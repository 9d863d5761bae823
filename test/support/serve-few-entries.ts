/**
 * The service as main.ts starts it, but on this knowledge folder alone. It is there in half the time, for stories that are
 * not about what Prima knows.
 *
 *     node test/support/serve-few-entries.ts DIRECTORY
 */
import { readProcessConfig } from '../../src/config.ts'
import { listenForStop } from '../../src/process/listen-for-stop.ts'
import { runCommand } from '../../src/process/run-command.ts'
import { runService } from '../../src/run-service.ts'

const [directory = ''] = process.argv.slice(2)
await runCommand(() =>
  runService({ ...readProcessConfig(), knowledgeDirectories: [directory] }, listenForStop({ withParent: false })),
)
