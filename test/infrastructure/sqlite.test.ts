import { describeStore } from '../contracts/all.ts'
import { createSqlitePlace } from '../support/sqlite-place.ts'

describeStore('SQLite', createSqlitePlace)
