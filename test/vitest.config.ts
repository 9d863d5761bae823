import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    root: resolve(import.meta.dirname, '..'),
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    // One process plays many files, so that what takes long to load, the knowledge above all, is loaded once for all.
    isolate: false,
    // Much of the time is spent waiting for sockets and processes: vitest would leave one processor to itself.
    maxWorkers: '100%',
    // Some tests start servers and processes; on a busy machine that takes its time.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
