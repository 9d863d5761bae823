import { readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { z } from 'zod'

/** Who may take a message: a skill, or nobody since it is not ours. */
export const takers = [
  'answer',
  'draft',
  'calculate',
  'kbli',
  'guide',
  'programme',
  'practise',
  'analyse',
  'remind',
  'help',
  'decline',
  'talk',
  'privacy',
  'outside',
] as const
export type Taker = (typeof takers)[number]

/** Who should take a message, and who else would be right. */
export type Wanted = { readonly wants: Taker; readonly also: readonly Taker[] }

/** What one person writes, turn after turn, and who should take which turn; a turn without is not judged. */
export type Play = { readonly turns: readonly string[]; readonly judged: ReadonlyMap<number, Wanted> }

const wanted = { wants: z.enum(takers), also: z.array(z.enum(takers)).default([]) }
const messageSchema = z.strictObject({ turns: z.array(z.string()).min(1), ...wanted })
/** `key`: set, item and turn of a used blind set. */
const labelSchema = z.strictObject({ key: z.string(), ...wanted })
const itemsSchema = z.array(
  z.looseObject({ id: z.string(), q: z.string().optional(), turns: z.array(z.string()).optional() }),
)
const blindDirectory = resolve(import.meta.dirname, '../blind')

/** Reads a set: messages of which the last turn is judged, or labels of the turns of used blind sets. */
export function readPlays(path: string): readonly Play[] {
  const lines = readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line))
  return basename(path) === 'blind.jsonl' ? blindPlays(lines) : lines.map(toPlay)
}

function toPlay(line: unknown): Play {
  const { turns, wants, also } = messageSchema.parse(line)
  return { turns, judged: new Map([[turns.length - 1, { wants, also }]]) }
}

function blindPlays(lines: readonly unknown[]): readonly Play[] {
  const byItem = new Map<string, Map<number, Wanted>>()
  for (const line of lines) {
    const { key, wants, also } = labelSchema.parse(line)
    const [set = '', id = '', turn = ''] = key.split(':')
    const item = byItem.get(`${set}:${id}`) ?? new Map<number, Wanted>()
    byItem.set(`${set}:${id}`, item.set(Number(turn), { wants, also }))
  }
  const sets = [...new Set([...byItem.keys()].map((key) => key.split(':')[0] ?? ''))]
  return sets.flatMap((set) => {
    const items = itemsSchema.parse(JSON.parse(readFileSync(join(blindDirectory, `2026-11-29-${set}.json`), 'utf8')))
    return items.flatMap(({ id, q, turns }) => {
      const judged = byItem.get(`${set}:${id}`)
      return judged ? [{ turns: turns ?? (q === undefined ? [] : [q]), judged }] : []
    })
  })
}
