import { alternatives } from '../../domain/alternatives.ts'

type Words = readonly string[]

/** What is said of a new team: its name, empty where none is told, and who is to be in it besides the speaker. */
export type NewTeam = { readonly name: string; readonly members: readonly string[] }

/** Lists of `naming` in team-sentences.yaml. */
export type NamingWords = {
  readonly [list in
    | 'called'
    | 'founds'
    | 'asks-how'
    | 'fillers'
    | 'purpose'
    | 'ours'
    | 'stops'
    | 'nameless'
    | 'describing'
    | 'members'
    | 'me'
    | 'joints']: Words
}

const mostMembers = 12
/** A name that nothing leads to but the word "tim" has few words. */
const mostWordsOfName = 7
/** A name that was asked for and is written small has fewer: "kopi senja". */
const mostWordsUnled = 3

export type NewTeamReader = {
  /** What stands behind "buat tim". Undefined: it tells what a team is like, and names none. */
  named(rest: string): NewTeam | undefined
  /** "Mau bikin tim dong, namanya Bengkel Jaya": of a whole message that wishes for a team. Undefined: it names no team. */
  wished(text: string): NewTeam | undefined
  /**
   * "Selamat pagi, kami dari Desa Sukamaju. Mohon dibuatkan tim warga dengan nama Balai Tanggap": said with a verb that
   * founds, behind whatever tells who one is. Undefined: no team is wished for, or none is named.
   */
  founded(text: string): NewTeam | undefined
  /** "Orgnya: Fadil, Vero, sama Ikhsan", right after a team was made: nothing but names, two at least; else none. */
  listed(text: string): readonly string[]
  /** "Namain aja Dingin Sejuk": the answer to what a team is to be called. Undefined: it is none. */
  answered(text: string): NewTeam | undefined
}

