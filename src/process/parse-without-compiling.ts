import { config } from 'zod'

// Most schemas read one file at the start: to compile code for them takes longer than it saves, and room. Imported before
// whatever makes schemas, since each looks once, when it is made.
config({ jitless: true })
