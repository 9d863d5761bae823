import { z } from 'zod'
import { createSentenceReader, type ReadSentence } from '../../conversation/sentence-patterns.ts'
import { wordsIn } from '../../domain/words-in.ts'
import { readLanguageFile } from '../../knowledge/text/read-language-file.ts'
import { readCode } from '../../people/code.ts'
import { type Role, roles } from '../../people/events.ts'
import { createNearReader, type NearWish, roleIn } from './read-members.ts'
import { createNewNameReader, createSeveralReader, createSomebodyReader } from './read-names.ts'
import { createNewTeamReader, type NewTeamReader } from './read-new-team.ts'

export const teamWishes = [
  'create-unnamed',
  'create',
  'join-uncoded',
  'join',
  'show',
  'invite-lead',
  'invite-manager',
  'invite-once',
  'invite',
  'withdraw',
  'hand-over',
  'role',
  'leave',
  'remove',
  'rename',
  'choose-unnamed',
  'choose',
  'bind',
  'free',
  'zone',
  'link',
  'link-with',
  'unlink',
] as const
export type TeamWish = (typeof teamWishes)[number]
export type ReadTeamWish = ReadSentence<TeamWish>

const words = z.array(z.string().min(1)).min(1)
const schema = z.strictObject({
  ...(Object.fromEntries(teamWishes.map((wish) => [wish, words])) as Record<TeamWish, typeof words>),
  roles: z.record(z.enum(roles), words),
  naming: z.strictObject({
    called: words,
    founds: words,
    'asks-how': words,
    fillers: words,
    purpose: words,
    ours: words,
    stops: words,
    nameless: words,
    describing: words,
    members: words,
    me: words,
    joints: words,
  }),
  near: z.strictObject({ add: words, remove: words, whoever: words }),
  names: z.strictObject({ becomes: words, none: words }),
  'new-code': words,
})

export type TeamReader = {
  /** A sentence about teams, wherever it is said. */
  sentence(text: string): ReadTeamWish | undefined
  /** What stands behind `/tim`. */
  command(rest: string): ReadTeamWish | undefined
  /** "Baru namanya 'CS Malam', isinya gw, Dito, ama Sari": the name, and who is to be in it besides the speaker. */
  readonly newTeam: NewTeamReader
  /** "Tambahin Joko, dia leadernya", said right after something about a team. */
  near(text: string): NearWish | undefined
  /** "Nama tim kita ubah jadi Loket Pagi dong": what it is to be called. */
  newName(text: string): string | undefined
  /** "Wawan resign, keluarin dari tim": the name that stands in a text. */
  somebody(text: string): string | undefined
  /** Whether a new code is wanted, and not the one there is. */
  wantsNewCode(text: string): boolean
  /** "Masukin Yanto sama Ujang": all who are named, where they are several. */
  severalNamed(text: string): readonly string[]
  /** The role that is named in a text. */
  roleIn(text: string): Role | undefined
  /** "Pak Rudi ketua": whom, and the role at the end. */
  role(text: string): { readonly who: string; readonly role: Role | undefined }
}

/** Reads what somebody wants of a team. `directory` is knowledge/language. */
export function createTeamReader(directory: string): TeamReader {
  const {
    roles: roleWords,
    naming: namingWords,
    near: nearWords,
    names,
    'new-code': newCode,
    ...patterns
  } = readLanguageFile(directory, 'team-sentences.yaml', schema)
  const ordered = Object.fromEntries(teamWishes.map((wish) => [wish, patterns[wish]])) as Record<TeamWish, string[]>
  const read = createSentenceReader(ordered)
  const near = createNearReader(nearWords, roleWords)

  return {
    newTeam: createNewTeamReader(namingWords),
    near,
    newName: createNewNameReader(names.becomes),
    somebody: createSomebodyReader([...names.none, ...nearWords.add, ...nearWords.remove]),
    severalNamed: createSeveralReader([...names.none, ...nearWords.add], namingWords.joints),
    wantsNewCode: (text) => newCode.some((word) => wordsIn(text).includes(word)),
    roleIn: (text) => roleIn(text, roleWords),
    sentence(text) {
      const wish = read(text)
      // "Gabung yuk" is talk: only what looks like a code is one. Behind the command anything is tried.
      return wish && isCodeWish(wish) && !looksLikeCode(wish.parts.code) ? undefined : wish
    },
    command(rest) {
      if (rest === '') return { wish: 'show', parts: {} }
      const [first = '', ...others] = rest.split(/\s+/)
      // `/tim buat Kopi Senja` is said as "buat tim Kopi Senja", `/tim kode` as "kode tim".
      const saidAs = [rest, [first, 'tim', ...others].join(' '), `${rest} tim`, `tim ${rest}`]
      return saidAs.map(read).find((wish) => wish !== undefined)
    },
    role(text) {
      const said = text.trim()
      for (const role of roles) {
        const word = roleWords[role].find((each) => said.toLowerCase().endsWith(` ${each}`))
        if (word !== undefined) return { who: said.slice(0, -word.length).trim(), role }
      }
      return { who: said, role: undefined }
    },
  }
}

function isCodeWish({ wish }: ReadTeamWish): boolean {
  return wish === 'join' || wish === 'link-with' || wish === 'withdraw'
}

function looksLikeCode(text: string | undefined): boolean {
  const code = text === undefined ? undefined : readCode(text)
  return code !== undefined && code.length >= 5 && (/\d/.test(code) || text === code)
}