/** Reads the name of a new team, and who is to be in it. */
export function createNewTeamReader(words: NamingWords): NewTeamReader {
  const { called, founds, fillers, purpose, ours, stops, nameless, describing, members, me, joints } = words
  const filler = String.raw`(?:(?:${alternatives(fillers)})(?![\p{L}\d])[\s,.!?–—-]*)`
  const fillersAhead = new RegExp(`^[\\s,.!?–—-]*${filler}*`, 'iu')
  // "Pasar Baru" is a name, "tim kasir baru" none: what is written small is no part of it.
  const fillersBehind = new RegExp(String.raw`[\s,]+(?:${alternatives(fillers)})$`, 'u')
  const lastCalled = new RegExp(
    String.raw`^(?:[\s\S]*(?<!\p{L}))?(?:${alternatives(called)})(?!\p{L})\s*[:=,]?\s*([\s\S]*)$`,
    'iu',
  )
  const leadingCalled = new RegExp(
    String.raw`^(?:(?:${alternatives([...called, ...fillers])})(?![\p{L}\d])[\s,:–—-]*)+`,
    'iu',
  )
  const team = /(?<!\p{L})(?:tim|team|grup|group|grop|regu)(?!\p{L})/giu
  const founding = new RegExp(
    String.raw`(?<!\p{L})(?:${alternatives(founds)})(?!\p{L})(?:\s+[\p{L}\d’'-]+){0,5}?\s+(?:tim|team|kelompok kerja|grup|group|grop|regu|crew)(?!\p{L})`,
    'iu',
  )
  const asksHow = new RegExp(String.raw`(?<!\p{L})(?:${alternatives(words['asks-how'])})(?!\p{L})[^.!?]*$`, 'iu')
  const forWhat = new RegExp(String.raw`^(?:${alternatives([...purpose, ...ours])})(?!\p{L})`, 'iu')
  const ofOurs = new RegExp(
    String.raw`\s+(?:${alternatives(purpose)})\s+(?:(?:${alternatives(ours)})(?!\p{L})|[\s\S]*(?<!\p{L})(?:${alternatives(ours)})\s*$)[\s\S]*$`,
    'iu',
  )
  const stop = new RegExp(String.raw`\s+(?:${alternatives(stops)})(?!\p{L})[\s\S]*$`, 'iu')
  const noName = new RegExp(String.raw`^(?:${alternatives(nameless)})(?!\p{L})`, 'iu')
  const describes = new RegExp(String.raw`^(?:${alternatives(describing)})(?!\p{L})`, 'iu')
  const list = new RegExp(String.raw`[\s,.:;]+(?:${alternatives(members)})(?![\p{L}])[\s,:]*`, 'iu')
  const listAhead = new RegExp(String.raw`^(?:${alternatives(members)})(?!\p{L})[\s,:]*`, 'iu')
  const joint = String.raw`\s+(?:${alternatives(joints)})\s+`
  const jointAhead = new RegExp(String.raw`^(?:${alternatives(joints)})\s+`, 'iu')
  const nobody = new Set(me)

  return {
    named(rest) {
      const led = tidy(rest)
      return describes.test(led) ? undefined : (behindCalled(rest) ?? behindPurpose(led) ?? read(led))
    },
    wished(text) {
      const told = behindCalled(text)
      if (told) return told
      const places = [...text.matchAll(team)].map(({ index, 0: word }) => text.slice(index + word.length))
      if (places.some((rest) => describes.test(tidy(rest)))) return undefined
      for (const rest of places) {
        const found = behindPurpose(tidy(rest)) ?? ofCapitals(rest)
        if (found && found.name !== '') return found
      }
      return unnamed
    },
    founded(text) {
      const found = founding.exec(text)
      if (!found || asksHow.test(text.slice(0, found.index))) return undefined
      // Without a word that names it, "buat tim Kopi" may as well be for a team.
      const rest = text.slice(found.index + found[0].length)
      const wanted = behindCalled(rest) ?? (/^(?:\s+[\p{L}/-]+){0,5}\s*:\s/u.test(rest) ? ofCapitals(rest) : undefined)
      return wanted && /^["“'‘\p{Lu}\d]/u.test(wanted.name) ? wanted : undefined
    },
    listed(text) {
      const said = tidy(text.trim().replace(/^[^:,]{1,25}:\s*/u, '')).replace(listAhead, '')
      const pieces = said.split(new RegExp(String.raw`\s*[,;]\s*|${joint}`, 'iu')).filter((each) => each !== '')
      const found = namesIn(said)
      return found.length >= 2 && found.length === pieces.length && !/\d/.test(said) ? found : []
    },
    answered(text) {
      const told = behindCalled(text)
      if (told && told.name !== '') return told
      const said = tidy(text)
      const count = said.split(/\s+/).length
      const isName = /^["“'‘]|^\p{Lu}|^\d/u.test(said) ? count <= mostWordsOfName : count <= mostWordsUnled
      const found = isName && !noName.test(said) && !describes.test(said) ? read(said) : unnamed
      return found.name === '' ? undefined : found
    },
  }

  function behindCalled(text: string): NewTeam | undefined {
    const rest = lastCalled.exec(text)?.[1]
    if (rest === undefined) return undefined
    const said = tidy(rest)
    return said === '' || noName.test(said) ? unnamed : read(said.replace(ofOurs, ''))
  }

  /** "Untuk toko kami", "buat kedai: Ruang Seduh": what it is for is no name; one may stand behind that. */
  function behindPurpose(rest: string): NewTeam | undefined {
    if (!forWhat.test(rest)) return undefined
    const behind = /[,:;–—]\s*(["“'‘\p{Lu}\d][\s\S]*)$/u.exec(rest)?.[1]
    return behind === undefined ? unnamed : read(tidy(behind))
  }

  /** Behind the word "tim" stands a name where a colon leads to it or it is written as one. */
  function ofCapitals(rest: string): NewTeam | undefined {
    const isLed = /^(?:\s+\p{L}+){0,4}\s*:/u.test(rest)
    const said = tidy(isLed ? rest.slice(rest.indexOf(':') + 1) : rest).replace(stop, '')
    const first = said.split(/[,.!?;]\s+|[.!?;]$/u)[0] ?? ''
    const isName = /^["“'‘\p{Lu}\d]/u.test(first) || (isLed && first !== '')
    return isName && first.split(/\s+/).length <= mostWordsOfName && !noName.test(first) ? read(said) : undefined
  }

  function tidy(text: string): string {
    return text
      .replace(fillersAhead, '')
      .replace(/^[\s,:.!?–—-]+/u, '')
      .trim()
  }

  function read(text: string): NewTeam {
    const led = text.trim().replace(leadingCalled, '')
    const quoted = /^["“”'‘]([^"“”]{2,60}?)["“”'’]/u.exec(led)
    const found = list.exec(led)
    // "Sari & Sons with love" is a name: who is in it is told behind a comma or a name in quotes, or as a list.
    const rest = found ? led.slice(found.index + found[0].length) : ''
    const isList =
      found !== null &&
      (quoted !== null || /[,:]/.test(rest) || new RegExp(joint, 'iu').test(rest) || onlyNames.test(rest))
    const name = quoted?.[1] ?? (isList ? led.slice(0, found.index) : led)
    return { name: bare(name), members: isList ? namesIn(rest) : [] }
  }

  /** "Ngopi Santuy Crew, kedai kopi gue": what stands behind a comma tells of it. */
  function bare(name: string): string {
    let said = name.trim().split(/,\s+|(?<=\p{Ll}{3})[.!?;]\s+/u)[0] ?? ''
    for (let before = ''; before !== said; ) {
      before = said
      said = said.replace(fillersBehind, '').replace(/[\s,.!?]+$/, '')
    }
    return said
  }

  function namesIn(text: string): readonly string[] {
    // Names that nothing parts are parted by their capitals.
    const parted = onlyNames.test(text) ? text.trim().replace(/\s+/g, ', ') : text
    return parted
      .split(new RegExp(String.raw`\s*[,;]\s*|${joint}`, 'iu'))
      .map((each) =>
        each
          .replace(jointAhead, '')
          .replace(/[.!?"”]+$/, '')
          .trim(),
      )
      .filter(
        (each) => /^\p{L}[\p{L}.' ]{1,30}$/u.test(each) && !nobody.has(each.toLowerCase()) && /^\p{Lu}/u.test(each),
      )
      .slice(0, mostMembers)
  }
}

const unnamed: NewTeam = { name: '', members: [] }

/** "Reno Vina Dimas", "Kang Asep". */
const onlyNames = /^(?:\p{Lu}\p{Ll}+[\s.!]*){2,12}$/u
