import { keepReadings } from '../../src/domain/kept-readings.ts'

// A process plays many files, and most of them put Prima together anew: her files are read once.
keepReadings()
