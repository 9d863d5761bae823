import { inject } from 'vitest'
import { describeStore } from '../contracts/all.ts'
import { createRedisPlace } from '../support/redis-place.ts'

describeStore('Redis', () => createRedisPlace(inject('redisUrl')))
