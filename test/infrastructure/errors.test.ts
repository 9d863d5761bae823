import { ClientOfflineError, ErrorReply, SimpleError } from 'redis'
import { describe, expect, it } from 'vitest'
import { ConfigError, StoreError } from '../../src/domain/errors.ts'
import { toStoreError as fromRedis } from '../../src/infrastructure/redis/errors.ts'
import { toStoreError as fromSqlite } from '../../src/infrastructure/sqlite/errors.ts'

const withCode = (code: string | number, key = 'code') => Object.assign(new Error('ours or theirs'), { [key]: code })
const ours = [new TypeError('x is not a function'), new RangeError('Invalid count'), new SyntaxError('JSON'), 'thrown']

describe('an error in Redis', () => {
  it.each([
    [new SimpleError('OOM command not allowed'), true],
    [new ErrorReply('READONLY no'), true],
    [new ErrorReply('WRONGPASS no'), false],
    [new ErrorReply('ERR what is that'), false],
    [new ClientOfflineError(), true],
    [withCode('ECONNREFUSED'), true],
    [withCode('CERT_HAS_EXPIRED'), true],
  ])('is a failing store when Redis, its client or the network say so: %s', (error, transient) => {
    expect(fromRedis(error, 'host:1')).toMatchObject({ transient, cause: error })
  })

  it.each([...ours, new ConfigError(['no']), Object.assign(new TypeError('wrong'), { code: 'ERR_INVALID_ARG_TYPE' })])(
    'is ours and stays what it is: %s',
    (error) => expect(fromRedis(error, 'host:1')).toBeUndefined(),
  )
})

describe('an error in SQLite', () => {
  it.each([
    [13, true],
    [11, false],
    [19, false],
  ])('is a failing store when SQLite gives a code: %s', (code, transient) => {
    expect(fromSqlite(withCode(code, 'errcode'), 'prima.db')).toMatchObject({ transient })
  })

  it.each([...ours, withCode('ERR_INVALID_STATE')])('is ours and stays what it is: %s', (error) =>
    expect(fromSqlite(error, 'prima.db')).toBeUndefined(),
  )

  it('is not translated twice', () => {
    const error = new StoreError('full', { transient: true })
    expect([fromSqlite(error, 'prima.db'), fromRedis(error, 'host:1')]).toEqual([error, error])
  })
})
