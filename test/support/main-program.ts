import { resolve } from 'node:path'

const src = resolve(import.meta.dirname, '../../src')

/** What makes compiled code come from the cache, as `npm start` does. */
export const compileCache: readonly string[] = ['--import', `${src}/compile-cache.js`]

/** What Node is given to run Prima as `npm start` does. */
export const mainProgram: readonly string[] = [...compileCache, `${src}/main.ts`]
