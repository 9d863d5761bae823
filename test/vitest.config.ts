import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    root: resolve(import.meta.dirname, '..'),
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    setupFiles: ['test/support/setup.ts'],
    // One process plays many files, so that what takes long to load, the knowledge above all, is loaded once for all.
    isolate: false,
    // A third of the time the channels' tests wait, as people and platforms do: another file has the processor meanwhile.
    maxWorkers: Math.ceil(availableParallelism() * 1.5),
    // Some tests start servers and processes; on a busy machine that takes its time, and nothing is wrong then.
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
})
