import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    root: resolve(import.meta.dirname, '..'),
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    // Some tests start servers and processes; on a busy machine that takes its time.
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
})
