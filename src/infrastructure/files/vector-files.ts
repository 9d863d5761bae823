import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { VectorStore } from '../../ports/vector-store.ts'

const lineSchema = z.strictObject({ hash: z.string(), vector: z.base64() })

/** Vectors in files of a folder, one for each model: a line of JSON each, the vector as 32-bit floats in base64. */
export function createVectorFiles(directory: string): VectorStore {
  const pathOf = (model: string) =>
    join(directory, `${createHash('sha256').update(model).digest('hex').slice(0, 16)}.jsonl`)
  return {
    async load(model) {
      try {
        const lines = (await readFile(pathOf(model), 'utf8')).split('\n').filter((line) => line !== '')
        return new Map(lines.map(readLine))
      } catch {
        // Not there yet, or not as we wrote it: then all are made again.
        return new Map()
      }
    },
    async save(model, vectors) {
      const path = pathOf(model)
      const lines = [...vectors].map(([hash, vector]) => JSON.stringify({ hash, vector: toBase64(vector) }))
      try {
        await mkdir(directory, { recursive: true, mode: 0o700 })
        await writeFile(`${path}.new`, `${lines.join('\n')}\n`)
        await rename(`${path}.new`, path)
      } catch {
        // A full disk costs the vectors, not the answers.
      }
    },
  }
}

function readLine(line: string): readonly [string, Float32Array] {
  const { hash, vector } = lineSchema.parse(JSON.parse(line))
  const bytes = Buffer.from(vector, 'base64')
  return [hash, new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength))]
}

function toBase64(vector: Float32Array): string {
  return Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength).toString('base64')
}
