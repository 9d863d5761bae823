import type { Language } from '../../domain/language.ts'
import type { Programme } from '../programme.ts'
import { type CsvCell, writeCsv } from './write-csv.ts'

const heads = {
  id: {
    actions: [
      'aksi',
      'apa',
      'pemilik',
      'mulai',
      'tenggat',
      'tenggat awal',
      'status',
      'bukti diminta',
      'bukti',
      'tujuan',
      'prioritas',
      'biaya (Rp)',
    ],
    measurements: ['ukuran', 'nilai', 'satuan', 'n', 'jumlah', 'tanggal', 'catatan'],
  },
  en: {
    actions: [
      'action',
      'what',
      'owner',
      'start',
      'due',
      'first due',
      'status',
      'proof wanted',
      'proof',
      'goal',
      'priority',
      'cost (IDR)',
    ],
    measurements: ['metric', 'value', 'unit', 'n', 'count', 'day', 'note'],
  },
} as const

/** Actions or measurements as comma-separated values, one line each in the order they were made. */
export function toCsv(programme: Programme, what: 'actions' | 'measurements', language: Language): string {
  const rows = what === 'actions' ? actionRows(programme) : measurementRows(programme)
  return writeCsv([heads[language][what], ...rows], { cell: ',', decimal: '.' })
}

function actionRows({ actions }: Programme): readonly (readonly CsvCell[])[] {
  return [...actions.values()].map(({ number, values, status, firstDue, evidence }) => {
    const { what, owner, start, due, proof, goal, priority, cost } = values
    return [number, what, owner?.name, start, due, firstDue, status, proof, evidence, goal, priority, cost]
  })
}

function measurementRows({ measurements }: Programme): readonly (readonly CsvCell[])[] {
  return [...measurements.values()].map(({ values: { metric, value, n, count, day, note } }) => {
    return [metric.name, value, metric.unit, n, count, day, note]
  })
}
