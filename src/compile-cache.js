// Loaded before everything else (npm start): from the second start on compiled code comes from node_modules/.cache.
// Plain JavaScript, so that the part of Node that strips types is not loaded at all then. Where the folder cannot be
// written, Node goes on without it. NODE_COMPILE_CACHE names another folder.
import { enableCompileCache } from 'node:module'
import { resolve } from 'node:path'

enableCompileCache(resolve(import.meta.dirname, '../node_modules/.cache/prima'))
